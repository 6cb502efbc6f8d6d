"""Nested lists: how deep a sub-paragraph stands, by its label's style, and its place in the list."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from hexapla.langs import LanguageProfile
from hexapla.measures.labels import label_value

_ROMAN = re.compile(r"[ivxl]+")

_AROUND = "()[].\uff08\uff09\u2018\u2019'-\u2013\u3001 "

_QUOTES = frozenset("\u2018\u2019\u201b'")
"""What stands around the figures of lists in Arabic texts."""

_HAN = frozenset("一二三四五六七八九十")
"""Chinese numerals; in a circle or brackets of their own they are one character."""

_STOPS = frozenset(".-\u2013\u3001")
"""What ends a label that no bracket closes: `a.` stands under `(a)`, and is another list."""


@dataclass(slots=True)
class Lists:
    """The lists that are open at a place in the text, outermost first."""

    styles: list[str] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    values: list[int | None] = field(default_factory=list)
    """What the last label of each stands for: it tells `i` after `h` from the numeral."""
    levels: list[int] = field(default_factory=list)
    """How deep the format nests each of them."""

    def step(
        self, mark: str, profile: LanguageProfile, level: int
    ) -> tuple[tuple[str, ...], int, int | None]:
        """Go on to the item labelled *mark*, as printed: its steps for an eid, its depth, its value.

        Depths count from 1. *level* is how deep the format nests it (0: it does not say).
        """
        depth = self._depth(self._style(mark, profile), level)
        self.positions[depth] += 1
        number = self.values[depth] = label_value(mark, profile, self.values[depth])
        steps = [_letters(n) if d % 2 == 0 else _roman(n) for d, n in enumerate(self.positions)]
        return tuple(steps), depth + 1, number

    def continues(self, mark: str, profile: LanguageProfile) -> bool:
        """Whether *mark* is what comes next in one of the open lists."""
        style = self._style(mark, profile)
        return any(
            style == own and value is not None and label_value(mark, profile, value) == value + 1
            for own, value in zip(self.styles, self.values, strict=True)
        )

    def _depth(self, style: str, level: int) -> int:
        known = [
            d
            for d, (s, at) in enumerate(zip(self.styles, self.levels, strict=True))
            if s == style and (at == level or not level)
        ]
        if known:
            depth = known[-1]
            for column in (self.styles, self.positions, self.values, self.levels):
                del column[depth + 1 :]
            return depth
        # A list that is nested less deep than the last one ends it, and counts positions on.
        position = 0
        while level and self.levels and self.levels[-1] >= level:
            position = self.positions[-1]
            for column in (self.styles, self.positions, self.values, self.levels):
                column.pop()
        self.styles.append(style)
        self.positions.append(position)
        self.values.append(None)
        self.levels.append(level)
        return len(self.styles) - 1

    def _style(self, mark: str, profile: LanguageProfile) -> str:
        """`letter`, `stopped roman` or the like; a lone `i` after `h` is a letter."""
        bare = mark.strip(_AROUND)
        stopped = "stopped " if mark.rstrip()[-1:] in _STOPS else ""
        stopped = "quoted " if any(c in _QUOTES for c in mark) else stopped
        case = stopped + ("capital " if bare.isupper() else "")
        if _ROMAN.fullmatch(bare.lower()) and bare.isascii():
            before = self.values[-1] if self.styles[-1:] == [f"{case}letter"] else None
            follows = before is not None and label_value(bare, profile, before) == before + 1
            return f"{case}letter" if len(bare) == 1 and follows else f"{case}roman"
        if not any(c.isalnum() for c in bare):
            return "mark"
        if any(c in _HAN or unicodedata.category(c) == "No" for c in bare):
            return f"{stopped}han"
        return f"{stopped}digit" if any(c.isdigit() for c in bare) else f"{case}letter"


def _letters(position: int) -> str:
    """1 is `a`, 26 `z`, 27 `aa`."""
    letters = ""
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(position: int) -> str:
    steps = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    numeral = ""
    for value, sign in steps:
        while position >= value:
            numeral += sign
            position -= value
    return numeral
