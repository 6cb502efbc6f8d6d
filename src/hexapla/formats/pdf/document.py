"""Reads a PDF: its pages put together to one document, or an error that says why it has no text."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.pdf.blocks import blocks
from hexapla.formats.pdf.characters import UNKNOWN
from hexapla.formats.pdf.direction import is_turned
from hexapla.formats.pdf.file import Page, pages
from hexapla.model import RawDocument

_MOST_UNKNOWN = 0.1
"""Share of characters that the fonts may leave without a meaning."""


def read_pdf(source: Source) -> tuple[RawDocument, ...]:
    """The paragraphs of a PDF; errors as of `pdf.read`."""
    found = tuple(pages(source))
    text = [page for page in found if page.lines]
    if not text:
        raise _without_text(found, source.name)
    made = blocks(text, source.lang)
    _require_letters([block.text for block in made], source.name)
    return (RawDocument(made, "paragraph", source.sha256, notes=tuple(_notes(found))),)


def _without_text(found: Sequence[Page], name: str) -> InputError:
    count = len(found)
    damaged = sum(page.damaged for page in found)
    if damaged or not found:
        return InputError(
            "the PDF is damaged: no page can be read", where=name, remedy="fetch or export it again"
        )
    if not any(page.pictures for page in found):
        return InputError("the PDF is empty", where=name, remedy="give a file that holds the text")
    whole = "its page holds" if count == 1 else f"none of its {count} pages holds"
    kind = " no text" if count == 1 else " text"
    return InputError(
        f"{whole}{kind}: it is a picture of one", where=name, remedy="run text recognition (OCR) on it"
    )


def _require_letters(texts: Sequence[str], name: str) -> None:
    count = sum(map(len, texts))
    if sum(text.count(UNKNOWN) for text in texts) > _MOST_UNKNOWN * count:
        raise InputError(
            "the fonts of this PDF do not say which letters they draw",
            where=name,
            remedy="run text recognition (OCR) on it, or give the Word file",
        )
    if is_turned(texts):
        raise InputError(
            "the Arabic of this PDF cannot be put in order: its words run backwards",
            where=name,
            remedy="run text recognition (OCR) on it, or give the Word file",
        )


def _notes(found: Sequence[Page]) -> list[str]:
    made = []
    for what, those in (
        ("hold no text and need text recognition (OCR)", [p for p in found if p.pictures]),
        ("are damaged and could not be read", [p for p in found if p.damaged]),
    ):
        if those:
            numbers = ", ".join(str(page.number) for page in those[:20])
            more = " and more" if len(those) > 20 else ""
            made.append(f"{len(those)} of {len(found)} pages {what}: {numbers}{more}")
    return made
