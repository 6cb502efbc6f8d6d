"""Which concepts occur in a row of several versions, and which terms stand for them there.

Shared by the scores and the checks, so that both count alike; it judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hexapla.model import Lang, Span
from hexapla.terms.finder import Occurrence, TermFinder

Found = Mapping[Lang, tuple[Occurrence, ...]]
"""The occurrences of running text in each version that has the row, nested ones too."""


def occurrences(
    finder: TermFinder, texts: Mapping[Lang, Iterable[str]]
) -> dict[Lang, tuple[Occurrence, ...]]:
    """What *finder* finds in the texts of one row, clause by clause, openings left out."""
    return {
        lang: tuple(x for text in clauses for x in finder.find_nested(text, lang) if finder.runs(x))
        for lang, clauses in texts.items()
    }


def occurring(found: Found, source: Lang) -> tuple[str, ...]:
    """The concepts of a row: those of the source in its order, then those of most versions.

    Where the source has the row, only what stands on its own there counts; where it has not, a
    concept needs more than half of the versions, and two at least.
    """
    if source in found:
        return tuple(dict.fromkeys(x.concept for x in found[source] if not x.inside))
    votes = Counter(name for xs in found.values() for name in {x.concept for x in xs if not x.inside})
    return tuple(sorted(name for name, n in votes.items() if n > 1 and 2 * n > len(found)))


def renderings(name: str, lang: Lang, found: Found, source: Lang) -> tuple[Occurrence, ...]:
    """The occurrences of *name* in *lang* that no longer term accounts for.

    A longer term accounts for what is inside it where it is the preferred term of a concept
    that the source has too: 发展中国家 in 小岛屿发展中国家 says nothing of developing countries.
    An admitted term that holds another concept joins the two and accounts for nothing; nor does
    a longer one that touches *name* in the source, and there is one with it here (`UN` and
    `High Commissioner for Human Rights`, 联合国人权事务高级专员).
    """
    own = tuple(x for x in found[lang] if x.concept == name and name not in x.inside)
    if not any(x.inside for x in own):
        return own
    longer = [x for x in found[lang] if x.status == "preferred" and any(_covers(x, y) for y in own)]
    if not longer:
        return own
    there = found.get(source, ())
    spans = [x.span for x in there if x.concept == name]
    touching = {x.concept for x in there if any(_touch(x.span, span) for span in spans)}
    elsewhere = {x.concept for x in there} - {name} - touching
    outer = [x for x in longer if x.concept in elsewhere]
    return tuple(x for x in own if not any(_covers(y, x) for y in outer))


def _touch(one: Span, other: Span) -> bool:
    return one.start - other.stop in (0, 1) or other.start - one.stop in (0, 1)


def _covers(longer: Occurrence, x: Occurrence) -> bool:
    inside = longer.span.start <= x.span.start and x.span.stop <= longer.span.stop
    return inside and longer.span != x.span
