"""Signs that a text was decoded wrongly before it came here: told, never mended."""

from __future__ import annotations

import re
from collections.abc import Iterator


def _tail(codec: str) -> str:
    """The characters that stand in *codec* for the bytes 0x80 to 0xBF, as a class of a pattern."""
    return "[" + re.escape(bytes(range(0x80, 0xC0)).decode(codec, "ignore")) + "]"


_WEST, _EAST = _tail("cp1252"), _tail("cp1251")

# Two bytes of UTF-8 read as two Latin letters are no accident, but for A with circumflex, which may
# precede a no-break space; three bytes are, unless they are a mark of punctuation (E2 80) or follow
# one another. Cyrillic letters before a closing quote are usual: there it takes a row of them.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "cp1252",
        re.compile(
            rf"[\u00c2-\u00f0](?:(?<=\u00e2)\u20ac{_WEST}|(?<=[\u00c3-\u00df]){_WEST}"
            rf"|(?<=\u00c2){_WEST}(?:\u00c2{_WEST})+"
            rf"|(?<=[\u00e0-\u00ef]){_WEST}{{2}}(?:[\u00e0-\u00ef]{_WEST}{{2}})+"
            rf"|(?<=\u00f0){_WEST}{{3}})"
        ),
    ),
    (
        "cp1251",
        re.compile(
            rf"[\u0420\u0421\u0432](?:(?<=\u0432)\u0402{_EAST}"
            rf"|(?<=[\u0420\u0421]){_EAST}(?:[\u0420\u0421]{_EAST})+)"
        ),
    ),
)
_LOST = "\ufffd"


def remarks(text: str) -> Iterator[str]:
    """Sentences for people on what was lost or garbled in *text* before; none where it looks whole."""
    if text.isascii():
        return
    if lost := text.count(_LOST):
        first = _line(text, text.index(_LOST))
        what = (
            "characters were lost before and stand"
            if lost > 1
            else "character was lost before and stands"
        )
        yield f"{lost:,} {what} as U+FFFD, the first in line {first}"
    for codec, pattern in _PATTERNS:
        found = [
            (match, meant) for match in pattern.finditer(text) if (meant := _meant(match[0], codec))
        ]
        if found:
            match, meant = found[0]
            places = f"{len(found):,} place{'s' if len(found) > 1 else ''}"
            yield (
                f"the text looks as if it had been decoded wrongly before: in {places},"
                f" such as {match[0]!r} for {meant!r} in line {_line(text, match.start())}"
            )


def _meant(garbled: str, codec: str) -> str:
    """What *garbled* was before UTF-8 was read as *codec*; `""` where it was not."""
    try:
        meant = garbled.encode(codec).decode("utf-8")
    except UnicodeError:
        return ""
    return meant if all(char.isprintable() or char == "\u00a0" for char in meant) else ""


def _line(text: str, at: int) -> int:
    head = text[:at]
    return head.count("\n") + head.count("\r") - head.count("\r\n") + 1
