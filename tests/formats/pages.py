"""PDF files for tests, drawn glyph by glyph: whatever a producer may do, and nothing by itself.

Latin text is set in a standard font; anything else in a font that has no shapes, only widths and
the characters that its codes stand for. Positions are in points from the lower left corner.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT, WIDTH = 842, 595


@dataclass(frozen=True)
class Text:
    """A string set from (*x*, *y*) to the right, `turn` quarters turned to the left."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "F1"
    """F1 is Helvetica, F2 bold, F3 oblique."""
    turn: int = 0


@dataclass(frozen=True)
class Glyphs:
    """Glyphs of a font without shapes, each half a size wide; each stands for a string."""

    x: float
    y: float
    glyphs: Sequence[str]
    size: float = 10
    gap: float = 0.0
    """Points between any two."""


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float


Item = Text | Glyphs | Stroke

_TURNS = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")


def pdf(
    *pages: Sequence[Item], trailer: str = "", packed: bool = False, kids: str = "", rotate: int = 0
) -> bytes:
    """A PDF of *pages*; *kids*: instead of the list of its pages, *trailer*: more entries there."""
    codes: dict[str, int] = {}
    contents = [_content(page, codes) for page in pages]
    numbers = [10 + 2 * index for index in range(len(pages))]
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: (
            f"<< /Type /Pages /Count {len(pages)} /Kids "
            f"[{kids or ' '.join(f'{n} 0 R' for n in numbers)}] >>"
        ).encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding /WinAnsiEncoding >>",
        6: _drawn_font(codes).encode(),
        7: _stream(b"500 0 0 0 500 700 d1 0 0 500 700 re f"),
        9: _stream(_to_unicode(codes)),
    }
    fonts = "/F1 3 0 R /F2 4 0 R /F3 5 0 R /G 6 0 R"
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Resources << /Font << {fonts} >> >> /Contents {number + 1} 0 R >>"
        ).encode()
        objects[number + 1] = _stream(content, packed=packed)
    return _file(objects, trailer)


def _content(page: Sequence[Item], codes: dict[str, int]) -> bytes:
    made: list[bytes] = []
    for item in page:
        if isinstance(item, Stroke):
            made.append(f"0.5 w {item.x} {item.y} m {item.to_x} {item.to_y} l S".encode())
        elif isinstance(item, Text):
            string = item.text.encode("cp1252").translate(None)
            for char in (b"\\", b"(", b")"):
                string = string.replace(char, b"\\" + char)
            place = f"BT /{item.font} {item.size} Tf {_TURNS[item.turn]} {item.x} {item.y} Tm ("
            made.append(place.encode() + string + b") Tj ET")
        else:
            x = item.x
            for glyph in item.glyphs:
                code = codes.setdefault(glyph, len(codes) + 1)
                made.append(f"BT /G {item.size} Tf 1 0 0 1 {x} {item.y} Tm <{code:02X}> Tj ET".encode())
                x += item.size / 2 + item.gap
    return b"\n".join(made)


def _to_unicode(codes: Mapping[str, int]) -> bytes:
    pairs = "\n".join(
        f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items() if text
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()


def _drawn_font(codes: Mapping[str, int]) -> str:
    """A font of boxes: each glyph is half as wide as its size."""
    used = sorted(codes.values()) or [1]
    names = " ".join(f"/g{code} 7 0 R" for code in used)
    differences = " ".join(f"{code} /g{code}" for code in used)
    return (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] "
        f"/CharProcs << {names} >> /Encoding << /Type /Encoding /Differences [{differences}] >> "
        f"/FirstChar 1 /LastChar {used[-1]} /Widths [{'500 ' * used[-1]}] /ToUnicode 9 0 R "
        "/Resources << >> >>"
    )


def _stream(content: bytes, *, packed: bool = False) -> bytes:
    kind = b""
    if packed:
        content, kind = zlib.compress(content), b" /Filter /FlateDecode"
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), kind, content)


def _file(objects: Mapping[int, bytes], trailer: str) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    made += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer.encode(),
        start,
    )
    return bytes(made)


_ADVANCES = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
    "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
"""Of Helvetica, in thousandths of the size, from the space to the tilde (Adobe font metrics)."""


def advance(text: str, size: float = 10) -> float:
    """How wide *text* is in Helvetica, in points; letters beyond ASCII as an `n`."""
    steps = [int(step) for step in _ADVANCES.split()]
    return sum(steps[ord(c) - 32] if " " <= c <= "~" else 556 for c in text) * size / 1000


def set_text(
    text: str, *, x: float = 72, y: float = 760, width: float = 400, size: float = 10, indent: float = 0
) -> list[Text]:
    """*text* in lines of *width* points at most, its first line indented."""
    lines: list[str] = [""]
    for word in text.split(" "):
        more = f"{lines[-1]} {word}".strip()
        room = width - (indent if len(lines) == 1 else 0)
        if lines[-1] and advance(more, size) > room:
            lines.append(word)
        else:
            lines[-1] = more
    return [
        Text(x + (indent if at == 0 else 0), y - at * size * 1.2, line, size)
        for at, line in enumerate(lines)
    ]
