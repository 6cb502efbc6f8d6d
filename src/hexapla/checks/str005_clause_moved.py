"""A clause stands at another place than in the other versions.

## What it does
Names the clauses that the alignment found at one place while their content belongs to a row
elsewhere, which this version lacks: by figures, concepts, meaning and length.

## Why it matters
The order of paragraphs was negotiated, and operative paragraphs are cited by number: in this
version "paragraph 5" is another one.

## Example
The fifth operative paragraph of ar, en, fr, ru and es is the eighth in zh.

## Guards
The clause is said to be moved, once: neither missing from the one place nor too many at the other.
Neighbouring clauses that moved together are one flag. Where the alignment found none,
a clause that is one too many counts as moved if it is as long as one that this version lacks nearby,
and shares a figure with it where both have figures. Items of a list that changed places under labels
that stayed are found where at least two of them clearly fit rows up to four away better, by meaning
or, without vectors, by length and figures; a list that three versions each sort in their own way is
left alone, and so is each of two items that are much alike. Tables whose rows are given have no moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hexapla.checks.check import Check, Context
from hexapla.checks.clauses.whereabouts import Whereabouts, whereabouts
from hexapla.checks.evidence import have, joined, locus, shorten
from hexapla.model import Alignment, Evidence, Flag, Move


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each clause that stands elsewhere, or run of clauses that moved together."""
    found = whereabouts(context)
    if found is None:
        return
    index = {row.row: at for at, row in enumerate(found.alignment.rows)}
    for moves in _together(found, index):
        yield _flag(found, moves, [index[move.row] for move in moves])


def _together(found: Whereabouts, index: Mapping[str, int]) -> Iterator[list[Move]]:
    """The moves, those of neighbouring clauses to neighbouring rows together."""
    position = {
        (lang, clause.eid): at
        for lang, version in found.alignment.versions.items()
        for at, clause in enumerate(version.clauses)
    }
    run_of_moves: list[Move] = []
    for move in sorted(found.moves, key=lambda m: (m.lang, position[m.lang, m.eid])):
        last = run_of_moves[-1] if run_of_moves else None
        goes_on = last is not None and (
            last.lang == move.lang
            and position[move.lang, move.eid] == position[last.lang, last.eid] + 1
            and index[move.row] == index[last.row] + 1
        )
        if not goes_on and run_of_moves:
            yield run_of_moves
            run_of_moves = []
        run_of_moves.append(move)
    if run_of_moves:
        yield run_of_moves


def _flag(found: Whereabouts, moves: Sequence[Move], places: Sequence[int]) -> Flag:
    alignment, lang = found.alignment, moves[0].lang
    rows = [alignment.rows[at] for at in places]
    own = [alignment.versions[lang].clause(move.eid) for move in moves]
    present = [x for x in rows[0].present() if x != lang]
    there = {x: " ".join(c.text for c in alignment.clauses(rows[0], x)) for x in present}
    names = joined([move.eid for move in moves])
    message = (
        f"{have([lang])} \u201c{shorten(own[0].text)}\u201d at {names}"
        f" where {have(present)} it at {joined([row.row for row in rows])}"
    )
    others = [locus(x, clause) for row in rows for x in present for clause in alignment.clauses(row, x)]
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=rows[0].row,
        lang=lang,
        message=message,
        loci=(*(locus(lang, clause) for clause in own), *others),
        evidence=Evidence(
            {
                x: f"{rows[0].row} {shorten(there[x], 40)}" if x in there else names
                for x in alignment.langs
            },
            f"{len(present)}:{len(alignment.langs) - len(present)}",
        ),
    )


CHECK = Check("STR005", "clause-moved", "alignment", "major", run)
