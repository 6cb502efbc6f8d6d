"""What a corpus has of the concepts of a termbase: in which rows they occur, in which words.

It counts the occurrences that the scores count (`terms.uses`), and judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.model import Alignment, Lang
from hexapla.terms.finder import TermFinder
from hexapla.terms.uses import uses

Places = tuple[str, ...]
"""Rows, `set#row`, once for each occurrence."""


@dataclass(frozen=True, slots=True)
class Observed:
    """The occurrences of concepts in a corpus."""

    anywhere: frozenset[str]
    """Concepts of which a term of any language stands somewhere, inside longer terms too."""
    due: Mapping[tuple[str, Lang], int]
    """How often a concept occurs in rows that the language has."""
    forms: Mapping[tuple[str, Lang], Mapping[str, Places]]
    """By concept and language, where each of its terms stands for it."""


def observe(alignments: Sequence[Alignment], finder: TermFinder, source: Lang) -> Observed:
    """What *alignments* have of the concepts of *finder*."""
    anywhere: set[str] = set()
    due: dict[tuple[str, Lang], int] = {}
    forms: dict[tuple[str, Lang], dict[str, list[str]]] = {}
    for alignment in alignments:
        for version in alignment.versions.values():
            for clause in version.clauses:
                anywhere.update(x.concept for x in finder.find_nested(clause.text, version.lang))
        for use in uses(alignment, finder, source):
            key = use.concept, use.lang
            due[key] = due.get(key, 0) + 1
            if use.place is not None:
                forms.setdefault(key, {}).setdefault(use.form, []).append(f"{use.set}#{use.row}")
    return Observed(
        frozenset(anywhere),
        due,
        {key: {term: tuple(p) for term, p in seen.items()} for key, seen in forms.items()},
    )
