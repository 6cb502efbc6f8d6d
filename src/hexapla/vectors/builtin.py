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
        found = [(lang, features(piece, lang)) for lang, piece in new]
        keys = np.array([key(one, lang) for lang, some in found for one in some], dtype=np.uint64)
        at = np.minimum(np.searchsorted(self.table.keys, keys), len(self.table.keys) - 1)
        known = self.table.keys[at] == keys
        start = 0
        for (lang, piece), (_, some) in zip(new, found, strict=True):
            stop = start + len(some)
            mine = at[start:stop][known[start:stop]]
            self._places[lang][piece] = self._kept(self._sum(lang, mine)) if len(mine) else _UNKNOWN
            start = stop

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

    def _sum(self, lang: Lang, known: NDArray[np.intp]) -> NDArray[np.float32]:
        """The sum of the vectors of the features at *known*."""
        import numpy as np

        if self._rows is None:
            self._rows = unpacked(self.table)
        table, first = self.table, self.table.head.first_rows[lang]
        parts = [table.places[table.starts[at] : table.starts[at + 1]] for at in known]
        rows = np.concatenate(parts).astype(np.intp) + first
        scales = np.repeat(table.scales[known], [len(part) for part in parts]) * table.row_scales[rows]
        total: NDArray[np.float32] = (self._rows[rows] * scales[:, None]).sum(axis=0)
        return total

    def _kept(self, vector: NDArray[np.float32]) -> int:
        """The row in which *vector* is kept."""
        import numpy as np

        if self._vectors is None or self._used == len(self._vectors):
            more = np.zeros((max(1024, 2 * self._used), self.table.head.dimension), dtype=np.float32)
            if self._vectors is not None:
                more[: self._used] = self._vectors
            self._vectors = more
        self._vectors[self._used] = vector
        self._used += 1
        return self._used - 1
