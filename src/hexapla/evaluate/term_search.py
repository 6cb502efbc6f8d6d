"""Plain string search for terms: what a matcher that knows no language finds.

The baseline beside which the finder is measured. Case is folded and words are not cut; nothing
else is known, save that the longest term wins, as in the finder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hexapla.evaluate.term_marks import Mark
from hexapla.langs import profile
from hexapla.model import Lang, Span, Termbase


class PlainSearch:
    """The terms of a termbase as strings."""

    def __init__(self, termbase: Termbase) -> None:
        self._terms: dict[Lang | str, dict[str, set[str]]] = {}
        for concept in termbase.concepts:
            for term in concept.terms:
                if form := _folded(term.text):
                    self._terms.setdefault(term.lang, {}).setdefault(form, set()).add(concept.concept)

    def find(self, text: str, lang: Lang) -> tuple[Mark, ...]:
        """The concepts in *text* that stand on their own, in order."""
        found: list[Mark] = []
        folded = _folded(text)
        for form, concepts in self._terms.get(lang, {}).items():
            for span in places(form, folded, lang):
                found += [Mark(span, concept) for concept in concepts]
        return tuple(sorted(mark for mark in found if not _covered(mark, found)))


def places(form: str, folded: str, lang: Lang) -> Iterable[Span]:
    """Where *form* stands in *folded*, both folded; no word is cut where words are spaced."""
    if form not in folded:
        return
    borders = (r"(?<!\w)", r"(?!\w)") if profile(lang).typography.spaced else ("", "")
    for match in re.finditer(re.escape(form).join(borders), folded):
        yield Span(*match.span())


def has(term: str, text: str, lang: Lang) -> bool:
    """Whether *text* has *term* by plain search."""
    return any(True for _ in places(_folded(term), _folded(text), lang))


def _folded(text: str) -> str:
    """*text* in lower case, letter by letter: spans stay those of *text*."""
    lowered = (letter.lower() for letter in text)
    return "".join(x if len(x) == 1 else letter for x, letter in zip(lowered, text, strict=True))


def _covered(mark: Mark, others: Iterable[Mark]) -> bool:
    return any(
        other.span.start <= mark.span.start
        and mark.span.stop <= other.span.stop
        and other.span != mark.span
        for other in others
    )
