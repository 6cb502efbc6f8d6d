"""What mining finds again of concepts hidden from it: how it is counted, and the resolution."""

from __future__ import annotations

from random import Random

import pytest

from hexapla.evaluate.mining import FIRST, MiningScore, Share, measured
from hexapla.formats.tbx import read_tbx
from hexapla.model import LANGS, Alignment
from hexapla.pipeline import Tools, align_set, load_set, open_sets
from hexapla.sets.corpora import shipped_termbase
from hexapla.terms.finder import TermFinder
from hexapla.terms.links import Links
from hexapla.vectors.builtin import load_builtin
from hexapla.vectors.rarity import load_rarity

from ..conftest import CORPORA

TERMBASE = read_tbx(shipped_termbase().read_bytes(), "un-core.tbx")


@pytest.fixture(scope="module")
def resolution() -> Alignment:
    tools = Tools(finder=TermFinder(TERMBASE), encoder=load_builtin(), checks=())
    return align_set(load_set(open_sets([CORPORA / "a-res-78-311"])[0], tools), tools)


def score(alignment: Alignment, seed: int) -> MiningScore:
    return measured(
        [alignment],
        "en",
        TERMBASE,
        links=Links([alignment], load_builtin()),
        rarity=load_rarity(),
        generator=Random(seed),
    )


def test_hidden_concepts_of_the_resolution_are_found_again(resolution: Alignment) -> None:
    one = score(resolution, 0)
    assert one == score(resolution, 0)
    due = one.found[200].due
    assert due > 8
    assert one.phrases[200].right >= 0.8 * one.phrases[200].due
    assert [one.found[n].right for n in FIRST] == sorted(one.found[n].right for n in FIRST)
    assert set(one.renderings) == set(LANGS) - {"en"}
    for lang, share in one.renderings.items():
        assert share.due >= one.phrases[200].right
        assert share.right >= 0.75 * share.due, lang
        assert share.right >= one.by_dice[lang].right, lang


def test_scores_add_up() -> None:
    one = MiningScore({50: Share(1, 2)}, {50: Share(1, 1)}, {50: Share(0, 2)}, {"ar": Share(1, 1)}, {})
    two = MiningScore({50: Share(2, 3)}, {50: Share(0, 1)}, {50: Share(1, 3)}, {"zh": Share(0, 1)}, {})
    whole = one + two
    assert whole.found == {50: Share(3, 5)}
    assert whole.renderings == {"ar": Share(1, 1), "zh": Share(0, 1)}
    assert str(whole.counted[50]) == "1/5"
