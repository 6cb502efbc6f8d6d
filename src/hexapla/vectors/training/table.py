"""Puts trained vectors into as few bytes as they need: rows, and for each feature which to add up.

A rare feature is the sum of the vectors of the few segments that have it, so their numbers are
kept; a frequent one has a row of its own. Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hexapla.errors import LimitError
from hexapla.model import Lang
from hexapla.vectors.features import CUT
from hexapla.vectors.training.matrices import View
from hexapla.vectors.vector_file import Head, VectorTable, packed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LICENCE = "CC BY-SA 4.0"
NOTICE = (
    "Vectors of words and parts of words, made by Hexapla from the texts named under sources. They are"
    " adapted from NTREX-128 among others, which is licensed under the Creative Commons"
    " Attribution-ShareAlike 4.0 International licence"
    " (https://creativecommons.org/licenses/by-sa/4.0/), and are licensed under the same; texts were"
    " changed into vectors. Hexapla's program code has its own"
    " licence. No warranty; no endorsement by the sources is implied."
)

_MOST_ROWS = 1 << 16
"""Of a language: what places of 16 bits can tell apart."""


def tabled(
    views: Mapping[Lang, View], segments: Mapping[Lang, NDArray[np.float32]], dense: int
) -> VectorTable:
    """The vectors as they are written; features in more than *dense* segments get rows of their own.

    *segments* has a vector for each row of each view. `LimitError` for more rows than can be told
    apart. Of the head, only what the arrays hold is final.
    """
    import numpy as np

    keys, scales, counts, places, rows = [], [], [], [], []
    first_rows: dict[Lang, int] = {}
    total = 0
    for lang, view in views.items():
        # A text has unit norm in training; its length is put into its vector once and for all.
        mine = segments[lang] / view.lengths[:, None]
        columns = view.matrix.tocsc()
        columns.sort_indices()
        number = np.diff(columns.indptr)
        own = np.flatnonzero(number > dense)
        having = columns[:, own].astype(bool).astype(np.float32)
        frequent = np.asarray(having.T @ mine, dtype=np.float32)
        listed = columns.indices
        keep = np.repeat(number <= dense, number)
        # Each frequent feature keeps one place: that of its own row.
        keep[columns.indptr[own]] = True
        listed[columns.indptr[own]] = len(mine) + np.arange(len(own))
        if len(mine) + len(own) > _MOST_ROWS:
            raise LimitError(f"more than {_MOST_ROWS} segments in {lang}", remedy="train on fewer")
        first_rows[lang] = total
        total += len(mine) + len(own)
        keys.append(view.keys)
        scales.append(view.weights**2)
        counts.append(np.where(number > dense, 1, number))
        places.append(listed[keep])
        rows += [mine, frequent]
    row_scales, steps = packed(np.concatenate(rows))
    # Features of all languages are sorted together, their places with them.
    order = np.argsort(all_keys := np.concatenate(keys), kind="stable")
    count, listed = np.concatenate(counts), np.concatenate(places)
    begin = np.cumsum(count) - count
    starts = np.concatenate([[0], np.cumsum(count[order])])
    moved = np.repeat(begin[order] - starts[:-1], count[order]) + np.arange(len(listed))
    head = Head(
        name="builtin",
        licence=LICENCE,
        notice=NOTICE,
        sources=(),
        without=(),
        method="",
        cut=CUT,
        dimension=2 * steps.shape[1],
        features=len(all_keys),
        places=len(listed),
        rows=len(steps),
        first_rows=first_rows,
        sha256="",
    )
    return VectorTable(
        head=head,
        keys=all_keys[order],
        scales=np.concatenate(scales)[order].astype(np.float32),
        starts=starts.astype(np.uint32),
        places=listed[moved].astype(np.uint16),
        row_scales=row_scales,
        packed=steps,
    )
