"""A version has in one paragraph what the others have in two, or in two what they have in one.

## What it does
Compares how the versions cut the same text into paragraphs, and names the version that joins
clauses which most versions keep apart, or cuts one that they do not.

## Why it matters
The words are there, but the paragraphs cannot be cited alike, and from here on numbers may differ.
A line end in the middle of a paragraph is a slip that every reader sees.

## Example
`pp8` and `pp9` are two paragraphs in ar, en, fr, ru and es, and one in zh.

## Guards
A version is judged once, however many rows a joined clause spans. Where a second clause in a cell
repeats the first (STR018) or has no text (STR017), nothing was cut; nor where the version lacks the
clause beside (STR002), which it then is. Where lengths leave it open whether a clause was joined or
is missing, or was cut or added, meaning decides. On an even split the rows are flagged once and
nobody is named. Segments of tables are as the table has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.clauses.whereabouts import Whereabouts, whereabouts
from hexapla.checks.evidence import have, locus, shorten
from hexapla.checks.vote import LOWER, Outcome, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang

Cut = tuple[tuple[int, ...], ...]
"""For each clause the rows of the group that it takes; empty where each clause is one row."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each version and group of rows that it cuts otherwise than the majority."""
    found = whereabouts(context)
    if found is None:
        return
    index = {row.row: at for at, row in enumerate(found.alignment.rows)}
    for group in row_groups(found.alignment):
        first = index[group.name]
        cuts = {x: _cut(group, x, found) for x in group.present() if not _lacks(found, x, first, group)}
        outcome = vote(cuts, context.source)
        for lang in (None,) if outcome.even else outcome.dissenting:
            yield _flag(group, cuts, outcome, lang)


def _lacks(found: Whereabouts, lang: Lang, first: int, group: RowGroup) -> bool:
    """Whether *lang* lacks a row of *group* or beside it, and has a cell of several clauses there."""
    several = any(len(row.cells.get(lang, ())) > 1 for row in group.rows)
    around = range(first - 1, first + len(group.rows) + 1)
    return several and any(found.lacks(lang, at) for at in around)


def _cut(group: RowGroup, lang: Lang, found: Whereabouts) -> Cut:
    taken: dict[str, list[int]] = {}
    for at, row in enumerate(group.rows):
        own = row.cells.get(lang, ())
        judged = [eid for eid in own if (lang, eid) not in found.explained] or own[:1]
        for eid in judged:
            taken.setdefault(eid, []).append(at)
    rows = tuple(tuple(places) for places in taken.values())
    one_each = all(len(places) == 1 for places in rows) and len(set(rows)) == len(rows)
    return () if one_each else rows


def _flag(group: RowGroup, cuts: Mapping[Lang, Cut], outcome: Outcome[Cut], lang: Lang | None) -> Flag:
    judged = [lang] if lang else [x for x in cuts if cuts[x]]
    # Of a longer group only the rows are shown that this version cuts otherwise.
    rows = sorted({at for x in judged for at in _uncommon(cuts[x], outcome.agreed)})
    shown = {x: _clauses(group, x, rows) for x in cuts}
    own = shown[judged[0]]
    others = [x for x in cuts if cuts[x] == outcome.agreed] if lang else []
    if lang:
        many = len(shown[others[0]]) if others else len(rows)
        message = f"{have([lang])} {_count(own)} where {have(others)} {many}"
    else:
        message = "the versions cut this text into paragraphs differently"
    first = own[0].text
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else LOWER[CHECK.severity],
        row=group.rows[rows[0]].row,
        lang=lang,
        message=f"{message}: \u201c{shorten(first)}\u201d",
        loci=tuple(
            locus(x, clause) for x in sorted(shown, key=lambda x: x not in judged) for clause in shown[x]
        ),
        evidence=Evidence({x: _count(found) for x, found in shown.items()}, outcome.tally),
    )


def _uncommon(cut: Cut, agreed: Cut | None) -> tuple[int, ...]:
    """The rows of the clauses that are not one row each, by this cut or the one agreed on."""
    own = [rows for rows in cut if len(rows) > 1 or cut.count(rows) > 1]
    return tuple(at for rows in own or agreed or ((0,),) for at in rows)


def _clauses(group: RowGroup, lang: Lang, rows: list[int]) -> tuple[Clause, ...]:
    eids = {eid for at in rows for eid in group.rows[at].cells.get(lang, ())}
    return tuple(clause for clause in group.clauses[lang] if clause.eid in eids)


def _count(clauses: tuple[Clause, ...]) -> str:
    return f"{len(clauses)} paragraph{'s' * (len(clauses) != 1)}"


CHECK = Check("STR004", "clause-merged-or-split", "alignment", "minor", run)
