"""Direction: embedding levels of a paragraph, the visual order of a line, and who reorders.

The Unicode bidirectional algorithm itself is python-bidi's; it is asked once a paragraph,
because a line broken out of a paragraph resolves differently from a text of its own.
Nothing here measures cells, breaks lines or joins letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from bidi import get_display

Bidi = Literal["app", "terminal", "off"]
"""Who turns right-to-left text round: this program, the terminal, nobody."""

BidiSetting = Literal["auto", "app", "terminal", "off"]

BIDI_SETTINGS: tuple[BidiSetting, ...] = get_args(BidiSetting)

_VTE_REORDERS_SINCE = 5800

_REORDERING: tuple[tuple[str, str], ...] = (
    ("KONSOLE_VERSION", ""),
    ("MLTERM", ""),
    ("TERM_PROGRAM", "Apple_Terminal"),
    ("TERM_PROGRAM", "mlterm"),
    ("TERM", "mlterm"),
)
"""Variables that betray a terminal which reorders by itself; `""`: whatever the value."""

_STRETCH = 30_000
"""Code points that one set of tags can number."""

_RTL_CLASSES = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "FSI"})


def bidi_mode(setting: BidiSetting, environ: Mapping[str, str]) -> Bidi:
    """Resolve *setting*; `auto` knows VTE, Konsole, mlterm and Apple Terminal by *environ*.

    A multiplexer passes cells on, so the terminal around it decides. All others (Windows
    Terminal, xterm.js, kitty, Ghostty, Alacritty, xterm) leave the order to the program.
    """
    if setting != "auto":
        return setting
    vte = environ.get("VTE_VERSION", "")
    if vte.isdecimal() and int(vte) >= _VTE_REORDERS_SINCE:
        return "terminal"
    for name, start in _REORDERING:
        if name in environ and environ[name].startswith(start):
            return "terminal"
    return "app"


def isolated(text: str) -> str:
    """*text* to be quoted in a paragraph of another direction: it takes its own (FSI, PDI)."""
    return f"\u2068{text}\u2069" if text else ""


def has_rtl(text: str) -> bool:
    """Whether anything in *text* may run from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in _RTL_CLASSES for char in text)


def levels(text: str, *, rtl: bool) -> tuple[int, ...]:
    """The embedding level of each code point of a paragraph (UAX #9); even: left to right.

    *rtl* is the direction of the paragraph. *text* holds no paragraph separators.
    """
    if not rtl and not has_rtl(text):
        return (0,) * len(text)
    found: list[int] = []
    for start in range(0, len(text), _STRETCH):
        order, odd = _reordered(text[start : start + _STRETCH], rtl=rtl)
        found.extend(_nested(order, odd, int(rtl)))
    return tuple(found)


def _reordered(text: str, *, rtl: bool) -> tuple[list[int], list[bool]]:
    """Where python-bidi puts each code point, and whether it runs from right to left.

    It returns only text. So each character is followed by three tag characters (class BN:
    they take its level and change nothing) that spell its index; they come out backwards
    where it was turned. A strong mark keeps the end from falling back to the paragraph's level.
    """
    tagged = "".join(
        f"{char}{chr(0xE0020 + (at >> 10))}{chr(0xE0040 + (at >> 5 & 31))}{chr(0xE0060 + (at & 31))}"
        for at, char in enumerate(text)
    )
    shown = str(get_display(tagged + ("\u200f" if rtl else "\u200e"), base_dir="R" if rtl else "L"))
    tags = [ord(char) - 0xE0020 for char in shown if 0xE0020 <= ord(char) < 0xE0080]
    place, odd = [0] * len(text), [False] * len(text)
    for position in range(len(text)):
        triple = tags[3 * position : 3 * position + 3]
        turned = triple[0] >= 64
        high, middle, low = reversed(triple) if turned else triple
        at = (high << 10) | (middle - 32) << 5 | (low - 64)
        place[at], odd[at] = position, turned
    return place, odd


def _nested(place: Sequence[int], odd: Sequence[bool], base: int) -> list[int]:
    """Levels that lead to the order *place*: blocks turned within blocks, from *base* inwards."""
    found = [base] * len(place)
    todo = [(0, len(place), 0, base)]
    while todo:
        start, stop, left, level = todo.pop()
        at = start
        while at < stop:
            behind = at - start
            due = left + (stop - start - 1 - behind if level % 2 else behind)
            if place[at] == due and odd[at] == bool(level % 2):
                found[at] = level
                at += 1
                continue
            end, low, high = at + 1, place[at], place[at]
            while end < stop and (high - low + 1 != end - at or (high if level % 2 else low) != due):
                low, high = min(low, place[end]), max(high, place[end])
                end += 1
            todo.append((at, end, low, level + 1))
            at = end
    return found


def visual_order(line: Sequence[int]) -> tuple[int, ...]:
    """Indices of a line's items from left to right, given their levels (UAX #9, rule L2)."""
    order = list(range(len(line)))
    lowest_odd = min((level for level in line if level % 2), default=0)
    if not lowest_odd:
        return tuple(order)
    for level in range(max(line), lowest_odd - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1
    return tuple(order)


@cache
def mirrored(char: str) -> str:
    """What *char* looks like from right to left: brackets and the like are turned (rule L4)."""
    if not unicodedata.mirrored(char):
        return char
    name = unicodedata.name(char)
    for here, there in (("LEFT", "RIGHT"), ("LESS-THAN", "GREATER-THAN")):
        for before, after in ((here, there), (there, here)):
            if before in name:
                try:
                    return unicodedata.lookup(name.replace(before, after))
                except KeyError:
                    return char
    return char
