"""Characters to glyphs: letters of one glyph together, marks on their letters, strokes left out.

What PDFium does to Arabic is undone here: it turns the letters of one glyph round, mirrors
brackets and quotation marks, and tells of the strokes that draw letters out as of characters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from hexapla.formats.pdf.characters import Character, characters
from hexapla.formats.pdf.page import Drawn, Glyph, Rule
from hexapla.formats.pdf.rules import rules

if TYPE_CHECKING:
    import pypdfium2

_LAM, _ALEFS = "\u0644", "\u0627\u0622\u0623\u0625"
_MIRRORED = str.maketrans(
    "()[]{}<>\u00ab\u00bb\u2039\u203a\u201c\u201d\u2018\u2019",
    ")(][}{><\u00bb\u00ab\u203a\u2039\u201d\u201c\u2019\u2018",
)
"""What PDFium turns round between Arabic letters, quotation marks too."""
_STROKE = "\u0640"
_NEAREST = 6
"""Characters before and after a mark among which its letter is sought."""
_OVERPRINT = 0.12
"""Of the size: what is drawn again so near only adds weight."""
_THIN, _LOW, _FULL, _FULL_SLANTED = 0.15, 0.1, 0.95, 0.7
"""A stroke that draws letters out: height and distance from the base line in sizes, share of its
advance that is ink, less where the box leans over."""


def drawn(page: pypdfium2.PdfPage, number: int, *, rtl: bool | None, name: str) -> Drawn:
    """What is drawn on *page*; *rtl*: how it is read, `None`: as most of its letters are."""
    width, height = page.get_size()
    found = _whole(characters(page, name))
    turns = Counter(one.style.turn for one in found)
    turn = turns.most_common(1)[0][0] if turns else 0
    away = "".join(one.text for one in found if one.style.turn != turn)
    if (turn + page.get_rotation() // 90) % 2:
        width, height = height, width
    corner_x, corner_y = _corner(page, turn)
    right = _is_rtl(found) if rtl is None else rtl

    def across(start: float, stop: float) -> tuple[float, float]:
        start, stop = start - corner_x, stop - corner_x
        return (width - stop, width - start) if right else (start, stop)

    glyphs = []
    for one in found:
        style = one.style
        if style.turn == turn:
            x, y = _turned(one.x, one.y, turn) if turn else (one.x, one.y)
            dx = _turned(one.dx, one.dy, turn)[0] if turn else one.dx
            start, stop = across(x, x + dx)
            glyphs.append(
                Glyph(one.text, start, stop, y - corner_y, style.size, style.bold, style.italic)
            )
    lines = []
    for rule in rules(page):
        one_x, one_y = _turned(rule.start, rule.bottom, turn)
        two_x, two_y = _turned(rule.stop, rule.top, turn)
        low, high = sorted((one_y - corner_y, two_y - corner_y))
        lines.append(Rule(*across(min(one_x, two_x), max(one_x, two_x)), low, high))
    return Drawn(number, width, height, right, tuple(glyphs), tuple(lines), away.strip())


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point on a page after *turn* quarters clockwise, which set its text upright."""
    for _ in range(turn):
        x, y = y, -x
    return x, y


def _corner(page: pypdfium2.PdfPage, turn: int) -> tuple[float, float]:
    """The corner of the page from which distances count, after turning."""
    left, bottom, right, top = page.get_cropbox()
    corners = (_turned(left, bottom, turn), _turned(right, top, turn))
    return min(x for x, _ in corners), min(y for _, y in corners)


def _is_rtl(found: Sequence[Character]) -> bool:
    counts = Counter(_kind(one.text[0]) for one in found)
    return counts["R"] > counts["L"]


@cache
def _kind(char: str) -> str:
    """`L`, `R`, `N` for figures, `""` for what has no direction, as PDFium sorts them."""
    bidi = unicodedata.bidirectional(char)
    return {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}.get(bidi, "")


def _whole(found: Iterable[Character | None]) -> tuple[Character, ...]:
    """The characters of a page with all that belongs together joined."""
    lines: list[list[Character]] = [[]]
    for one in found:
        if one is None:
            lines.append([])
        else:
            lines[-1].append(one)
    made: list[Character] = []
    for line in lines:
        arabic = any(_kind(one.text[0]) == "R" for one in line)
        right = _unmirrored(line) if arabic else line
        made += _joined([one._replace(text=_STROKE) if _is_stroke(one) else one for one in right])
    return tuple(_once(_marked(made)))


def _is_stroke(one: Character) -> bool:
    """Whether *one* is the stroke of justified Arabic, which fonts give no character."""
    if one.ink is None or one.style.turn or unicodedata.combining(one.text[0]):
        return False
    left, right, bottom, top = one.ink
    size = one.style.size
    thin = 0 < top - bottom <= _THIN * size and abs(bottom - one.y) <= _LOW * size
    full = _FULL_SLANTED if one.style.italic else _FULL
    return thin and right - left >= full * one.dx > 0


def _unmirrored(line: Sequence[Character]) -> list[Character]:
    """*line* with its brackets as the font names them: PDFium mirrors those behind Arabic."""
    runs: list[str] = []
    for one in line:
        kind = _kind(one.text[0])
        if not runs or runs[-1] != kind:
            runs.append(kind)
    here = "R" if runs.count("R") >= runs.count("L") else "L"
    made = []
    for one in line:
        kind = _kind(one.text[0])
        if kind in ("L", "R"):
            here = kind
        turned = not kind and here == "R"
        made.append(one._replace(text=one.text.translate(_MIRRORED)) if turned else one)
    return made


def _joined(line: Sequence[Character]) -> list[Character]:
    """*line* with the characters of one glyph together: they share pen and advance."""
    made: list[Character] = []
    for one in line:
        last = made[-1] if made else None
        if (
            last is not None
            and not one.text.isspace()
            and last.style.text == one.style.text
            and abs(last.x - one.x) + abs(last.y - one.y) < 0.02
        ):
            same = abs(last.dx - one.dx) + abs(last.dy - one.dy) < 0.02
            made[-1] = last._replace(text=_together(last.text, one.text, same=same))
            if not same and abs(one.dx) > abs(last.dx):
                made[-1] = made[-1]._replace(dx=one.dx, dy=one.dy)
            continue
        made.append(one)
    return made


def _together(before: str, after: str, *, same: bool) -> str:
    """The letters of one place in logical order; *same*: of one glyph, which PDFium turned round."""
    if not same or _kind(before[-1]) != "R":
        return before + after
    if before == _LAM and after in _ALEFS:
        return before + after  # a presentation form, taken apart by PDFium in the right order
    return after + before


def _marked(line: Sequence[Character]) -> list[Character]:
    """The characters *line* with combining marks behind the letters that they stand over."""
    marks = [at for at, one in enumerate(line) if one.ink and unicodedata.combining(one.text[0])]
    if not marks:
        return list(line)
    held: dict[int, str] = {}
    taken: set[int] = set()
    for at in marks:
        ink = line[at].ink
        if ink is None:
            continue
        middle = (ink[0] + ink[1]) / 2
        near = [
            other
            for other in range(max(at - _NEAREST, 0), min(at + _NEAREST + 1, len(line)))
            if other not in marks and line[other].text.isalpha()
        ]
        if not near:
            continue
        best = min(near, key=lambda other: (_distance(line[other], middle, line[at].y), abs(other - at)))
        held[best] = held.get(best, "") + line[at].text
        taken.add(at)
    return [
        one._replace(text=unicodedata.normalize("NFC", one.text + held.get(at, "")))
        for at, one in enumerate(line)
        if at not in taken
    ]


def _distance(letter: Character, middle: float, base: float) -> float:
    outside = max(letter.x - middle, middle - letter.x - letter.dx, 0.0)
    return outside + abs(letter.y - base) + 0.01 * abs(letter.x + letter.dx / 2 - middle)


def _once(found: Sequence[Character]) -> Iterable[Character]:
    """*found* without what is drawn again on the same place, as programs do for weight."""
    # Two grids, one half a cell on: what lies close shares a cell in one of them.
    cells: dict[tuple[str, int, int], Character] = {}
    for one in found:
        height = round(one.y)
        keys = (one.text, int(one.x) // 2, height), (one.text, ~(int(one.x + 1) // 2), height)
        before = cells.get(keys[0]) or cells.get(keys[1])
        if before is None or not _overprints(before, one):
            yield one
        cells[keys[0]] = cells[keys[1]] = one


def _overprints(before: Character, one: Character) -> bool:
    if before.style.text == one.style.text or one.text.isspace():
        return False
    return abs(before.x - one.x) + abs(before.y - one.y) < _OVERPRINT * one.style.size
