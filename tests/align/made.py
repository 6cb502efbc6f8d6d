"""Texts made for tests, as long as wanted: each clause has the name and the figure of its row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from hexapla.align.costs import Evidence, evidence_of
from hexapla.align.evidence import Floats
from hexapla.align.features import Anchors, features_of
from hexapla.model import LANGS, Alignment, Clause, Lang, Version

from ..vectors.texts import SENTENCES

Versions = dict[Lang, Version]


def made(rows: int, langs: Sequence[Lang] = LANGS) -> Versions:
    """Versions of *rows* clauses; what the row n says comes back, its figure does not."""
    return {
        x: version(
            x,
            {f"r{n}": f"{SENTENCES[x][n * n % len(SENTENCES[x])]} {1000 + 7 * n}" for n in range(rows)},
        )
        for x in langs
    }


def version(lang: Lang, texts: Mapping[str, str]) -> Version:
    """A version of clauses with nothing but a text, by eid."""
    return Version("made", lang, tuple(Clause(eid, "body", text) for eid, text in texts.items()))


def texts(lang: Lang, said: Sequence[str]) -> Version:
    """A version whose clauses `l1`, `l2`, ... are *said*."""
    return version(lang, {f"l{n}": text for n, text in enumerate(said, 1)})


def only(version: Version, places: Iterable[int]) -> Version:
    """*version* with the clauses at *places* alone."""
    return replace(version, clauses=tuple(version.clauses[at] for at in places))


def evidence(versions: Mapping[Lang, Version], anchors: Anchors | None = None) -> Evidence:
    """What is known of *versions* without vectors."""
    return evidence_of({x: features_of(v, anchors or {}) for x, v in versions.items()})


def unit(vectors: Sequence[Sequence[float]]) -> Floats:
    """*vectors* of norm 1, those of zeros as they are."""
    found = np.array(vectors, dtype=np.float32)
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    return (found / np.where(norms > 0, norms, 1)).astype(np.float32)


def rows(alignment: Alignment) -> list[tuple[tuple[str, ...], ...]]:
    """The cells of each row, in the order of the languages."""
    return [tuple(row.cells[x] for x in alignment.langs) for row in alignment.rows]


def astray(alignment: Alignment) -> list[tuple[tuple[str, ...], ...]]:
    """The rows that hold clauses of several rows of a made text."""
    return [row for row in rows(alignment) if len({eid for cell in row for eid in cell}) > 1]


def holds(alignment: Alignment) -> None:
    """What is true of any table, beside the order of the clauses, to which the model has seen."""
    for lang, found in alignment.versions.items():
        stands: dict[str, list[int]] = {clause.eid: [] for clause in found.clauses}
        for at, row in enumerate(alignment.rows):
            for eid in row.cells[lang]:
                stands[eid].append(at)
        for places in stands.values():
            assert places
            assert all(below == above + 1 for above, below in pairwise(places)), "rows side by side"
    for row in alignment.rows:
        assert tuple(row.cells) == alignment.langs
        assert 0.0 <= row.confidence <= 1.0
