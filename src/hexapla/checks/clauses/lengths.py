"""How long a clause should be in one version, seen from the others.

Every language takes its own length for the same text, and every version a little more or less.
Lengths are compared as logarithms: 0.1 is a tenth too long or too short. It judges nothing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from statistics import fmean, median

from hexapla.langs import profile
from hexapla.model import Alignment, Clause, Lang

OWN = 0.3
"""By so much a version may be longer or shorter than its language usually is."""

SMOOTHING = 5
"""Code points added to every length, so that very short clauses compare mildly."""

FEWEST = 4
"""So many rows at least tell how long a version is beside the others."""


def usual_lengths(alignment: Alignment) -> Mapping[Lang, float]:
    """What each version takes for the same text, as a logarithm, from the rows that are one to one."""
    langs = alignment.langs
    takes = {x: math.log(profile(x).length) for x in langs}
    mean = fmean(takes.values())
    rows = [
        [_log(len(alignment.clauses(row, x)[0].text)) for x in langs]
        for row in alignment.rows
        if all(len(row.cells.get(x, ())) == 1 for x in langs)
    ]
    if len(rows) < FEWEST:
        return takes
    own = {x: median(row[n] - fmean(row) for row in rows) + mean for n, x in enumerate(langs)}
    return {x: min(max(own[x], takes[x] - OWN), takes[x] + OWN) for x in langs}


def off(
    lang: Lang, texts: Iterable[str], others: Mapping[Lang, Collection[str]], takes: Mapping[Lang, float]
) -> float:
    """How far *texts* together are from the length that *others* let expect; no others: infinite."""
    expected = [_log(sum(map(len, own))) - takes[x] for x, own in others.items()]
    if not expected:
        return math.inf
    return abs(_log(sum(map(len, texts))) - takes[lang] - median(expected))


def is_phrase(lang: Lang, clause: Clause) -> bool:
    """Whether *clause* is an unnumbered word or two, which some set in a line of its own."""
    short = len(clause.text) < profile(lang).typography.least_part
    return short and not clause.label and clause.kind in ("preambular", "operative", "body")


def _log(length: int) -> float:
    return math.log(length + SMOOTHING)
