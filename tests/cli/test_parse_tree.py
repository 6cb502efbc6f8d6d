"""`hexapla parse` as people read it."""

from __future__ import annotations

from pathlib import Path

from hexapla.formats import Source, format_named
from hexapla.parse import parse
from hexapla.reports.tree import tree
from hexapla.text.width import cells

from .running import run

TEXT = """78/1. Rivers

The General Assembly,

Recalling its resolution 55/2 of 8 September 2000,\u00b9

1. Decides:

(a) To meet;

(i) In spring;

(b) To report;

2. Requests the Secretary-General to act.

97th plenary meeting
1 July 2024

__________________
\u00b9 Resolution 55/2.
"""

TREE = """en.txt · English · A/RES/78/1 · text · 1 title, 1 organ, 1 preambular, 2 operative, \
3 subparagraph, 1 adoption, 1 note
  ├─title        78/1. Rivers
  ├─organ              The General Assembly,
  │ ├─pp1              _Recalling_ its resolution 55/2 of 8 September 2000,[^1]
  │ ├─op1        1.    _Decides_:
  │ │ ├─op1-a    (a)   To meet;
  │ │ │ └─op1-a-i (i)  In spring;
  │ │ └─op1-b    (b)   To report;
  │ └─op2        2.    _Requests_ the Secretary-General to act.
  ├─adoption           97th plenary meeting 1 July 2024
  └─fn1          \u00b9     Resolution 55/2.
  set aside  rule: “__________________” (line 20, column 1)"""


def version_lines(text: str, width: int = 0) -> list[str]:
    (document,) = format_named("text").read(Source(text.encode(), "en.txt", "en"))
    version = parse(document, "en", set_name="set", file="en.txt", format_name="text")
    return list(tree(version, width))


def test_the_tree() -> None:
    found = version_lines(TEXT)
    assert [" ".join(line.split()) for line in found] == [
        " ".join(line.split()) for line in TREE.split("\n")
    ]
    columns = {line.index("_Re") for line in found if "_Re" in line}
    assert len(columns) == 1, "texts stand below each other"


def test_lines_fit_the_terminal() -> None:
    text = TEXT.replace("To meet", "举行会议并审议" * 20)
    for width in (40, 80):
        cut = version_lines(text, width)
        assert max(map(cells, cut)) <= width
        assert any(line.endswith("\u2026") for line in cut)


def test_escapes_are_shown_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    path.write_text("The General Assembly,\n\n1. Decides \x1b[31mred.\n", encoding="utf-8")
    result = run("parse", path)
    assert (result.status, "\x1b" in result.out) == (0, False)
    assert "\u241b[31mred" in result.out
