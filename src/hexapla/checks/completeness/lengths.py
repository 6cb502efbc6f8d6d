"""How long the clauses of a row are beside each other, against what their languages usually take.

Lengths are compared as logarithms: 0.1 is a tenth. It judges nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from hexapla.checks.completeness.learned import Bands, Kind
from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.text.scripts import script_of

SMOOTHING = 5
"""Code points added to every length, so that very short clauses compare mildly."""

LONG = 100
"""From this size on, in characters of English, a clause is long."""

_TO_TRUST, _TO_TRUST_SPREAD = 4, 20
"""So many rows of a text say as much of how long its versions are, and how much that varies, as the
bands do."""

_STEADIEST = 0.6
"""The lengths of a text vary at least so much of what is usual."""

_MOST = 3.0
"""A row farther off than this counts as so far only when the spread of a text is taken."""

Texts = Mapping[Lang, str]


@dataclass(frozen=True, slots=True)
class Usual:
    """How long the versions of one text usually are."""

    takes: Mapping[Lang, float]
    """What each version takes for the same text, as a logarithm."""
    spread: Mapping[Lang, Mapping[Kind, float]]
    """The standard deviation of how far a clause is off, by kind of clause."""


def size(text: str, lang: Lang) -> float:
    """The length of *text* in code points; in a script without spaces other letters weigh as there."""
    language = profile(lang)
    if language.typography.spaced:
        return len(text)
    weights = (
        1.0 if script_of(char) == language.script else language.length
        for char in text
        if not char.isspace()
    )
    return sum(weights)


def log_size(text: str, lang: Lang) -> float:
    """The logarithm of the size of *text*, smoothed."""
    return math.log(size(text, lang) + SMOOTHING)


def middle(texts: Texts) -> float:
    """The size of the middle one of *texts*, in characters of English."""
    return median(size(text, lang) / profile(lang).length for lang, text in texts.items())


def kind_of(texts: Texts) -> Kind:
    """Whether a row of *texts* is long."""
    return "long" if middle(texts) >= LONG else "short"


def usual(rows: Iterable[Texts], langs: Sequence[Lang], bands: Bands) -> Usual:
    """What the versions of a text take, from its *rows* and from the *bands*."""
    full = [row for row in rows if all(row.get(lang) for lang in langs)]
    logs = [[log_size(row[x], x) for x in langs] for row in full]
    shifts = [[one - fmean(row) for one in row] for row in logs]
    mean = fmean(bands.takes[x] for x in langs)
    share = len(full) / (len(full) + _TO_TRUST)
    takes = {
        x: mean
        + (1 - share) * (bands.takes[x] - mean)
        + (share * median(row[n] for row in shifts) if shifts else 0.0)
        for n, x in enumerate(langs)
    }
    kinds = [kind_of(row) for row in full]
    found = [offs({x: row[n] for n, x in enumerate(langs)}, takes) for row in logs]
    spread: dict[Lang, dict[Kind, float]] = {}
    for lang in langs:
        spread[lang] = {}
        for kind, known in bands.spread[lang].items():
            own = [
                min(abs(row[lang]), _MOST * known)
                for row, one in zip(found, kinds, strict=True)
                if one == kind
            ]
            # 1.25 times the mean deviation is the standard deviation of what is normal.
            seen = (1.2533 * fmean(own)) ** 2 if own else 0.0
            both = (len(own) * seen + _TO_TRUST_SPREAD * known**2) / (len(own) + _TO_TRUST_SPREAD)
            spread[lang][kind] = max(math.sqrt(both), _STEADIEST * known)
    return Usual(takes, spread)


def offs(logs: Mapping[Lang, float], takes: Mapping[Lang, float]) -> dict[Lang, float]:
    """How far each version is from the middle of the others, as a logarithm; 0 where it is alone."""
    bare = {x: one - takes[x] for x, one in logs.items()}
    return {x: bare[x] - median([v for y, v in bare.items() if y != x] or [bare[x]]) for x in bare}


def out_of_band(
    lang: Lang, logs: Mapping[Lang, float], kind: Kind, known: tuple[Usual, Bands], widths: float
) -> tuple[Lang, ...]:
    """The other versions from which *lang* is more than *widths* of the pair's band away."""
    takes, bands = known[0].takes, known[1]
    return tuple(
        x
        for x in logs
        if x != lang
        and abs(logs[lang] - logs[x] - takes[lang] + takes[x])
        > widths * bands.pair(lang, x).spread[kind]
    )
