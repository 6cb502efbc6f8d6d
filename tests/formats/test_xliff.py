"""XLIFF 1 and 2: segments of source and target, the suites of the standard, and what is refused."""

from __future__ import annotations

import contextlib
import tomllib
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError, LimitError
from hexapla.formats import detect
from hexapla.formats.format import Source
from hexapla.formats.xliff import read
from hexapla.model import RawDocument

CASES = tomllib.loads((Path(__file__).parent / "xliff.toml").read_text(encoding="utf-8"))
SUITES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "schemas"
FILES = sorted(SUITES.glob("xliff2*/test-suite/**/*.xlf"))

NOT_WELL_FORMED = {"Good-pgs_plural.xlf"}
"""Uses a prefix that it does not declare."""


def styled(document: RawDocument, which: str) -> list[list[object]]:
    return [
        [block.location.line, span.of(block.text)]
        for block in document.blocks
        for span in getattr(block, which)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any], encoding: str) -> None:
    data = case["xml"].strip().encode(encoding)
    assert detect("x.xlf", data) == "xliff"
    documents = read(Source(data, "x.xlf", case.get("lang")))
    assert {document.lang: len(document.blocks) for document in documents} == {
        lang: len(blocks) for lang, blocks in case["docs"].items()
    }
    for document in documents:
        assert document.unit == "clause"
        found = [[b.location.line, b.location.part, b.text] for b in document.blocks]
        assert found == case["docs"][document.lang]
        for which in ("italics", "bolds"):
            if which in case:
                assert styled(document, which) == case[which][document.lang]
    if "notes" in case:
        assert [*dict.fromkeys(n for d in documents for n in d.notes)] == case["notes"]


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: str(case["name"]))
def test_refused(case: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        read(Source(case["xml"].encode(), "x.xlf"))
    assert caught.value.line().startswith(case["says"])


@pytest.mark.skipif(not FILES, reason="the conformance suites of XLIFF are not there")
def test_conformance_suites() -> None:
    """What is valid is read with the texts of its sources; what is not ends in a sentence."""
    counts = {"valid": 0, "invalid": 0}
    for path in FILES:
        kind = "invalid" if "invalid" in path.parts else "valid"
        counts[kind] += 1
        source = Source(path.read_bytes(), str(path))
        if kind == "valid" and path.name not in NOT_WELL_FORMED:
            documents = read(source)
            assert documents, path
            assert all(d.blocks or not d.notes or "not translated" in d.notes[0] for d in documents), (
                path
            )
        else:
            with contextlib.suppress(InputError):
                read(source)
    assert min(counts.values()) > 100


def many(units: int) -> bytes:
    body = "".join(
        f'<unit id="u{n}"><segment><source>Clause {n} of the text</source><target>Пункт {n}</target>'
        "</segment></unit>"
        for n in range(units)
    )
    head = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru">'
    )
    return f'{head}<file id="f"><group id="g">{body}</group></file></xliff>'.encode()


def test_many_units_are_read_in_order() -> None:
    english, russian = read(Source(many(5000), "x.xlf"))
    assert [b.location.line for b in english.blocks] == list(range(1, 5001))
    assert russian.blocks[-1].text == "Пункт 4999"


def test_the_original_that_a_file_carries_costs_no_tree() -> None:
    carried = b"QUJD" * 5_000_000
    data = (
        b'<xliff version="1.2"><file source-language="en"><header><skl><internal-file>'
        + carried
        + b"</internal-file></skl></header><body><trans-unit id='1'><source>a</source></trans-unit>"
        b"</body></file></xliff>"
    )
    assert read(Source(data, "x.xlf"))[0].blocks[0].text == "a"


def test_endless_marks_in_one_element_end_in_a_sentence() -> None:
    data = b'<xliff version="2.0" srcLang="en"><file id="f"><x>' + b"<a/>" * 2_200_000
    tracemalloc.start()
    with pytest.raises(LimitError, match="more than 2,000,000 marks in one element; split the file"):
        read(Source(data, "x.xlf"))
    assert tracemalloc.get_traced_memory()[1] < 200_000_000
    tracemalloc.stop()


def test_deep_nesting_ends_in_a_sentence() -> None:
    deep = "<g id='1'>" * 100_000
    head = "<xliff version='1.2'><file source-language='en'><body><trans-unit id='1'><source>"
    with pytest.raises(InputError, match="not well-formed XML"):
        read(Source(f"{head}{deep}".encode(), "x.xlf"))


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes) -> None:
    with pytest.raises(InputError):
        read(Source(data, "x.xlf"))


@given(
    st.sampled_from(CASES["case"]),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=4),
    st.integers(0, 6000),
)
@settings(max_examples=200, deadline=None)
def test_a_file_with_bytes_changed(
    case: dict[str, Any], changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(case["xml"].strip().encode())
    for at, value in changes:
        data[at % len(data)] = value
    with contextlib.suppress(InputError):
        assert read(Source(bytes(data[:cut] if cut < 3000 else data), "x.xlf"))
