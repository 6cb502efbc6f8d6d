"""The structure of texts as the United Nations prints them, in six languages and several layouts."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.formats import Source
from hexapla.formats.format import Format
from hexapla.formats.text import read
from hexapla.langs import profile
from hexapla.model import (
    LANGS,
    Clause,
    Lang,
    Location,
    NoteCall,
    RawBlock,
    RawDocument,
    Span,
    Version,
)
from hexapla.parse import parse
from tests.parse.test_parse import assert_nothing_lost

CASES: list[dict[str, Any]] = [
    case
    for path in sorted((Path(__file__).parent / "structure").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def as_lines(text: str, lang: Lang) -> Version:
    return parse(read(Source(text.encode(), "text"))[0], lang, set_name="set")


def as_paragraphs(text: str, lang: Lang) -> Version:
    blocks = (
        RawBlock(line, Location(part=f"paragraph {number}"))
        for number, line in enumerate(text.split("\n"), 1)
        if line
    )
    return parse(RawDocument(tuple(blocks), "paragraph", "0" * 64), lang, set_name="set")


def wrapped(text: str, lang: Lang, columns: int) -> str:
    """Every line of *text* wrapped, a blank line after each paragraph."""
    lines: list[str] = []
    for paragraph in text.strip("\n").split("\n"):
        if profile(lang).typography.spaced:
            lines += textwrap.wrap(paragraph, columns, break_long_words=False, break_on_hyphens=False)
        else:
            lines.append("")
            # Figures and Latin words are not broken over lines.
            for part in re.findall(r"[!-~]+(?: [!-~]+)*|.", paragraph):
                if len(lines[-1]) + len(part) > columns // 2 and lines[-1]:
                    lines.append("")
                lines[-1] += part
        lines.append("")
    return "\n".join(lines)


LAYOUTS: dict[str, Callable[[str, Lang], Version]] = {
    "printed": as_lines,
    "blank lines": lambda text, lang: as_lines(text.replace("\n", "\n\n"), lang),
    "80 columns": lambda text, lang: as_lines(wrapped(text, lang, 80), lang),
    "60 columns": lambda text, lang: as_lines(wrapped(text, lang, 60), lang),
    "paragraphs": as_paragraphs,
}


def row_of(clause: Clause) -> str:
    """*clause* as the cases write it, but with its whole text."""
    kind = f"{clause.kind} {clause.depth}" if clause.depth else clause.kind
    number = "" if clause.number is None else f"= {clause.number}"
    label = f"{clause.label} {number}".strip()
    calls = "".join(f" | {call.mark}@{call.at}" for call in clause.note_calls)
    return f"{clause.eid} | {kind} | {label} | {clause.text}{calls}"


def shortened(row: str, expected: str) -> str:
    """*row* with its text cut where that of *expected* is."""
    start, cut, rest = expected.partition("\u2026")  # HORIZONTAL ELLIPSIS
    if not cut or not row.startswith(start) or not row.endswith(rest):
        return row
    return expected


def named(case: dict[str, Any] | str) -> str:
    return case if isinstance(case, str) else f"{case['lang']}: {case['name']}"


@pytest.mark.parametrize(
    ("case", "layout"),
    [(case, layout) for case in CASES for layout in case.get("layouts", LAYOUTS)],
    ids=named,
)
def test_case(case: dict[str, Any], layout: str) -> None:
    version = LAYOUTS[layout](case["text"], case["lang"])
    expected = case["found"].strip("\n").split("\n")
    rows = [row_of(clause) for clause in version.clauses]
    if len(rows) == len(expected):
        rows = [shortened(row, wanted) for row, wanted in zip(rows, expected, strict=True)]
    assert rows == expected
    assert version.symbol == case.get("symbol")
    assert letters(case["text"]) == letters_of(version)


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalpha())


def letters_of(version: Version) -> Counter[str]:
    """The letters of labels and texts and of what was set aside: each of the source, once."""
    kept = "".join(clause.label + clause.text for clause in version.clauses)
    # The number of an article or part is its text where it stands alone and its label elsewhere.
    return letters(kept + "".join(aside.text for aside in version.set_aside))


def test_every_language_has_every_form() -> None:
    """A form that is known in one language is known in all."""
    names = {lang: {case["name"] for case in CASES if case["lang"] == lang} for lang in LANGS}
    shared = set.intersection(*names.values())
    assert len(shared) >= 14
    assert len({len(found & shared) for found in names.values()}) == 1


@pytest.mark.parametrize("name", sorted({case["name"] for case in CASES}))
def test_the_languages_agree(name: str) -> None:
    """The same text has the same paragraphs, numbers and depths in whatever language."""
    shapes = {
        case["lang"]: [shape(clause) for clause in as_paragraphs(case["text"], case["lang"]).clauses]
        for case in CASES
        if case["name"] == name and "layouts" not in case and case["name"] not in SPEAKING_MASTHEADS
    }
    assert len({tuple(found) for found in shapes.values()}) <= 1, shapes


SPEAKING_MASTHEADS = frozenset({"draft with its sponsors", "a licence by sections"})
"""Cases whose masthead has more lines in some languages (`Original: English`), or whose sections
are articles in some."""


def shape(clause: Clause) -> tuple[str, int | None, int]:
    return clause.kind, clause.number, clause.depth


LINES = {
    lang: sorted({line for case in CASES if case["lang"] == lang for line in case["text"].split("\n")})
    for lang in LANGS
}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), lang=st.sampled_from(LANGS))
def test_any_order_of_lines_is_kept(data: st.DataObject, lang: Lang) -> None:
    """However the lines of texts are mixed, every letter is kept and every eid stands once."""
    lines = data.draw(st.lists(st.sampled_from(LINES[lang]), min_size=1, max_size=40))
    text = "\n".join(lines)
    if letters(text):
        assert letters_of(as_lines(text, lang)) == letters(text)
        assert letters_of(as_paragraphs(text, lang)) == letters(text)


UNSC = DATA / "unsc-en"


@pytest.mark.skipif(not UNSC.is_dir(), reason="the Security Council texts are not here")
def test_nothing_of_the_security_council_is_lost() -> None:
    """Every character stands in a piece or is set aside, every letter in a label or text."""
    for path in sorted(UNSC.glob("S_*.txt")):
        document = read(Source(path.read_bytes(), path.name, "en"))[0]
        version = parse(document, "en", set_name="set", file=path.name)
        source = "\n".join(block.text for block in document.blocks)
        assert_nothing_lost(version, source)
        # Scanned words that were broken are mended: letters stay, spaces and hyphens may go.
        assert letters_of(version) == letters(source), path.name


ISO = {"ar": "arb", "zh": "cmn_hans", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
PARAGRAPHS = (1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 2, 2, 3, 2, 1, 1, 2, 3, 1, 4, 1, 2, 3, 2, 1, 3, 1)
"""Of the thirty articles of the Universal Declaration."""


def version_of(reader: str, path: Path, lang: Lang) -> Version:
    reading: Format = import_module(f"hexapla.formats.{reader}").FORMAT
    (document,) = reading.read(Source(path.read_bytes(), path.name, lang))
    return parse(document, lang, set_name="set")


@pytest.mark.skipif(not (DATA / "udhr").is_dir(), reason="the Universal Declaration is not here")
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("reader", "place"), [("udhr", "xml/udhr_{}.xml"), ("html", "html/{}.html")])
def test_the_universal_declaration(lang: Lang, reader: str, place: str) -> None:
    version = version_of(reader, DATA / "udhr" / place.format(ISO[lang]), lang)
    kinds = [clause.kind for clause in version.clauses]
    articles = [clause for clause in version.clauses if re.fullmatch(r"art\d+", clause.eid)]
    assert [article.number for article in articles] == list(range(1, 31))
    assert {article.kind for article in articles} == {"heading"}
    assert (
        tuple(
            sum(clause.eid.startswith(f"{article.eid}-") for clause in version.clauses)
            for article in articles
        )
        == PARAGRAPHS
    )
    first = kinds.index("preambular")
    assert kinds[:first] == ["title", "heading"]
    assert 8 <= kinds.count("preambular") <= 10
    assert set(kinds[first + kinds.count("preambular") :]) == {"heading", "body"}


LICENCES = DATA / "cc-legalcode" / "html"


@pytest.mark.skipif(not LICENCES.is_dir(), reason="the licences are not here")
@pytest.mark.parametrize("name", ["by-nc-sa_4.0", "by-sa_4.0", "by-nc-nd_4.0"])
def test_the_licences_are_parallel(name: str) -> None:
    """The eight sections and all that is labelled in them, at the same depths in every language."""
    shapes = {}
    for lang in LANGS:
        version = version_of("html", next(LICENCES.glob(f"{name}_{lang}*.html")), lang)
        shapes[lang] = [(*shape(clause), _anchor(clause)) for clause in version.clauses]
        headed = [c.number for c in version.clauses if c.kind == "heading" and c.number]
        assert headed == list(range(1, 9))
    assert all(found == shapes["en"] for found in shapes.values())


def _anchor(clause: Clause) -> str:
    part = clause.location().part
    return part if part.startswith("#") else ""


@st.composite
def documents(draw: st.DrawFn) -> RawDocument:
    """Paragraphs of words that occur once each, with labels, calls and italics as formats give them."""
    blocks = []
    for number in range(draw(st.integers(1, 12))):
        words = [f"{draw(st.sampled_from(OPENINGS))}"] if draw(st.booleans()) else []
        words += [f"w{number}x{index}" for index in range(draw(st.integers(1, 6)))]
        text = (
            " " * draw(st.integers(0, 2))
            + " ".join(words)
            + draw(st.sampled_from(["", ".", ";", ":", " "]))
        )
        starts = [found.span() for found in re.finditer(r"w\d+x\d+", text)]
        start = draw(st.integers(0, len(starts) - 1))
        stop = draw(st.integers(start, len(starts) - 1))
        italics = (Span(starts[start][0], starts[stop][1]),) if draw(st.booleans()) else ()
        called = draw(st.lists(st.sampled_from([stop for _, stop in starts]), max_size=2, unique=True))
        blocks.append(
            RawBlock(
                text,
                Location(part=f"paragraph {number + 1}"),
                label=draw(st.sampled_from(LABELS)),
                level=draw(st.integers(0, 4)),
                kind=draw(st.sampled_from(["", "", "", "heading", "title", "subparagraph", "note"])),
                italics=italics,
                calls=tuple(NoteCall(str(n), at) for n, at in enumerate(sorted(called), 1)),
            )
        )
    return RawDocument(tuple(blocks), "paragraph", "0" * 64)


LABELS = (
    "",
    "",
    "1.",
    "2.",
    "(a)",
    "(b)",
    "a)",
    "(i)",
    "i.",
    "A.",
    "I.",
    "(\u0623)",
    "\u4e00\u3001",
    "\u2022",
    "7",
)
OPENINGS = (
    "The General Assembly,",
    "Recalling",
    "1. Decides",
    "(a)",
    "Article 2",
    "Annex",
    "I.",
    "Section 1",
)


@settings(max_examples=150, deadline=None)
@given(document=documents(), lang=st.sampled_from(LANGS))
def test_what_a_format_tells_stays_with_its_words(document: RawDocument, lang: Lang) -> None:
    """No letter is lost, no call or italic span moves onto other words."""
    version = parse(document, lang, set_name="set")
    source = "".join(
        block.text + (block.label if block.kind != "note" else "") for block in document.blocks
    )
    marks = "".join(block.label for block in document.blocks if block.kind == "note")
    assert letters(source + marks) == letters_of(version)
    assert italics_of(document.blocks) == italics_of(version.clauses)
    assert calls_of(document.blocks) == calls_of(version.clauses)


def italics_of(texts: tuple[RawBlock, ...] | tuple[Clause, ...]) -> Counter[str]:
    return Counter(span.of(item.text) for item in texts for span in item.italics)


def calls_of(texts: tuple[RawBlock, ...] | tuple[Clause, ...]) -> Counter[tuple[str, str]]:
    """Each call with the word before it."""
    found: Counter[tuple[str, str]] = Counter()
    for item in texts:
        for call in item.calls if isinstance(item, RawBlock) else item.note_calls:
            words = re.findall(r"w\d+x\d+", item.text[: call.at])
            found[call.mark, words[-1]] += 1
    return found
