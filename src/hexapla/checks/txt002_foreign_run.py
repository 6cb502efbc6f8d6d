"""A stretch of words inside a clause is in another language.

## What it does
Looks in each clause for at least four words in a row that are in another script, or in another
language of the same script by its small words and the dictionaries. Three words are enough where
the version of that language has them in the same place, and one where it is of another script. A
clause that is in another language as a whole is flagged by TXT001.

## Why it matters
A stretch that was left in the source language, or taken from an older text, is printed as it is.

## Example
"Engage les États Membres à provide fair access to these means, selon qu'il convient".

## Guards
What is quoted, in brackets, in italics or part of an address may be of another language. Words
with capitals are no evidence: names and titles have them. A run is cited, and passes, where all
versions of the row have it, three at least, or where the source and another version have it in a
third language. What the language knows and another one knows too tells nothing; a run without any
small word of its language needs five words.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.elsewhere import clauses_elsewhere
from hexapla.checks.evidence import locus, shorten
from hexapla.model import Clause, Evidence, Flag, Lang, Locus, Row, Span, Version
from hexapla.text.foreign_runs import ForeignRun, foreign_runs, words_of

_FEWEST_CITING = 3


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each run of words of another language in *version*."""
    alignment = context.alignment
    whole = {(one.lang, one.clause.eid) for one in clauses_elsewhere(alignment, context.source)}
    for clause in version.clauses:
        if (version.lang, clause.eid) in whole:
            continue
        row = alignment.row_of(version.lang, clause.eid)
        beside = {
            x: words_of(" ".join(o.text for o in alignment.clauses(row, x) if (x, o.eid) not in whole))
            for x in row.present()
            if x != version.lang
        }
        for found in foreign_runs(clause.text, version.lang, clause.italics, beside):
            copies = tuple(_copies(found.span.of(clause.text), version.lang, row, context))
            if not _is_cited(found, version.lang, row, {x.lang for x in copies}, context.source):
                yield _flag(version, clause, found, copies, context)


def _is_cited(run: ForeignRun, lang: Lang, row: Row, copies: set[Lang], source: Lang) -> bool:
    """Whether the words of *run* are cited: all versions have them, or the source and another one."""
    # Of two versions that have the same words, one may have been copied from the other.
    everywhere = len(row.present()) >= _FEWEST_CITING and len(copies) == len(row.present()) - 1
    strangers = (copies | {lang}) - {run.lang}
    return everywhere or (source in strangers and len(strangers) > 1)


def _copies(words: str, lang: Lang, row: Row, context: Context) -> Iterator[Locus]:
    """Where the other versions have the same *words* in this row, the first time in each clause."""
    for other in context.alignment.langs:
        if other != lang:
            for clause in context.alignment.clauses(row, other):
                at = clause.text.find(words)
                if at >= 0:
                    yield locus(other, clause, Span(at, at + len(words)))


def _flag(
    version: Version,
    clause: Clause,
    found: ForeignRun,
    copies: tuple[Locus, ...],
    context: Context,
) -> Flag:
    words = found.span.of(clause.text)
    name = context.profile(found.lang).name
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=context.alignment.row_of(version.lang, clause.eid).row,
        lang=version.lang,
        message=f"{version.lang}: words in {name}: \u201c{shorten(' '.join(words.split()))}\u201d",
        loci=(
            locus(version.lang, clause, found.span),
            *(copy for copy in copies if copy.lang == found.lang),
        ),
        evidence=Evidence({version.lang: shorten(words)}, details={"language": found.lang}),
    )


CHECK = Check("TXT002", "foreign-run", "version", "major", run)
