"""One space for several languages: the directions on which their views of a segment agree most.

Generalised canonical correlation with ridge, in its MAXVAR form (Kettenring 1971; Rastogi, Van
Durme and Arora 2015, with missing views), solved over segments: exact for any number of features.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hexapla.model import Lang
from hexapla.vectors.training.matrices import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MORE = 40
"""Directions beyond those wanted: they make the wanted ones exact."""

_ROUNDS = 6


def projections(
    views: Mapping[Lang, View],
    worth: NDArray[np.float32],
    *,
    dimension: int,
    ridge: float,
    seed: int,
) -> dict[Lang, NDArray[np.float32]]:
    """For each language a vector for each segment it has, `(m, dimension)`.

    The vector of a feature is the sum of these over the segments that have it, as `View.matrix`
    weighs them. *worth* is what each segment counts, `(n,)`. The larger *ridge* (0.5 to 5), the less a
    segment is believed that stands alone.
    """
    import numpy as np

    count = len(worth)
    agreement = np.zeros((count, count), dtype=np.float32)
    seen = np.zeros(count, dtype=np.float32)
    inverses: dict[Lang, NDArray[np.float32]] = {}
    for lang, view in views.items():
        inverse = inverses[lang] = _inverse(view, ridge)
        smoother = -ridge * inverse
        smoother[np.diag_indices_from(smoother)] += 1.0
        agreement[np.ix_(view.rows, view.rows)] += smoother
        seen[view.rows] += 1.0
    # A segment that few languages have weighs no less.
    scale = np.sqrt(worth / np.maximum(seen, 1.0))
    agreement *= scale[:, None]
    agreement *= scale[None, :]
    shared = np.zeros((count, dimension), dtype=np.float32)
    leading = _leading(agreement, min(dimension, count), seed)
    shared[:, : leading.shape[1]] = leading * scale[:, None]
    return {
        lang: np.asarray(inverses[lang] @ shared[view.rows], dtype=np.float32)
        for lang, view in views.items()
    }


def _inverse(view: View, ridge: float) -> NDArray[np.float32]:
    """The inverse of the products of all rows of *view*, with *ridge* on the diagonal."""
    import numpy as np
    from scipy.linalg import lapack

    products = (view.matrix @ view.matrix.T).toarray().astype(np.float32)
    products[np.diag_indices_from(products)] += ridge
    # With a ridge the products are positive definite, so neither step can fail.
    factor, _ = lapack.spotrf(products, lower=1, overwrite_a=1)
    half, _ = lapack.spotri(factor, lower=1, overwrite_c=1)
    whole: NDArray[np.float32] = np.tril(half)
    whole += np.tril(half, -1).T
    return whole


def _leading(symmetric: NDArray[np.float32], dimension: int, seed: int) -> NDArray[np.float32]:
    """The leading eigenvectors of *symmetric*, `(n, dimension)`, by iteration over a subspace."""
    import numpy as np

    size = min(len(symmetric), dimension + _MORE)
    basis = np.random.default_rng(seed).standard_normal((len(symmetric), size)).astype(np.float32)
    for _ in range(_ROUNDS):
        basis, _ = np.linalg.qr(symmetric @ basis)
    values, turn = np.linalg.eigh(basis.T @ (symmetric @ basis))
    order = np.argsort(-values, kind="stable")[:dimension]
    found: NDArray[np.float32] = (basis @ turn[:, order]).astype(np.float32)
    return found
