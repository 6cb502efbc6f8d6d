"""Earlier texts by their words: which of their rows share a passage with another text.

An index over fingerprints (winnowing, after Schleimer, Wilkerson and Aiken 2003), so that a
thousand resolutions fit into memory; rows stay packed until one is asked for. No file is known.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from hexapla.model import Lang, Status
from hexapla.terms.wording import Cell, compared_form
from hexapla.text.tokenise import forms_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

PASSAGE = 8
"""Words in a row from which on a passage is certain to be found."""

_SHINGLE = 5
_WINDOW = PASSAGE - _SHINGLE + 1
"""Of so many neighbouring shingles the least is kept: each passage holds a whole such window."""

_ROWS_PACKED = 64
_MOST_LOOKED_AT = 12
"""Rows of earlier texts that a row is compared with: those that share most with it."""

_MOST_ASKED = 64
"""Rows in which a sequence of words is looked for."""

_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77)


class EarlierText(msgspec.Struct, array_like=True, frozen=True):
    """A text that may have been taken over, packed."""

    name: str
    """The set's."""
    symbol: str
    """Its symbol, else its name: how flags call it."""
    statuses: dict[Lang, Status]
    """Of its versions."""
    prints: dict[Lang, tuple[bytes, bytes]]
    """By language: fingerprints, and the row that each stands in (both uint32)."""
    rows: int
    packed: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A row of an earlier text."""

    text: EarlierText
    cells: Mapping[Lang, Cell]


_Cells = dict[Lang, Cell]
_DECODER = msgspec.msgpack.Decoder(tuple[_Cells, ...])


def earlier_text(
    name: str, symbol: str, statuses: Mapping[Lang, Status], rows: Iterable[Mapping[Lang, Cell]]
) -> EarlierText:
    """The text called *name* with these *rows*, packed and fingerprinted."""
    words: dict[Lang, tuple[list[int], list[int]]] = {lang: ([], []) for lang in statuses}
    packed = []
    count = 0
    left = iter(rows)
    while batch := tuple(islice(left, _ROWS_PACKED)):
        packed.append(zlib.compress(msgspec.msgpack.encode(batch), 1))
        for row in batch:
            for lang, cell in row.items():
                codes = _codes(cell, lang)
                words[lang][0].extend(codes)
                words[lang][1].extend([count] * len(codes))
            count += 1
    prints = {lang: _winnowed(*both) for lang, both in words.items()}
    return EarlierText(name, symbol, dict(statuses), prints, count, tuple(packed))


def _codes(cell: Cell, lang: Lang) -> list[int]:
    forms = (compared_form(form) for _, text in cell for form in forms_of(text, lang))
    return [*map(_code, forms)]


def _code(form: str) -> int:
    return zlib.crc32(form.encode("utf-8", "replace"))


def _shingles(codes: Sequence[int]) -> NDArray[np.uint32]:
    """A hash of each five words in a row."""
    words = np.array(codes, dtype=np.uint64)
    size = max(0, len(words) - _SHINGLE + 1)
    mixed = np.zeros(size, dtype=np.uint64)
    for at, factor in enumerate(_FACTORS):
        mixed += words[at : at + size] * np.uint64(factor)
    mixed ^= mixed >> np.uint64(29)
    return ((mixed * np.uint64(_FACTORS[0])) >> np.uint64(32)).astype(np.uint32)


def _winnowed(codes: list[int], rows: list[int]) -> tuple[bytes, bytes]:
    row = np.array(rows, dtype=np.uint32)
    hashes = _shingles(codes)
    if len(hashes) < _WINDOW:
        return b"", b""
    windows = np.lib.stride_tricks.sliding_window_view(hashes, _WINDOW)
    whole = row[: len(windows)] == row[PASSAGE - 1 :]
    at = np.unique((np.arange(len(windows)) + windows.argmin(axis=1))[whole])
    return hashes[at].tobytes(), row[at].tobytes()


class EarlierTexts:
    """Earlier texts, searchable; rows are numbered through all of them."""

    def __init__(self, texts: Sequence[EarlierText]) -> None:
        self.texts = tuple(texts)
        self._first = np.cumsum([0, *(text.rows for text in texts)])
        self._sorted: dict[Lang, tuple[NDArray[np.uint32], NDArray[np.uint32]]] = {}
        self._unpacked = lru_cache(256)(self._batch)

    def like(
        self, cells: Mapping[Lang, Cell], apart_from: str, needed: Lang | None = None
    ) -> tuple[EarlierRow, ...]:
        """Rows that share passages with *cells*, those first that share them in most languages.

        Of the text called *apart_from* none; none without a passage in the language *needed*
        (`None`: any will do). At most twelve.
        """
        langs: dict[int, int] = {}
        shared: dict[int, int] = {}
        wanted: frozenset[int] = frozenset()
        for lang, cell in cells.items():
            rows, counts = np.unique(self._hits(lang, _codes(cell, lang)), return_counts=True)
            for row, count in zip(rows.tolist(), counts.tolist(), strict=True):
                langs[row] = langs.get(row, 0) + 1
                shared[row] = shared.get(row, 0) + count
            if lang == needed:
                wanted = frozenset(rows.tolist())
        ranked = sorted(
            langs if needed is None else wanted, key=lambda row: (-langs[row], -shared[row], row)
        )
        own = (found for row in ranked if (found := self._row(row)).text.name != apart_from)
        return tuple(islice(own, _MOST_LOOKED_AT))

    def has(self, lang: Lang, forms: Sequence[str], apart_from: str) -> bool:
        """Whether these words, eight at least, stand in a row in a text not called *apart_from*."""
        codes = [*map(_code, forms)]
        rows, counts = np.unique(self._hits(lang, codes), return_counts=True)
        likeliest = rows[np.argsort(-counts, kind="stable")][:_MOST_ASKED]
        wanted = f" {' '.join(forms)} "
        for row in map(self._row, likeliest.tolist()):
            if row.text.name != apart_from:
                cell = row.cells.get(lang, ())
                standing = " ".join(compared_form(x) for _, text in cell for x in forms_of(text, lang))
                if wanted in f" {standing} ":
                    return True
        return False

    def _hits(self, lang: Lang, codes: Sequence[int]) -> NDArray[np.uint32]:
        """The rows in which each shingle of *codes* stands, as often as it does."""
        hashes, rows = self._index(lang)
        asked = np.unique(_shingles(codes))
        starts, stops = (np.searchsorted(hashes, asked, side) for side in ("left", "right"))
        found = [rows[a:b] for a, b in zip(starts.tolist(), stops.tolist(), strict=True) if a < b]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.uint32)

    def _index(self, lang: Lang) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        if lang not in self._sorted:
            hashes, rows = [np.zeros(0, dtype=np.uint32)], [np.zeros(0, dtype=np.uint32)]
            for first, text in zip(self._first.tolist(), self.texts, strict=False):
                own = text.prints.get(lang, (b"", b""))
                hashes.append(np.frombuffer(own[0], dtype=np.uint32))
                rows.append(np.frombuffer(own[1], dtype=np.uint32) + np.uint32(first))
            every = np.concatenate(hashes)
            order = np.argsort(every, kind="stable")
            self._sorted[lang] = every[order], np.concatenate(rows)[order]
        return self._sorted[lang]

    def _row(self, number: int) -> EarlierRow:
        at = int(np.searchsorted(self._first, number, "right")) - 1
        batch, place = divmod(number - int(self._first[at]), _ROWS_PACKED)
        return EarlierRow(self.texts[at], self._unpacked(at, batch)[place])

    def _batch(self, text: int, batch: int) -> tuple[_Cells, ...]:
        return _DECODER.decode(zlib.decompress(self.texts[text].packed[batch]))
