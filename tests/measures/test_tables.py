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
CITED = tomllib.loads((FOLDER / "references.toml").read_text(encoding="utf-8"))
DATES = tomllib.loads((FOLDER / "dates.toml").read_text(encoding="utf-8"))["case"]
PLACES = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))


def title(table: dict[str, Any]) -> str:
    return f"{table['lang']}: {table.get('text', table.get('values'))}"[:60]


@pytest.mark.parametrize("table", NUMBERS, ids=title)
def test_numbers(table: dict[str, Any]) -> None:
    found = measure(table["text"], table["lang"]).numbers
    assert [str(n.value) for n in found if n.demands] == table["values"]
    assert [str(n.value) for n in found if not n.demands] == table.get("soft", [])


@pytest.mark.parametrize("table", DATES, ids=title)
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
        ("ar", "70 بالمائة و 12"),
        ("ar", "70\u066a و 12"),
        ("zh", "百分之70，12"),
        ("zh", "70个百分点，12"),
        ("ru", "в размере 70-процентного, 12"),
        ("fr", "70 p. 100, 12"),
        ("en", "70 per cent, 12"),
        ("fr", "70 pour cent, 12"),
        ("ru", "70 процентов, 12"),
        ("es", "70 por ciento, 12"),
    ],
)
def test_percentages(lang: Lang, text: str) -> None:
    found = measure(text, lang).numbers
    assert [(int(n.value), n.percent) for n in found] == [(70, True), (12, False)]


@pytest.mark.parametrize("table", CITED["symbols"], ids=title)
def test_symbols_and_their_faults(table: dict[str, Any]) -> None:
    symbols = measure(table["text"], table["lang"]).symbols
    assert [f"{x.symbol} -> {x.likely}" if x.fault else x.symbol for x in symbols] == table["found"]


@pytest.mark.parametrize("table", CITED["references"], ids=title)
def test_cited_resolutions(table: dict[str, Any]) -> None:
    references = measure(table["text"], table["lang"]).references
    assert [reference.reference for reference in references] == table["found"]


@pytest.mark.parametrize("table", CITED["crossings"], ids=title)
def test_crossings(table: dict[str, Any]) -> None:
    found = []
    for x in measure(table["text"], table["lang"]).crossings:
        parts = f"({','.join(map(str, x.parts))})" if x.parts else ""
        found.append(f"{','.join(map(str, x.numbers))}{parts} {x.pointer or '-'}")
        assert x.here == (x.pointer != "other")
    assert found == table["found"]


@pytest.mark.parametrize("table", CITED["divisions"], ids=title)
def test_divisions(table: dict[str, Any]) -> None:
    divisions = measure(table["text"], table["lang"]).divisions
    assert [f"{x.kind} {x.value}{'' if x.demands else ' ?'}" for x in divisions] == table["found"]


@pytest.mark.parametrize("table", CITED["addresses"], ids=title)
def test_addresses(table: dict[str, Any]) -> None:
    addresses = measure(table["text"], table["lang"]).addresses
    assert [address.key for address in addresses] == table["found"]
    assert all(x.span.of(table["text"]) == x.address for x in addresses)
    assert {x.mail for x in addresses} <= {False, "a.b@un.org" in table["found"]}


@pytest.mark.parametrize("table", CITED["none"], ids=title)
def test_what_cites_nothing(table: dict[str, Any]) -> None:
    found = measure(table["text"], table["lang"])
    assert found.symbols + found.references + found.crossings + found.divisions + found.addresses == ()


def test_every_language_has_its_cases() -> None:
    for lang in ("ar", "zh", "en", "fr", "ru", "es"):
        assert sum(case["lang"] == lang for cases in CITED.values() for case in cases) >= 15


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("https://undocs.org/fr/A/70/1", "fr"),
        ("www.un.org/russian/ga", "russian"),
        ("un.org/index_es.pdf", "es"),
        ("un.org/x?lang=zh", "zh"),
        ("www.un.org/fresh", ""),
    ],
)
def test_the_language_of_an_address(address: str, language: str) -> None:
    assert [x.language for x in measure(f"see {address}.", "en").addresses] == [language]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "من 10 إلى 15 في المائة"),
        ("zh", "10至15%"),
        ("en", "10 to 15 per cent"),
        ("fr", "de 10 à 15 %"),
        ("ru", "от 10 до 15 процентов"),
        ("es", "de 10 a 15 por ciento"),
    ],
)
def test_both_ends_of_a_range_are_percentages(lang: Lang, text: str) -> None:
    assert [(int(n.value), n.percent) for n in measure(text, lang).numbers] == [(10, True), (15, True)]
