"""Units that say the same in several languages, gathered into a document per language.

Shared by the formats of translation tools and by tables. The same number in each language means
the same unit; a unit without text in a language has no block there.
"""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.inline import Flat
from hexapla.formats.language_names import official
from hexapla.model import LANGS, Lang, Location, RawBlock, RawDocument


class Gathered:
    """Blocks by language, as they are found; the first tag of a language stands for it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._blocks: dict[Lang, list[RawBlock]] = {}
        self._tags: dict[Lang, str] = {}
        self._others: dict[str, int] = {}
        self._known: dict[str, Lang | None] = {}

    def expect(self, tag: str) -> Lang | None:
        """Take note that the file has *tag*; its language, `None` where it is not one of the six."""
        if tag not in self._known:
            lang = self._known[tag] = official(tag)
            if lang is None:
                self._others[tag] = 0
            elif lang not in self._tags:
                self._tags[lang] = tag
                self._blocks[lang] = []
        return self._known[tag]

    def add(self, tag: str, flat: Flat, location: Location) -> bool:
        """Add what stands at *location* in *tag*; `False` where it is blank."""
        if not flat.text or flat.text.isspace():
            return False
        lang = self.expect(tag)
        if lang is None:
            self._others[tag] += 1
        else:
            self._blocks[lang].append(
                RawBlock(flat.text, location, italics=flat.italics, bolds=flat.bolds)
            )
        return True

    def documents(
        self, notes: Iterable[str], of_lang: dict[Lang, list[str]] | None = None
    ) -> tuple[RawDocument, ...]:
        """A document per language, in the order of the six; *notes* are for all of them.

        `InputError` where none of the six is in the file.
        """
        if not self._tags:
            others = ", ".join(sorted(self._others)) or "no language"
            raise InputError(
                f"the file is in {others}, none of the six official languages",
                where=self._source.name,
                remedy="give a file in at least one of " + ", ".join(LANGS),
            )
        left = [
            note
            for tag, n in sorted(self._others.items())
            for note in counted(n, f"text in {tag} was left out", f"texts in {tag} were left out")
        ]
        shared = (*notes, *left)
        return tuple(
            RawDocument(
                tuple(self._blocks[lang]),
                "clause",
                self._source.sha256,
                self._tags[lang],
                (*shared, *(of_lang or {}).get(lang, ())),
            )
            for lang in LANGS
            if lang in self._tags
        )


def counted(n: int, one: str, many: str) -> list[str]:
    """A sentence on *n* things, with their number; none where there are none."""
    return [f"{n:,} {one if n == 1 else many}"] if n else []
