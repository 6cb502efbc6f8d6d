"""A transformer's vectors: shape, norm, zeros, and that batches and order do not show."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import numpy as np
import pytest

from hexapla.model import LANGS
from hexapla.vectors import load_encoder

from .texts import PAIRS, SENTENCES
from .tiny import HIDDEN, MOST_TOKENS, SAVED


@pytest.fixture(params=sorted(SAVED))
def folder(request: pytest.FixtureRequest, models: dict[str, Path]) -> str:
    return str(models[request.param])


def test_vectors_are_rows_of_float32_with_unit_norm(folder: str) -> None:
    vectors = load_encoder(folder).encode(PAIRS)
    assert vectors.shape == (len(PAIRS), HIDDEN)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert len(np.unique(vectors.round(3), axis=0)) == len(PAIRS)


def test_no_texts_give_no_rows(bert: str) -> None:
    assert load_encoder(bert).encode(()).shape == (0, HIDDEN)


@pytest.mark.parametrize("nothing", ["", "  \n", "\u3000", "\u200f", "\U0001f9ff"])
def test_a_text_without_a_known_token_has_zeros_and_leaves_the_others_alone(
    bert: str, nothing: str
) -> None:
    encoder = load_encoder(bert)
    vectors = encoder.encode([("zh", nothing), ("zh", SENTENCES["zh"][0])])
    assert not vectors[0].any()
    assert vectors[1] == pytest.approx(encoder.encode([("zh", SENTENCES["zh"][0])])[0])


@pytest.mark.parametrize("batch_size", [1, 2, 7, 100])
def test_the_size_of_batches_does_not_show(folder: str, batch_size: int) -> None:
    whole = load_encoder(folder).encode(PAIRS)
    assert load_encoder(folder, batch_size=batch_size).encode(PAIRS) == pytest.approx(whole, abs=1e-5)


def test_the_order_of_texts_and_repeated_texts_do_not_show_at_all(folder: str) -> None:
    forward = load_encoder(folder, batch_size=5).encode(PAIRS)
    backward = load_encoder(folder, batch_size=5).encode(PAIRS[::-1] + PAIRS)
    assert (backward == np.concatenate([forward[::-1], forward])).all()


@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_a_vector_is_the_mean_of_the_last_layer(kind: str, models: dict[str, Path]) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(models[kind])
    model = AutoModel.from_pretrained(models[kind]).eval()
    for lang in LANGS:
        text = SENTENCES[lang][0]
        with torch.inference_mode():
            mean = model(**tokenizer(text, return_tensors="pt")).last_hidden_state[0].mean(dim=0).numpy()
        found = load_encoder(str(models[kind])).encode([(lang, text)])[0]
        assert found == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5), lang


@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_a_long_text_is_cut_and_that_is_said(kind: str, models: dict[str, Path]) -> None:
    said: list[str] = []
    encoder = load_encoder(str(models[kind]), notice=said.append)
    long = 2 * " ".join(SENTENCES["ru"])
    vectors = encoder.encode([("ru", long), ("ru", f"{long} {long}"), ("ru", SENTENCES["ru"][0])])
    # The cut text and the longer one begin alike: what was cut off does not count.
    assert vectors[0] == pytest.approx(vectors[1], abs=1e-5)
    assert len(said) == 1
    assert f"2 texts are longer than {MOST_TOKENS} tokens" in said[0]


def test_without_a_listener_a_cut_is_logged(bert: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        load_encoder(bert).encode([("ar", 2 * " ".join(SENTENCES["ar"]))])
    assert f"1 text is longer than {MOST_TOKENS} tokens" in caplog.text


def test_a_tokenizer_that_is_stricter_than_the_model_sets_the_limit(bert: str, tmp_path: Path) -> None:
    for file in Path(bert).iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    told = tmp_path / "tokenizer_config.json"
    told.write_text(json.dumps({**json.loads(told.read_text()), "model_max_length": 6}))
    said: list[str] = []
    load_encoder(str(tmp_path), notice=said.append).encode([("en", SENTENCES["en"][0])])
    assert "1 text is longer than 6 tokens" in said[0]


def test_progress_counts_different_texts_after_each_batch(bert: str) -> None:
    told: list[tuple[int, int]] = []
    encoder = load_encoder(bert, batch_size=4, progress=lambda done, total: told.append((done, total)))
    encoder.encode([*PAIRS[:6], PAIRS[0], ("en", "")])
    assert told == [(4, 6), (6, 6)]
    encoder.encode(PAIRS[:6])  # remembered: nothing is computed
    assert told == [(4, 6), (6, 6)]
