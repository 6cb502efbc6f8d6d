"""What it costs to take clauses for the same: by length, figures, labels, kinds and vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align import align
from hexapla.align.costs import (
    BOTH,
    CONTENT,
    FAR,
    KIND_DIFFERENT,
    LABEL_DIFFERENT,
    LABEL_MISSING,
    LABEL_SAME,
    LONGEST,
    LONGEST_FINER,
    evidence_of,
)
from hexapla.align.evidence import Floats
from hexapla.align.features import features_of
from hexapla.model import LANGS, Clause, Kind, Lang, Version

from ..vectors.letters import LettersEncoder
from ..vectors.texts import SENTENCES
from .made import evidence, texts, unit

NOT_KNOWN = 0.5
"""How far clauses without any figure are from each other by content."""


def table(mine: Version, yours: Version, longest: int = 0) -> Floats:
    """The costs of two versions without vectors."""
    versions = {version.lang: version for version in (mine, yours)}
    (found,) = (
        evidence(versions)
        .tables({lang: range(len(v.clauses)) for lang, v in versions.items()}, longest)
        .values()
    )
    return found


def far(
    mine: Floats, yours: Floats, langs: tuple[Lang, Lang] = ("fr", "es"), longest: int = 1
) -> Floats:
    """The costs of as many clauses in each of two versions, less what is not by their vectors."""
    vectors = dict(zip(langs, (mine, yours), strict=True))
    features = {lang: features_of(texts(lang, ["x" * 40] * len(v)), {}) for lang, v in vectors.items()}
    places = {lang: range(len(v)) for lang, v in vectors.items()}
    (found,) = evidence_of(features, vectors).tables(places, longest).values()
    return found - np.float32(CONTENT * NOT_KNOWN)


# vectors

numbers = st.integers(-3, 3)
same_size = st.integers(1, 5).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.tuples(numbers, numbers, numbers), min_size=n, max_size=n).map(unit)] * 2
    )
)


@settings(max_examples=60, deadline=None)
@given(same_size)
def test_far_is_from_0_to_1_and_the_same_from_both_sides(sides: tuple[Floats, Floats]) -> None:
    mine, yours = sides
    found = far(mine, yours)[0, 0]
    assert found.min() >= -1e-5
    assert found.max() <= 1 + 1e-5
    for i, j in np.argwhere(mine @ yours.T > 1 - 1e-6):
        assert found[i, j] == pytest.approx(0, abs=1e-4)
    other_way = far(yours, mine, ("es", "fr"))[0, 0]
    assert np.allclose(found, other_way.T, atol=1e-5)


def test_a_clause_without_a_vector_is_like_nothing() -> None:
    sides = unit([[1, 0], [0, 1], [0, 0]]), unit([[1, 0], [0, 1], [0, 0]])
    assert far(*sides)[0, 0] == pytest.approx(np.array([[0, 1, 1], [1, 0, 1], [1, 1, 1]]), abs=0.01)


@pytest.mark.parametrize("cosine", [0.0, 0.6, 0.9])
def test_versions_of_one_clause_are_compared_by_their_cosine(cosine: float) -> None:
    other = unit([[cosine, (1 - cosine**2) ** 0.5]])
    found = far(unit([[1, 0]]), other)[0, 0, 0, 0]
    assert found == pytest.approx(min(1.0, (1 - cosine) / 0.9), abs=1e-4)


def test_nearness_to_everything_does_not_count() -> None:
    # All clauses begin alike. The more there are, the plainer it is that this tells nothing.
    found = []
    for count in (2, 10, 50, 250):
        alike = unit([[5, *(i == j for j in range(count))] for i in range(count)])
        costs = far(alike, alike)[0, 0]
        assert np.diag(costs) == pytest.approx(np.zeros(count), abs=1e-3)
        found.append(float(costs[0, 1]))
    assert found == sorted(found)
    assert found[0] < 0.1
    assert found[-1] > 0.6


def test_a_run_is_like_the_clause_that_says_the_same() -> None:
    # The second clause there says what the second and third here say together.
    parts = np.eye(4, dtype=np.float32)
    whole = unit([[1, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]])
    runs = far(parts, whole, longest=2)[1, 0, :3]
    assert np.argwhere(runs < runs.min() + 0.2).tolist() == [[1, 1]]


# lengths, figures


@pytest.mark.parametrize(
    ("lang", "per"), [("zh", 3.5), ("ar", 1.2), ("ru", 0.9), ("fr", 0.8), ("es", 0.8)]
)
def test_lengths_count_relative_to_the_whole_texts(lang: Lang, per: float) -> None:
    lengths = (120, 180, 270, 390, 600)
    here = texts("en", ["x" * length for length in lengths])
    there = texts(lang, ["x" * round(length / per) for length in lengths])
    found = table(here, there)
    assert found[0, 0].argmin(axis=1).tolist() == [0, 1, 2, 3, 4]
    # The first three together are nearly as long as the last.
    assert found[2, 0, 0].argmin() == 4
    assert found[0, 2, :, 0].argmin() == 4


def test_what_is_rare_tells_more_than_what_is_common() -> None:
    said = ["17 aaa", "2000 aa", "2000 bb", "2000 cc", "bbbbbb"]
    rare, common, *_, bare = np.diag(table(texts("ar", said), texts("ru", said))[0, 0])
    assert rare < common < bare
    apart = table(texts("ar", said), texts("ru", said))[0, 0]
    assert apart[0, 0] < apart[0, 4] < apart[0, 1], "another figure is worse than none"


@pytest.mark.parametrize("figure", ["٢٠٣٠", "۲۰۳۰", "２０３０", "2030"])
def test_figures_are_the_same_in_digits_of_any_script(figure: str) -> None:
    said = ["xxxx", "2030", "xxxx"]
    for lang in ("ar", "zh", "ru"):
        found = table(texts(lang, ["xxxx", "xxxx", figure]), texts("en", said))[0, 0]
        assert found[2].argmin() == 1
        assert found[:, 1].argmin() == 2


@pytest.mark.parametrize("missing", range(6))
def test_vectors_find_the_row_that_length_and_figures_do_not(missing: int) -> None:
    # Clauses of one length and script, without labels or figures: only content tells them apart.
    said = [text[:40] for text in SENTENCES["es"]]
    fewer = [text for i, text in enumerate(said) if i != missing]
    found = align([texts("es", said), texts("fr", said), texts("en", fewer)], encoder=LettersEncoder())
    assert [row.row for row in found.rows if not row.cells["en"]] == [f"l{missing + 1}"]
    assert "vectors:letters" in found.signature


# labels, kinds


def clauses(lang: Lang, *marks: tuple[Kind, int | None]) -> Version:
    """Clauses of one length that differ in their kinds and numbers."""
    made = (Clause(f"l{i}", kind, "x" * 40, number=n) for i, (kind, n) in enumerate(marks))
    return Version("made", lang, tuple(made))


LABELS: list[tuple[Sequence[int | None], int | None, float]] = [
    ([1], 1, LABEL_SAME),
    ([1], 2, LABEL_DIFFERENT),
    ([1], None, LABEL_MISSING),
    ([None], None, 0.0),
    # A clause that goes on without a label has no say.
    ([1, None], 1, LABEL_SAME),
    ([None, 1], 1, LABEL_SAME),
    ([None, 1, None], 2, LABEL_DIFFERENT),
    ([None, 1], None, LABEL_MISSING),
    ([None, None], 1, LABEL_MISSING),
    ([None, None], None, 0.0),
]


@pytest.mark.parametrize(("run", "one", "cost"), LABELS)
def test_labels_of_runs(run: Sequence[int | None], one: int | None, cost: float) -> None:
    assert labelled(run, one) - labelled([None] * len(run), None) == pytest.approx(cost, abs=1e-5)


@pytest.mark.parametrize("one", [1, 2])
def test_two_labels_are_no_better_than_one(one: int) -> None:
    assert labelled([1, 2], one) >= (labelled([1, None], one) + labelled([None, 2], one)) / 2 - 1e-5


def labelled(run: Sequence[int | None], one: int | None) -> float:
    """The cost of clauses labelled as *run* against a clause labelled *one*, from both sides."""
    many, single = clauses("zh", *(("operative", n) for n in run)), clauses("fr", ("operative", one))
    cost = table(many, single, 4)[len(run) - 1, 0, 0, 0]
    assert table(single, many, 4)[0, len(run) - 1, 0, 0] == pytest.approx(cost)
    return float(cost)


@pytest.mark.parametrize(
    ("kinds", "changes"),
    [
        (["operative"] * 3, 0),
        (["operative", "operative", "preambular"], 1),
        (["operative", "preambular", "operative"], 2),
        (["operative", "subparagraph", "heading"], 2),
    ],
)
def test_a_run_of_several_kinds_costs_more(kinds: list[Kind], changes: int) -> None:
    one = clauses("en", ("operative", None))
    mixed = table(clauses("ar", *((kind, None) for kind in kinds)), one, 3)
    plain = table(clauses("ar", ("operative", None), ("operative", None), ("operative", None)), one, 3)
    assert (mixed - plain)[2, 0, 0, 0] == pytest.approx(KIND_DIFFERENT * changes, abs=1e-5)


def test_kinds_that_may_change_into_each_other_are_nearer() -> None:
    def cost(kind: Kind, other: Kind) -> float:
        return float(table(clauses("ar", (kind, None)), clauses("zh", (other, None)))[0, 0, 0, 0])

    assert cost("operative", "operative") < cost("operative", "preambular") < cost("operative", "note")
    assert cost("title", "annex") == cost("operative", "note") == cost("note", "operative")


# runs


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 5))
def test_what_cannot_be_is_far(n: int, m: int, longest: int) -> None:
    found = table(texts("ar", ["xx"] * n), texts("ru", ["xx"] * m), longest)
    assert found.shape == (longest, longest, n, m)
    k, h, i, j = np.indices(found.shape)
    possible = (i + k < n) & (j + h < m) & (np.minimum(k, h) < BOTH)
    assert np.array_equal(found == FAR, ~possible)
    assert found[possible].max(initial=0) < FAR


@pytest.mark.parametrize(("rows", "longest"), [(7, LONGEST), (12, LONGEST_FINER)])
def test_runs_are_longer_where_one_version_cuts_finer(rows: int, longest: int) -> None:
    coarse, fine = texts("fr", ["x" * 60] * 6), texts("es", [("x" * 360)[: 360 // rows]] * rows)
    assert len(table(coarse, fine)) == longest


@pytest.mark.parametrize("empty", LANGS[:3])
def test_an_empty_version_has_an_empty_table(empty: Lang) -> None:
    here = texts(empty, [])
    there = texts("es", ["Decide", "Pide"])
    found = table(here, there)
    assert found.shape[2:] == (0, 2)
