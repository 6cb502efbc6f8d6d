"""What `hexapla terms score` prints, in each of its forms. It counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.cli.check_output import drawn, paper
from hexapla.cli.output import json_text

if TYPE_CHECKING:
    from hexapla.model import Lang
    from hexapla.reports.paper import Paper
    from hexapla.reports.terms import Order
    from hexapla.terms.score import TermScores


class ScoreForm(StrEnum):
    """Forms of the scores."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is to be shown, and how; all but the form is about the text."""

    form: ScoreForm
    least: int
    """Occurrences that a concept has at least."""
    most: int
    """Concepts at most; 0: all."""
    order: Order
    terms: Lang | None
    """Whose preferred terms stand for the ids."""


def printed(
    scores: TermScores,
    parts: Sequence[TermScores] | None,
    view: View,
    names: Sequence[str],
    output: Path | None,
) -> str:
    """The *scores* of all sets, and their *parts*, the sets one by one (`None`: not asked for).

    In text, the concepts called *names*, if any, are opened instead of shown in a table.
    """
    if view.form is ScoreForm.JSON:
        from hexapla.reports.terms_data import terms_data

        return json_text(terms_data(scores, parts))
    if view.form is ScoreForm.CSV:
        from hexapla.formats.termbases.csv_table import printed as csv
        from hexapla.reports.terms_csv import place_rows, score_rows

        rows = place_rows(scores) if scores.uses else score_rows(parts or [scores])
        return csv(rows).decode("utf-8")
    lines = _lines(scores, parts, view, names, paper(output), fitted=drawn(output))
    return "".join(f"{line}\n" for line in lines)


def _lines(
    scores: TermScores,
    parts: Sequence[TermScores] | None,
    view: View,
    names: Sequence[str],
    on: Paper,
    *,
    fitted: bool,
) -> Iterator[str]:
    from hexapla.reports.terms import ranked, sets_table, terms_table, whole_line
    from hexapla.reports.terms_places import places_text, variants_text

    shown = ranked(scores, least=view.least, order=view.order)
    shown = shown[: view.most] if view.most else shown
    if not names:
        yield terms_table(
            scores,
            on,
            least=view.least,
            most=view.most,
            order=view.order,
            terms=view.terms,
            fitted=fitted,
            full=True,
        )
        yield ""
    if parts is not None:
        yield f"{sets_table(parts)}\n"
    if scores.uses:
        yield from places_text(scores, shown, on)
        yield from variants_text(scores, on)
    yield whole_line(scores)
    yield on.paint(scores.signature, "quiet")
