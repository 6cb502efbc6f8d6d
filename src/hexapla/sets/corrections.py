"""`corrections.toml`: what reviewers said of a set's alignment, read strictly and only added to.

What a person wrote in it stays as it is, to the byte. Whether a correction still fits the
texts is not asked here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from hexapla.errors import ConfigurationError, InputError, StoreError
from hexapla.model import LANGS, Correction, Quote
from hexapla.sets.tomls import converted, decoded_toml
from hexapla.whole_file import write_whole

NAME = "corrections.toml"

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)


class QuoteTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A quoted clause that has equals in its version, or that spans two rows."""

    text: str
    occurrence: Annotated[int, msgspec.Meta(ge=1)] | None = None
    spans: bool = False


Cell = tuple[str | QuoteTable, ...] | None
"""The clauses of one language; `None`: it is not named."""


class CorrectionTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An entry `[[correction]]`."""

    act: Literal["together", "apart"]
    ar: Cell = None
    zh: Cell = None
    en: Cell = None
    fr: Cell = None
    ru: Cell = None
    es: Cell = None
    reviewer: str = ""
    decided_at: datetime | None = None
    note: str = ""

    def __post_init__(self) -> None:
        # What the model refuses is said of the file, with its place.
        self.correction()

    def correction(self) -> Correction:
        """The noun; `ValueError` where it would break an invariant."""
        cells = {
            lang: tuple(map(_quote, cell)) for lang in LANGS if (cell := getattr(self, lang)) is not None
        }
        return Correction(self.act, cells, self.reviewer, self.decided_at, self.note)


class CorrectionsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file, its entries not yet looked into."""

    correction: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """Where corrections were written."""

    path: Path
    notice: str = ""
    """What the user should know of the place (`""`: nothing)."""


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in the file *path*, the earliest first.

    `InputError` where there is no such file, `ConfigurationError` naming the line of a bad entry.
    """
    if not path.is_file():
        what = "this is not a file" if path.exists() else "there is no such file of corrections"
        raise InputError(what, where=str(path), remedy="give a TOML file of [[correction]] entries")
    return corrections_in(path.read_bytes(), str(path))


def corrections_in(data: bytes, where: str) -> tuple[Correction, ...]:
    """The corrections that *data*, found at *where*, holds; `ConfigurationError` as above."""
    entries = decoded_toml(data, where, CorrectionsFile).correction
    text = data.decode()
    lines = [text.count("\n", 0, header.start()) + 1 for header in _HEADER.finditer(text)]
    if len(lines) == len(entries):
        places = [f"{where}:{line}" for line in lines]
    else:
        places = [f"{where}, correction {count}" for count in range(1, len(entries) + 1)]
    found = zip(entries, places, strict=True)
    return tuple(converted(entry, place, CorrectionTable).correction() for entry, place in found)


def keep_corrections(own: Path, elsewhere: Path, corrections: Sequence[Correction]) -> Kept:
    """Add *corrections* to the file *own*, or, where that cannot be written, to *elsewhere*.

    What is there stays. `ConfigurationError` where it is no file of corrections, `StoreError`
    where neither can be written.
    """
    try:
        _append(own, corrections)
        return Kept(own)
    except OSError:
        notice = f"{own.parent} cannot be written to: corrections are kept in {elsewhere}"
    try:
        elsewhere.parent.mkdir(parents=True, exist_ok=True)
        _append(elsewhere, corrections)
    except OSError as error:
        raise StoreError(
            "corrections can be kept neither here nor in your data folder",
            where=f"{own}, {elsewhere}",
            remedy="make one of them writable",
        ) from error
    return Kept(elsewhere, notice)


def _append(path: Path, corrections: Sequence[Correction]) -> None:
    """Add *corrections* at the end of *path*; `OSError` where it cannot be written."""
    before = b""
    if path.exists():
        known, before = read_corrections(path), path.read_bytes()
        if known and not _HEADER.search(before.decode()):
            raise ConfigurationError(
                "nothing can be added to a list in one line",
                where=str(path),
                remedy="write its entries as [[correction]] tables",
            )
        if not os.access(path, os.W_OK):
            raise PermissionError(f"{path} is not to be written to")
    ended = before and not before.endswith(b"\n")
    parts = [before, b"\n" if ended else b""]
    parts += [("\n" * bool(before or at) + _written(x)).encode() for at, x in enumerate(corrections)]
    write_whole(path, b"".join(parts))


def _quote(cell: str | QuoteTable) -> Quote:
    return Quote(cell) if isinstance(cell, str) else Quote(cell.text, cell.occurrence, cell.spans)


def _written(correction: Correction) -> str:
    """*correction* as an entry of the file."""
    import tomlkit

    entry = tomlkit.table()
    entry["act"] = correction.act
    for lang in LANGS:
        if (quotes := correction.cells.get(lang)) is not None:
            entry[lang] = tomlkit.array().multiline(len(quotes) > 1)
            for quote in quotes:
                entry[lang].append(_item(quote))
    if correction.reviewer:
        entry["reviewer"] = correction.reviewer
    if correction.decided_at is not None:
        entry["decided_at"] = correction.decided_at.astimezone(UTC)
    if correction.note:
        entry["note"] = correction.note
    entries = tomlkit.aot()
    entries.append(entry)
    document = tomlkit.document()
    document["correction"] = entries
    return tomlkit.dumps(document)


def _item(quote: Quote) -> Any:
    import tomlkit

    said: dict[str, Any] = {"text": quote.text}
    if quote.occurrence is not None:
        said["occurrence"] = quote.occurrence
    if quote.spans:
        said["spans"] = True
    if len(said) == 1:
        return quote.text
    table = tomlkit.inline_table()
    table.update(said)
    return table
