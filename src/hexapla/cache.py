"""What need not be worked out twice: termbases made ready, and what dictionaries said of words.

Files in the user's cache folder. They change how long a run takes and nothing else: a cache
that cannot be read, is damaged or was made by another version is made anew, without a word.
Texts are not kept: terms are, single words, digests, and vectors by digests of what was encoded.
"""

from __future__ import annotations

import atexit
import hashlib
import sys
from collections.abc import Callable, Mapping, Sized
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec

import hexapla
from hexapla.kept_files import read_kept, write_kept
from hexapla.model import LANGS, Lang, Termbase
from hexapla.signature import VERSION, digest
from hexapla.terms.words import TERMS, TermWord
from hexapla.text.memory import MEMORY, Memory

_LIBRARIES = ("pymorphy3", "pymorphy3_dicts_ru", "pystemmer", "rjieba", "simplemma")
_SOURCES = (
    "cache.py",
    "kept_files.py",
    "formats/tbx.py",
    "formats/termbases/*.py",
    *(f"{x}/*.py" for x in ("langs", "model", "terms", "text")),
)
"""What decides about the contents: a change there makes everything anew."""

_ANSWERS_KEPT = 150_000
"""Answers about words beyond which those of other runs are dropped."""

_VECTORS_KEPT = 4096
"""Vectors of one encoder: those of the last twenty resolutions, 7 MB."""

_Table = dict[Lang, dict[str, tuple[TermWord, ...]]]


class _Terms(msgspec.Struct, array_like=True, frozen=True):
    """The terms of one language: its different words, and each term as places among them."""

    words: list[TermWord]
    terms: dict[str, tuple[int, ...]]


class _Compiled(msgspec.Struct, array_like=True):
    """A termbase, and the words of its terms in the languages for which they were asked."""

    termbase: Termbase
    terms: dict[Lang, _Terms]


class _Vectors(msgspec.Struct, array_like=True, frozen=True):
    """Vectors of one encoder as bytes, by digest, the latest last."""

    vectors: dict[bytes, bytes]


class Cache:
    """The cache in one folder, recalled when made; whoever makes it calls `save` at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp = _stamp()
        self._compiled: dict[str, _Compiled] = {}
        self._words = f"words-{self._stamp}"
        remembered = read_kept(folder / self._words, Memory)
        if remembered is not None:
            MEMORY.hand_in(remembered)
        self._answers = len(MEMORY)
        self._terms = 0
        self._unsaved = False
        self._vectors: dict[str, tuple[int, dict[bytes, bytes]]] = {}

    def termbase(self, data: bytes, name: str, read: Callable[[bytes, str], Termbase]) -> Termbase:
        """What *read* makes of *data* and *name*, without reading where it was read before."""
        file = f"termbase-{digest(self._stamp, hashlib.sha256(data).hexdigest(), name)}"
        compiled = self._compiled.get(file) or read_kept(self._folder / file, _Compiled)
        if compiled is None:
            compiled = _Compiled(read(data, name), {})
            self._unsaved = True
        self._compiled[file] = compiled
        for lang, terms in compiled.terms.items():
            known = TERMS.setdefault(lang, {})
            for text, places in terms.terms.items():
                known.setdefault(text, tuple([terms.words[at] for at in places]))
        self._terms = _size(TERMS)
        return compiled.termbase

    def vectors(self, encoder: str) -> dict[bytes, bytes]:
        """What the encoder of that name has encoded, by digest; what is put in is kept."""
        file = f"vectors-{digest(VERSION, encoder)}"
        if file not in self._vectors:
            stored = read_kept(self._folder / file, _Vectors)
            known = stored.vectors if stored else {}
            self._vectors[file] = len(known), known
        return self._vectors[file][1]

    def save(self) -> None:
        """Write what was learned since; what cannot be written is not kept."""
        for file, (stored, known) in self._vectors.items():
            if len(known) > stored:
                latest = [*known.items()][-_VECTORS_KEPT:]
                write_kept(self._folder / file, _Vectors(dict(latest)))
        self._vectors.clear()
        if self._unsaved or _size(TERMS) > self._terms:
            self._save_terms()
        if len(MEMORY) > self._answers:
            self._save_words()

    def _save_terms(self) -> None:
        for file, compiled in self._compiled.items():
            terms = _known_terms(compiled.termbase)
            stored = sum(len(one.terms) for one in compiled.terms.values())
            if _size(terms) > stored or not (self._folder / file).exists():
                compiled.terms = {lang: _numbered(texts) for lang, texts in terms.items()}
                write_kept(self._folder / file, compiled)
        self._terms = _size(TERMS)
        self._unsaved = False

    def _save_words(self) -> None:
        kept = Memory()
        # Another process may have written since: what it learned is kept too.
        if len(MEMORY) <= _ANSWERS_KEPT:
            kept.hand_in(read_kept(self._folder / self._words, Memory) or Memory())
        kept.hand_in(MEMORY)
        write_kept(self._folder / self._words, kept)
        self._answers = len(MEMORY)


@cache
def cache_in(folder: Path) -> Cache:
    """The cache in *folder*, saved when the process ends."""
    made = Cache(folder)
    atexit.register(made.save)
    return made


def _size(tables: Mapping[Lang, Sized]) -> int:
    return sum(len(table) for table in tables.values())


def _known_terms(termbase: Termbase) -> _Table:
    """The words of those terms of *termbase* for which they were asked, by language."""
    found: _Table = {}
    for concept in termbase.concepts:
        for term in concept.terms:
            for lang in LANGS:
                if term.lang == lang and (words := TERMS.get(lang, {}).get(term.text)) is not None:
                    found.setdefault(lang, {})[term.text] = words
    return found


def _numbered(terms: Mapping[str, tuple[TermWord, ...]]) -> _Terms:
    places: dict[TermWord, int] = {}
    numbered = {
        text: tuple(places.setdefault(word, len(places)) for word in words)
        for text, words in terms.items()
    }
    return _Terms([*places], numbered)


def _stamp() -> str:
    """A digest of all that the contents depend on: program, dictionaries, Unicode, Python."""
    package = Path(hexapla.__file__).parent
    sources = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(package.glob(pattern)):
            with suppress(OSError):
                sources.update(path.read_bytes())
    return digest(VERSION, sys.version, sources.hexdigest(), *_libraries())


def _libraries() -> list[str]:
    """The installed libraries with their versions."""
    found = set()
    # The names of their folders are seen much sooner than their metadata.
    for folder in sys.path:
        with suppress(OSError):
            names = (path.name for path in Path(folder or ".").iterdir())
            found |= {name for name in names if name.startswith(_LIBRARIES) and "-" in name}
    if {name.partition("-")[0] for name in found} == {*_LIBRARIES}:
        return sorted(found)
    from importlib.metadata import version

    return [f"{name}-{version(name)}" for name in _LIBRARIES]
