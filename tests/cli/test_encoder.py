"""`--encoder`: a Hugging Face model behind the alignment, with a tiny one made on the spot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..conftest import CORPORA
from ..vectors.tiny import save_bert
from .running import run

CLEAN = CORPORA / "a-res-78-311"


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("torch", reason="torch is not installed: pip install 'hexapla[neural]'")
    folder = tmp_path_factory.mktemp("model") / "tiny"
    save_bert(folder)
    return folder


def test_vectors_are_used_and_named(encoder: Path) -> None:
    plain = json.loads(run("align", CLEAN, "--format", "json", "--quiet").out)
    result = run("align", CLEAN, "--format", "json", "--quiet", "--encoder", encoder)
    data = json.loads(result.out)
    assert result.status == 0
    assert "vectors:tiny@" in data["signature"]
    # Random weights say nothing: labels, figures and concepts must carry the alignment still.
    assert [row["cells"] for row in data["rows"]] == [row["cells"] for row in plain["rows"]]
    assert [row["confidence"] for row in data["rows"]] != [row["confidence"] for row in plain["rows"]]


def test_check_names_the_encoder(encoder: Path) -> None:
    data = json.loads(run("check", CLEAN, "--format", "json", "--quiet", "--encoder", encoder).out)
    assert "vectors:tiny@" in data["signature"]


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    result = run("align", CLEAN, "--quiet", "--encoder", tmp_path)
    assert result.status == 2
    assert str(tmp_path) in result.err
    assert "Traceback" not in result.err
