"""Inside the clause: its parts aligned n-way, inside each row of a clause alignment.

The same solver on small versions; what comes out is an `Alignment` whose clauses are parts. It
never looks beyond the rows that it is given, and it does not decide where a clause is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hexapla.align import Anchors, align
from hexapla.model import Alignment, Clause, Encoder, Lang, Move, Row, Span, Version
from hexapla.signature import signature
from hexapla.text.segments import parts

Group = tuple[Row, ...]
"""Rows that share a clause: neighbours, usually one."""


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
    parts_of: dict[tuple[Lang, str], list[Clause]] = {}
    for lang, version in versions.items():
        for part in version.clauses:
            parts_of.setdefault((lang, clause_of(part.eid)), []).append(part)
    rows: list[Row] = []
    moves: list[Move] = []
    for group in _groups(alignment):
        eids = {
            lang: dict.fromkeys(e for row in group for e in row.cells.get(lang, ())) for lang in versions
        }
        small = {
            lang: replace(version, clauses=tuple(p for eid in eids[lang] for p in parts_of[lang, eid]))
            for lang, version in versions.items()
            if eids[lang]
        }
        made, moved = _group_aligned(group, small, anchors, encoder)
        rows += [replace(row, cells={x: row.cells.get(x, ()) for x in versions}) for row in made]
        moves += moved
    return Alignment(
        set=alignment.set,
        versions=versions,
        rows=tuple(rows),
        moves=tuple(moves),
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
        )


def _groups(alignment: Alignment) -> Iterator[Group]:
    """The rows of *alignment*, those that share a clause together."""
    group: list[Row] = []
    for row in alignment.rows:
        if group and not any(
            set(eids) & set(group[-1].cells.get(lang, ())) for lang, eids in row.cells.items()
        ):
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)


def _group_aligned(
    group: Group, small: Mapping[Lang, Version], anchors: Anchors | None, encoder: Encoder | None
) -> tuple[list[Row], list[Move]]:
    """The rows and moves of the parts of one *group*, whose versions are *small*."""
    first = group[0]
    counts = {len(version.clauses) for version in small.values()}
    if len(small) == 1 or counts == {1}:
        most = max(counts)
        cells = [{x: (v.clauses[i].eid,) for x, v in small.items()} for i in range(most)]
        return [replace(first, row=f"{first.row}.{i}", cells=c) for i, c in enumerate(cells, 1)], []
    made = align(tuple(small.values()), anchors, encoder)
    names = {row.row: f"{first.row}.{i}" for i, row in enumerate(made.rows, 1)}
    rows = [replace(row, row=names[row.row]) for row in made.rows]
    return rows, [replace(move, row=names[move.row]) for move in made.moves]
