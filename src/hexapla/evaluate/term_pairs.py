"""Known pairs of terms over texts in several languages: is the listed rendering found where it is due?

For each row in which the English text has a term, whether each other language has the rendering
that the list gives. A translator may have chosen another one, so no figure here reaches 1: what
counts is the distance to plain string search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.evaluate.term_search import has
from hexapla.model import LANGS, Concept, Lang, Term, Termbase
from hexapla.terms.finder import TermFinder

Cells = Mapping[Lang, str]
"""A row of a table: a text in each of several languages."""

_SOURCE: Lang = "en"
_BRACKETS = re.compile(r"\s*[(\[\uff08][^)\]\uff09]*[)\]\uff09]")
_ALTERNATIVES = re.compile(r"\s+[:/]\s+|\s*[;\uff1b]\s*")


@dataclass(slots=True)
class PairCounts:
    """Rows of a language where a rendering is due, and where it is found."""

    due: int = 0
    found: int = 0
    plain: int = 0
    """Found by plain string search."""
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    """Rendering, what stands there in English, and the text, where nothing was found."""


def termbase_of(name: str, rows: Iterable[tuple[str, Cells]]) -> Termbase:
    """A list of terms as a termbase, a concept a row; rows without an English term are left out.

    Alternatives are divided by colons, slashes and semicolons between spaces; what stands in
    brackets is left out (`Albanie (l')`).
    """
    concepts = []
    for key, cells in rows:
        terms = [
            Term(lang, text, "admitted" if place else "preferred")
            for lang in LANGS
            for place, text in enumerate(renderings(cells.get(lang, "")))
        ]
        if any(term.lang == _SOURCE for term in terms):
            concepts.append(Concept(key, "", tuple(terms)))
    return Termbase(name, tuple(concepts))


def renderings(cell: str) -> tuple[str, ...]:
    """The terms in a cell of a list, without brackets and without repetition."""
    parts = (_BRACKETS.sub("", part).strip() for part in _ALTERNATIVES.split(cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def pairs(termbase: Termbase, rows: Sequence[Cells]) -> dict[Lang, PairCounts]:
    """What is due and found in *rows*, for each language other than English.

    A term counts once in a row, however often it stands there, nested in longer ones too.
    """
    finder = TermFinder(termbase)
    counts = {lang: PairCounts() for lang in LANGS if lang != _SOURCE}
    for row in rows:
        there = {x.concept: x.span for x in finder.find_nested(row.get(_SOURCE, ""), _SOURCE)}
        for lang, one in counts.items():
            text = row.get(lang, "")
            found = {x.concept for x in finder.find_nested(text, lang)} if there else set()
            for name, span in there.items():
                terms = finder.concept(name).of(lang)
                if not text or not terms:
                    continue
                one.due += 1
                one.found += name in found
                one.plain += any(has(term.text, text, lang) for term in terms)
                if name not in found:
                    one.lost.append((terms[0].text, span.of(row[_SOURCE]), text))
    return counts
