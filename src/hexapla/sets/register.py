"""Reads `corpora/terms/resolutions.toml`, the register of resolutions, strictly."""

from __future__ import annotations

import datetime
import hashlib
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hexapla.errors import ConfigurationError
from hexapla.langs import INTERFACE, profile
from hexapla.measures.references import find_references
from hexapla.measures.register import Certainty, Organ, Register, Resolution, Title
from hexapla.model import Lang
from hexapla.sets.corpora import corpora_folder
from hexapla.sets.tomls import decoded_toml

_Words = Annotated[str, msgspec.Meta(min_length=1, pattern=r"^\S(?:.*\S)?$")]


class ResolutionEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A resolution, as the file lists it."""

    reference: _Words
    organ: Organ
    date: datetime.date
    certainty: Certainty
    source: str = ""
    titles: dict[Lang, _Words] = {}
    """Titles as certain as the entry."""
    recalled_titles: dict[Lang, _Words] = {}
    """Titles that are known and not traced to a place."""


class RegisterFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole file."""

    resolution: tuple[ResolutionEntry, ...] = ()


def read_register(path: Path) -> Register:
    """The register in the file *path*; `ConfigurationError` where it does not say what it must."""
    resolutions: dict[tuple[str, str], Resolution] = {}
    data = path.read_bytes()
    for entry in decoded_toml(data, str(path), RegisterFile).resolution:
        if complaint := _complaint(entry):
            raise ConfigurationError(
                f"{entry.reference}: {complaint}", where=str(path), remedy="mend it"
            )
        if (entry.organ, entry.reference) in resolutions:
            raise ConfigurationError(
                f"{entry.reference} of {entry.organ} stands twice",
                where=str(path),
                remedy="take one out",
            )
        resolutions[entry.organ, entry.reference] = Resolution(
            entry.reference,
            entry.organ,
            entry.date,
            entry.certainty,
            {
                **{lang: Title(text, "recalled") for lang, text in entry.recalled_titles.items()},
                **{lang: Title(text, entry.certainty) for lang, text in entry.titles.items()},
            },
            entry.source,
        )
    return Register(tuple(resolutions.values()), hashlib.sha256(data).hexdigest())


@cache
def shipped_register() -> Register:
    """The register that ships with the program."""
    return read_register(corpora_folder() / "terms" / "resolutions.toml")


def _complaint(entry: ResolutionEntry) -> str:
    """What is wrong with *entry*; `""`: nothing."""
    read = [x.reference for x in find_references(f"resolution {entry.reference}", profile(INTERFACE))]
    if read != [entry.reference]:
        return "this is no reference as English writes one"
    if entry.certainty != "recalled" and not entry.source:
        return "what was seen needs its source"
    if entry.organ == "S" and f"({entry.date.year})" not in entry.reference:
        return "the Security Council's number holds the year of the date"
    if both := entry.titles.keys() & entry.recalled_titles.keys():
        return f"two titles in {', '.join(sorted(both))}"
    return ""
