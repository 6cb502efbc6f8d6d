"""What became of planted defects, as tables and as the same numbers in JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hexapla.evaluate.seeded import Evaluation, Found, Tally
from hexapla.model import Flag
from hexapla.reports.table import table

_HEADS = ("planted", "covered", "found", "recall", "of covered", "lang", "place", "precision")


def text(name: str, evaluation: Evaluation, made: str, *, missed: bool, unexplained: bool) -> str:
    """The tables of *name*; with what was missed, and flags that nothing explains, where asked for."""
    parts = [name]
    concepts = any(one.defect.concept for one in evaluation.found)
    groups = (
        ("family", evaluation.families),
        ("severity", evaluation.grades),
        ("language", evaluation.langs),
        ("kind", evaluation.kinds),
    )
    for head, tallies in groups:
        whole = evaluation.whole if head == "family" else None
        parts.append(_table(head, tallies, whole, concepts=concepts))
    lines = [*_missed(evaluation)] if missed else []
    lines += [*_alarms(evaluation.unexplained)] if unexplained else []
    return "\n\n".join([*parts, "\n".join([*lines, made])])


def _table(
    head: str, tallies: Mapping[str, Tally], whole: Tally | None, *, concepts: bool = False
) -> str:
    """A line each tally; with *concepts* also of how many the concept was named."""
    rows = [[head, *_HEADS, *(["concept"] if concepts else [])]]
    for name, tally in [*tallies.items(), *([("all", whole)] if whole else [])]:
        counts = [str(n) for n in (tally.defects, tally.covered, tally.found)]
        recalls = [_figure(tally.recall), _figure(tally.recall_covered)]
        named = [f"{n}/{tally.found}" for n in (tally.lang_named, tally.place_named)]
        concept = [f"{tally.concept_named}/{tally.found}"] if concepts else []
        rows.append([name, *counts, *recalls, *named, _figure(tally.precision), *concept])
    return table(rows, right=range(1, len(rows[0])))


def _missed(evaluation: Evaluation) -> Iterator[str]:
    for one in evaluation.found:
        if one.flag is None:
            defect = one.defect
            why = "missed" if one.covered else "no check yet"
            change = f"{_quoted(defect.before)} -> {_quoted(defect.after)}"
            yield f"  {why}: {defect.lang} {defect.row} {defect.kind}: {change}"


def _alarms(flags: tuple[Flag, ...]) -> Iterator[str]:
    for flag in flags:
        yield f"  false alarm: {flag.code} {flag.lang or '-'} {flag.row or '-'} {flag.message}"


def _quoted(words: str, most: int = 60) -> str:
    """*words* in one line, cut after *most* code points."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}\u2026"


def _figure(value: float | None) -> str:
    return "\u2013" if value is None else f"{value:.2f}"


def data(evaluation: Evaluation) -> dict[str, Any]:
    """The same numbers; what was missed and what nothing explains are always there."""
    return {
        "families": _tallies(evaluation.families),
        "severities": _tallies(evaluation.grades),
        "langs": _tallies(evaluation.langs),
        "kinds": _tallies(evaluation.kinds),
        "whole": _tally(evaluation.whole),
        "missed": [_defect(one) for one in evaluation.found if one.flag is None],
        "unexplained": [
            {"code": f.code, "lang": f.lang, "row": f.row, "message": f.message}
            for f in evaluation.unexplained
        ],
    }


def _defect(found: Found) -> dict[str, Any]:
    names = ("row", "lang", "kind", "family", "before", "after")
    said = {name: getattr(found.defect, name) for name in names}
    return {**said, "severity": found.defect.grade, "covered": found.covered}


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {name: _tally(tally) for name, tally in tallies.items()}


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "defects": tally.defects,
        "covered": tally.covered,
        "found": tally.found,
        "recall": tally.recall,
        "recall_covered": tally.recall_covered,
        "lang_named": tally.lang_named,
        "place_named": tally.place_named,
        "concept_named": tally.concept_named,
        "flags": tally.flags,
        "explained": tally.explained,
        "precision": tally.precision,
    }
