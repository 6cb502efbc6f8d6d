"""A passage that the source repeats is worded in another way in one version.

## What it does
Compares the clauses of a text with each other. Where the source and most other versions have a
passage of eight words and more word for word a second time, and one version puts other words for
some of it, or for all of it, the place is flagged, with the first wording beside it. What stands in
several clauses is the usual wording: the odd one out is flagged, be it the first.

## Why it matters
A text that says the same twice in five languages says two things in the sixth: readers look for
the difference that is meant.

## Example
The source has "without discrimination of any kind, on the basis of equality, throughout their
lives" in two paragraphs; fr has "tout au long de la vie" in one and "leur vie durant" in the other.

## Guards
- Inflection, articles, letter case, punctuation, spelling variants, figures (NUM001) and labels are
  no difference; leads, and the words at the ends of a passage, belong to the new sentence.
- What has a term of the termbase in it is left to TER001 to TER003.
- Words that are only more or fewer are left to SEM001 and SEM002; clauses in another language to
  TXT001.
- The source must repeat itself and more versions with it than change; where two versions change at
  the same place, the sentence may demand it.
- A wording that another clause has too is as good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hexapla.checks.check import Check, Context, RowGroup, Threshold, row_groups
from hexapla.checks.elsewhere import clauses_elsewhere
from hexapla.checks.evidence import joined, locus, shorten
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Locus
from hexapla.terms.agreed import Departure, departures
from hexapla.terms.earlier import PASSAGE, EarlierTexts, earlier_text
from hexapla.terms.finder import TermFinder
from hexapla.terms.wording import Cell, Site, Wording, covering
from hexapla.text.lemmas import akin

_WORDS = Threshold("words", PASSAGE, "words from which on a passage counts, eight at least")
_ALIKE_LONG = 0.6
"""Of two wordings of a whole clause, the share of words that the shorter has of the longer at least."""
_INFLECTED = 2 / 3
"""From this share of akin words on, a wording is the other one in the forms of its own sentence."""
_MOST_QUOTED = 120
"""Code points of a wording that a message quotes."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flags each wording that departs from that of the same passage in another row."""
    groups = {group.name: group for group in row_groups(alignment)}
    cells = {
        name: {lang: _cell(group.clauses[lang]) for lang in group.present()}
        for name, group in groups.items()
    }
    texts = EarlierTexts(
        [earlier_text(name, "", dict.fromkeys(own, "official"), [own]) for name, own in cells.items()]
    )
    least = max(PASSAGE, round(context.threshold("TER005", _WORDS)))
    foreign = {(x.lang, x.clause.eid) for x in clauses_elsewhere(alignment, context.source)}
    found: dict[tuple[str, Lang], Departure] = {}
    for name, own in cells.items():
        for one in departures(own, texts, name, context.source, least, needed=context.source):
            lang, there = one.wording.lang, one.row.cells[one.wording.lang]
            translated = foreign.isdisjoint((lang, eid) for eid, _ in (*own[lang], *there))
            if translated and (left := _wanted(one, own[lang], context)):
                found[name, lang] = left
    order = {name: at for at, name in enumerate(groups)}
    for (name, judged), one in found.items():
        other = one.row.text.name
        back = found.get((other, judged))
        # Of two wordings that depart from each other the second is the one that changed.
        if back is None or back.row.text.name != name or order[other] < order[name]:
            yield _flag(one, groups[name])


def _cell(clauses: Sequence[Clause]) -> Cell:
    return tuple((clause.eid, clause.text) for clause in clauses)


def _wanted(one: Departure, own: Cell, context: Context) -> Departure | None:
    """*one* with those of its places that are for this check to say; `None` where none is."""
    wording = one.wording
    told = context.source in one.agreeing and len(one.others) == 1
    if not told or one.how == "slight" or len(one.agreeing) < min(2, len(context.alignment.langs) - 1):
        return None
    if one.how == "otherwise":
        lengths = sorted((len(wording.old), len(wording.new)))
        return one if lengths[0] >= _ALIKE_LONG * lengths[1] and not _inflected(wording) else None
    finder, old = context.finder, one.row.cells[wording.lang]
    sites = tuple(
        site
        for site in one.sites
        if site.old and site.new and not (finder and _has_a_term(wording, site, (old, own), finder))
    )
    return replace(one, sites=sites) if sites else None


def _inflected(wording: Wording) -> bool:
    """Whether half of the words in the new wording are forms of words in the old one."""
    lang, known = wording.lang, {word.form for word in wording.old}
    forms = [any(akin(old, word.form, lang) for old in known) for word in wording.new]
    return 2 * sum(forms) >= len(forms)


def _has_a_term(wording: Wording, site: Site, cells: tuple[Cell, Cell], finder: TermFinder) -> bool:
    """Whether any of the words of *site* belongs to a term, in the old wording or in the new one."""
    for stretch, cell in zip(covering(wording, (site,)), cells, strict=True):
        found = finder.find(cell[stretch.clause][1], wording.lang)
        if any(x.span.overlaps(stretch.span) and finder.runs(x) for x in found):
            return True
    return False


def _flag(one: Departure, group: RowGroup) -> Flag:
    wording, lang, row = one.wording, one.wording.lang, one.row.text.name
    clauses = group.clauses[lang]
    old, new = covering(wording, one.sites)
    eid, text = one.row.cells[lang][old.clause]
    usual = Locus(lang, eid, old.span, old.span.of(text))
    here = locus(lang, clauses[new.clause], new.span)
    now, was = (shorten(x.text, _MOST_QUOTED) for x in (here, usual))
    repeat = f"{joined(one.agreeing)} repeat{'s' if len(one.agreeing) == 1 else ''} the passage"
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=group.name,
        lang=lang,
        message=f"{lang} has \u201c{now}\u201d where it has \u201c{was}\u201d at {row}; {repeat}",
        loci=(here, usual),
        evidence=Evidence({lang: now}, f"{len(one.agreeing)}:{len(one.others)}", {"usual wording": was}),
        suggestion=usual.text,
    )


CHECK = Check("TER005", "same-source-different-target", "alignment", "major", run, thresholds=(_WORDS,))
