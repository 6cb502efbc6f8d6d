"""Labels that count on from one another: paragraphs, the items of a list, articles.

Finds where a version's own count breaks, and which labels of a row can be compared; which of
them is wrong is for the checks to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hexapla.checks.check import Context, RowGroup
from hexapla.langs import LanguageProfile
from hexapla.measures.labels import label_readings
from hexapla.model import Clause, Lang, Row, Version

_NUMBERED = ("operative", "body", "subparagraph")
_BEGINS_ANEW = ("annex", "organ", "masthead", "title")
"""After these the numbers of paragraphs begin anew."""

_MAY_BEGIN_ANEW = ("heading", "preambular")


@dataclass(slots=True)
class Series:
    """Labels that count on from one another."""

    clauses: list[Clause] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)
    """Clauses before which a heading stands: they may count on or begin anew."""


def series(version: Version, language: LanguageProfile) -> Iterator[Series]:
    """The series of *version*: paragraphs, the items under each of them, articles."""
    runs: dict[int, Series] = {}
    articles = Series()
    fresh = False
    for clause in version.clauses:
        is_article = re.match(language.drafting.article, clause.label or clause.text)
        if clause.kind == "heading" and clause.number is not None and is_article:
            articles.clauses.append(clause)
        if clause.kind in _BEGINS_ANEW:
            yield from runs.values()
            runs = {}
        if clause.kind in ("annex", "title"):
            yield articles
            articles = Series()
        if clause.kind in (*_BEGINS_ANEW, *_MAY_BEGIN_ANEW):
            fresh = True
        if clause.kind not in _NUMBERED or not (clause.label or clause.kind == "operative"):
            continue
        yield from (
            runs.pop(depth) for depth in sorted(runs) if depth > clause.depth or (fresh and depth)
        )
        run = runs.setdefault(clause.depth, Series())
        run.clauses.append(clause)
        if fresh:
            run.fresh.add(clause.eid)
        fresh = False
    yield from runs.values()
    yield articles


def inserted(clause: Clause, language: LanguageProfile) -> bool:
    """Whether the label says that the paragraph was put in after another (`6 bis`)."""
    return bool(re.search(language.drafting.inserted, clause.label, re.IGNORECASE))


def breaks(version: Version, language: LanguageProfile) -> Mapping[str, int]:
    """The clauses whose number does not follow, by eid, with the number before; 0: it is the first."""
    found: dict[str, int] = {}
    has_preamble = any(clause.kind == "preambular" for clause in version.clauses)
    for run in series(version, language):
        previous, meant = 0, 0
        for clause in run.clauses:
            if clause.number is None:
                continue
            # A label that was wrong for one clause is no reason to call the next one wrong.
            readings = (clause.number, *label_readings(clause.label, language))
            expected = [number for number in (previous + 1, meant + 1) if number in readings]
            number, follows = expected[0] if expected else clause.number, bool(expected)
            first = not previous and (not clause.depth and not has_preamble)
            again = number == 1 and clause.eid in run.fresh
            if not (follows or first or again or (number == previous and inserted(clause, language))):
                found[clause.eid] = previous
            meant = number if follows or first or again else previous + 1
            previous = number
    return found


def comparable(group: RowGroup) -> Iterator[tuple[Row, dict[Lang, Clause]]]:
    """The rows of *group*, each with its one clause in the versions that neither merge nor split any."""
    often = Counter((x, eid) for row in group.rows for x, eids in row.cells.items() for eid in eids)
    for row in group.rows:
        single = {x: eids[0] for x, eids in row.cells.items() if len(eids) == 1}
        cells = {x: eid for x, eid in single.items() if often[x, eid] == 1}
        yield row, {x: c for x, eid in cells.items() for c in group.clauses[x] if c.eid == eid}


def numbered(clauses: Mapping[Lang, Clause]) -> dict[Lang, Clause]:
    """Those of *clauses* that carry a number; notes are none."""
    return {x: c for x, c in clauses.items() if c.number is not None and c.kind != "note"}


def numbers(labelled: Mapping[Lang, Clause], context: Context) -> dict[Lang, int]:
    """The numbers of the clauses *labelled*; a letter that may be read as most have it is read so.

    After a label that is wrong, `i` may have been taken for the roman numeral.
    """
    found = {x: c.number or 0 for x, c in labelled.items()}
    most, votes = Counter(found.values()).most_common(1)[0] if found else (0, 0)
    if 2 * votes > len(found):
        for lang, clause in labelled.items():
            if most in label_readings(clause.label, context.profile(lang)):
                found[lang] = most
    return found


def usual_depth(clauses: Mapping[Lang, Clause]) -> int:
    """The depth that most of *clauses* have; of equals the least."""
    counts = Counter(clause.depth for clause in clauses.values())
    return min(counts, key=lambda depth: (-counts[depth], depth), default=0)
