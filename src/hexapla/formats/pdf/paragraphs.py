"""Lines to paragraphs: what the page says of where one ends and the next begins.

Indentation, space between lines, and whether the next word had room on the line before it;
what the words mean is for the parser.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hexapla.formats.pdf.atoms import is_wide
from hexapla.formats.pdf.hyphens import HYPHENS, SOFT, Hyphens
from hexapla.formats.pdf.page import Column, Line

_SPACE = 0.25
"""Of the size: a space between words."""
_INDENT = 0.6
"""Of the size: what counts as another beginning of the line."""
_MORE = 1.25
"""Times the usual distance of lines: from here on a paragraph has ended."""
_SOME = 0.15
"""Of the paragraphs: so many begin with an indentation where it marks them."""
_OTHER_SIZE = 0.08
_ENDS = re.compile('[.;:,\u061b\u060c\u3002\uff1b\uff1a\uff0c!?\u061f][\u201c\u201d\u00bb")\uff09]*$')
_LABEL = re.compile(
    r"(?:\d{1,3} ?[.)\-\u2013](?!\d)|[(\uff08]?[^\W\d_]{1,4}[)\uff09]|[(\uff08]\d{1,3}[)\uff09]"
    "|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001"
    "|[\u2022\u2013\u2014\\-] )"
)
"""Numbers, letters, Chinese numerals and bullets before list items."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How the document sets its lines."""

    pitch: float
    """Usual distance between base lines, in sizes."""
    columns: dict[Column, tuple[float, float]]
    """Where the lines of each column usually begin and end."""
    indent: float
    """How far paragraphs usually begin from the edge, in points: 0 where they begin at it."""


def measures(lines: Sequence[Line]) -> Measures:
    """The measures of *lines*, the text of a document in reading order."""
    gaps: Counter[float] = Counter()
    by_column: dict[Column, list[Line]] = defaultdict(list)
    for line in lines:
        by_column[line.column].append(line)
    for inside in by_column.values():
        for above, below in pairwise(inside):
            if above.alone and below.alone and above.base > below.base:
                gaps[round((above.base - below.base) / max(below.size, 1), 2)] += 1
    by_key: dict[tuple[tuple[int, int], int], list[Line]] = defaultdict(list)
    for column, inside in by_column.items():
        by_key[column.key, column.page % 2].extend(inside)
    wide = {key: _edges(inside) for key, inside in by_key.items()}
    columns = {}
    for column, inside in by_column.items():
        near, far = _edges(inside)
        if column.cell:
            near, far = min(near, column.start), max(far, column.stop - 2)
        elif len(inside) < 12:
            usual = wide[column.key, column.page % 2]
            close = abs(usual[0] - near) < 4 * inside[0].size
            near, far = (min(near, usual[0]), max(far, usual[1])) if close else (near, far)
        columns[column] = near, far
    return Measures(_pitch(gaps), columns, _indent(by_column, columns))


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Where *lines* usually begin and end: the outermost places that are not one line's alone."""
    inside = [line for line in lines if line.alone] or list(lines)
    starts = sorted(line.start for line in inside)
    # Chinese lets a mark at the end of a line hang out over the edge.
    hung = [line for line in inside if not (is_wide(line.text[-1:]) and not line.text[-1:].isalnum())]
    stops = sorted(line.stop for line in (hung if len(hung) > 2 else inside))
    near = next((s for s, after in pairwise(starts) if after - s < 2), starts[0])
    slack = 3 * inside[0].size
    far = next(
        (s for s, before in zip(stops[::-1], stops[-2::-1], strict=False) if s - before < slack),
        stops[-1],
    )
    return near, far


def _pitch(gaps: Counter[float]) -> float:
    """The smallest distance that is usual."""
    total = gaps.total()
    for gap in sorted(gaps):
        near = sum(n for other, n in gaps.items() if abs(other - gap) <= 0.03)
        if near >= max(0.12 * total, 2):
            return gap
    return min(gaps, default=1.2)


def _indent(by_column: dict[Column, list[Line]], columns: dict[Column, tuple[float, float]]) -> float:
    """How far the lines that follow a short one are usually indented."""
    steps: Counter[float] = Counter()
    for column, inside in by_column.items():
        near, far = columns[column]
        for above, below in pairwise(inside):
            if far - above.stop > 4 * above.size and above.alone and below.alone:
                steps[round(below.start - near)] += 1
    indented = {step: n for step, n in steps.items() if step > 6}
    if not indented or sum(indented.values()) < _SOME * steps.total():
        return 0.0
    return min(indented.items(), key=lambda item: (-item[1], item[0]))[0]


def joined_lines(lines: Sequence[Line], found: Measures) -> tuple[tuple[Line, ...], ...]:
    """*lines* cut into paragraphs."""
    made: list[list[Line]] = []
    for line in lines:
        if made and _goes_on(made[-1], line, found):
            made[-1].append(line)
        else:
            made.append([line])
    return tuple(tuple(paragraph) for paragraph in made)


def _goes_on(paragraph: Sequence[Line], line: Line, found: Measures) -> bool:
    """Whether *line* goes on with *paragraph*."""
    last = paragraph[-1]
    if not (last.alone and line.alone) or last.column.cell != line.column.cell:
        return False
    if abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size) or last.bold != line.bold:
        return False
    ended = bool(_ENDS.search(last.text))
    labelled = ended and bool(_LABEL.match(line.text))
    same = last.column == line.column
    if same:
        gap = last.base - line.base
        if gap <= 0 or gap > _MORE * max(found.pitch * line.size, 1):
            return False
    if labelled or _had_room(last, line, found):
        return False
    return _aligned(paragraph, line, found, ended=ended, same=same)


def _had_room(last: Line, line: Line, found: Measures) -> bool:
    """Whether the first word of *line* had fitted behind *last*."""
    near, far = found.columns[last.column]
    room = far - last.stop
    if _are_centred(last, line, found):
        room += last.start - near
    if last.text.endswith(("-", SOFT)):
        return room > line.first + 2 * last.size
    space = 0.0 if is_wide(last.text[-1:]) else _SPACE
    return room > line.first + (space + 0.3) * last.size


def _are_centred(last: Line, line: Line, found: Measures) -> bool:
    """Whether both lines stand in the middle of the column, each by its own width."""
    step = _INDENT * line.size
    one, two = (x.start - found.columns[x.column][0] for x in (last, line))
    # A first line that is indented and a full one after it may share a middle by chance.
    first = found.indent > 0 and abs(one - found.indent) < step and abs(two) < step
    if first or abs(one - two) < step:
        return False
    middles = [one.start + one.stop - sum(found.columns[one.column]) for one in (last, line)]
    return abs(middles[0] - middles[1]) < line.size and abs(middles[1]) < 3 * line.size


def _aligned(paragraph: Sequence[Line], line: Line, found: Measures, *, ended: bool, same: bool) -> bool:
    """Whether *line* begins where the next line of *paragraph* is due."""
    last = paragraph[-1]
    near = found.columns[line.column][0]
    indent, before = line.start - near, last.start - found.columns[last.column][0]
    step = _INDENT * line.size
    if _are_centred(last, line, found):
        return True
    if len(paragraph) > 1:
        if abs(indent - before) > step:
            return False
        return same or not ended or found.indent > 0 or not _is_start(line)
    if indent > before + step:
        # Hanging: the lines stand under the text behind the label.
        labelled = bool(_LABEL.match(last.text)) or _is_number(last.text)
        hung = [word - last.start + before for word in last.words[1:]]
        under = any(abs(indent - word) <= step for word in hung)
        return (under and labelled) or (not ended and (labelled or not _is_start(line)))
    if indent < before - step:
        return True
    first_lines = found.indent > 0 and before > step
    return not (ended and (first_lines or not same) and _is_start(line))


def _is_number(text: str) -> bool:
    return bool(re.match(r"(?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4}", text))


def _is_start(line: Line) -> bool:
    return not line.text[:1].islower()


def glue(before: str, after: str, words: Hyphens, *, spaced: bool, drawn: bool) -> tuple[int, str]:
    """How many characters go from the end of *before*, and what comes between it and *after*.

    *spaced*: a space is drawn behind *before*; *drawn*: whether the document draws those.
    """
    if not before or not after:
        return 0, ""
    if before[-1] == SOFT or (before[-1] in HYPHENS and words.joins(before, after)):
        return 1, ""
    return 0, "" if _touches(before, after, words.opening, spaced=spaced, drawn=drawn) else " "


def _touches(before: str, after: str, opening: frozenset[str], *, spaced: bool, drawn: bool) -> bool:
    """Whether nothing stands between *before* and *after*, two lines of one paragraph."""
    last, tight = before[-1], bool(before[-2:-1].strip())
    if spaced or is_wide(last) or is_wide(after[0]):
        return is_wide(last) or is_wide(after[0])
    if last in HYPHENS or last == "/":
        return tight
    if last in "\u2013\u2014":
        # A dash that opens stands before its word as a bracket does, one that closes behind it.
        return (drawn or (last == "\u2014" and last not in opening)) if tight else last in opening
    letters = last.isalpha() and after[0].isalpha()
    # Chinese breaks lines inside numbers and symbols.
    return not letters and any(map(is_wide, before[-20:] + after[:20]))
