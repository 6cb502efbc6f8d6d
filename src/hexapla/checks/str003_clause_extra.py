"""A clause that the other versions do not have stands in this one.

## What it does
Looks at each row of the alignment and names the version that has a clause in it, where most of
the versions have none.

## Why it matters
What one version adds was not adopted. It may be a draft's paragraph that was taken out everywhere
else, or a note of the translator that was left in.

## Example
`pp12-es` stands in es alone: "Reafirmando también la Declaración ...".

## Guards
A clause that stands twice in its version is repeated (STR018), one that most versions have at
another place is moved (STR005), one without text is empty (STR017); a clause that stands in the
place of a missing one is named with that (STR002). Neighbouring clauses that one version adds are
one flag. With two versions the source is believed: what the other adds is too many. What half of
the versions have is missing in the other half (STR002). A paragraph that might have been cut from
the one beside it is one too many if by its meaning it has nothing to do with it. An unnumbered word
or two, which may be part of a paragraph elsewhere, is less grave. Lines above the title are not
judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.checks.check import Check, Context
from hexapla.checks.clauses.lengths import is_phrase
from hexapla.checks.clauses.whereabouts import Whereabouts, runs, whereabouts
from hexapla.checks.evidence import have, locus, shorten
from hexapla.checks.vote import LOWER
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each version and run of rows that most others lack."""
    found = whereabouts(context)
    if found is None:
        return
    rows = found.alignment.rows
    for lang, strays in found.strays.items():
        missing = [hole for hole in found.holes[lang] if not found.outcomes[hole].even]
        beside = [found.stray_beside(lang, hole) for hole in missing]
        in_place = {clause.eid for clause in beside if clause}
        alone = [
            at
            for at in strays
            if rows[at].kind != "masthead" and in_place.isdisjoint(rows[at].cells[lang])
        ]
        for run_of_rows in runs(alone):
            clauses = [c for at in run_of_rows for c in found.alignment.clauses(rows[at], lang)]
            lacking = [x for x in found.alignment.langs if x not in rows[run_of_rows[0]].present()]
            yield _flag(found, run_of_rows[0], lang, clauses, lacking)
    for at, lang, clause in found.added:
        yield _flag(found, at, lang, [clause], [x for x in rows[at].present() if x != lang])


def _flag(
    found: Whereabouts, at: int, lang: Lang, clauses: Sequence[Clause], lacking: Sequence[Lang]
) -> Flag:
    """The flag on *clauses* of *lang*, from the row *at* on, that *lacking* do not have."""
    alignment = found.alignment
    first = alignment.rows[at]
    shown = shorten(clauses[0].text)
    what = f"{len(clauses)} clauses, from" if len(clauses) > 1 else "a clause"
    phrase = len(clauses) == 1 and is_phrase(lang, clauses[0])
    return Flag(
        code=CHECK.code,
        severity=LOWER[CHECK.severity] if phrase else CHECK.severity,
        row=first.row,
        lang=lang,
        message=f"{have([lang])} {what} \u201c{shown}\u201d where {have(lacking)} none",
        loci=tuple(locus(lang, clause) for clause in clauses),
        evidence=Evidence(
            {
                x: shorten(" ".join(c.text for c in alignment.clauses(first, x)), 40) or "\u2013"
                for x in alignment.langs
            },
            f"{len(lacking)}:{len(alignment.langs) - len(lacking)}",
        ),
    )


CHECK = Check("STR003", "clause-extra", "alignment", "major", run)
