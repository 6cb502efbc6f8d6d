"""A resolution is cited with a date or a title that is not its own.

## What it does

Holds the date and the title with which a clause cites a resolution (*resolution 70/1 of 25
September 2015, entitled “Transforming our world: …”*) against the register of resolutions that
ships with the program. Where the register does not know the resolution, the versions vote on which
date belongs to which reference.

## Why it matters

A date that is wrong in all versions passes every comparison of the versions, and the next text
takes it over. Two dates that changed places are all there, each beside the wrong resolution.

## Example

All versions cite *resolution 70/1 of 25 September 2016*: `70/1 is dated 25 September 2016, and was
adopted on 25 September 2015`.

## Guards

A date that differs from the other versions is flagged as a mismatch of dates, not here: this check
speaks where most versions agree against the register, or where a version has the same dates beside
other references. A resolution that most versions do not cite is a mismatch of references. Dates in
a row (*of 8 September 2000 and 12 December 2001, respectively*) are not tied to any. Letters that
differ in case, quotation marks, articles, hyphens, spaces and a final point are no difference of
titles, and a title may stop at its colon. Titles are held against the register only. What the
register's compilers only recall is flagged as minor; a resolution that it does not know proves
nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.days import Day, print_day
from hexapla.checks.evidence import have, joined, locus
from hexapla.checks.vote import vote
from hexapla.measures.citations import Citation, find_citations, resolution_of
from hexapla.measures.clause import measure
from hexapla.measures.register import Certainty, Register, Resolution
from hexapla.model import Clause, Evidence, Flag, Lang, Severity, Span
from hexapla.text.folds import citation_folds
from hexapla.text.function_words import ARTICLES
from hexapla.text.normalise import matched

_SEVERITY: Mapping[Certainty, Severity] = {"checked": "major", "seen": "major", "recalled": "minor"}


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation at its place."""

    clause: Clause
    citation: Citation

    @property
    def day(self) -> Day | None:
        date = self.citation.date
        return date.key if date else None

    @property
    def whole(self) -> Span:
        """From the number to the date, whichever comes first."""
        date = self.citation.date
        spans = [self.citation.span, *([date.span] if date else [])]
        return Span(min(x.start for x in spans), max(x.stop for x in spans))


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag dates that the register knows otherwise, then dates that changed places, then titles."""
    cited = {lang: tuple(_cited(group, lang)) for lang in group.present()}
    said = {x.citation.reference for own in cited.values() for x in own}
    common = _common(group)
    cited = {
        lang: tuple(x for x in _the_right_way_round(own, said) if x.citation.reference in common)
        for lang, own in cited.items()
    }
    dated: dict[str, dict[Lang, _Cited]] = {}
    for lang, own in cited.items():
        for x in own:
            if x.citation.date:
                dated.setdefault(x.citation.reference, {}).setdefault(lang, x)
    for reference, places in dated.items():
        yield from _against_the_register(group, reference, places, context)
    yield from _changed_places(group, dated, context.source)
    for lang, own in cited.items():
        for x in own:
            yield from _title(group, lang, x, context.register)


def _cited(group: RowGroup, lang: Lang) -> Iterator[_Cited]:
    for clause in group.clauses[lang]:
        for x in find_citations(clause.text, lang, clause.italics):
            yield _Cited(clause, x)


def _common(group: RowGroup) -> frozenset[str]:
    """The resolutions that most versions cite here: what one alone has is a mismatch of references."""
    versions: Counter[str] = Counter()
    for lang in group.present():
        measured = [measure(clause.text, lang) for clause in group.clauses[lang]]
        named = {name for m in measured for x in m.references for name in (x.reference, x.turned)}
        versions.update(named | {resolution_of(x.symbol) for m in measured for x in m.symbols})
    return frozenset(name for name, n in versions.items() if 2 * n > len(group.present()))


def _the_right_way_round(own: Sequence[_Cited], said: set[str]) -> Iterator[_Cited]:
    """The citations under one name for symbol and number, those that a conversion turned read right."""
    mine = {x.citation.reference for x in own}
    for x in own:
        reference = x.citation.reference
        if x.citation.turned in said - mine:
            reference = x.citation.turned
        yield replace(x, citation=replace(x.citation, reference=resolution_of(reference) or reference))


def _against_the_register(
    group: RowGroup, reference: str, places: Mapping[Lang, _Cited], context: Context
) -> Iterator[Flag]:
    days = {lang: x.day for lang, x in places.items()}
    outcome = vote(days, context.source)
    agreed, known = outcome.agreed, context.register.named(reference)
    if agreed is None or not known or any(_agree(agreed, x.key) for x in known):
        return
    having = [lang for lang, day in days.items() if day == agreed]
    right = min(known, key=lambda x: _distance(agreed, x.key))
    yield Flag(
        code=CHECK.code,
        severity=_SEVERITY[right.certainty],
        row=group.name,
        lang=having[0] if len(places) == 1 else None,
        message=f"{reference} is dated {print_day(agreed)}, and was adopted on {print_day(right.key)}",
        loci=tuple(locus(x, places[x].clause, places[x].whole) for x in having),
        evidence=Evidence(
            {lang: print_day(day) for lang, day in days.items() if day},
            outcome.tally,
            _source(right, right.certainty),
        ),
    )


def _changed_places(
    group: RowGroup, dated: Mapping[str, Mapping[Lang, _Cited]], source: Lang
) -> Iterator[Flag]:
    """The flags on versions that have the dates of the others, beside other references."""
    every = {
        lang: {date.key for c in group.clauses[lang] for date in measure(c.text, lang).dates}
        for lang in group.present()
    }
    wrong: dict[Lang, list[str]] = {}
    rights: dict[str, Day] = {}
    for reference, places in dated.items():
        outcome = vote({lang: x.day for lang, x in places.items()}, source)
        agreeing = [x for x in places if x not in outcome.dissenting]
        for lang in outcome.dissenting:
            right, own = outcome.agreed, places[lang].day
            if right and right in every[lang] and all(own in every[x] for x in agreeing):
                wrong.setdefault(lang, []).append(reference)
                rights[reference] = right
    for lang, references in wrong.items():
        yield _exchange(group, lang, {x: dated[x] for x in references}, rights)


def _exchange(
    group: RowGroup,
    lang: Lang,
    dated: Mapping[str, Mapping[Lang, _Cited]],
    rights: Mapping[str, Day],
) -> Flag:
    """The flag on the references *dated* otherwise in *lang*."""
    own: dict[Lang, Mapping[str, Day | None]] = {
        x: {reference: places[x].day for reference, places in dated.items() if x in places}
        for x in group.present()
    }
    right = {reference: rights[reference] for reference in dated}
    agreeing = [x for x, days in own.items() if days and days.items() <= rights.items()]
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=group.name,
        lang=lang,
        message=f"{lang} has {_each(own[lang])} where {have(agreeing)} {_each(right)}",
        loci=tuple(
            locus(x, places[x].clause, places[x].whole)
            for x in (lang, *agreeing)
            for places in dated.values()
            if x in places
        ),
        evidence=Evidence(
            {x: _each(days) for x, days in own.items() if days},
            f"{len(agreeing)}:{len(own) - len(agreeing)}",
        ),
    )


def _title(group: RowGroup, lang: Lang, cited: _Cited, register: Register) -> Iterator[Flag]:
    span, reference = cited.citation.title, cited.citation.reference
    known = [x for x in register.named(reference) if lang in x.titles]
    if span is None or not known:
        return
    written = span.of(cited.clause.text)
    if any(_same_title(written, x.titles[lang].text, lang) for x in known):
        return
    right = known[0].titles[lang]
    sure = right.certainty != "recalled"
    yield Flag(
        code=CHECK.code,
        severity=_SEVERITY[right.certainty],
        row=group.name,
        lang=lang,
        message=f"{lang} cites {reference} by a title that is not its own",
        loci=(locus(lang, cited.clause, span),),
        evidence=Evidence(
            {lang: written}, details={"title": right.text, **_source(known[0], right.certainty)}
        ),
        suggestion=right.text if sure else "",
    )


def _same_title(written: str, official: str, lang: Lang) -> bool:
    own = _words(written, lang)
    return own in (_words(official, lang), _words(re.split("[:\uff1a]", official)[0], lang))


def _words(title: str, lang: Lang) -> str:
    """The letters and figures of *title*, without what makes no difference."""
    plain = matched(title.translate(citation_folds(lang)), lang)
    return "".join(x for x in re.findall(r"\w+", plain) if x not in ARTICLES.get(lang, ()))


def _source(resolution: Resolution, certainty: Certainty) -> Mapping[str, str]:
    return {"register": certainty, **({"source": resolution.source} if resolution.source else {})}


def _agree(day: Day, other: Day) -> bool:
    """Whether the two are one day, as far as both say it."""
    return all(a == b for a, b in zip(day, other, strict=True) if a and b)


def _distance(day: Day, other: Day) -> int:
    return sum(a != b for a, b in zip(day, other, strict=True))


def _each(days: Mapping[str, Day | None]) -> str:
    return joined([f"{reference} of {print_day(day)}" for reference, day in days.items() if day])


CHECK = Check("NUM013", "reference-date-and-title", "row", "major", run)
