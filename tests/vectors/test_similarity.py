"""Similarities for the aligner: range, symmetry, joined clauses, and what they bring to a table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align import Similarity, align
from hexapla.align.features import Features, features_of, joined
from hexapla.model import LANGS, Encoder, Lang, Version
from hexapla.vectors import load_encoder
from hexapla.vectors.similarity import make_similarity

from .letters import LettersEncoder
from .texts import SENTENCES, version

OTHER: dict[Lang, Lang] = dict(zip(LANGS, (*LANGS[1:], LANGS[0]), strict=True))


def prepared(
    encoder: Encoder, *versions: Version
) -> tuple[Similarity, tuple[tuple[Features, ...], ...]]:
    features = {v.lang: features_of(v, {}) for v in versions}
    return make_similarity(encoder, versions)(features), tuple(features.values())


@pytest.mark.parametrize("lang", LANGS)
def test_a_clause_is_nearest_to_itself(bert: str, lang: Lang) -> None:
    # The same texts under two languages, as in a version that was left untranslated.
    here, there = version(lang, SENTENCES[lang]), version(OTHER[lang], SENTENCES[lang])
    similarity, (mine, yours) = prepared(load_encoder(bert), here, there)
    for i, one in enumerate(mine):
        found = [similarity(one, other) for other in yours]
        assert found[i] == pytest.approx(1.0, abs=1e-3)
        assert max(x for j, x in enumerate(found) if j != i) < 0.9


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("lang", LANGS)
def test_joined_clauses_are_encoded_as_one_text(lang: Lang, count: int) -> None:
    # One version has as one clause what the other, in another language, has as several.
    space = "" if lang == "zh" else " "
    texts = SENTENCES[lang]
    whole = version(OTHER[lang], [space.join(texts[:count]), *texts[count:]])
    similarity, (mine, yours) = prepared(LettersEncoder(), whole, version(lang, texts))
    assert similarity(mine[0], joined(yours[:count])) == pytest.approx(1.0, abs=1e-3)
    assert similarity(mine[0], joined(yours[1 : count + 1])) < 0.9
    assert all(similarity(mine[0], clause) < 0.9 for clause in yours)


def test_runs_of_up_to_three_are_encoded_a_version_at_a_time() -> None:
    encoder = LettersEncoder()
    similarity, (mine, yours) = prepared(
        encoder, version("ar", SENTENCES["ar"]), version("ru", SENTENCES["ru"])
    )
    for first in range(4):
        for count in (1, 2, 3):
            similarity(joined(mine[first : first + count]), joined(yours[first : first + count]))
    assert [len(texts) for texts in encoder.asked] == [6, 6, 5, 5, 4, 4]


def test_nearness_to_everything_does_not_count() -> None:
    # Without the others the cosine of the first pair is high only because all clauses begin alike.
    common = "Requests the Secretary-General to report on "
    here = version("en", [common + "fish", common + "wheat", common + "dams"])
    there = version("fr", [common + "goats", common + "fish", common + "dams"])
    similarity, (mine, yours) = prepared(LettersEncoder(), here, there)
    assert similarity(mine[0], yours[0]) < 0.5
    assert similarity(mine[0], yours[1]) == pytest.approx(1.0, abs=1e-3)


def test_a_clause_without_a_vector_is_like_nothing() -> None:
    here, there = version("en", ["", "Decides to wait"]), version("fr", ["", "Decides to wait"])
    similarity, (mine, yours) = prepared(LettersEncoder(), here, there)
    assert similarity(mine[0], yours[0]) == 0.0
    assert similarity(mine[0], yours[1]) == 0.0
    assert similarity(mine[1], yours[1]) == pytest.approx(1.0, abs=1e-3)


def test_versions_of_one_clause_are_compared_by_their_cosine() -> None:
    here, there = version("en", ["abcde"]), version("fr", ["abcdx"])
    similarity, (mine, yours) = prepared(LettersEncoder(), here, there)
    # Three of four pairs of letters are shared.
    assert similarity(mine[0], yours[0]) == pytest.approx(0.75, abs=1e-3)


clauses = st.lists(st.text(alphabet="ab \u0645\u4e2d", max_size=5), min_size=1, max_size=5)


@given(clauses, clauses, st.data())
@settings(deadline=None)
def test_it_is_symmetric_and_from_0_to_1(here: list[str], there: list[str], data: st.DataObject) -> None:
    similarity, (mine, yours) = prepared(LettersEncoder(), version("ar", here), version("zh", there))
    one, other = joined(data.draw(runs(mine))), joined(data.draw(runs(yours)))
    found = similarity(one, other)
    assert 0.0 <= found <= 1.0
    assert found == similarity(other, one)


def runs(features: Sequence[Features]) -> st.SearchStrategy[Sequence[Features]]:
    """Neighbouring features, one or more."""
    bounds = [(i, j) for i in range(len(features)) for j in range(i + 1, len(features) + 1)]
    return st.sampled_from(bounds).map(lambda bound: features[bound[0] : bound[1]])


@pytest.mark.parametrize("missing", range(6))
def test_vectors_find_the_row_that_length_and_figures_do_not(missing: int) -> None:
    # Clauses of one length, without labels or figures: only their content tells them apart.
    texts = [text[:40] for text in SENTENCES["es"]]
    fewer = [text for i, text in enumerate(texts) if i != missing]
    versions = [version("es", texts), version("ru", texts), version("ar", fewer)]
    encoder = LettersEncoder()
    found = align(
        versions, make_similarity=make_similarity(encoder, versions), encoder_name=encoder.name
    )
    assert [row.row for row in found.rows if not row.cells["ar"]] == [f"l{missing + 1}"]
    assert "vectors:letters" in found.signature
