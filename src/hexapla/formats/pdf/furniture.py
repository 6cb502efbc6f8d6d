"""Page furniture: what stands at the same height of page after page, and what only pages carry.

Digits are disregarded, so that page numbers repeat. Nothing is dropped: lines get a reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from hexapla.formats.pdf.page import Line

_ROWS = 6
"""Rows at the top and at the bottom of a page that may be furniture."""
_MOST = 200
"""Characters of a head or a foot: beyond that, pages are alike."""
_APART = 1.3
"""Times the distance of lines: a head stands so far from the text."""
_TOLERANCE = 3.0
"""Points: repeats stand at the same height within this."""
_MARGIN = 0.12
"""The share of the page's height at its top and bottom where a lone number is a page number."""

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[_\u2014\u2013\u2500-]{5,}"), "rule"),
    (re.compile(r"\*\d{6,}\*"), "bar code"),
    (re.compile(r"\d{2}-\d{5}(?: ?\(\w\))?(?:\s+\d{1,4}/\d{1,4})?(?: \*\d{6,}\*)?"), "job number"),
    (re.compile(r"(?:\d{1,4}/\d{1,4}\s+)\d{2}-\d{5}(?: ?\(\w\))?"), "job number"),
)
_IN_MARGIN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:[-\u2013\u2014|] ?)?\d{1,4}(?: ?[-\u2013\u2014|])?"), "page number"),
    (re.compile(r"\d{1,4} ?/ ?\d{1,4}"), "page number"),
    (
        re.compile(
            r"(?i:page|p\.|\u0441\u0442\u0440\.|p\u00e1gina) ?\d{1,4}"
            r"(?: ?(?:/|of|sur|de|\u0438\u0437) ?\d{1,4})?"
        ),
        "page number",
    ),
    (re.compile(r"\u7b2c ?\d{1,4} ?\u9875.{0,8}"), "page number"),
    (re.compile(r"https?://\S+"), "address"),
)
RULE = "rule"


def furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> tuple[tuple[str, ...], ...]:
    """For each line of each of *pages*, why it is furniture (`""`: it is not)."""
    edges = [_edges(lines) for lines in pages]
    repeated = _repeated(pages, edges)
    return tuple(
        _whys(lines, near, repeated, height)
        for lines, near, height in zip(pages, edges, heights, strict=True)
    )


_Rows = tuple[tuple[Line, ...], ...]
"""What stands at the same height, from the edge of the page inwards."""

_Key = tuple[str, int]


def _edges(lines: Sequence[Line]) -> tuple[_Rows, _Rows]:
    """The first and the last rows of a page."""
    by_height: dict[float, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.column.cell:
            by_height[line.base].append(line)
    down = [tuple(by_height[height]) for height in sorted(by_height, reverse=True)]
    return tuple(down[:_ROWS]), tuple(down[::-1][:_ROWS])


def _key(line: Line) -> _Key:
    return re.sub(r"\d+", "#", line.text), round(line.base / _TOLERANCE)


def _repeated(pages: Sequence[Sequence[Line]], edges: Sequence[tuple[_Rows, _Rows]]) -> frozenset[_Key]:
    """What stands at the same height at the edge of two pages or more."""
    where: dict[_Key, set[int]] = defaultdict(set)
    for number, (head, foot) in enumerate(edges):
        for row in (*head, *foot):
            for line in row:
                where[_key(line)].add(number)
    return frozenset(key for key, numbers in where.items() if len(numbers) > 1)


def _whys(
    lines: Sequence[Line], edges: tuple[_Rows, _Rows], repeated: frozenset[_Key], height: float
) -> tuple[str, ...]:
    found: dict[int, str] = {}
    for rows, name in zip(edges, ("running head", "running foot"), strict=True):
        for row in _outer(rows, repeated, height):
            for line in row:
                found.setdefault(id(line), _pattern(line.text, _IN_MARGIN) or name)
    return tuple(_pattern(line.text, _PATTERNS) or found.get(id(line), "") for line in lines)


def _outer(rows: _Rows, repeated: frozenset[_Key], height: float) -> _Rows:
    """The rows from the edge inwards that are furniture; where all are alike, those before a gap."""
    count = 0
    for row in rows:
        if not all(_is_furniture(line, repeated, height) for line in row):
            break
        count += 1
    if _size(rows[:count]) <= _MOST:
        return rows[:count]
    gaps = [abs(row[0].base - after[0].base) for row, after in pairwise(rows)]
    cuts = [
        at for at in range(1, count) if _size(rows[:at]) <= _MOST and gaps[at - 1] > _APART * min(gaps)
    ]
    return rows[: max(cuts, key=lambda at: (gaps[at - 1], -at))] if cuts else ()


def _size(rows: _Rows) -> int:
    return sum(len(line.text) for row in rows for line in row)


def _is_furniture(line: Line, repeated: frozenset[_Key], height: float) -> bool:
    if _key(line) in repeated or _pattern(line.text, _PATTERNS):
        return True
    marginal = not _MARGIN * height < line.base < (1 - _MARGIN) * height
    return marginal and bool(_pattern(line.text, _IN_MARGIN))


def _pattern(text: str, patterns: Sequence[tuple[re.Pattern[str], str]]) -> str:
    return next((why for pattern, why in patterns if pattern.fullmatch(text)), "")
