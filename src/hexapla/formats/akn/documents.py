"""The documents of one Akoma Ntoso file, by language."""

from __future__ import annotations

from dataclasses import replace

from hexapla.errors import InputError
from hexapla.formats.akn.context import Document
from hexapla.formats.akn.meta import symbol_of
from hexapla.formats.akn.names import DOCUMENTS, ROOT
from hexapla.formats.akn.walk import Walk
from hexapla.formats.format import Source
from hexapla.formats.xml import local_name, parsed
from hexapla.model import RawBlock, RawDocument


def read_documents(source: Source) -> tuple[RawDocument, ...]:
    """The document in *source*; where a collection holds several languages, one document of each.

    `InputError` where it is another kind of XML, or holds no text.
    """
    root = parsed(source.data, source.name)
    if local_name(root).lower() != ROOT:
        raise InputError(
            f"not Akoma Ntoso: its root is <{local_name(root)}>",
            where=source.name,
            remedy="name its format with --reader, if it is another one",
        )
    walk = Walk(root)
    found = _by_language(walk.documents)
    if not any(not block.furniture for blocks in found.values() for block in blocks):
        raise InputError("the document holds no text", where=source.name, remedy="export it again")
    symbol = next(
        filter(None, (symbol_of(node) for node in root.iter() if local_name(node) in DOCUMENTS)), ""
    )
    notes = _changes(walk.inserted, walk.deleted)
    return tuple(
        RawDocument(tuple(blocks), "paragraph", source.sha256, lang, notes, symbol)
        for lang, blocks in found.items()
        if blocks
    )


def _by_language(documents: list[Document]) -> dict[str, list[RawBlock]]:
    """The blocks of each language; what names none goes with the first that is named.

    A text has one title: the titles of what is collected with it are headings.
    """
    first = next((document.lang for document in documents if document.lang and document.blocks), "")
    found: dict[str, list[RawBlock]] = {}
    titled: set[str] = set()
    for document in documents:
        lang = document.lang or first
        for block in document.blocks:
            again = block.kind == "title" and lang in titled
            found.setdefault(lang, []).append(replace(block, kind="heading") if again else block)
        if any(block.kind == "title" for block in document.blocks):
            titled.add(lang)
    return found


def _changes(inserted: int, deleted: int) -> tuple[str, ...]:
    if not inserted + deleted:
        return ()
    counts = (
        f"{inserted:,} insertion{'s' * (inserted != 1)}",
        f"{deleted:,} deletion{'s' * (deleted != 1)}",
    )
    return (f"{counts[0]} and {counts[1]} were read as accepted",)
