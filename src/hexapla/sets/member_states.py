"""Reads `corpora/terms/member-states.toml`, the register of Member States, strictly.

It gives a termbase: what names a State, which of it is right, and what only holds its name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hexapla.errors import ConfigurationError
from hexapla.model import LANGS, Concept, Lang, PartOfSpeech, Term, Termbase, TermForm, TermStatus
from hexapla.sets.corpora import corpora_folder
from hexapla.sets.tomls import decoded_toml
from hexapla.terms.states import OTHERS, STATES
from hexapla.terms.termbase import complaints

_Words = Annotated[str, msgspec.Meta(min_length=1, pattern=r"^\S(?:.*\S)?$")]


class Names(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How one language names a State."""

    short: _Words
    """As in the list of Member States."""
    formal: _Words | None = None
    """`None`: the short name is the only one."""
    also: tuple[_Words, ...] = ()
    """Other names in United Nations texts: `United States`, `DPRK`."""
    informal: tuple[_Words, ...] = ()
    """Names of everyday use that the United Nations does not use."""
    former: tuple[_Words, ...] = ()
    """Names that were right in their day."""
    akin: tuple[_Words, ...] = ()
    """Words that tell of the State and do not name it: adjectives that begin otherwise than it."""


class StateEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A State."""

    id: _Words
    ar: Names
    zh: Names
    en: Names
    fr: Names
    ru: Names
    es: Names


class OtherEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What holds the name of a State in some languages and does not mean it: `South China Sea`, 南海."""

    id: _Words
    ar: tuple[_Words, ...]
    zh: tuple[_Words, ...]
    en: tuple[_Words, ...]
    fr: tuple[_Words, ...]
    ru: tuple[_Words, ...]
    es: tuple[_Words, ...]


class StatesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole file."""

    state: tuple[StateEntry, ...]
    other: tuple[OtherEntry, ...] = ()


def read_states(path: Path) -> Termbase:
    """The register in the file *path*; `ConfigurationError` where it does not say what it must."""
    data = path.read_bytes()
    file = decoded_toml(data, str(path), StatesFile)
    concepts = (
        *(Concept(entry.id, STATES, tuple(_names(entry))) for entry in file.state),
        *(Concept(entry.id, OTHERS, tuple(_others(entry))) for entry in file.other),
    )
    register = Termbase("member-states", concepts, hashlib.sha256(data).hexdigest())
    if wrong := complaints(register):
        raise ConfigurationError(wrong[0], where=str(path), remedy="mend it")
    return register


@cache
def shipped_states() -> Termbase:
    """The register that ships with the program."""
    return read_states(corpora_folder() / "terms" / "member-states.toml")


def _names(entry: StateEntry) -> Iterator[Term]:
    for lang in LANGS:
        names: Names = getattr(entry, lang)
        formal = (names.formal,) if names.formal else ()
        yield from _terms(lang, (names.short,), "preferred", "short form")
        yield from _terms(lang, formal, "admitted", "full form")
        yield from _terms(lang, names.also, "admitted", "variant")
        yield from _terms(lang, names.informal, "deprecated", "variant")
        yield from _terms(lang, names.former, "superseded", "variant")
        yield from _terms(lang, names.akin, "admitted", "", "adjective")


def _others(entry: OtherEntry) -> Iterator[Term]:
    for lang in LANGS:
        yield from _terms(lang, getattr(entry, lang), "admitted", "")


def _terms(
    lang: Lang,
    names: Iterable[str],
    status: TermStatus,
    form: TermForm,
    part_of_speech: PartOfSpeech = "proper noun",
) -> Iterator[Term]:
    for name in names:
        yield Term(lang, name, status, form=form, part_of_speech=part_of_speech)
