"""A version did not follow a change of the text since its earlier state, or changed alone.

## What it does
Aligns each version with the same version of the earlier state (`--previous SET`, or `previous` in
the manifest), clause by clause, and sees whether the clause changed: its words or its figures. The
versions vote. Where most changed, the one that stands as before is stale; where most stand as
before, the one that changed is named. Of two versions the source is believed; on an even split
nobody is named.

## Why it matters
From draft to revised draft to adopted text every change of the source must reach every version,
and nothing else may. What was overlooked is published as the text of the resolution.

## Example
The draft had "by 2027" and the adopted text has "by 2029"; the Spanish still has "para 2027".

## Guards
- Letter case, punctuation, accents, spelling variants and labels are no change.
- Other forms of the same words, articles and clitics make no other version stale; where one
  version alone changes so little, or mends a letter or two, that is minor.
- Where a figure changed in most versions, a stale version is critical.
- Clauses that came or went belong to STR002 and STR003; a clause that most versions replaced
  and one kept is stale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from hexapla.align.same import align_same
from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.evidence import have, joined, locus, shorten
from hexapla.checks.vote import LOWER, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Locus, Severity
from hexapla.terms.wording import Cell, PlacedWord, Wording, compared, covering, marked, words_of

_MOST_QUOTED = 80
"""Code points of a wording that a message quotes."""

_MENDED = 0.75
"""Likeness of what stood there to what stands there, by letters, from which on a slip was mended."""

_AS_BEFORE = "as before"


@dataclass(frozen=True)
class _Pair:
    """The clauses of a row in one version, and those of its earlier state; none: they are new."""

    lang: Lang
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    symbol: str

    @cached_property
    def wording(self) -> Wording | None:
        """How the two differ; `None` where that cannot be told."""
        old, new = (words_of(_cell(clauses), self.lang) for clauses in (self.old, self.new))
        return compared(old, new, self.lang) if self.old else None

    @property
    def changed(self) -> bool:
        """Whether words or figures differ; what is new has changed."""
        wording = self.wording
        return wording is None or any(x.kind != "slight" for x in wording.sites)

    @property
    def touched(self) -> bool:
        """Whether anything differs."""
        return self.wording is None or bool(self.wording.sites)


def _cell(clauses: Sequence[Clause]) -> Cell:
    return tuple((clause.eid, clause.text) for clause in clauses)


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flags the clauses in which a version and the others did not change together."""
    langs = [lang for lang in alignment.langs if lang in context.previous]
    if len(langs) < 2:
        return
    before: dict[tuple[Lang, str], tuple[Clause, ...]] = {}
    for lang in langs:
        for new, old in align_same(alignment.versions[lang], context.previous[lang]):
            before.update({(lang, clause.eid): old for clause in new})
    for group in row_groups(alignment):
        pairs = {lang: _pair(group, lang, before, context) for lang in langs if group.clauses[lang]}
        if any(pair.old for pair in pairs.values()):
            yield from _judged(group, pairs, context.source)


def _pair(
    group: RowGroup,
    lang: Lang,
    before: Mapping[tuple[Lang, str], tuple[Clause, ...]],
    context: Context,
) -> _Pair:
    new = group.clauses[lang]
    old = {clause.eid: clause for own in new for clause in before[lang, own.eid]}
    earlier = context.previous[lang]
    return _Pair(lang, tuple(old.values()), new, earlier.symbol or earlier.set)


def _judged(group: RowGroup, pairs: Mapping[Lang, _Pair], source: Lang) -> Iterator[Flag]:
    outcome = vote({lang: pair.changed for lang, pair in pairs.items()}, source)
    moved = [pair for pair in pairs.values() if pair.changed]
    slight = [pair for pair in pairs.values() if pair.touched and not pair.changed]
    still = [pair for pair in pairs.values() if not pair.touched]
    tally = outcome.tally
    if outcome.even:
        if not slight and not all(map(_is_mended, moved)):
            message = _divided(moved, still)
            yield _flag(group, pairs, None, message, severity=LOWER[CHECK.severity], tally=tally)
    elif outcome.agreed:
        severity: Severity = "critical" if _in_figures(moved) else CHECK.severity
        for pair in still:
            yield _flag(group, pairs, pair, _stale(pair, moved), severity=severity, tally=tally)
    else:
        # What was inflected in one version alone was mended there; in several it was harmonised.
        for pair in (x for x in (moved or slight[len(slight) > 1 :]) if x.old):
            severity = "minor" if pair in slight or _is_mended(pair) else CHECK.severity
            yield _flag(group, pairs, pair, _alone(pair, still), severity=severity, tally=tally)


def _is_mended(pair: _Pair) -> bool:
    """Whether no more than letters differ at each place: a slip was mended."""
    wording = pair.wording
    if wording is None or any(site.kind == "figures" for site in wording.sites):
        return False
    return all(
        Levenshtein.normalized_similarity(_forms(wording.old, x.old), _forms(wording.new, x.new))
        >= _MENDED
        for x in wording.sites
    )


def _forms(words: Sequence[PlacedWord], place: range) -> str:
    return " ".join(word.form for word in words[place.start : place.stop])


def _in_figures(moved: Sequence[_Pair]) -> bool:
    """Whether most of the versions that changed did so in a figure."""
    figures = [p for p in moved if p.wording and any(x.kind == "figures" for x in p.wording.sites)]
    return 2 * len(figures) > len(moved)


def _said(pair: _Pair) -> str:
    """`“old” → “new”`: what changed; for a clause that was replaced, that it is new."""
    if pair.wording is None:
        return "new"
    old, new = covering(pair.wording, pair.wording.sites)
    was, now = old.span.of(pair.old[old.clause].text), new.span.of(pair.new[new.clause].text)
    return f"\u201c{shorten(was, _MOST_QUOTED)}\u201d \u2192 \u201c{shorten(now, _MOST_QUOTED)}\u201d"


def _stale(pair: _Pair, moved: Sequence[_Pair]) -> str:
    first = next((x for x in moved if x.wording), moved[0])
    langs = joined([x.lang for x in moved])
    verb = "has" if len(moved) == 1 else "have"
    return f"{pair.lang} is as before where {langs} {verb} changed: {first.lang} {_said(first)}"


def _alone(pair: _Pair, still: Sequence[_Pair]) -> str:
    are = "is" if len(still) == 1 else "are"
    rest = joined([x.lang for x in still])
    return f"{pair.lang} has changed where {rest} {are} as before: {_said(pair)}"


def _divided(moved: Sequence[_Pair], still: Sequence[_Pair]) -> str:
    first, langs = moved[0], [x.lang for x in still]
    are = "is" if len(langs) == 1 else "are"
    return (
        f"the versions did not change together: {have([x.lang for x in moved])} changed"
        f" ({first.lang} {_said(first)}), {joined(langs)} {are} as before"
    )


def _flag(
    group: RowGroup,
    pairs: Mapping[Lang, _Pair],
    judged: _Pair | None,
    message: str,
    *,
    severity: Severity,
    tally: str,
) -> Flag:
    values = {lang: _said(pair) if pair.touched else _AS_BEFORE for lang, pair in pairs.items()}
    order = sorted(pairs.values(), key=lambda pair: pair is not judged)
    shown = {f"difference in {p.lang}": m for p in order if (m := _marked(p))}
    back = judged.wording if judged and judged.changed else None
    return Flag(
        code=CHECK.code,
        severity=severity,
        row=group.name,
        lang=judged.lang if judged else None,
        message=message,
        loci=tuple(place for pair in order for place in _places(pair, earlier=pair is judged)),
        evidence=Evidence(values, tally, shown),
        suggestion=_earlier(judged) if judged and back else "",
    )


def _earlier(pair: _Pair) -> str:
    assert pair.wording is not None
    old, _ = covering(pair.wording, pair.wording.sites)
    return old.span.of(pair.old[old.clause].text)


def _marked(pair: _Pair) -> str:
    wording = pair.wording
    return marked(wording, wording.sites, _cell(pair.old), _cell(pair.new)) if wording else ""


def _places(pair: _Pair, *, earlier: bool) -> Iterator[Locus]:
    """Where *pair* changed, else its whole clause; for the one judged also what stood there before."""
    wording = pair.wording
    if wording is None or not wording.sites:
        yield locus(pair.lang, pair.new[0])
        return
    old, new = covering(wording, wording.sites)
    yield locus(pair.lang, pair.new[new.clause], new.span)
    if earlier:
        was = pair.old[old.clause]
        yield Locus(pair.lang, was.eid, old.span, old.span.of(was.text), symbol=pair.symbol)


CHECK = Check("TER015", "stale-translation", "alignment", "major", run)
