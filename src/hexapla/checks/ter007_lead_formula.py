"""The lead of a paragraph is not equivalent to those of the other versions.

## What it does
Reads the opening formula of each preambular and operative paragraph (*Recalling*, *Urges*) and
compares what the termbase holds to be its equivalents. Where most versions agree, and one opens
with a formula that is no equivalent of theirs, that version is flagged. One that alone lacks, or
alone has, the *also* of a lead is flagged as minor.

## Why it matters
The lead says what the organ does: who *demands* does not *request*, and *taking note* is not
*welcoming*. Delegations negotiate it word by word.

## Example
en *Urges*, fr *Demande instamment*, es *Insta*, ru *настоятельно призывает*, zh 敦促, and ar تشجع
(*encourages*): ar is flagged.

## Guards
- A formula may stand for several others: it is flagged only where none of them is what the others
  share. The first and the later leads of Arabic (إذ, وإذ) and the genders of the organ are one.
- At least three versions must agree, or two of three, and one alone differ. Of two versions the one
  that is not the source is flagged, as minor.
- A lead that the termbase does not know is not judged.
- *Also* is judged only where the termbase has the formula with and without it.
- Clauses that are merged, split or moved are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import have, locus
from hexapla.checks.labels.series import comparable
from hexapla.checks.vote import LOWER
from hexapla.model import Clause, Evidence, Flag, Lang, Row
from hexapla.terms.finder import TermFinder
from hexapla.terms.leads import ALSO, Lead, lead_of

_AGREEING = 3
"""Versions that must agree, where there are more than three."""

_Leads = Mapping[Lang, tuple[Clause, Lead]]


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the version of *group* that opens with another formula than the others."""
    finder = context.finder
    if finder is None:
        return
    moved = {(move.lang, move.eid) for move in context.alignment.moves}
    for row, clauses in comparable(group):
        if row.kind not in ("preambular", "operative"):
            continue
        leads = {
            lang: (clause, lead)
            for lang, clause in clauses.items()
            if (lang, clause.eid) not in moved
            and (lead := lead_of(finder, clause.text, lang, row.kind)) is not None
        }
        if len(leads) > 1:
            yield from _judged(row, leads, context, finder)


def _judged(row: Row, leads: _Leads, context: Context, finder: TermFinder) -> Iterator[Flag]:
    votes = Counter(name for _, lead in leads.values() for name in lead.says)
    if len(leads) == 2 and context.source in leads:
        shared = leads[context.source][1].says
    else:
        shared = frozenset(name for name, n in votes.items() if n == max(votes.values()))
    odd = [lang for lang, (_, lead) in leads.items() if not lead.says & shared]
    if not odd:
        yield from _also(row, leads, shared, finder)
    elif len(odd) == 1 and _enough(leads, context):
        yield _other(odd[0], row, leads, shared, finder)


def _enough(leads: _Leads, context: Context) -> bool:
    """Whether all versions but one are enough to hold against that one."""
    if len(leads) == 2:
        return context.source in leads
    return len(leads) > _AGREEING or len(leads) == len(context.alignment.langs)


def _other(lang: Lang, row: Row, leads: _Leads, shared: frozenset[str], finder: TermFinder) -> Flag:
    """The flag on *lang*, whose lead says nothing of what the others share."""
    others = [x for x in leads if x != lang]
    more = f" and what {have(others[1:])}" if len(others) > 1 else ""
    message = (
        f"{lang} opens with \u201c{leads[lang][1].term}\u201d, which is no equivalent of"
        f" \u201c{leads[others[0]][1].term}\u201d ({others[0]}){more}"
    )
    also = 2 * sum(leads[x][1].also is True for x in others) > len(others)
    right = _preferred(finder, min(shared), lang, also=also)
    made = _flag(lang, row, leads, message, right)
    return replace(made, severity=LOWER[made.severity]) if len(leads) == 2 else made


def _also(row: Row, leads: _Leads, shared: frozenset[str], finder: TermFinder) -> Iterator[Flag]:
    """The flag on the version that alone has, or alone lacks, an `also`."""
    for says in (True, False):
        odd = [lang for lang, (_, lead) in leads.items() if lead.also is says]
        others = [lang for lang, (_, lead) in leads.items() if lead.also is (not says)]
        if len(odd) == 1 and len(others) >= _AGREEING and len(others) + 1 == len(leads):
            lang = odd[0]
            own, theirs = ("with", "without") if says else ("without", "with")
            message = (
                f"{lang} opens {own} \u201calso\u201d (\u201c{leads[lang][1].term}\u201d)"
                f" where {have(others)} a lead {theirs} it"
            )
            right = _preferred(finder, min(shared & leads[lang][1].says), lang, also=not says)
            yield replace(_flag(lang, row, leads, message, right), severity="minor")


def _preferred(finder: TermFinder, name: str, lang: Lang, *, also: bool) -> str:
    """The preferred lead of *lang* for the concept *name*, with its `also` where it has one."""
    if also and name + ALSO in finder.concepts:
        name += ALSO
    term = finder.concept(name).preferred(lang) if name in finder.concepts else None
    return term.text if term else ""


def _flag(lang: Lang, row: Row, leads: _Leads, message: str, suggestion: str) -> Flag:
    order = sorted(leads, key=lambda x: x != lang)
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=row.row,
        lang=lang,
        message=message,
        loci=tuple(locus(x, leads[x][0], leads[x][1].span) for x in order),
        evidence=Evidence({x: lead.term for x, (_, lead) in leads.items()}, f"{len(leads) - 1}:1"),
        suggestion=suggestion,
    )


CHECK = Check("TER007", "lead-formula", "row", "major", run)
