"""Vectors that ship with the program: sums of trained vectors of words and parts of words.

Light: a mapped file, NumPy and stemmers. It learns nothing and goes nowhere; the vector of a
text depends on that text alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.errors import EncoderError
from hexapla.model import LANGS, Lang
from hexapla.vectors.features import features, key, pieces
from hexapla.vectors.vector_file import VectorTable, read_table, unpacked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHIPPED = Path(__file__).parent / "data" / "builtin.vectors"

_TEXTS_AT_ONCE = 256
_MOST_PIECES = 1 << 19
"""Pieces that are remembered, known or not; beyond it all are forgotten and worked out anew."""

_MOST_VECTORS = 1 << 17
"""The same for vectors of pieces: 200 MB."""

_UNKNOWN = -1


@cache
def load_builtin(path: Path = SHIPPED) -> BuiltinEncoder:
    """The encoder of the file *path*; `EncoderError` where it is missing or damaged."""
    if not path.is_file():
        raise EncoderError(
            "the built-in vectors are not there",
            where=str(path),
            remedy="train them with `hexapla vectors train FILE`, then say --encoder FILE",
        )
    return BuiltinEncoder(read_table(path))


@dataclass(slots=True)
class BuiltinEncoder:
    """An encoder that adds up what *table* knows of the pieces of a text."""

    table: VectorTable
    _places: dict[Lang, dict[str, int]] = field(default_factory=lambda: {lang: {} for lang in LANGS})
    """By language and piece: the row of its vector, `_UNKNOWN` for one without a known feature."""
    _rows: NDArray[np.int8] | None = None
    _vectors: NDArray[np.float32] | None = None
    _used: int = 0

    @property
    def name(self) -> str:
        """`builtin`, a digest of the vectors, and the sources that were left out."""
        head = self.table.head
        without = "".join(f"-{name}" for name in head.without)
        return f"{head.name}{without}@{head.sha256[:12]}"

    def encode(self, texts: Sequence[tuple[Lang, str]]) -> NDArray[np.float32]:
        """Vectors of *texts*, `(n, dim)`, unit norm; zeros for a text without any known feature."""
        import numpy as np

        found = np.zeros((len(texts), self.table.head.dimension), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            some = texts[start : start + _TEXTS_AT_ONCE]
            counts = [(lang, Counter(pieces(text, lang))) for lang, text in some]
            self._learn(counts)
            for row, (lang, count) in enumerate(counts, start):
                self._encode(lang, count, found[row])
        return found

    def _encode(self, lang: Lang, count: Counter[str], vector: NDArray[np.float32]) -> None:
        """Put the vector of the pieces of *count* into *vector*."""
        import numpy as np

        places = np.array([*map(self._places[lang].__getitem__, count)], dtype=np.intp)
        known = places != _UNKNOWN
        if self._vectors is None or not known.any():
            return
        rows = self._vectors[places[known]]
        times = np.array([*count.values()], dtype=np.float32)[known]
        # Row after row, so that the sum does not depend on what else is asked for.
        total = rows.sum(axis=0)
        often = times > 1
        if often.any():
            total += (rows[often] * np.log(times[often])[:, None]).sum(axis=0)
        length = float(np.sqrt((total.astype(np.float64) ** 2).sum()))
        if length > 0:
            vector[:] = total / length

    def _learn(self, counts: Sequence[tuple[Lang, Counter[str]]]) -> None:
        """Work out the vectors of those of the pieces in *counts* that are new."""
        import numpy as np

        new = self._new(counts)
        remembered = sum(map(len, self._places.values()))
        if remembered + len(new) > _MOST_PIECES or self._used + len(new) > _MOST_VECTORS:
            for known_pieces in self._places.values():
                known_pieces.clear()
            self._used = 0
            new = self._new(counts)
        if not new:
            return
        found = [features(piece, lang) for lang, piece in new]
        keys = [key(one, lang) for (lang, _), some in zip(new, found, strict=True) for one in some]
        owners = np.repeat(np.arange(len(new)), [*map(len, found)])
        at, owners = self._known(np.array(keys, dtype=np.uint64), owners)
        firsts = np.array([self.table.head.first_rows[lang] for lang, _ in new], dtype=np.intp)
        rows, scales, stops = self._parts(at, firsts[owners])
        begins = np.searchsorted(owners, np.arange(len(new) + 1))
        for place, (lang, piece) in enumerate(new):
            own = slice(stops[begins[place]], stops[begins[place + 1]])
            self._places[lang][piece] = self._kept(rows[own], scales[own])

    def _known(
        self, keys: NDArray[np.uint64], owners: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The places in the table of those of *keys* that it has, and whose they are."""
        import numpy as np

        at = np.minimum(np.searchsorted(self.table.keys, keys), len(self.table.keys) - 1)
        known = self.table.keys[at] == keys
        return at[known], owners[known]

    def _parts(
        self, at: NDArray[np.intp], firsts: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.float32], list[int]]:
        """The rows and scales of the features *at* these places, one after another, and where each ends.

        The first of the ends is 0. *firsts* are the first rows of the features' languages.
        """
        import numpy as np

        table = self.table
        begins = table.starts[at].astype(np.intp)
        sizes = table.starts[at + 1].astype(np.intp) - begins
        stops = np.concatenate([[0], np.cumsum(sizes)])
        places = np.repeat(begins - stops[:-1], sizes) + np.arange(stops[-1])
        rows = table.places[places] + np.repeat(firsts, sizes)
        return rows, np.repeat(table.scales[at], sizes) * table.row_scales[rows], stops.tolist()

    def _new(self, counts: Sequence[tuple[Lang, Counter[str]]]) -> list[tuple[Lang, str]]:
        """The pieces in *counts* that are not remembered, each once, in order."""
        return [
            *dict.fromkeys(
                (lang, piece)
                for lang, count in counts
                for piece in count
                if piece not in self._places[lang]
            )
        ]

    def _kept(self, rows: NDArray[np.intp], scales: NDArray[np.float32]) -> int:
        """Where the sum of *rows*, each times its scale, is kept; `_UNKNOWN` where there are none."""
        import numpy as np

        if not len(rows):
            return _UNKNOWN
        if self._rows is None:
            self._rows = unpacked(self.table)
        if self._vectors is None or self._used == len(self._vectors):
            more = np.zeros((max(1024, 2 * self._used), self.table.head.dimension), dtype=np.float32)
            if self._vectors is not None:
                more[: self._used] = self._vectors
            self._vectors = more
        # Piece after piece, so that a vector does not depend on what else is asked for.
        np.dot(scales, self._rows[rows].astype(np.float32), out=self._vectors[self._used])
        self._used += 1
        return self._used - 1
