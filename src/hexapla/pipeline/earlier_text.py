"""From the files of an earlier text to its rows, packed: as any other text is read and aligned.

A translation memory may hold a hundred thousand units: they are taken as they stand, uninterpreted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats import Source, format_named
from hexapla.model import Lang
from hexapla.pipeline.judging import align_set
from hexapla.pipeline.loading import load_set
from hexapla.pipeline.results import Loaded, Tools
from hexapla.sets import SetFiles
from hexapla.sets.languages import language_declared

if TYPE_CHECKING:
    from hexapla.model import Encoder, RawDocument
    from hexapla.terms.earlier import EarlierText
    from hexapla.terms.wording import Cell

FEWEST = 2
"""Languages in which an earlier text and another one must both be, to be compared."""

_MEMORY = "tmx"
"""The format of translation memories."""


def read_earlier(held: SetFiles, tools: Tools) -> EarlierText:
    """The text of *held*, whose bytes are there; `InputError` where it is in one language."""
    from hexapla.checks import row_groups
    from hexapla.terms.earlier import earlier_text

    if [file.format for file in held.files] == [_MEMORY]:
        return _units(held)
    loaded = read_whole(held, tools)
    _enough(held, tuple(version.lang for version in loaded.versions))
    quiet = replace(tools, encoder=_forgetful(tools.encoder), progress=_silent, timed=nullcontext)
    alignment = align_set(loaded, quiet)
    alignment = alignment.without(alignment.strangers)
    return earlier_text(
        held.name,
        held.name if len(held.files) == 1 else alignment.symbol() or held.name,
        {lang: version.status for lang, version in alignment.versions.items()},
        (
            {x: tuple((c.eid, c.text) for c in own) for x, own in group.clauses.items() if own}
            for group in row_groups(alignment)
        ),
    )


def read_whole(held: SetFiles, tools: Tools) -> Loaded:
    """The versions of *held*; `InputError` for the first that cannot be read."""
    loaded = load_set(held, replace(tools, progress=_silent, timed=nullcontext))
    if loaded.failures:
        raise InputError(loaded.failures[0].message)
    return loaded


def _units(held: SetFiles) -> EarlierText:
    """The units of a translation memory, each a row called as the unit is counted: `l17`."""
    from hexapla.terms.earlier import earlier_text

    (file,) = held.files
    limits = held.settings.allowed()
    source = Source(file.data or limits.read(file.path), str(file.path), encoding=file.encoding)
    found = {language_declared(doc.lang): doc for doc in format_named(_MEMORY).read(source)}
    documents = {lang: doc for lang, doc in found.items() if lang}
    _enough(held, tuple(documents))
    return earlier_text(held.name, held.name, dict.fromkeys(documents, file.status), _rows(documents))


def _rows(documents: dict[Lang, RawDocument]) -> Iterator[dict[Lang, Cell]]:
    """The units in the order of their numbers."""
    left = {lang: iter(doc.blocks) for lang, doc in documents.items()}
    heads = {lang: next(blocks, None) for lang, blocks in left.items()}
    while any(heads.values()):
        unit = min(block.location.line or 0 for block in heads.values() if block)
        row: dict[Lang, Cell] = {}
        for lang, block in heads.items():
            if block and (block.location.line or 0) == unit:
                text = unicodedata.normalize("NFC", " ".join(block.text.split()))
                row[lang] = ((f"l{unit}", text),)
                heads[lang] = next(left[lang], None)
        yield row


def _enough(held: SetFiles, langs: tuple[Lang, ...]) -> None:
    if len(langs) < FEWEST:
        raise InputError(
            f"the memory is in one language only ({', '.join(langs)})",
            where=str(held.files[0].path),
            remedy="give a text in two languages at least",
        )


def _silent(_what: str, _done: int, _total: int) -> None:
    """What is done within one earlier text is not shown."""


def _forgetful(encoder: Encoder | None) -> Encoder | None:
    """*encoder* without the memory of what it encoded: a thousand texts would fill it."""
    from hexapla.stopwatch import TimedEncoder
    from hexapla.vectors.cache import RememberingEncoder

    while isinstance(encoder, RememberingEncoder | TimedEncoder):
        encoder = encoder.encoder
    return encoder
