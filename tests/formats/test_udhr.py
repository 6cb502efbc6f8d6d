"""The Declaration in XML: six languages, its parts and labels, and what is refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hexapla.errors import InputError
from hexapla.formats import detect
from hexapla.formats.format import Source
from hexapla.formats.udhr import read
from hexapla.model import RawBlock, RawDocument

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "udhr" / "xml"
without_data = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no texts in {FOLDER}")
FILES = {"ar": "arb", "zh": "cmn_hans", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
# The Arabic lacks the fourth recital (friendly relations between nations).
RECITALS = {"ar": 9, "zh": 8, "en": 10, "fr": 9, "ru": 9, "es": 10}


def declaration(data: bytes | str) -> RawDocument:
    (document,) = read(Source(data.encode() if isinstance(data, str) else data, "udhr.xml"))
    return document


def wrapped(inside: str) -> str:
    return f'<udhr xmlns="http://efele.net/udhr" xml:lang="ru" iso639-3="rus">{inside}</udhr>'


def in_language(lang: str) -> RawDocument:
    return declaration((FOLDER / f"udhr_{FILES[lang]}.xml").read_bytes())


def in_part(document: RawDocument, part: str) -> list[RawBlock]:
    return [
        b for b in document.blocks if b.location.part == part or b.location.part.startswith(f"{part},")
    ]


@without_data
@pytest.mark.parametrize("lang", FILES)
def test_the_declaration(lang: str) -> None:
    document = in_language(lang)
    assert (document.lang, document.unit) == (lang, "paragraph")
    preamble = in_part(document, "preamble")
    assert [block.kind for block in preamble] == ["heading", *["preambular"] * RECITALS[lang]]
    articles = [in_part(document, f"article {number}") for number in range(1, 31)]
    assert [blocks[0].kind for blocks in articles] == ["heading"] * 30
    assert sum(len(blocks) - 1 for blocks in articles) == 50
    assert all(block.text for block in document.blocks)
    marks = ["㈠", "㈡", "㈢", "㈣"] if lang == "zh" else ["1.", "2.", "3.", "4."]
    listed = [[block.label for block in blocks if block.level] for blocks in articles]
    assert [labels for labels in listed if labels] == [
        marks[: len(labels)] for labels in listed if labels
    ]
    assert sum(map(len, listed)) == 32


@without_data
def test_all_languages_have_the_same_paragraphs_in_each_article() -> None:
    shapes = {
        lang: Counter(
            b.location.part for b in declaration((FOLDER / f"udhr_{name}.xml").read_bytes()).blocks
        )
        for lang, name in FILES.items()
    }
    for lang, shape in shapes.items():
        articles = {part: count for part, count in shape.items() if part.startswith("article")}
        assert articles == {p: n for p, n in shapes["en"].items() if p.startswith("article")}, lang


def test_notes_of_the_edition_are_set_aside() -> None:
    document = declaration(
        wrapped(
            "<title>Декларация</title><note><para>Принята</para></note>"
            "<preamble><para>Whereas</para></preamble>"
            "<article number='1'><title>Статья 1</title><note><para>x</para></note><orderedlist>"
            "<listitem><para>a</para><para>b</para></listitem>"
            "<listitem tag='(2)'><para>c</para></listitem></orderedlist></article>"
        )
    )
    assert [(b.text, b.label, b.level, b.kind, b.furniture) for b in document.blocks] == [
        ("Декларация", "", 0, "title", ""),
        ("Принята", "", 0, "", "note of the edition"),
        ("Whereas", "", 0, "preambular", ""),
        ("Статья 1", "", 0, "heading", ""),
        ("x", "", 0, "", "note of the edition"),
        ("a", "1.", 1, "", ""),
        ("b", "", 1, "", ""),
        ("c", "(2)", 1, "", ""),
    ]


def test_known_by_its_root() -> None:
    assert detect("udhr_eng.xml", wrapped("<title>x</title>").encode()) == "udhr"
    assert detect("index.xml", b"<udhrs><udhr/></udhrs>") != "udhr"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ("<tmx/>", "its root is <tmx>"),
        (wrapped(""), "holds no text"),
        (wrapped("<title>x</title>")[:-4], "not well-formed"),
        ("", "not well-formed"),
        (
            f"<!DOCTYPE u [<!ENTITY a 'x'>]>{wrapped('<title>&a;</title>')}",
            "the entity &a; is not resolved",
        ),
    ],
)
def test_refused(data: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        declaration(data)


_TREES = st.recursive(
    st.sampled_from(["大会", "текст", " ", "\u00a0", "إذ"]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(
            ["title", "para", "article", "preamble", "note", "orderedlist", "listitem", "unknown"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(_TREES)
@settings(max_examples=200, deadline=None)
def test_whatever_the_structure_no_text_is_lost(tree: str) -> None:
    try:
        document = declaration(wrapped(tree))
    except InputError:
        return
    printed = "".join(str(part) for part in etree.fromstring(wrapped(tree)).itertext())
    kept = "".join(block.text for block in document.blocks)
    assert sorted("".join(kept.split())) == sorted("".join(printed.split()))


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for whole in (data, b'<udhr xmlns="http://efele.net/udhr">' + data + b"</udhr>"):
        try:
            assert declaration(whole).blocks
        except InputError:
            continue
