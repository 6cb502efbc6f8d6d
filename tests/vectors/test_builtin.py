"""The built-in vectors: a tiny model trained here, written, read, used, and damaged."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import EncoderError, InputError, UsageError
from hexapla.model import LANGS, Lang
from hexapla.vectors import load_encoder
from hexapla.vectors.builtin import BuiltinEncoder, load_builtin
from hexapla.vectors.features import features, key, pieces
from hexapla.vectors.training.score import retrieve
from hexapla.vectors.training.sources import Source, odd_documents, public_sources, read_rows
from hexapla.vectors.training.train import Settings, train
from hexapla.vectors.vector_file import MAGIC, read_table

with (Path(__file__).parent / "rows.toml").open("rb") as _file:
    ROWS = tuple(cast("list[Mapping[Lang, str]]", tomllib.load(_file)["row"]))

TEXTS = Source("texts", "CC0 1.0", "made for this test", ROWS[:5])
REST = Source("rest", "CC0 1.0", "made for this test", ROWS[5:])
SMALL = Settings(dimension=8, ridge=0.3, dense=3)


def trained(path: Path, without: tuple[str, ...] = ()) -> Path:
    pytest.importorskip("scipy", reason="scipy is not installed: pip install 'hexapla[train]'")
    train(path, (TEXTS, REST), without, SMALL)
    return path


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained(tmp_path_factory.mktemp("vectors") / "tiny.vectors")


@pytest.fixture(scope="module")
def encoder(vectors: Path) -> BuiltinEncoder:
    return BuiltinEncoder(read_table(vectors))


def test_texts_are_found_in_every_direction(encoder: BuiltinEncoder) -> None:
    found = retrieve(encoder, TEXTS)
    assert found
    assert (found.texts, len(found.directions)) == (5, 30)
    # Rows share their words two by two, on purpose: chance would find one in five.
    mean, worst = found.cosine
    assert mean >= 0.7
    assert worst >= 0.5
    assert found.csls[0] >= 0.7
    assert encoder.name in found.signature


def test_texts_that_not_all_languages_have_are_not_scored(encoder: BuiltinEncoder) -> None:
    assert retrieve(encoder, REST) is None


@pytest.mark.parametrize("lang", LANGS)
def test_vectors_have_unit_norm_or_are_zeros(encoder: BuiltinEncoder, lang: Lang) -> None:
    found = encoder.encode([(lang, ROWS[0][lang]), (lang, ""), (lang, " \u2014 \u060c \u3002")])
    assert found.shape == (3, 8)
    assert found.dtype == np.float32
    assert np.linalg.norm(found[0]) == pytest.approx(1, abs=1e-6)
    assert not found[1:].any()


def test_nothing_gives_nothing(encoder: BuiltinEncoder) -> None:
    assert encoder.encode([]).shape == (0, 8)


def test_a_text_does_not_depend_on_the_others(vectors: Path) -> None:
    texts = [(lang, text) for row in ROWS for lang, text in row.items()]
    whole = BuiltinEncoder(read_table(vectors)).encode(texts)
    backwards = BuiltinEncoder(read_table(vectors)).encode(texts[::-1])[::-1]
    alone = [BuiltinEncoder(read_table(vectors)).encode([text])[0] for text in texts]
    assert whole.tobytes() == backwards.tobytes() == np.stack(alone).tobytes()


def test_more_pieces_than_are_kept(vectors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(lang, text) for row in ROWS for lang, text in row.items()]
    whole = BuiltinEncoder(read_table(vectors)).encode(texts)
    monkeypatch.setattr("hexapla.vectors.builtin._MOST_PIECES", 8)
    monkeypatch.setattr("hexapla.vectors.builtin._TEXTS_AT_ONCE", 2)
    assert BuiltinEncoder(read_table(vectors)).encode(texts).tobytes() == whole.tobytes()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANGS), st.text(max_size=60))
def test_any_text(encoder: BuiltinEncoder, lang: Lang, text: str) -> None:
    found = encoder.encode([(lang, text), (lang, text)])
    assert found[0].tobytes() == found[1].tobytes()
    assert np.linalg.norm(found[0]) == pytest.approx(1, abs=1e-6) or not found[0].any()


def test_the_same_texts_give_the_same_bytes(vectors: Path, tmp_path: Path) -> None:
    assert trained(tmp_path / "again.vectors").read_bytes() == vectors.read_bytes()


def test_the_file_names_licence_and_sources(vectors: Path) -> None:
    head = read_table(vectors).head
    assert head.licence == "CC BY-SA 4.0"
    assert "creativecommons.org/licenses/by-sa/4.0" in head.notice
    assert [(one.name, one.rows, one.licence) for one in head.sources] == [
        ("texts", 5, "CC0 1.0"),
        ("rest", 3, "CC0 1.0"),
    ]
    assert b"CC BY-SA 4.0" in vectors.read_bytes()[:4096]


def test_what_was_left_out_is_said(vectors: Path, tmp_path: Path) -> None:
    path = trained(tmp_path / "part.vectors", ("rest",))
    encoder = BuiltinEncoder(read_table(path))
    assert encoder.name.startswith("builtin-rest@")
    assert [one.name for one in encoder.table.head.sources] == ["texts"]
    assert encoder.name != BuiltinEncoder(read_table(vectors)).name


def test_a_source_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no source is called 'udrh'.*rest, texts"):
        train(tmp_path / "x", (TEXTS, REST), ("udrh",), SMALL)
    with pytest.raises(InputError, match="no texts to train on"):
        train(tmp_path / "x", (TEXTS, REST), ("texts", "rest"), SMALL)


@pytest.mark.parametrize("wrong", [{"dimension": 5}, {"dimension": 0}, {"ridge": 0.0}])
def test_settings_that_cannot_be(wrong: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="dimension"):
        Settings(**wrong)  # type: ignore[arg-type]


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="not there"):
        load_builtin(tmp_path / "none.vectors")


@pytest.mark.parametrize("size", [0, 5, len(MAGIC), len(MAGIC) + 8, 300, -1])
def test_a_file_cut_short(vectors: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "cut.vectors"
    path.write_bytes(vectors.read_bytes()[:size])
    with pytest.raises(EncoderError, match="train anew"):
        load_builtin(path)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file(
    vectors: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(vectors.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("damaged") / "x.vectors"
    path.write_bytes(whole)
    with pytest.raises(EncoderError, match=r"another|not a file"):
        read_table(path)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=200), magic=st.booleans())
def test_a_file_of_another_kind(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, magic: bool
) -> None:
    path = tmp_path_factory.mktemp("other") / "x.vectors"
    path.write_bytes(MAGIC * magic + content)
    with pytest.raises(EncoderError):
        read_table(path)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The Assembly's well-being", ["the", "assembly", "well", "being"]),
        ("fr", "L\u2019\u00c9TAT", ["l", "\u00e9tat"]),
        ("ru", "Всё", ["все"]),
        (
            "ar",
            "\u0627\u0644\u0639\u0640\u0640\u0627\u0644\u0645",
            ["\u0627\u0644\u0639\u0627\u0644\u0645"],
        ),
        ("zh", "大会A/RES。", ["大", "会", "大会", "a", "res"]),
        ("zh", "2030年", ["2030", "年"]),
    ],
)
def test_pieces(lang: Lang, text: str, expected: list[str]) -> None:
    assert pieces(text, lang) == expected


def test_features_meet_where_words_are_forms_of_one() -> None:
    for lang, one, other in [
        ("en", "recommends", "recommended"),
        ("ar", "والمدارس", "المدارس"),
        ("ru", "резолюция", "резолюцией"),
    ]:
        shared = set(features(one, cast("Lang", lang))) & set(features(other, cast("Lang", lang)))
        assert any(not feature.startswith("c") for feature in shared)


def test_keys_differ_by_language() -> None:
    assert len({key("w:nation", lang) for lang in LANGS}) == len(LANGS)


def test_documents_are_odd_and_even_by_turns() -> None:
    assert odd_documents(["a#1", "a#2", "b#1", "c#1"]) == [True, True, False, True]


@pytest.mark.parametrize(
    "content",
    [b"", b"key\n1\n", b"key\ten\n1\tx\n", b"en\tfr\nx\ty\n", b"\xff\xfe\x00", b"key\ten\tfr\n"],
)
def test_a_table_that_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.tsv").write_bytes(content)
    with pytest.raises(InputError, match="--data"):
        read_rows(tmp_path / "x.tsv")


def test_public_sources_have_a_licence_and_rows(shared_texts: Path) -> None:
    found = public_sources(shared_texts)
    assert len({source.name for source in found}) == len(found)
    for source in found:
        assert source.licence
        assert source.attribution
        assert len(source.rows) >= 34
    by_name = {source.name: source for source in found}
    assert len(by_name["ntrex-odd"].rows) + len(by_name["ntrex-even"].rows) == 1997


def test_a_file_of_vectors_is_an_encoder_by_its_name(vectors: Path) -> None:
    encoder = load_encoder(str(vectors))
    assert encoder.name.startswith("builtin")
    (found,) = encoder.encode([("en", "human rights")])
    assert found.any()


def test_a_file_of_vectors_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="vectors train"):
        load_encoder(str(tmp_path / "none.vectors"))
