"""What each kind of evidence is worth: the same texts aligned with more and more of it.

Beside it the baselines, which align two by two. Vectors and the aligner are passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hexapla.evaluate.aligner import EVIDENCE, Aligner, Evidence
from hexapla.evaluate.baselines import CLASSIC, EXTENDED, Floats, Shape, Step, gale_church, vector_search
from hexapla.evaluate.pairs import Bead, beads, count
from hexapla.evaluate.score import Case, Score, score, total
from hexapla.langs import profile
from hexapla.model import Encoder, Version

BeadsOf = Callable[[Version, Version], set[Bead]]
"""Aligns two versions."""

_LONGEST = 3
"""Runs of up to so many clauses have vectors."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table."""

    name: str
    score: Score


def ablation(cases: Sequence[Case], align: Aligner) -> Iterator[Line]:
    """The lines of the table, weakest first; at least one case, all in the same languages.

    Evidence that *align* or the texts do not have makes no line.
    """
    yield Line("Gale-Church, beads of 1993", pairwise(cases, _by_length(CLASSIC)))
    yield Line("Gale-Church, beads up to 4-1", pairwise(cases, _by_length(EXTENDED)))
    if align.encoder:
        yield Line("vectors, pairwise search", pairwise(cases, _by_vectors(align.encoder)))
    there = {
        "terms": align.finder is not None,
        "vectors": align.encoder is not None,
        "labels": any(c.kind != "body" for case in cases for v in case.versions for c in v.clauses),
    }
    evidence: frozenset[Evidence] = frozenset()
    for one in EVIDENCE:
        if one == "labels" and len(cases[0].versions) > 2:
            yield Line("+ n-way", all_together(cases, align, evidence))
        if not there.get(one, True):
            continue
        evidence |= {one}
        name = f"+ {one}" if len(evidence) > 1 else f"ours, pairwise: {one}"
        if one == "labels":
            yield Line(name, all_together(cases, align, evidence))
        else:
            yield Line(name, two_by_two(cases, align, evidence))


def all_together(
    cases: Sequence[Case], align: Aligner, evidence: frozenset[Evidence] = frozenset(EVIDENCE)
) -> Score:
    """The score of all versions of each case aligned at once."""
    return total(score(align(case.versions, evidence), case) for case in cases)


def two_by_two(
    cases: Sequence[Case], align: Aligner, evidence: frozenset[Evidence] = frozenset(EVIDENCE)
) -> Score:
    """The score of the versions of each case aligned in pairs, each pair by itself."""

    def beads_of(one: Version, other: Version) -> set[Bead]:
        return beads((row.cells for row in align((one, other), evidence).rows), one.lang, other.lang)

    return pairwise(cases, beads_of)


def pairwise(cases: Sequence[Case], beads_of: BeadsOf) -> Score:
    """The score of *beads_of* on each two versions of each case."""
    return total(
        Score(
            {
                f"{one.lang}-{other.lang}": count(beads_of(one, other), case.beads(one.lang, other.lang))
                for one, other in combinations(case.judged(), 2)
            },
            None,
        )
        for case in cases
    )


def _by_length(shapes: Sequence[Shape]) -> BeadsOf:
    def beads_of(one: Version, other: Version) -> set[Bead]:
        mine, yours = ([len(clause.text) for clause in v.clauses] for v in (one, other))
        return _named(gale_church(mine, yours, shapes), one, other)

    return beads_of


def _by_vectors(encoder: Encoder) -> BeadsOf:
    def beads_of(one: Version, other: Version) -> set[Bead]:
        return _named(vector_search(_runs(encoder, one), _runs(encoder, other)), one, other)

    return beads_of


def _runs(encoder: Encoder, version: Version) -> list[Floats]:
    """The vectors of all runs of one clause, of two and of three, each run encoded as one text."""
    space = " " if profile(version.lang).typography.spaced else ""
    texts = [clause.text for clause in version.clauses]
    return [
        encoder.encode(
            [(version.lang, space.join(texts[i : i + length])) for i in range(len(texts) - length + 1)]
        ).astype("float64")
        for length in range(1, _LONGEST + 1)
    ]


def _named(steps: Sequence[Step], one: Version, other: Version) -> set[Bead]:
    """*steps* with the eids of the clauses."""
    return {
        (tuple(one.clauses[i].eid for i in mine), tuple(other.clauses[j].eid for j in yours))
        for mine, yours in steps
    }
