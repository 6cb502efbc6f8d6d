"""Cross-references in a clause: `paragraph 5 above`, `paragraphs 3 to 7 of the present resolution`.

It says whether a paragraph of this text or of another is meant, as far as the words tell; whether
the target is there is for a check to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.numbered import Group
from hexapla.model import Lang, Span

Pointer = Literal["above", "below", "present", "other", ""]

_SHORT_WORDS = re.compile(r"[ \u00a0]?(?:\w{1,4}[ \u00a0\u2019'])?(?:\w{1,2}[ \u00a0])?")
"""What stands between `subparagraph (a)` and the paragraph that it is of."""
_LONGEST_RANGE = 100
_NEAR = re.compile(r"[ \u00a0,\u060c\uff0c\u3001(\uff08]{0,3}")
"""What stands between a symbol, reference or article and the paragraph of it."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A cross-reference at its place."""

    span: Span
    numbers: tuple[int, ...]
    """The paragraphs, a range written out; `()`: only sub-paragraphs are named."""
    parts: tuple[int, ...] = ()
    """The values of the labels of sub-paragraphs: `(a)` and `(c)` are 1 and 3."""
    pointer: Pointer = ""
    """`above`, `below` or `present`: of this text; `other`: of another; `""`: it is not said."""

    @property
    def here(self) -> bool:
        """Whether its target is in this text, as far as the words tell."""
        return self.pointer != "other"


@dataclass(frozen=True, slots=True)
class _Pointers:
    after: tuple[tuple[Pointer, re.Pattern[str]], ...]
    before: tuple[tuple[Pointer, re.Pattern[str]], ...]


_ORDER: tuple[Pointer, ...] = ("above", "below", "present", "other")


def find_crossings(
    text: str, language: LanguageProfile, groups: Sequence[Group], cited: Sequence[Span] = ()
) -> tuple[Crossing, ...]:
    """The cross-references among *groups*, in order.

    *cited* are the places of symbols, references and the like: a paragraph next to one is of it.
    """
    merged = _merged(text, language, [group for group in groups if group.kind == "paragraph"])
    other = [*cited, *(group.span for group in groups if group.kind != "paragraph")]
    stops = {span.stop for span in other}
    crossings = (
        Crossing(
            span,
            tuple(dict.fromkeys(_numbers(text, language, same))),
            tuple(dict.fromkeys(part for g in same for e in g.entries for part in e.parts)),
            _pointer(text, span, language.lang, stops),
        )
        for span, same in merged
    )
    # A number with a point (`paragraph 2.3`) stays a number like others.
    return tuple(x for x in crossings if x.numbers or x.parts)


def _numbers(text: str, language: LanguageProfile, groups: Sequence[Group]) -> Iterator[int]:
    """The numbers of *groups*, with those between two that are the ends of a range."""
    reach = re.compile(language.citations.range_join)
    before: Group | None = None
    last = 0
    for group in groups:
        for entry in group.entries:
            if entry.value.isdecimal():
                number = int(entry.value)
                if before and 0 < last < number < last + _LONGEST_RANGE:
                    gap = reach.fullmatch(text, before.span.stop, group.span.start)
                    yield from range(last + 1, number) if gap else ()
                yield number
                last, before = number, None
        before = group


def _merged(
    text: str, language: LanguageProfile, groups: Sequence[Group]
) -> list[tuple[Span, tuple[Group, ...]]]:
    """The groups of paragraphs, those of one list or range together, labels alone with what follows."""
    join = re.compile(f"{language.citations.list_join}|{language.citations.range_join}")
    merged: list[tuple[Span, tuple[Group, ...]]] = []
    for group in groups:
        span, before = merged[-1] if merged else (group.span, ())
        labels_alone = bool(before) and not any(e.value for g in before for e in g.entries)
        gap = (span.stop, group.span.start)
        of_it = labels_alone and _SHORT_WORDS.fullmatch(text, *gap)
        if before and (of_it or join.fullmatch(text, *gap)):
            merged[-1] = (Span(span.start, group.span.stop), (*before, group))
        else:
            merged.append((group.span, (group,)))
    return merged


def _pointer(text: str, span: Span, lang: Lang, stops: set[int]) -> Pointer:
    pointers = _pointers(lang)
    for pointer, pattern in pointers.after:
        if pattern.match(text, span.stop):
            return pointer
    before = text[max(0, span.start - 48) : span.start]
    for pointer, pattern in pointers.before:
        if pattern.search(before):
            return pointer
    for gap in range(4):
        if span.start - gap in stops and _NEAR.fullmatch(text, span.start - gap, span.start):
            return "other"
    return ""


@cache
def _pointers(lang: Lang) -> _Pointers:
    citations = profile(lang).citations
    return _Pointers(
        tuple((x, re.compile(citations.pointers[x])) for x in _ORDER if x in citations.pointers),
        tuple(
            (x, re.compile(citations.pointers_before[x]))
            for x in _ORDER
            if x in citations.pointers_before
        ),
    )
