"""Reading and parsing the text layout: cases as data, and what must hold for any layout."""

from __future__ import annotations

import re
import textwrap
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.formats import Source
from hexapla.formats.text import read
from hexapla.langs import profile
from hexapla.model import LANGS, Lang, Location, RawBlock, RawDocument, Version
from hexapla.parse import parse
from hexapla.reports.data import repairs_of

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "a-res-78-311"


def parsed(text: str, lang: Lang) -> Version:
    return parse(read(Source(text.encode(), "text"))[0], lang, set_name="set")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    version = parsed(case["text"], case["lang"])
    assert [(c.eid, c.text) for c in version.clauses] == [(c["eid"], c["text"]) for c in case["clauses"]]
    for clause, expected in zip(version.clauses, case["clauses"], strict=True):
        facts = {
            "kind": clause.kind,
            "label": clause.label,
            "number": clause.number,
            "depth": clause.depth,
            "lead": clause.lead.of(clause.text) if clause.lead else "",
            "calls": [[call.mark, call.at] for call in clause.note_calls],
        }
        assert {k: facts[k] for k in facts if k in expected} == {
            k: expected[k] for k in facts if k in expected
        }, clause.eid
    assert version.symbol == case.get("symbol", version.symbol)
    if "set_aside" in case:
        assert [aside.why for aside in version.set_aside] == case["set_aside"]
    if "repairs" in case:
        assert [[r["before"], r["after"]] for r in repairs_of(version)] == case["repairs"]
    assert_nothing_lost(version, case["text"])


def assert_nothing_lost(version: Version, source: str) -> None:
    """Every printed character of the source stands in a piece or was set aside, once, in order."""
    pieces = [
        (p.location.line or 0, p.location.column or 0, index, p.original)
        for c in version.clauses
        for index, p in enumerate(c.pieces)
    ]
    aside = [(a.location.line or 0, 1, 0, a.text) for a in version.set_aside]
    kept = "".join(original for *_, original in sorted([*pieces, *aside]))
    assert "".join(kept.split()) == "".join(source.split())


@pytest.mark.parametrize("lang", LANGS)
def test_the_resolution(lang: Lang) -> None:
    text = (FOLDER / f"{lang}.txt").read_text(encoding="utf-8")
    version = parsed(text, lang)
    kinds = [clause.kind for clause in version.clauses]
    assert kinds == [
        "title",
        "organ",
        *["preambular"] * 15,
        *["operative"] * 15,
        "adoption",
        "note",
    ]
    assert [c.number for c in version.clauses if c.kind == "operative"] == list(range(1, 16))
    assert [(c.eid, call.mark) for c in version.clauses for call in c.note_calls] == [("pp1", "1")]
    assert all(c.lead for c in version.clauses if c.kind in ("preambular", "operative"))
    assert version.symbol == "A/RES/78/311"
    assert_nothing_lost(version, text)


def test_the_seed_is_repaired_only_where_it_is_broken() -> None:
    version = parsed((FOLDER / "en.txt").read_text(encoding="utf-8"), "en")
    assert [(r["eid"], r["before"], r["after"]) for r in repairs_of(version)] == [
        ("pp6", "for  all,", "for all,"),
        ("pp14", "capacity -building", "capacity-building"),
        ("op1", "artificia l", "artificial"),
        ("op5", "capacity -building", "capacity-building"),
        ("op9", "capacity -building", "capacity-building"),
        ("op10", "capacity -building", "capacity-building"),
        ("op14", "the  Future,", "the Future,"),
    ]
    assert [a.why for a in version.set_aside] == ["rule", "address", "address"]


def paragraphs_of(lang: Lang) -> list[str]:
    text = (FOLDER / f"{lang}.txt").read_text(encoding="utf-8")
    if lang != "en":
        return [line for line in text.split("\n") if line]
    version = parsed(text, "en")
    body = [f"{c.label} {c.text}".strip() for c in version.clauses if c.kind != "note"]
    body[2] += "\u00b9"
    return [
        *body[:-1],
        "97th plenary meeting",
        "1 July 2024",
        "_" * 18,
        "\u00b9 Resolution 217 A (III).",
    ]


def wrapped(paragraph: str, width: int, lang: Lang) -> list[str]:
    if not profile(lang).typography.spaced:
        lines = [""]
        # Figures and Latin words are not broken over lines.
        for part in re.findall(r"[!-~]+(?: [!-~]+)*|.", paragraph):
            if len(lines[-1]) + len(part) > width // 2 and lines[-1]:
                lines.append("")
            lines[-1] += part
        return lines
    return textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)


@settings(max_examples=40, deadline=None)
@given(
    lang=st.sampled_from(LANGS),
    width=st.integers(60, 110),
    layout=st.sampled_from(["gaps", "indents", "double"]),
)
def test_the_same_clauses_whatever_the_layout(lang: Lang, width: int, layout: str) -> None:
    """Wrapped at any width, with blank lines or indentation between paragraphs, nothing changes."""
    paragraphs = paragraphs_of(lang)
    whole = parsed("\n\n".join(paragraphs), lang)
    lines = []
    for paragraph in paragraphs:
        first, *rest = wrapped(paragraph, width, lang)
        indent = "  " if layout != "gaps" else ""
        lines += [indent + first, *rest] + ([""] if layout == "gaps" else [])
    text = ("\n\n" if layout == "double" else "\n").join(lines)
    version = parsed(text, lang)
    assert [(c.eid, c.text) for c in version.clauses] == [(c.eid, c.text) for c in whole.clauses]
    assert [c.note_calls for c in version.clauses] == [c.note_calls for c in whole.clauses]
    assert_nothing_lost(version, text)


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=400), lang=st.sampled_from(LANGS))
def test_any_text_is_kept_or_refused(text: str, lang: Lang) -> None:
    """Whatever is thrown at the parser, nothing is lost and no error is but an input error."""
    from hexapla.errors import InputError

    data = text.encode(errors="replace")
    try:
        (document,) = read(Source(data, "text"))
        version = parse(document, lang, set_name="set")
    except InputError:
        return
    kept = "".join(p.original for c in version.clauses for p in c.pieces)
    kept += "".join(a.text for a in version.set_aside)
    source = "".join(block.text for block in document.blocks)
    assert sorted("".join(kept.split())) == sorted("".join(source.split()))


@settings(deadline=None)
@given(st.sampled_from(LANGS))
def test_lines_are_taken_as_they_are(lang: Lang) -> None:
    from hexapla.formats import format_named

    data = b"first\n\n  1. second \nthird"
    document = format_named("lines").read(Source(data, "text"))[0]
    version = parse(document, lang, set_name="set")
    assert [(c.eid, c.text) for c in version.clauses] == [
        ("l1", "first"),
        ("l3", "1. second"),
        ("l4", "third"),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_decomposed_text_is_read_as_composed_text(lang: Lang) -> None:
    lines = [line for p in paragraphs_of(lang) for line in (*wrapped(p, 70, lang), "")]
    text = "\n".join(lines)
    whole = parsed(text, lang)
    decomposed = unicodedata.normalize("NFD", text)
    version = parsed(decomposed, lang)
    assert [(c.eid, c.label, c.text) for c in version.clauses] == [
        (c.eid, c.label, c.text) for c in whole.clauses
    ]
    assert_nothing_lost(version, decomposed)


LISTS: dict[Lang, tuple[str, str]] = {
    "en": ("The General Assembly,\n1. Requests:", "abcdefghijklmnopqrstuvwxyz"),
    "es": ("La Asamblea General,\n1. Pide:", "abcdefghijklmn\u00f1opqrstuvwxyz"),
    "fr": ("L\u2019Assembl\u00e9e g\u00e9n\u00e9rale,\n1. Prie :", "abcdefghijklmnopqrstuvwxyz"),
    "ru": (
        "Генеральная Ассамблея,\n1. просит:",
        "абвгдежзиклмнопрстуфхцчшщэюя",
    ),
    "zh": ("大会，\n1. 请：", "abcdefghijklmnopqrstuvwxyz"),
}


@pytest.mark.parametrize("lang", LISTS)
def test_a_long_list_counts_its_letters_on(lang: Lang) -> None:
    """`(i)` after `(h)` is the ninth, not the roman numeral; Spanish may count the n with a tilde."""
    head, letters = LISTS[lang]
    text = "\n".join([head, *(f"({letter}) x;" for letter in letters), "(i) y;", "(ii) y."])
    if lang == "es":
        text = text.replace("(", "")
    items = [c for c in parsed(text, lang).clauses if c.kind == "subparagraph"]
    assert [c.number for c in items] == [*range(1, len(letters) + 1), 1, 2]
    assert [c.depth for c in items] == [1] * len(letters) + [2, 2]


LINKED: dict[Lang, tuple[str, str, str, str]] = {
    "ar": ("الجمعية العامة،", "1 - تحيط علما بالتقرير؛", "انظر الموقع", "الجلسة العامة 97"),
    "en": (
        "The General Assembly,",
        "1. Takes note of the report;",
        "See the site",
        "97th plenary meeting",
    ),
    "ru": (
        "Генеральная Ассамблея,",
        "1. принимает к сведению доклад;",
        "См. сайт",
        "97-е пленарное заседание",
    ),
}


@pytest.mark.parametrize("lang", LINKED)
def test_addresses_behind_words_stay_with_their_clause(lang: Lang) -> None:
    organ, operative, note, adopted = LINKED[lang]
    texts = (organ, operative, adopted)
    blocks = [
        RawBlock(text, Location(part=f"#{n}"), links=(f"https://un.org/{n}",))
        for n, text in enumerate(texts)
    ]
    notes = [
        RawBlock(note, Location(part="#3"), "1", kind="note", links=("https://un.org/3",)),
        RawBlock(note, Location(part="#4"), kind="note", links=("https://un.org/4",)),
    ]
    version = parse(RawDocument((*blocks, *notes), "paragraph", ""), lang, set_name="set")
    assert [(c.text, c.links) for c in version.clauses] == [
        (organ, ("https://un.org/0",)),
        (operative.removeprefix("1. ").removeprefix("1 - "), ("https://un.org/1",)),
        (adopted, ("https://un.org/2",)),
        (f"{note} {note}", ("https://un.org/3", "https://un.org/4")),
    ]
