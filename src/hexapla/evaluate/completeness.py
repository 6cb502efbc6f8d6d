"""Learns from parallel texts what the checks of completeness know: bands of lengths, and weights.

Texts are damaged as people damage them: a part between two marks dropped, or one of another clause
put in. The random generator is passed in. What comes out is `checks/completeness/learned.json`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean, median
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from hexapla.checks.completeness.evidence import Reader
from hexapla.checks.completeness.learned import Bands, Weights, read
from hexapla.checks.completeness.lengths import LONG, Texts, kind_of, log_size, middle, offs, usual
from hexapla.checks.completeness.weighing import Candidates, Found, judging_traits
from hexapla.langs import profile
from hexapla.model import LANGS, Encoder, Lang
from hexapla.terms.finder import TermFinder

if TYPE_CHECKING:
    from numpy.typing import NDArray

Harm = Literal["omission", "addition"]

LEAST, MOST = 0.15, 0.5
"""The share of a clause that is dropped or added."""

_MARK = re.compile(r"[,;:\u060c\u061b\uff0c\uff1b\uff1a\u3001]\s*")
_TRAITS, _JUDGED = 12, 16
_STEPS, _RIDGE = 3, 1e-3
_ALIKE = 0.6
"""A run whose share is within this of the truth, as a logarithm, may be what was dropped."""


@dataclass(frozen=True, slots=True)
class Example:
    """A clause that is whole, or that was damaged."""

    lang: Lang
    harm: Harm | None
    share: float
    """Of the longer text that was dropped or added."""
    deviation: Mapping[Harm, float]
    """By how many standard deviations the length speaks for the harm."""
    found: Mapping[Harm, Candidates]
    texts: Texts
    reader: Reader


def bands_of(sources: Mapping[str, Sequence[Texts]]) -> dict[str, Any]:
    """The bands of lengths in *sources*, each of which has the same say, as a table."""
    pairs: dict[str, dict[str, list[float]]] = {}
    languages: dict[Lang, dict[str, list[float]]] = {
        x: {"takes": [], "short": [], "long": []} for x in LANGS
    }
    for rows in sources.values():
        full = [row for row in rows if len(row) == len(LANGS)]
        logs = [[log_size(row[x], x) for x in LANGS] for row in full]
        takes = {x: median(row[n] - fmean(row) for row in logs) for n, x in enumerate(LANGS)}
        off = [offs(dict(zip(LANGS, row, strict=True)), takes) for row in logs]
        for kind in ("short", "long"):
            at = [i for i, row in enumerate(full) if kind_of(row) == kind]
            for n, one in enumerate(LANGS):
                if at:
                    languages[one][kind].append(_deviation([off[i][one] for i in at]))
                for m, other in enumerate(LANGS[n + 1 :], n + 1):
                    ratios = [logs[i][n] - logs[i][m] - takes[one] + takes[other] for i in at]
                    if ratios:
                        pairs.setdefault(f"{one}-{other}", {}).setdefault(kind, []).append(
                            _deviation(ratios)
                        )
        for one in LANGS:
            languages[one]["takes"].append(takes[one])
    table: dict[str, Any] = {"languages": {}, "pairs": {}}
    for one, known in languages.items():
        table["languages"][one] = {name: round(fmean(values), 4) for name, values in known.items()}
    for name, kinds in pairs.items():
        first, second = name.split("-")
        ratio = table["languages"][first]["takes"] - table["languages"][second]["takes"]
        table["pairs"][name] = {
            "ratio": round(ratio, 4),
            **{k: round(fmean(v), 4) for k, v in kinds.items()},
        }
    return table


def _deviation(values: Sequence[float]) -> float:
    """The standard deviation, by way of the mean deviation, which outliers spoil less."""
    return 1.2533 * fmean(map(abs, values))


def likenesses(rows: Sequence[Texts], encoder: Encoder) -> dict[str, float]:
    """By pair of languages: the median cosine of the texts of a row."""
    vectors = {x: encoder.encode([(x, row[x]) for row in rows]) for x in LANGS}
    return {
        f"{one}-{other}": round(float(np.median((vectors[one] * vectors[other]).sum(axis=1))), 4)
        for n, one in enumerate(LANGS)
        for other in LANGS[n + 1 :]
    }


def examples(
    rows: Sequence[Texts],
    encoder: Encoder,
    bands: Bands,
    random: Random,
    finder: TermFinder,
) -> Iterator[Example]:
    """Whole and damaged clauses of *rows*, in every language, that are long enough."""
    reader = Reader(encoder, rows, finder)
    known = usual(rows, LANGS, bands)
    for row in rows:
        if middle(row) < LONG:
            continue
        for lang in LANGS:
            stranger = random.choice(rows)[lang]
            harmed: tuple[tuple[Harm | None, str | None], ...] = (
                (None, row[lang]),
                ("omission", dropped(row[lang], random)),
                ("addition", added(row[lang], stranger, lang, random)),
            )
            for harm, text in harmed:
                if text is None:
                    continue
                texts = {**row, lang: text}
                logs = {x: log_size(one, x) for x, one in texts.items()}
                off = offs(logs, known.takes)[lang]
                spread = known.spread[lang][kind_of(texts)]
                lengths = sorted((len(text), len(row[lang])))
                found: dict[Harm, Candidates] = {}
                if harm != "addition":
                    found["omission"] = reader.lacking(lang, texts, off, spread)
                if harm != "omission":
                    found["addition"] = reader.added(lang, texts, off, spread)
                deviation: dict[Harm, float] = {"omission": -off / spread, "addition": off / spread}
                yield Example(lang, harm, 1 - lengths[0] / lengths[1], deviation, found, texts, reader)


def dropped(text: str, random: Random) -> str | None:
    """*text* without what stands between two marks; `None` where nothing there has the right size."""
    places = _places(text, len(text))
    if not places:
        return None
    start, stop = random.choice(places)
    if stop < len(text):
        return text[:start] + text[stop:]
    return _MARK.sub("", text[:start][-2:]).join((text[:start][:-2], text[-1]))


def added(text: str, stranger: str, lang: Lang, random: Random) -> str | None:
    """*text* with a part of *stranger*, or all of it, at one of its marks."""
    places = _places(stranger, len(text))
    if not places:
        return None
    start, stop = random.choice(places)
    marks = profile(lang).typography
    space = " " if marks.spaced else ""
    part = stranger[start:stop].strip().rstrip(marks.sentence_ends + marks.comma + ",;:")
    at = random.choice([0, *(found.end() for found in _MARK.finditer(text)), len(text) - 1])
    if at == len(text) - 1:
        return text[:at] + marks.comma + space + part + text[at:]
    return text[:at] + part + marks.comma + space + text[at:]


def _places(text: str, length: int) -> list[tuple[int, int]]:
    marks = [
        found.end()
        for found in _MARK.finditer(text)
        if not text[found.end() : found.end() + 1].isdecimal()
    ]
    bounds = sorted({0, *marks, len(text)})
    return [
        (i, j)
        for i in bounds
        for j in bounds
        if i < j and LEAST <= (j - i) / length <= MOST and j - i < len(text)
    ]


def weights_of(known: Sequence[Example], harm: Harm) -> Weights:
    """The weights of both models for *harm*; those of runs come first, and choose for the others."""
    choosing: tuple[float, ...] | None = None
    for _ in range(_STEPS):
        traits: list[Sequence[float]] = []
        right: list[bool] = []
        for one in known:
            if harm not in one.found:
                continue
            for some in one.found[harm].values():
                runs = [
                    (shown, its)
                    for shown, its in some
                    if not one.harm or abs(math.log(shown.share / one.share)) < _ALIKE
                ]
                if runs:
                    picked = max(
                        runs,
                        key=lambda run: _first(run[1]) if choosing is None else _sum(choosing, run[1]),
                    )
                    traits.append(picked[1])
                    right.append(one.harm is not None)
        choosing = logistic(traits, right)
    assert choosing is not None
    model = Weights(choosing, ())
    asked = [one for one in known if harm in one.found]
    judged = [judging_traits(one.deviation[harm], best_runs(one, harm, model)) for one in asked]
    return Weights(choosing, logistic(judged, [one.harm is not None for one in asked]))


def best_runs(one: Example, harm: Harm, model: Weights) -> tuple[Found, ...]:
    """The runs by which *one* is judged, as the checks choose them."""
    return one.reader.coherent(one.found[harm], one.texts, model)


def _first(traits: Sequence[float]) -> float:
    """How much a run is lacking before anything was learned: its words are far, its length explains."""
    return traits[0] - traits[3] + traits[8]


def _sum(weights: Sequence[float], traits: Sequence[float]) -> float:
    return weights[0] + sum(w * t for w, t in zip(weights[1:], traits, strict=True))


def logistic(traits: Sequence[Sequence[float]], right: Sequence[bool]) -> tuple[float, ...]:
    """The weights, a constant first, with which *traits* tell best what is *right*: Newton's method."""
    x = np.column_stack([np.ones(len(traits)), np.array(traits, dtype=float)])
    y = np.array(right, dtype=float)
    ridge = np.diag([0.0, *[_RIDGE * len(y)] * (x.shape[1] - 1)])
    weights: NDArray[np.float64] = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - y) + ridge @ weights
        curve = x.T @ (x * (chance * (1 - chance) + 1e-6)[:, None]) + ridge + 1e-9 * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return tuple(round(float(one), 4) for one in weights)


def learn(
    sources: Mapping[str, Sequence[Texts]],
    fitted: Iterable[tuple[Sequence[Texts], Encoder]],
    random: Random,
    finder: TermFinder,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """The table of `learned.json`: bands from *sources*, weights from *fitted*.

    The encoders must not have seen the texts that come with them.
    """
    table = bands_of(sources)
    known: list[Example] = []
    likeness: list[dict[str, float]] = []
    blank = {"choosing": [0.0] * (_TRAITS + 1), "judging": [0.0] * (_JUDGED + 1)}
    for rows, encoder in fitted:
        likeness.append(likenesses(rows, encoder))
        for name in table["pairs"]:
            table["pairs"][name]["likeness"] = round(fmean(one[name] for one in likeness), 4)
        bands = read({**table, "omission": blank, "addition": blank}).bands
        known += examples(rows, encoder, bands, random, finder)
        say(f"{len(known)} clauses, whole and damaged")
    harms: tuple[Harm, ...] = ("omission", "addition")
    for harm in harms:
        weights = weights_of(known, harm)
        table[harm] = {"choosing": [*weights.choosing], "judging": [*weights.judging]}
    return {"made_from": sorted(sources), **table}
