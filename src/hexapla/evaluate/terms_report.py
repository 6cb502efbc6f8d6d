"""What `evaluate terms` says: precision and recall by language, beside plain search.

The same numbers as plain data and as lines for people; nothing is searched here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hexapla.evaluate.term_marks import Marked
from hexapla.evaluate.terms import ClauseScore, Counts, Difference, Found, score, total
from hexapla.model import LANGS, Lang
from hexapla.reports.table import table


@dataclass(frozen=True, slots=True)
class TermReport:
    """All that was measured of the clauses that a gold file marks."""

    name: str
    clauses: int
    langs: Mapping[Lang, Counts]
    plain: Mapping[Lang, Counts]
    """The same by plain string search."""
    differences: Sequence[Difference]
    signature: str

    def data(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "gold": self.name,
            "clauses": self.clauses,
            "langs": {lang: _data(counts) for lang, counts in self.langs.items()},
            "plain": {lang: _data(counts) for lang, counts in self.plain.items()},
            "differences": [
                {
                    "lang": one.place[0],
                    "eid": one.place[1],
                    "concept": one.concept,
                    "words": one.words,
                    "missed": one.missed,
                }
                for one in self.differences
            ],
            "signature": self.signature,
        }

    def text(self, *, missed: bool) -> str:
        """All of it as lines for people; with *missed*, every difference."""
        rows = [["lang", "gold", "found", "right", "P", "R", "same span", "plain P", "plain R"]]
        whole = sum(self.langs.values(), Counts()), sum(self.plain.values(), Counts())
        for name, counts, plain in [*self._lines(), ("all", *whole)]:
            shares = (counts.precision, counts.recall, counts.exact / (counts.right or 1))
            rows.append(
                [name, *(str(x) for x in (counts.gold, counts.found, counts.right))]
                + [f"{x:.3f}" for x in (*shares, plain.precision, plain.recall)]
            )
        parts = [f"{self.name}: {self.clauses} clauses", "", table(rows, right=range(1, 9)), ""]
        if missed and self.differences:
            parts += [*(_line(one) for one in self.differences), ""]
        return "\n".join([*parts, self.signature]) + "\n"

    def _lines(self) -> list[tuple[str, Counts, Counts]]:
        return [(lang, self.langs[lang], self.plain[lang]) for lang in self.langs]


def measured(
    name: str, clauses: Sequence[Marked], found: Found, plain: Found, signature: str
) -> TermReport:
    """What *found* and *plain* find in *clauses*, against their marks."""
    by_lang = {lang: [x for x in clauses if x.place[0] == lang] for lang in LANGS}
    scores = {lang: _scores(some, found) for lang, some in by_lang.items() if some}
    return TermReport(
        name,
        len(clauses),
        {lang: total(some) for lang, some in scores.items()},
        {lang: total(_scores(by_lang[lang], plain)) for lang in scores},
        tuple(x for some in scores.values() for one in some for x in one.differences),
        signature,
    )


def _scores(clauses: Sequence[Marked], found: Found) -> list[ClauseScore]:
    return [score(clause, found(clause.text, clause.place[0])) for clause in clauses]


def _data(counts: Counts) -> dict[str, Any]:
    return {
        "gold": counts.gold,
        "found": counts.found,
        "right": counts.right,
        "same_span": counts.exact,
        "precision": counts.precision,
        "recall": counts.recall,
    }


def _line(one: Difference) -> str:
    lang, eid = one.place
    return f"{'missed' if one.missed else 'not in gold'}: {lang} {eid} {one.concept}: {one.words}"
