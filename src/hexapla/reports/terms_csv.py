"""The scores of terms as rows of a table for a spreadsheet; who writes it settles how.

A row for each concept and language, or for each place: no sums among them, so that it can be pivoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.terms.consistency import SORTS, Rendered
from hexapla.terms.score import TermScores

Cells = tuple[str, ...]

_HEADS: Cells = (
    "set",
    "concept",
    "lang",
    "preferred term",
    "occurrences",
    *SORTS,
    *(f"share {sort}" for sort in SORTS),
    "consistency",
    "consistency from",
    "consistency to",
    "score",
    "score from",
    "score to",
    "renderings",
)
_PLACE_HEADS: Cells = (
    "set",
    "row",
    "concept",
    "lang",
    "sort",
    "form",
    "confidence",
    "clause",
    "words",
    "source clause",
    "source words",
)


def score_rows(parts: Sequence[TermScores]) -> Iterator[Cells]:
    """Heads, then a row for each concept and language of each of *parts*, be they of one set or many."""
    yield _HEADS
    for scores in parts:
        name = scores.sets[0] if len(scores.sets) == 1 else ""
        for concept, by_lang in scores.concepts.items():
            for lang, one in by_lang.items():
                yield (name, concept, lang, scores.preferred[concept].get(lang, ""), *_figures(one))


def place_rows(scores: TermScores) -> Iterator[Cells]:
    """Heads, then a row for each occurrence that was kept."""
    yield _PLACE_HEADS
    for use in scores.uses:
        eid, words = (use.place.eid, use.place.text) if use.place else ("", "")
        if not eid:
            eid = " ".join(clause.eid for clause in use.clauses)
        yield (
            use.set,
            use.row,
            use.concept,
            use.lang,
            use.sort,
            use.form,
            f"{use.confidence:.4f}",
            eid,
            words,
            " ".join(dict.fromkeys(place.eid for place in use.source)),
            "; ".join(dict.fromkeys(place.text for place in use.source)),
        )


def _figures(one: Rendered) -> Iterator[str]:
    yield str(one.occurrences)
    counts = [one.count(sort) for sort in SORTS]
    yield from map(str, counts)
    yield from (f"{n / one.occurrences:.4f}" for n in counts)
    yield from (f"{x:.4f}" for x in (one.consistency, *one.consistency_interval))
    yield from (f"{x:.4f}" for x in (one.score, *one.interval))
    forms = sorted(one.renderings.items(), key=lambda form: (-form[1], form[0]))
    yield "; ".join(f"{form} \u00d7{n}" for form, n in forms)
