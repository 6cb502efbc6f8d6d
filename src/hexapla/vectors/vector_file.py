"""The file of built-in vectors: one JSON head, then arrays that are mapped, not read.

The head carries the licence, the attribution and the sources, so that they never part from
the vectors. What is damaged, cut short or of another kind is refused.
"""

from __future__ import annotations

import hashlib
import mmap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hexapla.errors import EncoderError
from hexapla.model import Lang
from hexapla.vectors.features import CUT
from hexapla.whole_file import write_whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAGIC = b"HEXAPLA VECTORS 1\n"
_ALIGNED = 64
_BEGINS = len(MAGIC) + 32
"""Where that begins of which the checksum, a SHA-256, stands after the magic."""

_STEPS = 7
"""Of a dimension to each side of zero."""
_REMEDY = "take another copy, or train anew with `hexapla vectors train`"


class SourceNote(msgspec.Struct, frozen=True):
    """What the vectors were trained on, one source of it."""

    name: str
    rows: int
    licence: str
    attribution: str


class Head(msgspec.Struct, frozen=True):
    """What the file says of itself."""

    name: str
    licence: str
    notice: str
    sources: tuple[SourceNote, ...]
    without: tuple[str, ...]
    method: str
    cut: str
    dimension: int
    """An even number."""
    features: int
    places: int
    rows: int
    first_rows: dict[Lang, int]
    """Where the rows of each language begin."""
    sha256: str
    """Of the arrays: it tells vectors apart."""


@dataclass(frozen=True, slots=True)
class VectorTable:
    """Vectors of features: a feature's is its scale times the sum of some rows."""

    head: Head
    keys: NDArray[np.uint64]
    """Of the features, ascending, `(features,)`."""
    scales: NDArray[np.float32]
    """Of the features, `(features,)`."""
    starts: NDArray[np.uint32]
    """Where the places of each feature begin, and where the last end, `(features + 1,)`."""
    places: NDArray[np.uint16]
    """Rows, counted from the first of the feature's language, `(places,)`."""
    row_scales: NDArray[np.float32]
    """`(rows,)`."""
    packed: NDArray[np.uint8]
    """Rows of two dimensions a byte, `(rows, dimension / 2)`."""

    def arrays(self) -> tuple[NDArray[np.generic], ...]:
        """The arrays as they follow one another in the file, without gaps."""
        return (self.keys, self.scales, self.starts, self.row_scales, self.places, self.packed)


def packed(rows: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """A scale for each of *rows*, `(n, even)`, and the rows in 15 steps, two to a byte."""
    import numpy as np

    scales = np.maximum(np.abs(rows).max(axis=1), 1e-30) / _STEPS
    steps = (np.rint(rows / scales[:, None]) + _STEPS).astype(np.uint8)
    return scales.astype(np.float32), steps[:, 0::2] << 4 | steps[:, 1::2]


def unpacked(table: VectorTable) -> NDArray[np.int8]:
    """The rows of *table* without their scales, `(rows, dimension)`."""
    import numpy as np

    steps = np.empty((len(table.packed), 2 * table.packed.shape[1]), dtype=np.int8)
    steps[:, 0::2] = table.packed >> 4
    steps[:, 1::2] = table.packed & 15
    steps -= _STEPS
    return steps


def body_of(table: VectorTable) -> bytes:
    """The arrays of *table* as they stand in the file."""
    return b"".join(array.astype(array.dtype.newbyteorder("<")).tobytes() for array in table.arrays())


def write_table(path: Path, head: Head, body: bytes) -> None:
    """Write the file *path*; the same contents give the same bytes."""
    encoded = msgspec.json.encode(head)
    rest = len(encoded).to_bytes(8, "little") + encoded
    rest += b"\0" * (-(_BEGINS + len(rest)) % _ALIGNED) + body
    # Whoever has the old file mapped keeps it: it is replaced, not written over.
    write_whole(path, MAGIC + hashlib.sha256(rest).digest() + rest)


def read_table(path: Path) -> VectorTable:
    """The vectors in the file *path*, mapped; `EncoderError` where it is not what it should be."""
    import numpy as np

    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise _refused(path, "the file of vectors cannot be read, or is empty") from error
    if data[: len(MAGIC)] != MAGIC or len(data) < _BEGINS + 8:
        raise _refused(path, "this is not a file of vectors")
    if hashlib.sha256(memoryview(data)[_BEGINS:]).digest() != data[len(MAGIC) : _BEGINS]:
        raise _refused(path, "the file of vectors is damaged or cut short: its checksum is another")
    head, start = _head(path, data)
    if head.cut != CUT:
        raise _refused(path, f"the vectors are for features of kind {head.cut}, this program cuts {CUT}")
    shapes = (
        ("<u8", head.features),
        ("<f4", head.features),
        ("<u4", head.features + 1),
        ("<f4", head.rows),
        ("<u2", head.places),
        ("u1", head.rows * head.dimension // 2),
    )
    size = sum(np.dtype(kind).itemsize * count for kind, count in shapes)
    if min(count for _, count in shapes) < 1 or head.dimension % 2 or len(data) != start + size:
        raise _refused(path, f"the file of vectors is cut short, or too long ({len(data)} bytes)")
    arrays = []
    for kind, count in shapes:
        arrays.append(np.frombuffer(data, kind, count, start))
        start += np.dtype(kind).itemsize * count
    keys, scales, starts, row_scales, places, steps = arrays
    return VectorTable(head, keys, scales, starts, places, row_scales, steps.reshape(head.rows, -1))


def _head(path: Path, data: mmap.mmap) -> tuple[Head, int]:
    """The head, and where the arrays begin."""
    first = _BEGINS + 8
    length = int.from_bytes(data[_BEGINS:first], "little")
    try:
        head = msgspec.json.decode(data[first : first + length], type=Head)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _refused(path, "the head of the file of vectors is damaged") from error
    end = first + length
    return head, end + -end % _ALIGNED


def _refused(path: Path, what: str) -> EncoderError:
    return EncoderError(what, where=str(path), remedy=_REMEDY)
