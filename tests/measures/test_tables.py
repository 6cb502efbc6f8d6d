"""The golden tables of `tests/measures/*.toml`: one text, what is measured in it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.labels import label_value
from hexapla.model import Lang

FOLDER = Path(__file__).parent
NUMBERS = tomllib.loads((FOLDER / "numbers.toml").read_text(encoding="utf-8"))["case"]
PLACES = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))


def title(table: dict[str, Any]) -> str:
    return f"{table['lang']}: {table.get('text', table.get('values'))}"[:60]


@pytest.mark.parametrize("table", NUMBERS, ids=title)
def test_numbers(table: dict[str, Any]) -> None:
    found = measure(table["text"], table["lang"]).numbers
    assert [str(n.value) for n in found if n.demands] == table["values"]
    assert [str(n.value) for n in found if not n.demands] == table.get("soft", [])


@pytest.mark.parametrize("table", PLACES["dates"], ids=title)
def test_dates(table: dict[str, Any]) -> None:
    dates = measure(table["text"], table["lang"]).dates
    assert ["-".join(map(str, date.key)) for date in dates] == table["found"]


@pytest.mark.parametrize("table", PLACES["symbols"], ids=title)
def test_symbols(table: dict[str, Any]) -> None:
    symbols = measure(table["text"], table["lang"]).symbols
    assert [symbol.symbol for symbol in symbols] == table["found"]
    written = [symbol.span.of(table["text"]) for symbol in symbols]
    assert [s.folded for s in symbols] == [any(x > "\u03ff" and x.isalpha() for x in w) for w in written]


@pytest.mark.parametrize("table", PLACES["references"], ids=title)
def test_references(table: dict[str, Any]) -> None:
    references = measure(table["text"], table["lang"]).references
    assert [reference.reference for reference in references] == table["found"]


@pytest.mark.parametrize("table", PLACES["labels"], ids=title)
def test_labels(table: dict[str, Any]) -> None:
    language = profile(table["lang"])
    read = {mark: label_value(mark, language, table.get("after")) for mark in table["values"]}
    assert read == table["values"]
    assert [label_value(mark, language) for mark in table.get("none", [])] == [None] * len(
        table.get("none", [])
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "70 في المائة و 12"),
        ("zh", "百分之70，12"),
        ("en", "70 per cent, 12"),
        ("fr", "70 pour cent, 12"),
        ("ru", "70 процентов, 12"),
        ("es", "70 por ciento, 12"),
    ],
)
def test_percentages(lang: Lang, text: str) -> None:
    found = measure(text, lang).numbers
    assert [(int(n.value), n.percent) for n in found] == [(70, True), (12, False)]
