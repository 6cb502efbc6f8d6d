"""Changes as a unified diff: for a file as it is, for a terminal with what is changed marked.

Control characters are pictures: nothing of a text is obeyed by whatever shows the diff.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from hexapla.fixes.written import Hunk
from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.reports.paper import Paper
from hexapla.text.width import visible


def diff_lines(path: Path, lang: Lang, hunks: Sequence[Hunk], paper: Paper | None) -> Iterator[str]:
    """The diff of one file; *paper*: the terminal that shows it (`None`: a file or a pipe)."""
    name = visible(str(path))
    heads = (f"--- {name}", f"+++ {name}")
    yield from (paper.paint(head, "strong") for head in heads) if paper else heads
    for hunk in hunks:
        said = "; ".join(dict.fromkeys(edit.sentence() for edit in hunk.edits))
        head = f"@@ -{hunk.number} +{hunk.number} @@ {said}"
        yield from paper.lines(head, style="quiet") if paper else (head,)
        yield from _line("-", hunk.before, hunk.gone, lang, paper)
        yield from _line("+", hunk.after, hunk.come, lang, paper)


def _line(sign: str, text: str, marks: Sequence[Span], lang: Lang, paper: Paper | None) -> Iterator[str]:
    if paper is None:
        yield sign + visible(text)
        return
    style = "critical" if sign == "-" else "minor"
    rtl = profile(lang).direction == "rtl"
    prefix = paper.paint(sign, style)
    for count, line in enumerate(paper.lines(text, style="", marks=marks, rtl=rtl, prefix=" ")):
        yield (prefix if count == 0 else " ") + line[1:]
