"""Whether clauses end with a mark, and how often a version does without where the others have one.

It judges nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang

_MARKS = ",;:.?!\u2026"
_CLOSING = "\u201c\u201d\u2019\u00bb\"')]}\uff09\uff3d\u300b\u3009"

SELDOM = 0.1
"""A version that does without a mark more often than this may do so once more."""


def has_mark(text: str, lang: Lang) -> bool:
    """Whether *text* ends with a mark, be it before a closing quotation mark or `and`."""
    language = profile(lang)
    marks = language.typography
    known = _MARKS + marks.sentence_ends + marks.comma + marks.semicolon + marks.colon
    bare = text.rstrip()
    if found := _joiner(lang).search(bare):
        bare = bare[: found.start()].rstrip()
    end = bare.rstrip(_CLOSING).rstrip()[-1:]
    return bool(end) and end in known


@cache
def _joiner(lang: Lang) -> re.Pattern[str]:
    """`and` after the last mark of the last but one paragraph."""
    return re.compile(rf"(?<=[^\w\s])\s*(?:{profile(lang).drafting.last_joiner})\s*\Z")


@dataclass(frozen=True, slots=True)
class Endings:
    """How the versions of a text end their clauses."""

    wanted: Mapping[Lang, int]
    """In how many rows most others end with a mark."""
    without: Mapping[Lang, int]
    """In how many of them the version does not."""

    @classmethod
    def of(cls, rows: Iterable[Mapping[Lang, str]]) -> Endings:
        """Those of the texts of *rows*."""
        wanted: Counter[Lang] = Counter()
        without: Counter[Lang] = Counter()
        for row in rows:
            marked = {x: has_mark(text, x) for x, text in row.items()}
            for lang, own in marked.items():
                if others_have(marked, lang):
                    wanted[lang] += 1
                    without[lang] += not own
        return cls(wanted, without)

    def lost(self, row: Mapping[Lang, str], lang: Lang) -> bool:
        """Whether *lang* ends *row* without a mark, as it else hardly does, and the others with one."""
        marked = {x: has_mark(text, x) for x, text in row.items()}
        if marked[lang] or not others_have(marked, lang):
            return False
        return self.without[lang] - 1 <= SELDOM * (self.wanted[lang] - 1)


def others_have(marked: Mapping[Lang, bool], lang: Lang) -> bool:
    """Whether all versions but *lang* have a mark; of three and more one may lack it."""
    others = [own for x, own in marked.items() if x != lang]
    return bool(others) and sum(others) >= max(1, len(others) - (len(others) > 2))
