"""Flags of a set for a person who reads them for hours: grouped by row, the words marked.

What a flag quotes comes from texts: it is shown, not obeyed. Long clauses are cut around the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hexapla.langs import profile
from hexapla.model import Alignment, Clause, Flag, Lang, Locus, Row
from hexapla.reports.data import check_names
from hexapla.reports.paper import Paper, quoted
from hexapla.reports.quote import opening, quote
from hexapla.reports.set_report import SetReport
from hexapla.reports.text import place_of
from hexapla.text.width import cells, visible

_LINES = 2
"""Lines of a clause quoted around the words of a flag."""

_IN_QUOTES = re.compile(r"\u201c([^\u201d]*)\u201d")
_INDENT = "    "

_Quotation = tuple[Lang, Clause, tuple[Locus, ...], float]
"""A clause to quote, its places, and how far in it, in [0, 1], to look where they are the whole."""


def flags_text(report: SetReport, paper: Paper, most: int) -> Iterator[str]:
    """The lines of the flags, row after row, at most *most* of each check (0: all)."""
    shown, hidden = capped(report.flags, most)
    rows = {row.row: row for row in report.alignment.rows}
    for row, flags in groupby(shown, key=lambda flag: flag.row):
        yield from _row(report, rows[row] if row else None, paper)
        for flag in flags:
            yield from _flag(report, flag, paper)
        yield ""
    for code, count in hidden.items():
        name = f"{code} {check_names().get(code, '')}".strip()
        yield f"{name}: {most:,} of {most + count:,} flags shown; --most 0 shows them all"
    if hidden:
        yield ""


def capped(flags: Iterable[Flag], most: int) -> tuple[tuple[Flag, ...], Counter[str]]:
    """At most *most* of the *flags* of each check (0: all), and how many more each has by its code."""
    seen: Counter[str] = Counter()
    shown = []
    for flag in flags:
        seen[flag.code] += 1
        if not most or seen[flag.code] <= most:
            shown.append(flag)
    hidden = {code: n - most for code, n in sorted(seen.items()) if most and n > most}
    return tuple(shown), Counter(hidden)


def _row(report: SetReport, row: Row | None, paper: Paper) -> Iterator[str]:
    """The name of a row and how it begins, in the source where the source has it."""
    if row is None:
        yield paper.paint("the whole set", "strong")
        return
    lang = report.source if row.cells.get(report.source) else row.present()[0]
    clause = report.alignment.clauses(row, lang)[0]
    label = f"{visible(clause.label)} " if clause.label else ""
    head = f"{visible(row.row)}  "
    text = quoted(label + opening(clause.text, paper.width - cells(head + label) - 1))
    for line in paper.lines(text):
        yield f"{paper.paint(head, 'strong')}{line}"
        break


def _flag(report: SetReport, flag: Flag, paper: Paper) -> Iterator[str]:
    state = report.states.get(flag.flag_id, "open")
    told = "" if state == "open" else f"  [{state}]"
    name = f"{flag.code} {check_names().get(flag.code, '')}".strip()
    where = visible(place_of(report.alignment, flag))
    severity = paper.paint(f"{flag.severity:8}", flag.severity)
    lang = paper.paint(flag.lang or "all", "strong")
    place = paper.paint(where, "quiet")
    head = f"  {severity} {name}  {lang}"
    fits = cells(f"  {flag.severity:8} {name}  {flag.lang or 'all'}  {where}{told}") <= paper.width
    yield f"{head}  {place}{told}" if fits else f"{head}{told}"
    if not fits:
        yield _INDENT + place
    yield from paper.lines(_isolated(flag.message), prefix=_INDENT)
    if state in report.settled:
        return
    for lang_, clause, loci, near in _quotations(report, flag):
        found = quote(clause, loci, _LINES * (paper.width - len(_INDENT) - 6), near)
        rtl = profile(lang_).direction == "rtl"
        yield from paper.lines(found.text, prefix=f"{_INDENT}{lang_}  ", marks=found.marks, rtl=rtl)
    yield from _evidence(flag, report.alignment.langs, paper)
    if flag.suggestion:
        yield from paper.lines(quoted(flag.suggestion), prefix=f"{_INDENT}suggestion: ")


def _isolated(message: str) -> str:
    return _IN_QUOTES.sub(lambda found: f"\u201c{quoted(found[1])}\u201d", message)


def _quotations(report: SetReport, flag: Flag) -> Iterator[_Quotation]:
    """What to quote: the version judged; where it does not have the words, another that has them.

    Where no version is judged, each is quoted.
    """
    alignment = report.alignment
    places = [x for x in flag.loci if not x.symbol]
    if flag.lang is None:
        yield from _by_language(alignment, places)
        return
    own = [x for x in places if x.lang == flag.lang]
    exact = [x for x in places if x.lang != flag.lang and _is_exact(alignment, x)]
    if exact and not any(_is_exact(alignment, x) for x in own):
        model = min(exact, key=lambda x: x.lang != report.source)
        whole = len(alignment.versions[model.lang].clause(model.eid).text)
        # Word order differs, but what is lacking here would stand about where it stands there.
        yield from _by_language(alignment, own, model.span.start / max(whole, 1))
        yield from _by_language(alignment, [x for x in exact if x.lang == model.lang])
    else:
        yield from _by_language(alignment, own)


def _by_language(
    alignment: Alignment, places: Sequence[Locus], near: float = 0.0
) -> Iterator[_Quotation]:
    """For each language the first clause among *places*, with all its places."""
    for lang in dict.fromkeys(x.lang for x in places):
        eid = next(x.eid for x in places if x.lang == lang)
        loci = tuple(x for x in places if (x.lang, x.eid) == (lang, eid))
        yield lang, alignment.versions[lang].clause(eid), loci, near


def _is_exact(alignment: Alignment, place: Locus) -> bool:
    """Whether *place* is less than a whole clause."""
    whole = len(alignment.versions[place.lang].clause(place.eid).text)
    return place.part != "text" or place.span.stop - place.span.start < whole


def _evidence(flag: Flag, langs: Sequence[Lang], paper: Paper) -> Iterator[str]:
    """What each version has, in the order of the alignment, and the vote; items are kept whole."""
    values = flag.evidence.values
    order = [*(x for x in langs if x in values), *(x for x in values if x not in langs)]
    items = [f"{lang} {quoted(visible(values[lang]))}" for lang in order]
    if len(items) < 2:
        return
    if flag.evidence.vote:
        items[-1] += f"  (vote {flag.evidence.vote})"
    line = ""
    for item in items:
        longer = f"{line} \u00b7 {item}" if line else item
        if line and cells(longer) > paper.width - len(_INDENT):
            yield from paper.lines(f"{line} \u00b7", prefix=_INDENT, style="quiet")
            longer = item
        line = longer
    yield from paper.lines(line, prefix=_INDENT, style="quiet")
