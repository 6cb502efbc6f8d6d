"""The figures: the worked examples of the documentation, what holds of any counts, and coverage."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.terms.consistency import SORTS, Rendered, Sort, together, wilson

_DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "term-scores.md").read_text(encoding="utf-8")
_EXAMPLES = re.findall(r"^\| ((?:\d+ \| ){5}.+) \|$", _DOCUMENT, re.MULTILINE)


def _rendered(counts: tuple[int, ...], forms: list[int]) -> Rendered:
    by_sort: dict[str, int] = dict(zip(SORTS, counts, strict=True))
    return Rendered(**by_sort, renderings={str(i): k for i, k in enumerate(forms)})


@pytest.mark.parametrize("line", _EXAMPLES)
def test_the_worked_examples(line: str) -> None:
    cells = line.split(" | ")
    forms = [int(k) for k in cells[5].split() if k.isdecimal()]
    one = _rendered(tuple(map(int, cells[:5])), forms)
    herfindahl = sum((k / one.rendered) ** 2 for k in forms) if forms else None
    figures = (one.acceptance, herfindahl, one.consistency, *one.consistency_interval)
    printed = ["\u2013" if x is None else f"{x:.3f}" for x in (*figures, one.score, *one.interval)]
    assert printed == cells[6:]
    if herfindahl and one.rendered > 1:
        n = one.rendered
        assert one.consistency == pytest.approx((n * herfindahl - 1) / (n - 1))


def test_the_worked_example_of_a_language() -> None:
    assert len(_EXAMPLES) == 8
    parts = [Rendered(9, 0, 0, 0, 0, {"a": 9}), Rendered(3, 1, 0, 0, 1, {"a": 3, "b": 1})]
    parts.append(Rendered(0, 1, 0, 0, 0, {"b": 1}))
    whole = together(parts)
    low, high = whole.interval
    assert f"`s = (9 · 1 + 5 · 0.585 + 1 · 0.9) / 15 = {whole.score:.3f}`" in _DOCUMENT
    assert f"from {low:.3f} to {high:.3f}; consistency" in _DOCUMENT
    assert f"/ 13 = {whole.consistency:.3f}`" in _DOCUMENT
    assert f"(`s = 0.9`, {parts[2].interval[0]:.3f} to 1)" in _DOCUMENT
    assert whole.counts == {"preferred": 12, "admitted": 2, "deprecated": 0, "other": 0, "missing": 1}


def test_nothing_to_score() -> None:
    nothing = together([])
    assert (nothing.occurrences, nothing.score, nothing.interval) == (0, 0.0, (0.0, 1.0))
    assert (nothing.consistency, nothing.consistency_interval) == (None, None)
    assert together([Rendered(1, renderings={"a": 1})]).consistency is None


@pytest.mark.parametrize(
    ("proportion", "trials", "low", "high"),
    [(0.5, 10, 0.2366, 0.7634), (1.0, 5, 0.5655, 1.0), (0.0, 5, 0.0, 0.4345), (0.8, 0, 0.0, 1.0)],
)
def test_wilson_against_published_values(
    proportion: float, trials: int, low: float, high: float
) -> None:
    assert wilson(proportion, trials) == pytest.approx((low, high), abs=1e-4)


_COUNT = st.integers(0, 30)
_RENDERED = st.builds(
    _rendered,
    st.tuples(_COUNT, _COUNT, _COUNT, _COUNT, _COUNT),
    st.lists(st.integers(1, 30), max_size=5),
)


@given(_RENDERED)
def test_figures_stay_in_bounds(one: Rendered) -> None:
    low, high = one.interval
    assert 0 <= low <= one.score <= high <= 1
    low, high = one.consistency_interval
    assert 0 <= low <= one.consistency <= high <= 1
    assert sum(map(one.count, SORTS)) == one.occurrences
    better = replace(one, preferred=one.preferred + 1)
    assert better.acceptance >= one.acceptance


@given(st.lists(_RENDERED, max_size=6), st.randoms(use_true_random=False))
def test_totals_stay_in_bounds_in_any_order(parts: list[Rendered], random: Random) -> None:
    whole = together(parts)
    low, high = whole.interval
    assert 0 <= low <= whole.score <= high <= 1
    assert whole.occurrences == sum(part.occurrences for part in parts)
    if whole.consistency is not None and whole.consistency_interval:
        assert 0 <= whole.consistency_interval[0] <= whole.consistency
        assert whole.consistency <= whole.consistency_interval[1] <= 1
    random.shuffle(parts)
    assert together(parts) == whole


_Drawn = dict[tuple[Sort, str], float]
"""How likely a rendering is of a sort, by a form."""

_TEXTS: tuple[_Drawn, ...] = (
    {("preferred", "a"): 1.0},
    {("preferred", "a"): 0.9, ("deprecated", "d"): 0.1},
    {("preferred", "a"): 0.9, ("admitted", "b"): 0.1},
    {("preferred", "a"): 0.6, ("admitted", "b"): 0.3, ("missing", ""): 0.1},
    {("preferred", "a"): 0.4, ("admitted", "b"): 0.3, ("admitted", "c"): 0.3},
    {("preferred", "a"): 0.3, ("admitted", "b"): 0.3, ("other", "o"): 0.2, ("deprecated", "d"): 0.2},
    {("preferred", "a"): 0.7, ("missing", ""): 0.3},
)
_WEIGHTS: dict[Sort, float] = {"preferred": 1, "admitted": 0.9, "other": 0.5}


def _drawn(text: _Drawn, n: int, random: Random) -> Rendered:
    uses = random.choices([*text], [*text.values()], k=n)
    forms = Counter(form for _, form in uses if form)
    return Rendered(**Counter[str](sort for sort, _ in uses), renderings=forms)


def _truth(text: _Drawn) -> tuple[float, float]:
    """The consistency and the score that endlessly many renderings have."""
    known = sum(p for (_, form), p in text.items() if form)
    consistency = sum((p / known) ** 2 for (_, form), p in text.items() if form)
    acceptance = sum(_WEIGHTS.get(sort, 0) * p for (sort, _), p in text.items())
    return consistency, acceptance * (1 + consistency) / 2


@pytest.mark.parametrize("n", [5, 10, 30, 100])
@pytest.mark.parametrize("text", _TEXTS)
def test_intervals_of_a_concept_cover(text: _Drawn, n: int) -> None:
    random, trials = Random(f"{n}"), 1000
    consistency, score = _truth(text)
    held = Counter[str]()
    for _ in range(trials):
        one = _drawn(text, n, random)
        low, high = one.interval
        held["score"] += low - 1e-9 <= score <= high + 1e-9
        low, high = one.consistency_interval
        held["consistency"] += low - 1e-9 <= consistency <= high + 1e-9
    assert min(held["score"], held["consistency"]) >= 0.93 * trials


def test_consistency_is_right_on_average() -> None:
    """Which the Herfindahl index is not: it is too high, the more the fewer there are."""
    random, text = Random(7), _TEXTS[4]
    consistency, _ = _truth(text)
    for n in (2, 3, 5):
        found = [_drawn(text, n, random) for _ in range(4000)]
        mean = sum(one.consistency for one in found) / len(found)
        plain = [sum((k / n) ** 2 for k in one.renderings.values()) for one in found]
        assert mean == pytest.approx(consistency, abs=0.03)
        assert sum(plain) / len(plain) > consistency + 0.1


def test_intervals_of_a_language_cover() -> None:
    """Frequent and rare concepts together; the truth is the mean that their counts tend to."""
    random, trials = Random(11), 400
    mixed = [(text, n) for text in _TEXTS for n in (1, 2, 6, 20)]
    wholes = [together([_drawn(text, n, random) for text, n in mixed]) for _ in range(trials)]
    truth = sum(whole.score for whole in wholes) / trials
    held = sum(starmap(lambda low, high: low <= truth <= high, (whole.interval for whole in wholes)))
    assert held >= 0.93 * trials
