"""Checks explained in a terminal: the catalogue as a table, and a check's docstring made readable.

The docstring is Markdown, of which headings, lists, emphasis and code are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hexapla.checks import Check
from hexapla.model import Span
from hexapla.reports.paper import Paper, quoted
from hexapla.terms.audit.check import AuditCheck
from hexapla.text.width import cells

_ITEM = re.compile(r"(?:[-*]|\d+\.) ")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])|`([^`]+)`")
_INDENT = "  "
_OVER: Mapping[str, str] = {
    "row": "each row",
    "version": "each version",
    "alignment": "all rows together",
    "set": "all versions, whatever they are",
    "termbase": "a termbase",
}

Explained = Check[Any] | AuditCheck


def catalogue_lines(checks: Sequence[Explained], paper: Paper) -> Iterator[str]:
    """A line for each check: code, name, severity, what it looks at, the first line of what it says."""
    rows = [(c.code, c.name, c.severity, c.over) for c in checks]
    heads = ("code", "name", "severity", "over")
    widths = [max(map(cells, column)) for column in zip(heads, *rows, strict=True)]
    yield paper.paint(_row(heads, widths) + "what", "quiet")
    for check, row in zip(checks, rows, strict=True):
        first = check.documentation.partition("\n")[0]
        lines = paper.lines(quoted(first), prefix=_row(row, widths))
        yield lines[0].replace(check.severity, paper.paint(check.severity, check.severity), 1)
        yield from lines[1:]


def _row(row: Iterable[str], widths: Iterable[int]) -> str:
    return "".join(f"{cell:{width}}  " for cell, width in zip(row, widths, strict=True))


def check_lines(check: Explained, paper: Paper) -> Iterator[str]:
    """The documentation of *check*, under a line that says what it is."""
    said = f"{check.severity}, looks at {_OVER[check.over]}"
    yield paper.paint(f"{check.code} {check.name}", "strong") + f"  ({said})"
    yield ""
    yield from document_lines(check.documentation, paper)


def document_lines(text: str, paper: Paper) -> Iterator[str]:
    """*text* as headings, paragraphs and lists, wrapped; tables and indented lines stay as they are."""
    for number, block in enumerate(re.split(r"\n\s*\n", _headings_apart(text).strip())):
        if number:
            yield ""
        lines = block.split("\n")
        if lines[0].startswith("#"):
            yield paper.paint(lines[0].lstrip("# "), "strong")
        elif lines[0].startswith(("|", "    ", "```")):
            yield from (_INDENT + line for line in lines)
        else:
            for paragraph in _paragraphs(lines):
                mark = _ITEM.match(paragraph)
                head = mark[0] if mark else ""
                yield from _paragraph(paragraph[len(head) :], _INDENT + head, paper)


def _headings_apart(text: str) -> str:
    return re.sub(r"^(#+ .*)$", r"\n\1\n", text, flags=re.MULTILINE)


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs and list items, each as one line."""
    current: list[str] = []
    for line in lines:
        if current and _ITEM.match(line):
            yield " ".join(current)
            current = []
        current.append(line.strip())
    yield " ".join(current)


def _paragraph(text: str, prefix: str, paper: Paper) -> Iterator[str]:
    """Emphasis and code are drawn as such where there is colour, else as they are written."""
    body, last = "", 0
    marks: list[Span] = []
    for found in _EMPHASIS.finditer(text):
        words = (found[1] or found[2]) if paper.colour else found[0]
        # What runs the other way is kept apart from the English around it.
        before, after = quoted(words).split(words)
        body += text[last : found.start()] + before
        marks.append(Span(len(body), len(body) + len(words)))
        body, last = body + words + after, found.end()
    marks = marks if paper.colour else []
    yield from paper.lines(body + text[last:], prefix=prefix, marks=marks, drawn="emphasis")
