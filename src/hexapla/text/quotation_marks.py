"""Quotation marks in pairs: which of them close which, and which stay alone.

Single marks are looked at only where they open: closing they are apostrophes too. Whether a
form is the language's own is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang

STRAIGHT = '"'
SINGLE = ("\u2018", "\u2019")

_CURLY = "curly"
_FORMS: tuple[tuple[str, str, str], ...] = (  # family, opening, closing
    ("guillemets", "\u00ab", "\u00bb"),
    (_CURLY, "\u201c\u201e", "\u201d"),
    ("straight", STRAIGHT, STRAIGHT),
    ("titles", "\u300a", "\u300b"),
    ("inner titles", "\u3008", "\u3009"),
    ("corners", "\u300c", "\u300d"),
    ("inner corners", "\u300e", "\u300f"),
)
_OPENS = {mark: family for family, opening, _ in _FORMS for mark in opening}
_CLOSES = {mark: family for family, _, closing in _FORMS for mark in closing}
_ANY = re.compile("[" + "".join({*_OPENS, *_CLOSES}) + "]")
_SINGLE_OPENS = re.compile(rf"(?<!\w){SINGLE[0]}(?=[^\W\d_])")
_SINGLE_CLOSES = re.compile(rf"{SINGLE[1]}(?![^\W_])")
_BRACKETS = "([\uff08"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Two marks that belong together."""

    opening: int
    closing: int
    depth: int
    """0 outside all others."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without its counterpart."""

    at: int
    family: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a text, in order."""

    quoted: tuple[Quoted, ...]
    lone: tuple[Lone, ...]


def quotation_marks(text: str, lang: Lang) -> Marks:
    """The marks of *text* in pairs, and those that stay alone.

    A mark that the language uses on both sides closes where one of its kind is open.
    """
    open_: list[Lone] = []
    lone: list[Lone] = []
    quoted: list[Quoted] = []
    opens, closes = _roles(lang)
    for match in _ANY.finditer(text):
        at, mark = match.start(), match[0]
        may_open, may_close = (
            _straight(text, at) if mark == STRAIGHT else (mark in opens, mark in closes)
        )
        place = _last(open_, closes[mark]) if may_close else None
        if place is not None:
            lone += open_[place + 1 :]
            quoted.append(Quoted(open_[place].at, at, place))
            del open_[place:]
        elif may_open:
            open_.append(Lone(at, opens[mark], opens=True))
        elif not (mark == STRAIGHT and text[at - 1].isdecimal()):  # inches
            lone.append(Lone(at, closes[mark], opens=False))
    lone += open_
    if SINGLE in profile(lang).typography.quotes:
        lone += _lone_singles(text)
    return Marks(
        tuple(sorted(quoted, key=lambda pair: pair.opening)), tuple(sorted(lone, key=lambda one: one.at))
    )


def family_of(mark: str) -> str:
    """The family of a double *mark*: those that may close each other share one."""
    return _OPENS.get(mark) or _CLOSES[mark]


def _straight(text: str, at: int) -> tuple[bool, bool]:
    """Whether a straight mark may open and may close, by what stands beside it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free_before = not before or before.isspace() or before in _BRACKETS
    free_after = not (after.isalnum() or after in _BRACKETS) if after else True
    if free_before != free_after:
        return free_before, free_after
    return True, True


def _last(open_: Sequence[Lone], family: str) -> int | None:
    return next((i for i in reversed(range(len(open_))) if open_[i].family == family), None)


@cache
def _roles(lang: Lang) -> tuple[dict[str, str], dict[str, str]]:
    """The families of the marks that may open, and of those that may close, in *lang*."""
    opens, closes = dict(_OPENS), dict(_CLOSES)
    for opening, closing in profile(lang).typography.quotes:
        if opening in closes and opening not in opens:
            opens[opening] = closes[opening]
        if closing in opens and closing not in closes:
            closes[closing] = opens[closing]
    return opens, closes


def _lone_singles(text: str) -> list[Lone]:
    """Single marks that open and that nothing after them closes."""
    return [
        Lone(match.start(), "single", opens=True)
        for match in _SINGLE_OPENS.finditer(text)
        if not _SINGLE_CLOSES.search(text, match.end())
    ]
