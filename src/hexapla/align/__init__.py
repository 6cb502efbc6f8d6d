"""Alignment of any two or more versions at once, without a pivot.

`align` is the whole of it: versions in, a table of rows out. Anchors (concepts by clause)
and vectors are passed in; nothing is read, loaded or printed here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hexapla.align.costs import Costs, Similarity
from hexapla.align.features import Anchors, Features, features_of, weights
from hexapla.align.rows import moves_of, rows_of
from hexapla.align.solver import Solver
from hexapla.errors import InputError
from hexapla.model import LANGS, Alignment, Lang, Version
from hexapla.signature import signature

__all__ = ["Anchors", "Features", "Similarity", "align"]

FEWEST = 2
"""An alignment needs at least so many versions."""

MakeSimilarity = Callable[[Mapping[Lang, Sequence[Features]]], Similarity]
"""Builds the similarity of (joined) clauses once their versions are known."""


def align(
    versions: Sequence[Version],
    anchors: Anchors | None = None,
    make_similarity: MakeSimilarity | None = None,
    encoder_name: str | None = None,
) -> Alignment:
    """Align *versions*, two to six of one text; `InputError` for fewer or for a language twice.

    The result does not depend on the order of *versions*. *anchors* may be empty: then figures,
    labels, structure and length decide.
    """
    by_lang = {v.lang: v for v in sorted(versions, key=lambda v: LANGS.index(v.lang))}
    if len(by_lang) != len(versions):
        raise InputError("two versions claim one language", where=versions[0].set)
    if len(by_lang) < FEWEST:
        where = versions[0].set if versions else ""
        found = "only one language version" if versions else "no language version"
        raise InputError(
            f"{found} to align", where=where, remedy="give at least two versions of the text"
        )
    features = {lang: features_of(version, anchors or {}) for lang, version in by_lang.items()}
    costs = Costs(
        totals={lang: sum(f.length for f in fs) for lang, fs in features.items()},
        weights=weights(list(features.values())),
        similarity=make_similarity(features) if make_similarity else None,
    )
    table = Solver(features, costs).solve()
    rows = rows_of(table, by_lang, features, costs)
    return Alignment(
        set=versions[0].set,
        versions=by_lang,
        rows=rows,
        moves=moves_of(rows, table, by_lang, features, costs),
        signature=signature(
            langs="+".join(by_lang),
            solver="nway",
            anchors="terms" if anchors else "none",
            vectors=encoder_name or "none",
        ),
    )
