"""How the other versions render a candidate, place by place, and what most of them have.

Asks the links of words; what it finds is likely, never sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hexapla.model import Lang, Span
from hexapla.terms.finder import TermFinder
from hexapla.terms.links import Links
from hexapla.terms.mining.candidates import Spot
from hexapla.terms.mining.common_words import is_common
from hexapla.terms.mining.word_forms import WordForms
from hexapla.terms.words import Word, reading

_READINGS = 4096
MOST_SPOTS = 6
"""Places of a candidate that are looked at; of more, so many at even distances."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The words that probably stand for a candidate in another version."""

    spot: Spot
    """The place in the source."""
    eid: str
    words: str
    confidence: float
    """In [0, 1]."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Words that stand for a candidate in one language, in all their forms."""

    text: str
    """Their most frequent form."""
    places: tuple[Rendered, ...]
    confidence: float
    """The confidence of its places added up, over all places that were looked at; in [0, 1]."""


def spread(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The *spots* that are looked at."""
    step = -(-len(spots) // MOST_SPOTS) or 1
    return tuple(spots[::step])


def renderings(
    spots: Sequence[Spot], source: Lang, lang: Lang, links: Links, finder: TermFinder
) -> tuple[Rendering, ...]:
    """What *lang* has for the candidate that stands at *spots* of *source*, the likeliest first.

    Words that render known concepts of the same clause are left out.
    """
    asked = [spot for spot in spots if spot.row.cells.get(lang)]
    found = [one for spot in asked if (one := _rendered(spot, source, lang, links, finder))]
    parts = [(one, _content(one.words, lang)) for one in found]
    forms = WordForms((word for _, words in parts for word in words), lang)
    groups: dict[tuple[str, ...], list[Rendered]] = {}
    for one, words in parts:
        groups.setdefault(tuple(forms.key(word.form) for word in words), []).append(one)
    listed = [
        Rendering(
            usual_form(one.words for one in places),
            tuple(places),
            sum(one.confidence for one in places) / len(asked),
        )
        for places in groups.values()
    ]
    return tuple(sorted(listed, key=lambda one: (-one.confidence, one.text)))


def written(words: str) -> str:
    """*words* with plain spaces."""
    return " ".join(words.split())


def usual_form(found: Iterable[str]) -> str:
    """The most frequent of the forms of some words.

    One that is another with letters in front (a conjunction or preposition written onto it) is not
    taken.
    """
    counts = Counter(map(written, found))
    bare = [one for one in counts if not any(one != x and one.endswith(x) for x in counts)]
    return min(bare, key=lambda one: (-counts[one], one[:1].isupper(), len(one), one))


def _rendered(spot: Spot, source: Lang, lang: Lang, links: Links, finder: TermFinder) -> Rendered | None:
    """The likeliest words in the clauses of the row; `None` where nothing stands for the candidate."""
    text = spot.clause.text
    known = {x.concept for x in finder.find(text, source) if not x.span.overlaps(spot.span)}
    found = []
    for clause in spot.alignment.clauses(spot.row, lang):
        taken = [x.span for x in finder.find(clause.text, lang) if x.concept in known]
        link = links.best(source, text, spot.span, lang, clause.text, taken=taken)
        if link:
            span = _trimmed(link.span, clause.text, lang)
            found.append(Rendered(spot, clause.eid, span.of(clause.text), link.confidence))
    return max(found, key=lambda one: one.confidence, default=None)


def _trimmed(span: Span, text: str, lang: Lang) -> Span:
    """*span* without common words at its ends; as it is, where there are no others."""
    words = [word for word in _words(text, lang) if word.span.overlaps(span)]
    telling = [word for word in words if not is_common(word.form, lang)]
    return Span(telling[0].span.start, telling[-1].span.stop) if telling else span


def _content(words: str, lang: Lang) -> list[Word]:
    found = _words(words, lang)
    return [word for word in found if not is_common(word.form, lang)] or list(found)


@lru_cache(_READINGS)
def _words(text: str, lang: Lang) -> tuple[Word, ...]:
    return reading(text, lang).words
