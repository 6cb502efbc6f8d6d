"""Number words put together: `twenty-first`, `dos mil millones`, `quatre-vingt-dix`.

One grammar for all languages that separate words; what differs (twenties, units before
tens) is said by the profile. It decides nothing about what a number demands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hexapla.langs.profile import Numerals
from hexapla.measures.lexicon import NumberWord
from hexapla.model import Span

_JOINING_GAP = re.compile(r"[ \u00a0\u202f\u2009]*[-\u2010\u2011]?[ \u00a0\u202f\u2009]*")

_COMMA = re.compile(r", ")


@dataclass(frozen=True, slots=True)
class Item:
    """A figure, a number word or a joiner, at its place; all other words end a phrase."""

    span: Span
    figure: Fraction | None = None
    word: NumberWord | None = None
    joined: bool = False
    """Whether a joiner is written onto its front."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items that are one number."""

    items: tuple[Item, ...]
    value: Fraction


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number so far: complete thousands in `total`, what is below them in `group`."""

    total: Fraction | int = 0
    group: Fraction | int = 0
    figure: bool = False
    ordinal: bool = False


def read_phrase(text: str, items: Sequence[Item], numerals: Numerals) -> Phrase | None:
    """The longest number that begins with the first of *items*; `None` where it is a joiner."""
    taken: list[Item] = []
    state = _Sum()
    joined = False
    for index, item in enumerate(items):
        if index and not _close(text, items, index, numerals):
            break
        if item.figure is None and item.word is None:
            if not taken:
                return None
            joined = True
            continue
        if taken and (last := taken[-1].word) is not None and last.alone:
            break
        if not _fits(state, item, joined or item.joined, numerals, first=not taken):
            break
        state = _add(state, item, numerals)
        taken.append(item)
        joined = False
    return Phrase(tuple(taken), Fraction(state.total + state.group)) if taken else None


def _close(text: str, items: Sequence[Item], index: int, numerals: Numerals) -> bool:
    """Whether nothing that parts numbers stands before the item at *index*."""
    gap = (items[index - 1].span.stop, items[index].span.start)
    if _JOINING_GAP.fullmatch(text, *gap):
        return True
    return numerals.comma_joins and _comma_joins(text, items, index)


def _comma_joins(text: str, items: Sequence[Item], index: int) -> bool:
    """Whether a comma after a scale in words goes on the number: what follows is of hundreds or more."""
    before, scale = items[index - 1], _next_scale(text, items, index)
    return (
        _COMMA.fullmatch(text, before.span.stop, items[index].span.start) is not None
        and before.word is not None
        and before.word.scale
        and 100 <= scale < before.word.value
    )


def _next_scale(text: str, items: Sequence[Item], index: int) -> int:
    """The first scale in the words that go on from the item at *index*; 0: there is none."""
    for at, item in enumerate(items[index:], index):
        apart = at > index and not _JOINING_GAP.fullmatch(text, items[at - 1].span.stop, item.span.start)
        if apart or item.word is None:
            break
        if item.word.scale:
            return item.word.value if at > index else 0
    return 0


def _fits(state: _Sum, item: Item, joined: bool, numerals: Numerals, *, first: bool) -> bool:
    word = item.word
    if first or word is None:
        return first
    if word.scale:
        return word.value <= _least(state) if joined else _scales(state, word.value)
    if state.figure or (state.ordinal and not word.ordinal and not numerals.unit_first):
        return False
    if numerals.unit_first and not joined:
        return word.value == 10 and 1 <= state.group % 100 <= 9
    teen = state.ordinal and word.ordinal and not joined and state.group % 100 == 10 and word.value < 10
    return teen or _adds(int(state.group), word.value, numerals)


def _least(state: _Sum) -> int:
    """The greatest bare scale that a joiner may add: `a thousand and a hundred`."""
    return 100 if state.total and not state.group and not state.figure else 0


def _scales(state: _Sum, scale: int) -> bool:
    if state.figure:
        return scale > 100
    if scale == 100:
        return 1 <= state.group <= 9 or (state.group == 0 and state.total > 0)
    return state.group > 0 or 0 < state.total < scale


def _adds(group: int, value: int, numerals: Numerals) -> bool:
    low = group % 100
    if value >= 100:
        return group == 0
    if low == 0:
        return True
    if numerals.unit_first:
        return 20 <= value <= 90 and low <= 9
    if 20 <= low <= 90 and low % 10 == 0 and value < 10:
        return True
    return numerals.vigesimal and _adds_by_twenties(low, value)


def _adds_by_twenties(low: int, value: int) -> bool:
    if value == 20:
        return low == 4
    return low in (60, 80) if 10 <= value < 20 else low in (10, 70, 90) and 7 <= value <= 9


def _add(state: _Sum, item: Item, numerals: Numerals) -> _Sum:
    word = item.word
    if word is None:
        return _Sum(state.total, item.figure or 0, True, state.ordinal)
    ordinal = state.ordinal or word.ordinal
    if word.scale or word.value >= 1000:
        return _Sum(*_scaled(state, word), state.figure, ordinal)
    if numerals.vigesimal and word.value == 20 and state.group % 100 == 4:
        return _Sum(state.total, state.group + 76, state.figure, ordinal)
    return _Sum(state.total, state.group + word.value, state.figure, ordinal)


def _scaled(state: _Sum, word: NumberWord) -> tuple[Fraction | int, Fraction | int]:
    """Total and group of *state* once *word* multiplies them."""
    total, group, value = state.total, state.group, word.value
    if not word.scale or (word.single and not total and not group):
        return total + (word.single or value), group
    if value == 100:
        return total, (group or 1) * 100
    whole = (total + group) * value if 0 < total < value else total + (group or 1) * value
    return whole, 0
