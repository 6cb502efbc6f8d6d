"""Akoma Ntoso: cases as data, the examples of the standard, what is never lost, what is refused."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from hexapla.errors import InputError
from hexapla.formats import detect
from hexapla.formats.akn import read
from hexapla.formats.format import Source
from hexapla.model import RawDocument

from .facts import facts

CASES = tomllib.loads((Path(__file__).parent / "akn.toml").read_text(encoding="utf-8"))["case"]
EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "schemas" / "akn" / "examples"
PATHS = sorted(EXAMPLES.glob("*.xml"))
without_data = pytest.mark.skipif(not PATHS, reason=f"no examples in {EXAMPLES}")
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def documents(data: bytes | str) -> tuple[RawDocument, ...]:
    return read(Source(data.encode() if isinstance(data, str) else data, "a.akn"))


def wrapped(inside: str, namespace: str = NAMESPACE) -> str:
    return f'<akomaNtoso xmlns="{namespace}">{inside}</akomaNtoso>'


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    found = documents(wrapped(case["xml"], case.get("namespace", NAMESPACE)))
    blocks = [facts(block) for document in found for block in document.blocks]
    wanted = [{"label": "", "kind": "", "level": 0, "furniture": "", **b} for b in case["blocks"]]
    pairs = zip(blocks, wanted, strict=False)
    shown = [{key: got[key] for key in want} for got, want in pairs]
    assert [*shown, *blocks[len(wanted) :]] == wanted
    assert [document.lang for document in found] == case.get("langs", [case.get("lang", "")])
    assert {document.symbol for document in found} == {case.get("symbol", "")}
    assert found[0].notes == tuple(case.get("notes", ()))
    assert {document.unit for document in found} == {"paragraph"}


@without_data
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_text_of_the_examples_is_lost(path: Path) -> None:
    data = path.read_bytes()
    read_text = "\n".join(squeezed(part) for doc in documents(data) for part in parts_of(doc))
    root = etree.fromstring(data)
    for node in root.iter():
        if not isinstance(node.tag, str) or in_meta(node):
            continue
        for text in (node.text, *(child.tail for child in node)):
            assert squeezed(text or "") in read_text, (path.name, node.tag, text)


def in_meta(node: etree._Element) -> bool:
    return etree.QName(node).localname == "meta" or any(True for _ in node.iterancestors("{*}meta"))


def parts_of(document: RawDocument) -> list[str]:
    return [part for block in document.blocks for part in (block.label, block.text)]


def squeezed(text: str) -> str:
    return "".join(text.split())


@without_data
def test_the_examples_say_their_language() -> None:
    langs = {path.name[:2]: documents(path.read_bytes())[0].lang for path in PATHS}
    assert langs == {"cl": "es", "eu": "en", "it": "it", "ke": "en", "uk": "en"} | {
        "us": "en",
        "uy": "es",
        "za": "en",
    }


REFUSED = {
    "other XML": ("<html><p>x</p></html>", "not Akoma Ntoso: its root is <html>"),
    "no text": (wrapped("<act><meta/><body/></act>"), "the document holds no text"),
    "cut off": (wrapped("<act><body><p>text</p>")[:-20], "not well-formed XML"),
    "empty": ("", "not well-formed XML"),
    "an entity": (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>{wrapped("<act><body><p>&x;</p></body></act>")}',
        "the entity &x; is not resolved",
    ),
    "too deep": (wrapped("<p>" * 3000 + "x" + "</p>" * 3000), "not well-formed XML"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, complaint = REFUSED[name]
    with pytest.raises(InputError, match=re.escape(complaint)) as caught:
        documents(data)
    assert caught.value.where.startswith("a.akn")
    assert "\n" not in caught.value.line()


def test_known_by_content() -> None:
    head = wrapped("<act/>").encode()
    assert detect("x.xml", head) == "akn"
    assert detect("x.xml", b'<?xml version="1.0"?><!-- a --><an:akomaNtoso xmlns:an="urn:x">') == "akn"
    assert detect("x.akn", b"") == "akn"


_NAMES = st.sampled_from(
    [
        *("p", "num", "heading", "paragraph", "point", "list", "intro", "wrapUp", "content", "article"),
        *("section", "noteRef", "coverPage"),
        *("preface", "preamble", "mainBody", "doc", "component", "attachment", "authorialNote"),
        *("i", "b", "ins", "del", "quotedStructure", "quotedText", "docTitle", "docNumber", "longTitle"),
        *("table", "tr", "td", "ol", "li", "toc", "formula", "eol", "unknown", "statement"),
    ]
)
_ATTRIBUTES = st.sampled_from(
    ["", ' eId="e"', ' marker="1"', ' placement="side"', ' startQuote="\u00ab" endQuote="\u00bb"']
)
_WORDS = st.sampled_from(
    ["word", "1.", "(a)", ".", "大会", "إذ تشير", " ", "\u00a0", "Генеральная", "\u201d"]
)
_TREES = st.recursive(
    _WORDS,
    lambda inner: st.builds(
        lambda name, attributes, parts: f"<{name}{attributes}>{''.join(parts)}</{name}>",
        _NAMES,
        _ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(_TREES)
@example("<num>word<noteRef>word</noteRef></num>")
@settings(max_examples=300, deadline=None)
def test_whatever_the_structure_no_text_is_lost(tree: str) -> None:
    data = wrapped(f"<statement>{tree}</statement>")
    try:
        found = documents(data)
    except InputError:
        return
    kept = [squeezed(part) for document in found for part in parts_of(document)]
    marks = [call.mark for doc in found for block in doc.blocks for call in block.calls]
    printed = "".join(str(part) for part in etree.fromstring(data).itertext())
    whole = sorted("".join([*kept, *marks]))
    for char in set(squeezed(printed)):
        assert whole.count(char) >= printed.count(char), (char, kept)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)
    read_or_refused(b"<akomaNtoso>" + data + b"</akomaNtoso>")


@without_data
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_examples_are_read_or_refused(data: st.DataObject) -> None:
    whole = (EXAMPLES / "us_Act_2011-11-29.xml").read_bytes()
    at, size = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 40))
    read_or_refused(whole[:at] + data.draw(st.binary(max_size=12)) + whole[at + size :])
    tags = re.sub(rb"</?(num|p|point|content|list)\b", b"<x", whole, count=data.draw(st.integers(0, 3)))
    read_or_refused(tags)


def read_or_refused(data: bytes) -> None:
    try:
        found = documents(data)
    except InputError:
        return
    assert any(not block.furniture for document in found for block in document.blocks)
