"""The term table: concepts down, languages across, each cell a score with a sign for its shade.

Where there is colour, what needs looking at stands out in it; the signs say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from hexapla.model import Lang
from hexapla.reports.paper import Paper, quoted
from hexapla.reports.quote import opening
from hexapla.reports.set_report import counted
from hexapla.reports.table import table
from hexapla.terms.consistency import SORTS, Interval, Rendered, Total
from hexapla.terms.score import TermScores
from hexapla.text.bidi import has_rtl
from hexapla.text.width import cells, visible

Order = Literal["weakest", "often", "name"]

_SHADES = (
    (0.95, "\u25cf", "quiet"),
    (0.75, "\u25d5", "minor"),
    (0.5, "\u25d1", "major"),
    (0.25, "\u25d4", "critical"),
    (0.0, "\u25cb", "critical"),
)
"""Full to empty circle: the sign beside a score, so that nobody need compare figures; its style."""

_NONE = "\u2013"
_CELL = len("o 0.00")
_GAP = "  "
_LEAST_NAME = 13
"""Cells left for the names of concepts, however narrow the screen."""


def shade(score: float) -> str:
    """The sign for *score*, in [0, 1]."""
    return next(sign for least, sign, _ in _SHADES if score >= least)


def ranked(scores: TermScores, *, least: int = 1, order: Order = "weakest") -> tuple[str, ...]:
    """The concepts that occur at least *least* times in some language, in *order*.

    Of equally weak ones those that occur more often come first; of equally frequent ones the weaker.
    """

    def keys(name: str) -> tuple[float, float, str]:
        low, often = min(r.score for r in scores.concepts[name].values()), -_most(scores, name)
        return {"weakest": (low, often, name), "often": (often, low, name), "name": (0, 0, name)}[order]

    return tuple(sorted((name for name in scores.concepts if _most(scores, name) >= least), key=keys))


def terms_table(
    scores: TermScores,
    on: Paper | None = None,
    *,
    least: int = 1,
    most: int = 0,
    order: Order = "weakest",
    terms: Lang | None = None,
    fitted: bool = False,
    full: bool = False,
) -> str:
    """The first *most* concepts (0: all) that occur at least *least* times, then all that occur.

    They are called by their ids, or by the preferred term in the language *terms*. Names are cut to
    the width of *on* where the table is to be *fitted*. A *full* one says what is behind the figures
    of each language.
    """
    on = on or Paper()
    names = ranked(scores, least=least, order=order)
    shown = names[:most] if most else names
    langs = tuple(scores.langs)
    figures = [str(_most(scores, name)) for name in shown]
    wide = max((len(figure) for figure in figures), default=1)
    taken = len(_GAP) + wide + len(langs) * (len(_GAP) + _CELL)
    called = [(scores.preferred[name].get(terms) if terms else None) or name for name in shown]
    widest = max(map(cells, [*called, "all concepts"]))
    room = min(widest, max(on.width - taken, _LEAST_NAME)) if fitted else widest
    lines = [_line("concept", "n".rjust(wide), [f"{lang:{_CELL}}" for lang in langs], room)]
    for name, call, figure in zip(shown, called, figures, strict=True):
        row = [_cell(scores.concepts[name].get(lang), on) for lang in langs]
        lines.append(_line(_name(call, room, on), figure.rjust(wide), row, room))
    if len(shown) < len(names):
        lines.append(on.paint(f"{len(shown):,} of {len(names):,} concepts shown", "quiet"))
    whole = [_shaded(scores.totals[lang].score, on) for lang in langs]
    lines.append(_line(_name("all concepts", room, on), " " * wide, whole, room))
    if full:
        lines += [
            _line(f"  {name}", " " * wide, [f"{figure:>{_CELL}}" for figure in row], room)
            for name, row in _behind([scores.totals[lang] for lang in langs])
        ]
    return "\n".join(lines)


def _behind(totals: Sequence[Total]) -> Iterator[tuple[str, list[str]]]:
    """How languages come to their scores: the interval, what was counted, how it is scattered."""
    for i, bound in enumerate(("from", "to")):
        yield bound, [f"{total.interval[i]:.2f}" for total in totals]
    yield "occurrences", [f"{total.occurrences:,}" for total in totals]
    for sort in SORTS:
        yield sort, [_share(total, total.counts[sort]) for total in totals]
    yield "consistency", [_figure(total.consistency) for total in totals]


def whole_line(scores: TermScores) -> str:
    """The one figure for all texts, in words."""
    whole = scores.whole
    if not whole.occurrences:
        return "no concept of the termbase occurs"
    often = counted(whole.occurrences, "occurrence")
    concepts = counted(len(scores.concepts), "concept")
    said = f"whole: {_plain(whole.score)} ({between(whole.interval)}), {often} of {concepts}"
    return said if len(scores.sets) == 1 else f"{said} in {counted(len(scores.sets), 'set')}"


def sets_table(sets: Sequence[TermScores]) -> str:
    """Sets down, languages across, then each set as a whole."""
    langs = tuple(dict.fromkeys(lang for one in sets for lang in one.langs))
    rows = [["set", "n", *langs, "whole"]]
    for one in sets:
        row = [_plain(one.langs[lang]) if lang in one.langs else _NONE for lang in langs]
        whole = _plain(one.whole.score) if one.whole.occurrences else _NONE
        rows.append([", ".join(one.sets), f"{one.whole.occurrences:,}", *row, whole])
    return table(rows, right=[1])


def between(interval: Interval) -> str:
    """*interval* in words."""
    return f"{interval[0]:.2f} to {interval[1]:.2f}"


def _most(scores: TermScores, name: str) -> int:
    return max(r.occurrences for r in scores.concepts[name].values())


def _line(name: str, figure: str, row: Sequence[str], room: int) -> str:
    pad = " " * max(room - cells(name), 0)
    return _GAP.join([f"{name}{pad}", figure, *row]).rstrip()


def _name(call: str, room: int, on: Paper) -> str:
    """*call* in at most *room* cells, kept apart from what runs the other way."""
    name = call if cells(call) <= room else opening(call, room - 1)
    if not has_rtl(name):
        return visible(name)
    return "".join(Paper(cells(name) + 1, bidi=on.bidi).lines(quoted(name)))


def _cell(found: Rendered | None, on: Paper) -> str:
    return _shaded(found.score, on) if found else f"{_NONE:{_CELL}}"


def _shaded(score: float, on: Paper) -> str:
    style = next(style for least, _, style in _SHADES if score >= least)
    return on.paint(_plain(score), style)


def _plain(score: float) -> str:
    return f"{shade(score)} {score:.2f}"


def _share(total: Total, count: int) -> str:
    return f"{count / total.occurrences:.1%}" if count else _NONE


def _figure(value: float | None) -> str:
    return _NONE if value is None else f"{value:.2f}"
