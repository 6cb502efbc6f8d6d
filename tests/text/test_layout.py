"""Lines of cells: widths, breaks, direction, marks, by the table beside this file and at random."""

from __future__ import annotations

import itertools
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model import Span
from hexapla.text.bidi import bidi_mode, levels, mirrored, visual_order
from hexapla.text.layout import Line, Mark, lay_out
from hexapla.text.shape import shape
from hexapla.text.width import cells, clusters, invisible, visible
from hexapla.text.wrap import NOT_FIRST, wrap

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("layout.toml").read_text("utf-8"))
UNICODE = Path("/usr/share/unicode/BidiCharacterTest.txt")

ALPHABET = (
    "ab 17/().,;\u00a0\u00ab\u00bb"
    "\u0627\u0644\u0628\u0645\u064f\u0651\u060c\u0661\u200d\u200c\u200f"  # Arabic letters, signs, marks
    "\u0411\u0438\u0301\u5927\u4f1a\uff0c\u3002\uff08\uff09\u201c\u201d\u200b\u00ad\x1b\n"
)
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=60)


def letters(text: str) -> str:
    """*text* with presentation forms as the letters they draw."""
    folded = ((char, unicodedata.normalize("NFKC", char)) for char in text)
    return "".join(plain if "\ufb50" <= char <= "\ufeff" else char for char, plain in folded)


def drawable(text: str) -> str:
    """*text* without spaces and what is never drawn."""
    return "".join(char for char in text if char != " " and not invisible(char))


def covered(line: Line, style: str) -> str:
    return "".join(run.text for run in line.runs if style in run.styles)


@pytest.mark.parametrize("case", CASES["bidi"], ids=lambda case: case["name"])
def test_the_cells_come_in_the_order_in_which_they_are_read(case: dict[str, Any]) -> None:
    marks = []
    if "mark" in case:
        at = case["text"].index(case["mark"])
        marks = [Mark(Span(at, at + len(case["mark"])), "here")]
    (line,) = lay_out(case["text"], 80, marks=marks, rtl=case["rtl"])
    assert letters(line.text) == case["shown"]
    assert letters(covered(line, "here")) == case.get("marked", "")
    assert line.width == case.get("width", line.width)


@pytest.mark.parametrize("case", CASES["wrap"], ids=lambda case: case["name"])
def test_lines_end_where_they_may(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [span.of(text) for span in wrap(text, case["width"])] == case["lines"]


@given(TEXTS, st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    safe = visible(text)
    lines = [span.of(safe) for span in wrap(safe, width)]
    assert all(cells(line) <= width for line in lines)
    assert drawable("".join(lines)) == drawable(safe)
    assert all(lines[1:])


@given(st.text(st.sampled_from("\u5927\u4f1a\uff0c\u3002\u300a\u300b\uff08\uff09"), min_size=1))
def test_no_closing_mark_opens_a_line_unless_the_line_before_is_full_of_them(text: str) -> None:
    lines = [span.of(text) for span in wrap(text, 12)]
    for before, line in itertools.pairwise(lines):
        if line[0] in NOT_FIRST:
            assert not any(
                b not in "\u300a\uff08" and a not in NOT_FIRST for b, a in itertools.pairwise(before)
            ), lines


@given(TEXTS, st.booleans(), st.integers(2, 30), st.sampled_from(["app", "terminal", "off"]))
def test_every_visible_character_is_drawn_once(text: str, rtl: bool, width: int, mode: Any) -> None:
    lines = lay_out(text, width, rtl=rtl, bidi=mode)
    drawn = letters("".join(line.text for line in lines)).replace(" ", "")
    wanted = drawable(visible(text))
    assert sorted(map(mirrored_pair, drawn)) == sorted(map(mirrored_pair, wanted))
    assert all(line.width == cells(line.text) <= max(width, 2) for line in lines)


def mirrored_pair(char: str) -> str:
    return min(char, mirrored(char))


@given(TEXTS, st.booleans(), st.data())
def test_a_mark_covers_its_characters_and_no_others(text: str, rtl: bool, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    span = Span(start, data.draw(st.integers(min(start + 1, len(text)), len(text))))
    lines = lay_out(text, 200, marks=[Mark(span, "here")], rtl=rtl, bidi="off")
    safe = "".join(
        "\u25af" if span.start <= at < span.stop and invisible(char) else char
        for at, char in enumerate(visible(text))
    )
    marked = [atom for atom in clusters(safe) if atom.start < span.stop and span.start < atom.stop]
    wanted = [char for atom in marked for char in safe[atom.start : atom.stop] if not invisible(char)]
    drawn = [char for line in lines for char in covered(line, "here")]
    assert [char for char in drawn if char != " "] == [char for char in wanted if char != " "]


@given(TEXTS)
def test_shaping_remembers_where_each_form_came_from(text: str) -> None:
    shaped = shape(text)
    assert len(shaped.text) == len(shaped.origins)
    assert sorted(at for x in shaped.origins for at in range(x.start, x.stop)) == list(range(len(text)))
    for char, origin in zip(shaped.text, shaped.origins, strict=True):
        assert letters(char) == origin.of(text)


@given(TEXTS)
def test_what_a_terminal_would_obey_is_replaced_one_for_one(text: str) -> None:
    safe = visible(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in safe)
    assert len(safe) == len(text)


@pytest.mark.parametrize("case", CASES["width"], ids=lambda case: ascii(case["text"]))
def test_widths_are_in_cells(case: dict[str, Any]) -> None:
    assert cells(case["text"]) == case["cells"]


@given(TEXTS)
def test_clusters_leave_no_gap(text: str) -> None:
    atoms = clusters(text)
    assert [atom.start for atom in atoms] == [0, *(atom.stop for atom in atoms)][: len(atoms)]
    assert (atoms[-1].stop if atoms else 0) == len(text)


def test_a_paragraph_keeps_its_levels_when_it_is_broken() -> None:
    text = "\u0642\u0631\u0627\u0631 (A/RES/78/311 and 2030 plan) \u0646\u0635"
    lines = lay_out(text, 20, rtl=True)
    assert [letters(line.text) for line in lines] == [
        "A/RES/78/311) \u0631\u0627\u0631\u0642",
        "\u0635\u0646 (and 2030 plan",
    ]


def test_the_unicode_consortium_agrees() -> None:
    """Every twentieth line of BidiCharacterTest.txt: the order of all its characters."""
    if not UNICODE.exists():
        pytest.skip(f"{UNICODE} is not there (Debian package unicode-data)")
    checked = 0
    for number, line in enumerate(UNICODE.read_text("utf-8").splitlines()):
        if number % 20 or not line or line.startswith("#"):
            continue
        points, direction, _, expected, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        if direction == "2" or any(unicodedata.bidirectional(char) == "B" for char in text):
            continue
        removed = [level == "x" for level in expected.split()]
        found = visual_order(levels(text, rtl=direction == "1"))
        assert [at for at in found if not removed[at]] == [int(at) for at in order.split()], line
        checked += 1
    assert checked > 1000


def test_mirroring_agrees_with_the_unicode_consortium() -> None:
    file = UNICODE.with_name("BidiMirroring.txt")
    if not file.exists():
        pytest.skip(f"{file} is not there (Debian package unicode-data)")
    pairs = [
        line.split("#")[0].split(";")
        for line in file.read_text("utf-8").splitlines()
        if ";" in line.split("#")[0]
    ]
    table = {chr(int(here, 16)): chr(int(there, 16)) for here, there in pairs}
    wrong = [char for char, other in table.items() if mirrored(char) not in (char, other)]
    assert not wrong
    brackets = "()[]{}<>\u00ab\u00bb\u2039\u203a\u3008\u3009\u300a\u300b\uff08\uff09\u2264\u2265"
    assert all(mirrored(char) == table[char] for char in brackets)


def test_a_long_paragraph_is_numbered_in_stretches() -> None:
    text = "\u0627\u0628 12 " * 7_000
    found = levels(text, rtl=True)
    assert found == levels(text[:6], rtl=True) * 7_000


@pytest.mark.parametrize(
    ("environ", "mode"),
    [
        ({"TERM": "xterm-256color"}, "app"),
        ({"VTE_VERSION": "6800"}, "terminal"),
        ({"VTE_VERSION": "5202"}, "app"),
        ({"KONSOLE_VERSION": "220400"}, "terminal"),
        ({"TERM": "mlterm"}, "terminal"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "terminal"),
        ({"TERM_PROGRAM": "vscode"}, "app"),
        ({"TERM_PROGRAM": "ghostty", "TERM": "xterm-ghostty"}, "app"),
        ({"WT_SESSION": "1"}, "app"),
        ({"KITTY_WINDOW_ID": "1", "TERM": "xterm-kitty"}, "app"),
        ({"TMUX": "tmux-0/default,1,0", "TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}, "app"),
    ],
)
def test_terminals_that_reorder_are_known(environ: dict[str, str], mode: str) -> None:
    assert bidi_mode("auto", environ) == mode
    assert bidi_mode("off", environ) == "off"
