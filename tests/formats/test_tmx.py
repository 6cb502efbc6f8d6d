"""TMX: variants by language, codes, old versions, and what is refused."""

from __future__ import annotations

import contextlib
import tomllib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError
from hexapla.formats import detect
from hexapla.formats.format import Source
from hexapla.formats.tmx import read
from hexapla.model import LANGS

CASES = tomllib.loads((Path(__file__).parent / "tmx.toml").read_text(encoding="utf-8"))

# Everything that XML 1.0 can hold; a carriage return is read as a line end.
_LEGAL = st.characters(
    exclude_categories=["Cs"],
    exclude_characters="".join(map(chr, (*range(9), 11, 12, *range(13, 32), 0xFFFE, 0xFFFF))),
)
_UNITS = st.lists(
    st.dictionaries(st.sampled_from(LANGS), st.text(_LEGAL, max_size=20)), min_size=1, max_size=6
)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    data = case["xml"].strip().encode(case.get("encoding", "utf-8"))
    assert detect("x.tmx", data) == "tmx"
    documents = read(Source(data, "x.tmx"))
    found = {d.lang: [[b.location.line, b.location.part, b.text] for b in d.blocks] for d in documents}
    assert found == case["docs"]
    for document in documents:
        assert document.unit == "clause"
        for which in ("italics", "bolds"):
            if which in case:
                spans = [
                    [b.location.line, span.of(b.text)]
                    for b in document.blocks
                    for span in getattr(b, which)
                ]
                assert spans == case[which][document.lang]
        assert list(document.notes) == case.get("notes", [])


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: str(case["name"]))
def test_refused(case: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        read(Source(case["xml"].encode(), "x.tmx"))
    assert caught.value.line().startswith(case["says"])


@given(_UNITS, st.sampled_from(["utf-8", "utf-16"]))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read(units: list[dict[str, str]], encoding: str) -> None:
    body = "".join(
        "<tu>"
        + "".join(
            f"<tuv xml:lang={quoteattr(lang)}><seg>{escape(text)}</seg></tuv>"
            for lang, text in unit.items()
        )
        + "</tu>"
        for unit in units
    )
    data = f'<?xml version="1.0" encoding="{encoding}"?><tmx version="1.4"><body>{body}</body></tmx>'
    expected = {
        lang: [
            (number, _at_the_edges(unit[lang]))
            for number, unit in enumerate(units, 1)
            if unit.get(lang, "").strip()
        ]
        for lang in LANGS
        if any(lang in unit for unit in units)
    }
    if not expected:
        return
    documents = read(Source(data.encode(encoding), "x.tmx"))
    assert {d.lang: [(b.location.line, b.text) for b in d.blocks] for d in documents} == expected


def _at_the_edges(text: str) -> str:
    return text.strip(" \t\r\n") if "\n" in (text[0], text[-1]) else text


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes) -> None:
    with pytest.raises(InputError):
        read(Source(data, "x.tmx"))


@given(
    st.sampled_from(CASES["case"]),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=4),
    st.integers(0, 4000),
)
@settings(max_examples=200, deadline=None)
def test_a_file_with_bytes_changed(
    case: dict[str, Any], changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(case["xml"].strip().encode(case.get("encoding", "utf-8")))
    for at, value in changes:
        data[at % len(data)] = value
    with contextlib.suppress(InputError):
        assert read(Source(bytes(data[:cut] if cut < 2000 else data), "x.tmx"))
