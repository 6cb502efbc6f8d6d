"""A version renders a concept in two ways, where the others keep one.

## What it does
Gathers how each version renders each concept of the termbase, over the whole text. Where a
version mostly has one accepted term and in some places another, and the other versions have
the same term in the one place as in the others, those places are flagged: once for each odd
rendering, with its places first and some of the usual ones after them.

## Why it matters
Readers take two words for two things, and lawyers make something of it. Each of the two terms
is right by itself, so nobody notices who reads a clause at a time.

## Example
fr has "renforcement des capacités" in five paragraphs and "création de capacités" in one, where
ar, zh, en, ru and es have one term in all six: fr is flagged at the one.

## Guards
- Inflection, word order, words of one root ("éradiquer la pauvreté"), a form with a word more or
  less, and abbreviations beside full forms are one rendering.
- Where the source itself has another term there, or other versions change theirs too
  (`TER003.varying`), nothing is flagged; nor where no two other versions can tell (of two
  versions one is enough).
- The usual term must stand in three rows; in two, where it is the preferred one, the odd one is
  not, and all others keep theirs. One beside one is no habit broken.
- A term in one place is minor, one that comes back is major.
- Phrases of drafting ("as appropriate") go by their sentence.
- Where the words are a term of a second concept too, which the source has in that row, they may
  stand for that one.
- Quotations, words in italics and titles are left out, and so are terms inside longer ones.
- Rejected forms are said by TER002, and what no termbase has by TER001.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.checks.check import Check, Context, Threshold
from hexapla.checks.evidence import joined
from hexapla.model import Alignment, Evidence, Flag, Lang, Locus, Span
from hexapla.terms.alike import one_rendering
from hexapla.terms.finder import TermFinder
from hexapla.terms.termbase import ACCEPTED
from hexapla.terms.uses import Use, uses
from hexapla.text.quotations import quotations

_VARYING = Threshold(
    "varying", 0.2, "share of the other versions that may change their term too, in [0, 1]"
)
_WITNESSES = 2
"""So many other versions at least must have the concept in the odd place and in usual ones."""
_MANY, _FEW = 3, 2
"""Rows with the usual rendering that are enough; those that are, where nothing speaks against it."""
_MOSTLY = 2 / 3
"""The share of its rows in which a version has a rendering that it keeps to."""
_USUAL_SHOWN = 3
"""So many places of the usual rendering are shown."""
_LEFT_OUT = ("masthead", "title", "organ")
_PHRASES = "drafting"
"""The subject of phrases that are chosen by the sentence they stand in: `as appropriate`."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One rendering of a concept in a version, in whatever forms."""

    uses: tuple[Use, ...]

    @property
    def rows(self) -> frozenset[str]:
        return frozenset(use.row for use in self.uses)

    @property
    def form(self) -> str:
        """The form that it mostly has."""
        return Counter(use.form for use in self.uses).most_common(1)[0][0]

    @property
    def preferred(self) -> bool:
        """Whether any of its forms is the preferred term."""
        return any(use.sort == "preferred" for use in self.uses)

    @property
    def places(self) -> tuple[Locus, ...]:
        return tuple(use.place for use in self.uses if use.place)


_Ways = Mapping[Lang, Sequence[_Way]]
"""The renderings of a concept in each version, the commonest first."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flags each rendering that a version has here and there beside its usual one."""
    finder = context.finder
    if finder is None or len(alignment.langs) < 2:
        return
    found: dict[str, dict[Lang, list[Use]]] = {}
    for use in uses(alignment, finder, context.source):
        phrase = finder.concept(use.concept).subject == _PHRASES
        if use.sort in ACCEPTED and not phrase and _counts(use, finder, context.source):
            found.setdefault(use.concept, {}).setdefault(use.lang, []).append(use)
    for name, used in found.items():
        ways = {lang: _ways(own, lang) for lang, own in used.items()}
        for lang, (usual, *others) in ways.items():
            for odd in others:
                keeping = _keeping(lang, odd, usual, ways)
                if _has_a_usual(odd, usual, keeping) and _enough(keeping, context):
                    yield _flag(name, lang, odd, usual, ways)


def _counts(use: Use, finder: TermFinder, source: Lang) -> bool:
    """Whether the words of *use* are the text's own, and stand for no other concept of the row."""
    place = use.place
    if place is None:
        return False
    clause = next(clause for clause in use.clauses if clause.eid == place.eid)
    aside: tuple[Span, ...] = (*clause.italics, *quotations(clause.text, use.lang))
    if clause.kind in _LEFT_OUT or any(place.span.overlaps(span) for span in aside):
        return False
    there = {x.concept for c in use.source_clauses for x in finder.find(c.text, source)}
    return not any(
        x.concept in there - {use.concept} and place.span.overlaps(x.span)
        for x in finder.find(clause.text, use.lang)
    )


def _ways(own: Sequence[Use], lang: Lang) -> tuple[_Way, ...]:
    """The renderings among *own*, the commonest first, of equally common ones the better."""
    groups: list[list[Use]] = []
    for use in own:
        alike = [g for g in groups if any(one_rendering(use.form, x.form, lang) for x in g)]
        groups = [g for g in groups if g not in alike]
        groups.append([*(x for g in alike for x in g), use])
    ways = [_Way(tuple(group)) for group in groups]
    return tuple(sorted(ways, key=lambda way: (-len(way.rows), not way.preferred)))


def _keeping(lang: Lang, odd: _Way, usual: _Way, ways: _Ways) -> dict[Lang, bool]:
    """Whether each version that has the concept at both sorts of places keeps its own rendering.

    One that goes from one to another all the time keeps none.
    """
    found = {}
    for other, (own, *more) in ways.items():
        here = [way for way in (own, *more) if way.rows & odd.rows]
        there = any(way.rows & usual.rows for way in (own, *more))
        if other != lang and here and there:
            mostly = len(own.rows) >= _MOSTLY * sum(len(way.rows) for way in (own, *more))
            found[other] = here == [own] and mostly
    return found


def _has_a_usual(odd: _Way, usual: _Way, keeping: Mapping[Lang, bool]) -> bool:
    """Whether *usual* stands in rows enough to be it: many, or a few where it is the better one."""
    if len(usual.rows) >= _MANY:
        return True
    better = usual.preferred and not odd.preferred
    return len(usual.rows) >= _FEW and better and all(keeping.values())


def _enough(keeping: Mapping[Lang, bool], context: Context) -> bool:
    """Whether those that can tell are enough, and keep their term."""
    if len(keeping) < min(_WITNESSES, len(context.alignment.langs) - 1):
        return False
    if not keeping.get(context.source, True):
        return False
    varying = sum(not kept for kept in keeping.values())
    return varying <= context.threshold("TER003", _VARYING) * len(keeping)


def _flag(name: str, lang: Lang, odd: _Way, usual: _Way, ways: _Ways) -> Flag:
    much, little = len(usual.rows), len(odd.rows)
    values = {x: ", ".join(f"{way.form} ({len(way.rows)})" for way in own) for x, own in ways.items()}
    rows = joined([use.row for use in odd.uses])
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if little > 1 else "minor",
        row=odd.uses[0].row,
        lang=lang,
        message=f"{lang} has \u201c{odd.form}\u201d at {rows} and \u201c{usual.form}\u201d {much} times",
        loci=(*odd.places, *usual.places[:_USUAL_SHOWN]),
        evidence=Evidence(values, f"{much}:{little}", {"concept": name}),
        suggestion=usual.form,
    )


CHECK = Check("TER003", "inconsistent-rendering", "alignment", "major", run, thresholds=(_VARYING,))
