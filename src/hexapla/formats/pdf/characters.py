"""Characters of a page as PDFium finds them: what is drawn, where, in which font.

PDFium's own spaces and order are not used: it guesses them. Only the ends of its lines are
told on: within them it turns brackets round, which must be undone.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from hexapla.errors import LimitError

if TYPE_CHECKING:
    import pypdfium2

MOST_CHARACTERS = 400_000
"""On one page: more is no page that people read."""
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_SLANT = 0.1
"""Radians from which letters that are leant over count as italic."""
_LIGATURES = ((0xFB00, 0xFB06), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC), (0x2F00, 0x2FD5), (0xF900, 0xFAD9))
"""Latin ligatures, Arabic presentation forms, Kangxi radicals, CJK compatibility ideographs."""
_FARTHEST = 100_000.0
"""Points from the corner of the page: nobody prints there."""
UNKNOWN = "\ufffd"
"""Stands for a glyph whose character the font does not tell."""


@dataclass(frozen=True, slots=True)
class Style:
    """What all characters of one drawn text share; `turn` in quarters, `text` tells texts apart."""

    size: float
    bold: bool
    italic: bool
    turn: int
    text: int


class Character(NamedTuple):
    """A character: where the pen stands, where it goes, and what the ink covers (marks only)."""

    text: str
    x: float
    y: float
    dx: float
    dy: float
    style: Style
    ink: tuple[float, float, float, float] | None = None
    """Left, right, bottom, top."""


def characters(page: pypdfium2.PdfPage, name: str) -> Iterator[Character | None]:
    """The characters of *page*, PDFium's own spaces left out; `None` where its lines end."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MOST_CHARACTERS:
            raise LimitError(
                f"a page holds {count:,} characters; the limit is {MOST_CHARACTERS:,}",
                where=name,
                remedy="split the document or give its text",
            )
        yield from _each(text_page.raw, count, arabic=_has_arabic(text_page))
    finally:
        text_page.close()


def _has_arabic(text_page: pypdfium2.PdfTextPage) -> bool:
    return any(
        "\u0590" <= char < "\u0900" or "\ufb1d" <= char < "\uff00" for char in text_page.get_text_range()
    )


def _each(raw: Any, count: int, *, arabic: bool) -> Iterator[Character | None]:
    import pypdfium2.raw as pdfium

    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    styles: dict[bytes, Style] = {}
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code == 10:
            yield None
        if code in (9, 10, 13) or not pdfium.FPDFText_GetCharOrigin(raw, index, at_x, at_y):
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, at_box)
        if not (abs(x.value) < _FARTHEST and abs(y.value) < _FARTHEST):
            continue  # not on any page, nor a number
        if code in (32, 160) and _is_made_up(raw, index, box):
            continue
        key = bytes(pdfium.FPDFText_GetTextObject(raw, index))  # the pointer's value
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(raw, index, len(styles))
        text = _letter(code, raw, index)
        if not text:
            continue
        # Asked for only where it may be needed: it costs as much as the rest.
        ink = _ink(raw, index) if arabic and _needs_ink(text) else None
        yield Character(text, x.value, y.value, *_advance(style.turn, x.value, box), style, ink)


def _is_made_up(raw: Any, index: int, box: Any) -> bool:
    """Whether a space is PDFium's, or takes no room."""
    import pypdfium2.raw as pdfium

    if min(box.right - box.left, box.top - box.bottom) < 0.01:
        return True
    return bool(pdfium.FPDFText_IsGenerated(raw, index) == 1)


def _advance(turn: int, x: float, box: Any) -> tuple[float, float]:
    """How far the pen goes across and up."""
    if turn % 2:
        step = (box.top - box.bottom) * (1 if turn == 1 else -1)
    else:
        step = min(box.left - x, 0.0) if turn else max(box.right - x, 0.0)
    if not abs(step) < _FARTHEST:
        step = 0.0
    return (0.0, step) if turn % 2 else (step, 0.0)


def _ink(raw: Any, index: int) -> tuple[float, float, float, float]:
    """What the ink of the character at *index* covers: left, right, bottom, top."""
    import pypdfium2.raw as pdfium

    sides = tuple(ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, *(ctypes.byref(side) for side in sides))
    return sides[0].value, sides[1].value, sides[2].value, sides[3].value


def _needs_ink(text: str) -> bool:
    """Whether *text* may be a combining mark, or a stroke between Arabic letters."""
    char = text[0]
    return unicodedata.combining(char) != 0 or unicodedata.bidirectional(char) not in ("AL", "R", "WS")


def _letter(code: int, raw: Any, index: int) -> str:
    """The character of *code*; ligatures and presentation forms as the letters they stand for."""
    import pypdfium2.raw as pdfium

    if code < 32 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        # PDFium writes a control character for a hyphen at the end of a line.
        return "-" if code in (2, 0xFFFE) or pdfium.FPDFText_IsHyphen(raw, index) == 1 else UNKNOWN
    char = chr(code)
    if code < 0x2F00:
        return char
    if 0xE000 <= code < 0xF900:
        return UNKNOWN
    if any(low <= code <= high for low, high in _LIGATURES):
        return unicodedata.normalize("NFKC", char).strip()
    return char


def _style(raw: Any, index: int, number: int) -> Style:
    """Size, weight and direction of the drawn text that holds the character at *index*."""
    import pypdfium2.raw as pdfium

    matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix))
    length = pdfium.FPDFText_GetFontInfo(raw, index, None, 0, ctypes.byref(flags))
    buffer = ctypes.create_string_buffer(max(int(length), 1))
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, length, ctypes.byref(flags))
    font = buffer.value.decode("utf-8", "replace").rpartition("+")[2].lower()
    across, up = (matrix.a, matrix.b), (matrix.c, matrix.d)
    if not all(map(math.isfinite, (*across, *up))):
        across, up = (1.0, 0.0), (0.0, 1.0)
    width = math.hypot(*across)
    scale = abs(across[0] * up[1] - across[1] * up[0]) / width if width else 1.0
    size = pdfium.FPDFText_GetFontSize(raw, index) * (scale or 1.0)
    size = min(abs(size), _FARTHEST) if math.isfinite(size) else 1.0
    turn = round(math.atan2(across[1], across[0]) / (math.pi / 2)) % 4
    # Letters leant over: the upright of the matrix does not stand at a right angle to its base.
    lean = math.atan2(*up) + math.atan2(across[1], across[0])
    italic = "italic" in font or "oblique" in font or bool(flags.value & _ITALIC_FLAG)
    bold = any(word in font for word in ("bold", "black", "heavy")) or bool(flags.value & _BOLD_FLAG)
    return Style(size or 1.0, bold, italic or _SLANT < abs(lean) < math.pi / 4, turn, number)
