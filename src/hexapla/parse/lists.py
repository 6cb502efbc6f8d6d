"""Nested lists: how deep a sub-paragraph stands, by its label's style, and its place in the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hexapla.langs import LanguageProfile
from hexapla.measures.labels import label_value

_ROMAN = re.compile(r"[ivxl]+")


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
        """Go on to the item labelled *mark*: its steps for an eid, its depth from 1, its value.

        *level* is how deep the format nests it (0: it does not say).
        """
        depth = self._depth(self._style(mark, profile), level)
        self.positions[depth] += 1
        number = self.values[depth] = label_value(mark, profile, self.values[depth])
        steps = [_letters(n) if d % 2 == 0 else _roman(n) for d, n in enumerate(self.positions)]
        return tuple(steps), depth + 1, number

    def continues(self, mark: str, profile: LanguageProfile) -> bool:
        """Whether *mark* is what comes next in one of the open lists."""
        return any(
            value is not None and label_value(mark, profile, value) == value + 1 for value in self.values
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
        # A list that is nested less deep than the last one ends it.
        while level and self.levels and self.levels[-1] >= level:
            for column in (self.styles, self.positions, self.values, self.levels):
                column.pop()
        self.styles.append(style)
        self.positions.append(0)
        self.values.append(None)
        self.levels.append(level)
        return len(self.styles) - 1

    def _style(self, mark: str, profile: LanguageProfile) -> str:
        """`letter`, `roman` or the like; a lone `i` after `h` is a letter."""
        bare = mark.strip("()[].\uff08\uff09 ")
        case = "capital " if bare.isupper() else ""
        if _ROMAN.fullmatch(bare.lower()) and bare.isascii():
            before = self.values[-1] if self.styles[-1:] == [f"{case}letter"] else None
            follows = before is not None and label_value(bare, profile, before) == before + 1
            return f"{case}letter" if len(bare) == 1 and follows else f"{case}roman"
        if not any(c.isalnum() for c in bare):
            return "mark"
        return "digit" if any(c.isdigit() for c in bare) else f"{case}letter"


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
