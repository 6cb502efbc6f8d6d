"""Every occurrence of a concept in a set, one by one: how each version renders it, and where.

What the scores count and what they open to are these, so that they cannot differ. It judges
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hexapla.model import Alignment, Clause, Lang, Locus, Span, TermStatus
from hexapla.terms.consistency import SORTS, Sort
from hexapla.terms.finder import Occurrence, TermFinder
from hexapla.terms.presence import occurrences, occurring, renderings

_SORT: Mapping[TermStatus, Sort] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
}


class Substitute(Protocol):
    """Words that were probably used instead of the terms of a concept."""

    @property
    def span(self) -> Span:
        """In the text of the clause."""

    @property
    def eid(self) -> str:
        """The clause in which they stand."""

    @property
    def confidence(self) -> float:
        """How likely they stand for the concept, in [0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One occurrence of a concept in one version."""

    set: str
    row: str
    concept: str
    lang: Lang
    sort: Sort
    form: str = ""
    """The term as the termbase has it, or the words used instead; `""` where none are known."""
    place: Locus | None = None
    """Where it is rendered; `None` where it is missing, or rendered by words not known."""
    confidence: float = 1.0
    """How likely the words used instead are those, in [0, 1]; 1 for a term."""
    clauses: tuple[Clause, ...]
    """What this version has in the row."""
    source: tuple[Locus, ...]
    """All places of the concept in the source's row; none where the source lacks the row."""
    source_clauses: tuple[Clause, ...]


Cells = Mapping[Lang, Sequence[Clause]]
"""The clauses of a row by language, those left out that stood in the row before."""

Instead = Callable[[str, Lang, Cells, Sequence[Locus]], Substitute | None]
"""Given a concept, a version without its terms, a row and its places in the source: what is there."""

_Placed = Sequence[tuple[Clause, Occurrence]]
_Found = tuple[Occurrence, Locus]
_Rendering = tuple[Sort, str, Locus | None, float]
"""How, by which form, where, how likely."""


def uses(
    alignment: Alignment, finder: TermFinder, source: Lang = "en", instead: Instead | None = None
) -> Iterator[Use]:
    """The occurrences of the concepts of running text, row by row; a spanning clause is in its first.

    A concept occurs in a row as `presence.occurring` has it. A version that has the clause renders
    it as often as it has its terms, though no oftener than the source: those of better status
    count, as the others may well render something else. Without a term it renders it once, by
    other words or not at all.
    """
    for row, cells in _rows(alignment):
        placed = {lang: _placed(finder, lang, clauses) for lang, clauses in cells.items()}
        found = {lang: tuple(x for _, x in pairs) for lang, pairs in placed.items()}
        for name in occurring(found, source):
            rendered = {
                lang: _places(renderings(name, lang, found, source), placed[lang], lang)
                for lang in cells
            }
            origin = tuple(place for _, place in rendered.get(source, ()))
            for lang, clauses in cells.items():
                listed: list[_Rendering] = [
                    (_SORT[x.status], x.term, place, 1.0)
                    for x, place in _best(rendered[lang], len(origin))
                ]
                for sort, form, place, confidence in listed or [
                    _unlisted(finder, instead, name, lang, cells=cells, origin=origin)
                ]:
                    yield Use(
                        set=alignment.set,
                        row=row,
                        concept=name,
                        lang=lang,
                        sort=sort,
                        form=form,
                        place=place,
                        confidence=confidence,
                        clauses=tuple(clauses),
                        source=origin,
                        source_clauses=tuple(cells.get(source, ())),
                    )


def _rows(alignment: Alignment) -> Iterator[tuple[str, dict[Lang, list[Clause]]]]:
    """The clauses of each row by language; a clause that spans rows is in the first only."""
    counted: set[tuple[Lang, str]] = set()
    for row in alignment.rows:
        cells = {}
        for lang in row.present():
            new = [eid for eid in row.cells[lang] if (lang, eid) not in counted]
            counted.update((lang, eid) for eid in new)
            if new:
                cells[lang] = [alignment.versions[lang].clause(eid) for eid in new]
        yield row.row, cells


def _placed(finder: TermFinder, lang: Lang, clauses: Sequence[Clause]) -> _Placed:
    """What *finder* finds, each with its clause."""
    return [(clause, x) for clause in clauses for x in occurrences(finder, {lang: [clause.text]})[lang]]


def _places(own: Sequence[Occurrence], placed: _Placed, lang: Lang) -> list[_Found]:
    """Each of *own* with its place; they stand among the *placed* in the same order."""
    left = iter(placed)
    found = []
    for x in own:
        clause = next(clause for clause, y in left if y is x)
        found.append((x, Locus(lang, clause.eid, x.span, x.span.of(clause.text))))
    return found


def _best(found: list[_Found], most: int) -> list[_Found]:
    """The *most* of *found* with the best status (0: all), in their order."""
    if not most or len(found) <= most:
        return found
    ranks = sorted(range(len(found)), key=lambda i: SORTS.index(_SORT[found[i][0].status]))
    return [found[i] for i in sorted(ranks[:most])]


def _unlisted(
    finder: TermFinder,
    instead: Instead | None,
    name: str,
    lang: Lang,
    *,
    cells: Cells,
    origin: Sequence[Locus],
) -> _Rendering:
    """How the concept called *name* is rendered where none of its terms is found."""
    if instead and (words := instead(name, lang, cells, origin)):
        clause = next(clause for clause in cells[lang] if clause.eid == words.eid)
        text = words.span.of(clause.text)
        return (
            "other",
            " ".join(text.split()),
            Locus(lang, words.eid, words.span, text),
            words.confidence,
        )
    if any(finder.suspects(name, clause.text, lang) for clause in cells[lang]):
        return "other", "", None, 1.0
    return "missing", "", None, 1.0
