"""Inside the clause: its parts, as its own marks divide it.

What is cut in one language should be cut in the others too, so what is too short to be found
again elsewhere does not stand alone, and a list of short words stays together. Nothing is
aligned here, and nothing is lost: the parts tile the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.text.cuts import Cuts, any_of, cuts
from hexapla.text.function_words import CONJUNCTIONS


@dataclass(frozen=True, slots=True)
class _Letters:
    """How many letters there are before each place of a text; figures and spaces do not count."""

    before: Sequence[int]
    lang: Lang

    def too_few(self, span: Span) -> bool:
        """Whether *span* is too short to stand alone."""
        return (
            self.before[span.stop] - self.before[span.start] < profile(self.lang).typography.least_part
        )


def parts(text: str, lang: Lang) -> tuple[Span, ...]:
    """The parts of *text*, a clause in *lang*: they tile it, spaces going with the part before.

    Every part holds a letter or a digit, unless the text has none. A text that has nothing to cut,
    an empty one too, is one part.
    """
    found = cuts(text, lang)
    bounds = (0, *_with_words(text, sorted(found.firm | found.weak)), len(text))
    letters = _Letters(tuple(accumulate(map(str.isalpha, text), initial=0)), lang)
    pieces = _runs([Span(a, b) for a, b in pairwise(bounds)], found, letters)
    return tuple(_grown(text, pieces, found.firm, letters))


def _with_words(text: str, places: Sequence[int]) -> Iterator[int]:
    """*places* without those that would leave a part without a letter or digit; it goes leftwards."""
    last: int | None = None
    start = 0
    for place in places:
        if any(map(str.isalnum, text[start:place])):
            if last is not None:
                yield last
            last = place
        elif last is not None:
            last = place
        start = place
    if last is not None and any(map(str.isalnum, text[last:])):
        yield last


def _runs(pieces: Sequence[Span], found: Cuts, letters: _Letters) -> list[Span]:
    """*pieces* with neighbouring short ones joined, and bound ones: the members of a list.

    Where they end differs from language to language; where the list ends does not.
    """
    made: list[Span] = []
    shorts = False
    for piece in pieces:
        short = letters.too_few(piece)
        if piece.start in found.bound or (short and shorts and piece.start not in found.firm):
            made[-1] = Span(made[-1].start, piece.stop)
        else:
            made.append(piece)
        shorts = short
    return made


def _grown(
    text: str, pieces: Sequence[Span], firm: Collection[int], letters: _Letters
) -> Iterator[Span]:
    """*pieces*, each that is too short joined with a neighbour."""
    made: Span | None = None
    start = 0
    for index, piece in enumerate(pieces):
        grown = Span(start, piece.stop)
        if not letters.too_few(grown):
            if made is not None:
                yield made
            made = grown
        elif index < len(pieces) - 1 and (made is None or _opens(text, grown, firm, letters.lang)):
            continue
        else:
            made = Span(made.start if made else start, piece.stop)
        start = piece.stop
    if made is not None:
        yield made


def _opens(text: str, piece: Span, firm: Collection[int], lang: Lang) -> bool:
    """Whether a short *piece* goes with what follows: over the weaker cut, or from a figure on."""
    if piece.stop in firm:
        return False
    return piece.start in firm or bool(_figure(lang).match(text, piece.start))


@cache
def _figure(lang: Lang) -> re.Pattern[str]:
    """A figure, `and` before it or not: `and 77/320 of 25 July 2023, entitled ...`."""
    return re.compile(rf"(?:{any_of(CONJUNCTIONS.get(lang, ()))} ?)?\d")
