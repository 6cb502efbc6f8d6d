"""Alignment of two texts in one language: a draft and its reference, clause by clause.

The same solver with the words themselves as anchors; the two texts only need names that differ.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hexapla.align.costs import evidence_of
from hexapla.align.features import Anchors, features_of
from hexapla.align.solver import solved
from hexapla.langs import profile
from hexapla.model import LANGS, Clause, Version

Bead = tuple[tuple[Clause, ...], tuple[Clause, ...]]
"""Clauses of the draft and of the reference that are the same; one side may be empty."""

_WORD = re.compile(r"[^\W\d_]+")


def align_same(draft: Version, reference: Version) -> tuple[Bead, ...]:
    """The beads of two versions in one language, in order; every clause stands in one bead."""
    stand_in = next(lang for lang in LANGS if lang != draft.lang)
    other = replace(reference, lang=stand_in)
    spaced = profile(draft.lang).typography.spaced
    anchors = {**_words(draft, spaced=spaced), **_words(other, spaced=spaced)}
    features = {version.lang: features_of(version, anchors) for version in (draft, other)}
    beads: list[Bead] = []
    for solved_row in solved(evidence_of(features, usual=dict.fromkeys(features, 1.0))):
        row = solved_row.cells
        mine = tuple(draft.clauses[i] for i in row.get(draft.lang, ()))
        yours = tuple(reference.clauses[i] for i in row.get(stand_in, ()))
        last = beads[-1] if beads else ((), ())
        shared = (mine and mine == last[0]) or (yours and yours == last[1])
        if shared:
            # A clause that spans two rows makes one bead of them.
            joint = tuple(dict.fromkeys((*last[0], *mine))), tuple(dict.fromkeys((*last[1], *yours)))
            beads[-1] = joint
        else:
            beads.append((mine, yours))
    return tuple(beads)


def _words(version: Version, *, spaced: bool) -> Anchors:
    """The words of each clause; in scripts without spaces, pairs of characters."""
    found = {}
    for clause in version.clauses:
        words = _WORD.findall(clause.text.lower())
        pairs = [w[i : i + 2] for w in words for i in range(len(w) - 1)] if not spaced else []
        found[version.lang, clause.eid] = tuple(pairs or words)
    return found
