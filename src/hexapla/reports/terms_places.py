"""The places behind the scores of concepts: row by row, the words marked in both languages.

What it quotes comes from texts: it is shown, not obeyed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hexapla.langs import profile
from hexapla.model import Clause, Lang, Locus
from hexapla.reports.paper import Paper, quoted
from hexapla.reports.quote import quote
from hexapla.reports.terms import between, shade
from hexapla.terms.consistency import SORTS, Rendered
from hexapla.terms.instead import variants
from hexapla.terms.score import TermScores
from hexapla.terms.uses import Use
from hexapla.text.width import visible

_INDENT = "    "
_LINES = 2
"""Lines of a clause quoted around the words."""
_SORT = max(map(len, SORTS))


def places_text(scores: TermScores, names: Sequence[str], on: Paper) -> Iterator[str]:
    """The lines of the concepts called *names*: their figures, then every place that was kept."""
    for name in names:
        yield on.paint(visible(name), "strong")
        for lang, found in scores.concepts[name].items():
            yield from _figures(lang, found, scores.preferred[name].get(lang, ""), on)
        uses = [use for use in scores.uses if use.concept == name]
        for (set_name, row), group in groupby(uses, key=lambda use: (use.set, use.row)):
            yield ""
            yield from _row(f"{set_name}#{row}", list(group), on)
        yield ""


def _figures(lang: Lang, found: Rendered, preferred: str, on: Paper) -> Iterator[str]:
    """One language: its score, and how often which form was used, the commonest first."""
    forms = sorted(found.renderings.items(), key=lambda form: (-form[1], form[0]))
    said = [f"{quoted(form)} \u00d7{n}" for form, n in forms]
    nameless = sum(found.count(sort) for sort in SORTS if sort != "missing") - found.rendered
    said += [f"{nameless} in other words"] * bool(nameless)
    said += [f"{found.missing} missing"] * bool(found.missing)
    if preferred and preferred not in found.renderings:
        said.append(f"preferred: {quoted(preferred)}")
    figures = f"{lang}  {shade(found.score)} {found.score:.2f} ({between(found.interval)})  "
    yield from on.lines("; ".join(said), prefix=f"  {figures}")


def _row(where: str, uses: Sequence[Use], on: Paper) -> Iterator[str]:
    """One row: the source with all its places, then each version, a line for each sort of rendering."""
    yield on.paint(f"  {visible(where)}", "strong")
    first, near = uses[0], 0.0
    for clause in first.source_clauses:
        loci = [place for place in first.source if place.eid == clause.eid]
        if loci:
            near = loci[0].span.start / max(len(clause.text), 1)
            yield from _quotation((loci[0].lang, "source"), clause, loci, near, on)
    source = first.source[0].lang if first.source else None

    def place_of(use: Use) -> tuple[Lang, str, str]:
        return use.lang, use.sort, use.place.eid if use.place else use.clauses[0].eid

    for (lang, sort, eid), group in groupby((x for x in uses if x.lang != source), key=place_of):
        same = list(group)
        clause = next(clause for clause in same[0].clauses if clause.eid == eid)
        loci = [use.place for use in same if use.place]
        yield from _quotation((lang, sort), clause, loci, near, on)
        for use in same:
            if use.sort == "other" and use.place:
                said = f"other: {quoted(visible(use.form))} ({use.confidence:.2f})"
                yield from on.lines(said, prefix=_INDENT * 2)


def _quotation(
    said: tuple[Lang, str], clause: Clause, loci: Sequence[Locus], near: float, on: Paper
) -> Iterator[str]:
    """What *clause* has, under its language and sort; without *loci*, what stands *near* in it."""
    lang, sort = said
    prefix = f"{_INDENT}{lang}  {sort:{_SORT}}  "
    found = quote(clause, loci, _LINES * (on.width - len(prefix) - 6), near)
    rtl = profile(lang).direction == "rtl"
    yield from on.lines(found.text, prefix=prefix, marks=found.marks, rtl=rtl)


def variants_text(scores: TermScores, on: Paper) -> Iterator[str]:
    """A line for each rendering that a concept has in several places and its termbase has not."""
    found = variants(scores.uses)
    if found:
        yield on.paint("in several places, and in no termbase", "strong")
    for one in found:
        told = f"{visible(one.concept)}  {one.lang}  "
        said = f"{quoted(one.text)} \u00d7{len(one.uses)} ({one.confidence:.2f})"
        yield from on.lines(said, prefix=f"  {told}")
    if found:
        yield ""
