"""The reports on a small set, byte for byte.

`python -m tests.reports.test_check_text` writes the golden files anew: read them before they are kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.cli.output import json_line
from hexapla.reports.check_text import check_text, next_step
from hexapla.reports.concise import concise
from hexapla.reports.data import SCHEMA, set_data
from hexapla.reports.flag_text import capped
from hexapla.reports.paper import Paper
from hexapla.summary import by_severity
from hexapla.text.width import cells

from .small_set import report

GOLDEN = Path(__file__).parent / "golden"
_ISOLATES = "\u2066\u2067\u2068\u2069"

PAPERS = {
    "text.txt": Paper(100),
    "text-narrow.txt": Paper(60),
    "text-colour.txt": Paper(80, colour=True, bidi="app"),
    "text-terminal.txt": Paper(80, colour=False, bidi="app"),
}
NAMES = (*PAPERS, "concise.txt", "set.jsonl")


def printed(name: str) -> str:
    if name == "concise.txt":
        return "\n".join(concise(report(), 0)) + "\n"
    if name == "set.jsonl":
        one = report()
        summary = {"rows": 3, "flags": by_severity(one.flags), "parity": one.parity, "terms": {}}
        return json_line({"schema": SCHEMA, **set_data(one.alignment, one.flags, one.states, summary)})
    return f"{check_text(report(), PAPERS[name], 0)}\n{next_step(report())}\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_the_golden_one(name: str) -> None:
    assert printed(name) == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("bidi", ["app", "terminal"])
def test_what_is_quoted_keeps_to_the_width_and_is_not_obeyed(width: int, bidi: str) -> None:
    paper = Paper(width, bidi="app" if bidi == "app" else "terminal")
    lines = check_text(report(), paper, 0).split("\n")
    assert all(cells(line) <= width for line in lines)
    text = "".join(lines)
    assert "\x1b" not in text
    assert "\u202e" not in text
    for line in lines:
        assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")
    assert any(char in text for char in _ISOLATES) == (bidi == "terminal")


def test_words_that_are_meant_are_marked_without_colour() -> None:
    text = check_text(report(), Paper(100), 0)
    for words in (
        "›25 сентября 2016 года‹",
        "第70/1号决议›¹‹，",
        "›16‹次",
        "›lifelong learning‹",
        "›(‹y",
    ):
        assert words in text
    coloured = check_text(report(), Paper(100, colour=True), 0)
    assert "›" not in coloured
    assert "\x1b[1;4m16\x1b[0m次" in coloured


def test_a_decided_flag_is_short() -> None:
    lines = check_text(report(), Paper(100), 0).split("\n")
    at = next(i for i, line in enumerate(lines) if "STR006" in line)
    assert lines[at].endswith("[legitimate]")
    assert lines[at + 1].strip() == "ar: number 1 stands twice"
    assert lines[at + 2] == ""


def test_at_most_so_many_flags_of_each_check_are_shown() -> None:
    one = report().flags[0]
    shown, hidden = capped([one] * 1250 + [report().flags[2]], 50)
    assert (len(shown), dict(hidden)) == (51, {"NUM004": 1200})
    assert capped([one] * 3, 0) == ((one,) * 3, {})


def test_concise_lines_are_plain() -> None:
    for line in concise(report(), 0):
        place, lang, code, severity, message = line.split(" ", 4)
        assert place.partition("#")[::2] in {("small", row) for row in ("pp1", "op1", "op2")}
        assert (len(lang), len(code)) in {(2, 6), (1, 6)}
        assert severity in ("critical", "major", "minor")
        assert message
        assert all(char.isprintable() and char not in _ISOLATES for char in line)


if __name__ == "__main__":
    for each in NAMES:
        (GOLDEN / each).write_text(printed(each), encoding="utf-8")
