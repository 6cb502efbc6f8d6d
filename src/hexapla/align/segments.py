"""Inside the clause: its parts aligned n-way, inside each row of a clause alignment.

The same solver on small versions; what comes out is an `Alignment` whose clauses are parts. It
never looks beyond the rows that it is given, and it does not decide where a clause is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.align.confidence import confidences_inside
from hexapla.align.costs import evidence_of
from hexapla.align.features import Anchors, features_of
from hexapla.align.groups import Places, solved_apart
from hexapla.align.rows import moves_of, rows_of
from hexapla.align.search import Rules
from hexapla.align.solver import Solved
from hexapla.model import Alignment, Clause, Encoder, Lang, Move, Row, Span, Version, connected
from hexapla.signature import signature
from hexapla.text.segments import parts

Group = tuple[Row, ...]
"""Rows that share a clause: neighbours, usually one."""

RULES = Rules(gap=0.7, longest=4, crossing=True, thorough=False)
"""A part seldom lacks its counterpart, which may stand before or behind its neighbours."""


def cut(version: Version) -> Version:
    """*version* with the parts of its clauses as clauses: `op7.1`, `op7.2`, ... of `op7`.

    Each has the kind and depth of its clause, the first the label and the number too; where they
    stand in the source, the clause knows. The texts of the parts of a clause, put together, are its
    text.
    """
    made = tuple(part for clause in version.clauses for part in _parts(clause, version.lang))
    return replace(version, clauses=made)


def places(version: Version) -> dict[str, tuple[str, Span]]:
    """Where the parts of *version*, as `cut` made it, come from: the clause's eid, the span there."""
    found: dict[str, tuple[str, Span]] = {}
    before, start = "", 0
    for part in version.clauses:
        eid = clause_of(part.eid)
        start = start if eid == before else 0
        found[part.eid] = (eid, Span(start, start + len(part.text)))
        before, start = eid, start + len(part.text)
    return found


def clause_of(eid: str) -> str:
    """The eid of the clause of the part *eid*."""
    return eid.rpartition(".")[0]


def align_segments(
    alignment: Alignment, anchors: Anchors | None = None, encoder: Encoder | None = None
) -> Alignment:
    """The parts of the clauses of *alignment*, aligned inside each group of rows that share clauses.

    *anchors* are by part. The rows are called by the first row of their group: `op7.1`, ...
    """
    versions = {lang: cut(version) for lang, version in alignment.versions.items()}
    features = {lang: features_of(version, anchors or {}) for lang, version in versions.items()}
    vectors = None
    if encoder is not None:
        vectors = {x: encoder.encode([(x, c.text) for c in v.clauses]) for x, v in versions.items()}
    evidence = evidence_of(features, vectors)
    groups = [*_groups(alignment)]
    every = [*_places(groups, versions)]
    tables = solved_apart(evidence, [places for places in every if not _decided(places)], RULES)
    rows: list[Row] = []
    moves: list[Move] = []
    for group, places in zip(groups, every, strict=True):
        small = {lang: versions[lang] for lang in places}
        sure: Sequence[float]
        if _decided(places):
            table = _side_by_side(places)
            sure = [group[0].confidence] * len(table)
        else:
            table = next(tables)
            sure = confidences_inside(table, len(places), vectors=encoder is not None)
        made = rows_of(table, small, features, sure)
        names = {row.row: f"{group[0].row}.{i}" for i, row in enumerate(made, 1)}
        rows += [
            replace(row, row=names[row.row], cells={x: row.cells.get(x, ()) for x in versions})
            for row in made
        ]
        found = moves_of(made, table, small, evidence)
        moves += [replace(move, row=names[move.row]) for move in found]
    return Alignment(
        set=alignment.set,
        versions=versions,
        rows=tuple(rows),
        moves=tuple(moves),
        strangers=alignment.strangers,
        signature=signature(
            langs="+".join(versions),
            level="segment",
            solver="nway",
            anchors="terms" if anchors else "none",
            vectors=encoder.name if encoder else "none",
        ),
    )


def _parts(clause: Clause, lang: Lang) -> Iterator[Clause]:
    for number, span in enumerate(parts(clause.text, lang), 1):
        first = number == 1
        yield replace(
            clause,
            eid=f"{clause.eid}.{number}",
            text=span.of(clause.text),
            label=clause.label if first else "",
            number=clause.number if first else None,
            lead=clause.lead if first and clause.lead and clause.lead.stop <= span.stop else None,
            italics=tuple(
                Span(max(x.start, span.start) - span.start, min(x.stop, span.stop) - span.start)
                for x in clause.italics
                if x.overlaps(span)
            ),
            # A call belongs to the words before it.
            note_calls=tuple(
                replace(call, at=call.at - span.start)
                for call in clause.note_calls
                if span.start < call.at <= span.stop or call.at == span.start == 0
            ),
            pieces=(),
            links=(),
        )


def _groups(alignment: Alignment) -> Iterator[Group]:
    """The rows of *alignment*, those that share a clause together."""
    for rows in connected([row.cells for row in alignment.rows]):
        yield tuple(alignment.rows[i] for i in rows)


def _places(groups: Sequence[Group], versions: Mapping[Lang, Version]) -> Iterator[Places]:
    """Where the parts of the clauses of each of *groups* stand in *versions*, as `cut` made them."""
    found: dict[tuple[Lang, str], list[int]] = {}
    for lang, version in versions.items():
        for at, part in enumerate(version.clauses):
            found.setdefault((lang, clause_of(part.eid)), []).append(at)
    for group in groups:
        eids = {x: dict.fromkeys(eid for row in group for eid in row.cells.get(x, ())) for x in versions}
        yield {x: [at for eid in eids[x] for at in found[x, eid]] for x in versions if eids[x]}


def _decided(places: Places) -> bool:
    """Whether there is only one version, or one part in each."""
    return len(places) == 1 or {len(found) for found in places.values()} == {1}


def _side_by_side(places: Places) -> list[Solved]:
    most = max(map(len, places.values()))
    return [Solved({x: (found[i],) for x, found in places.items()}, {}) for i in range(most)]
