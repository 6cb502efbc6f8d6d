"""A remembering encoder asks once, and answers as the encoder behind it does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hexapla.model import LANGS, Lang
from hexapla.vectors import RememberingEncoder

from .letters import DIMENSION, LettersEncoder
from .texts import PAIRS

asked = st.lists(
    st.lists(st.tuples(st.sampled_from(LANGS), st.text(max_size=3)), max_size=6), max_size=4
)


@given(asked)
def test_it_answers_as_the_encoder_behind_it_and_asks_once(
    requests: list[list[tuple[Lang, str]]],
) -> None:
    behind = LettersEncoder()
    encoder = RememberingEncoder(behind)
    for texts in requests:
        found = encoder.encode(texts)
        assert found.shape == (len(texts), DIMENSION)
        assert (found == LettersEncoder().encode(texts)).all()
    passed_on = [text for texts in behind.asked for text in texts]
    assert len(passed_on) == len(set(passed_on))


def test_its_name_is_that_of_the_encoder_behind_it() -> None:
    assert RememberingEncoder(LettersEncoder()).name == "letters"


def test_what_it_gave_does_not_change_with_the_callers_array() -> None:
    encoder = RememberingEncoder(LettersEncoder())
    first = encoder.encode(PAIRS)
    first[:] = 7.0
    assert (encoder.encode(PAIRS) == LettersEncoder().encode(PAIRS)).all()
