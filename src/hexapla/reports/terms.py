"""The term table: concepts down, languages across, each cell a score with a sign for its shade."""

from __future__ import annotations

from hexapla.model import Lang
from hexapla.reports.table import table
from hexapla.terms.score import Rendered, TermScores

_SHADES = ((0.95, "\u25cf"), (0.75, "\u25d5"), (0.5, "\u25d1"), (0.25, "\u25d4"), (0.0, "\u25cb"))
"""Full to empty circle: the sign beside a score, so that nobody need compare figures."""


def shade(score: float) -> str:
    """The sign for *score*, in [0, 1]."""
    return next(sign for least, sign in _SHADES if score >= least)


def terms_table(scores: TermScores, *, least: int = 1) -> str:
    """The concepts that occur at least *least* times in some language, weakest first, then the whole."""
    langs = tuple(scores.langs)
    rows = [["concept", "n", *langs]]
    ranked = []
    for name, by_lang in scores.concepts.items():
        most = max((r.occurrences for r in by_lang.values()), default=0)
        if most >= least:
            lowest = min(r.score for r in by_lang.values())
            ranked.append((lowest, -most, name, most))
    for _, _, name, most in sorted(ranked):
        cells = [_cell(scores.concepts[name].get(lang)) for lang in langs]
        rows.append([name, str(most), *cells])
    whole = [f"{shade(scores.langs[lang])} {scores.langs[lang]:.2f}" for lang in langs]
    return table([*rows, ["all concepts", "", *whole]], right=[1])


def details(scores: TermScores, lang: Lang) -> str:
    """What stands behind the scores of *lang* below 1: how often which rendering was used."""
    lines = []
    for name, by_lang in scores.concepts.items():
        found = by_lang.get(lang)
        if found and found.score < 1:
            forms = ", ".join(f"{form} \u00d7{n}" for form, n in found.renderings.items())
            missing = [f"{found.missing} missing"] * bool(found.missing)
            missing += [f"{found.other} in other words"] * bool(found.other)
            lines.append(f"  {name}: {'; '.join([forms, *missing] if forms else missing)}")
    return "\n".join(lines)


def _cell(found: Rendered | None) -> str:
    return f"{shade(found.score)} {found.score:.2f}" if found and found.occurrences else "\u2013"
