"""What can be loaded, from where, and what is said of the rest; never a word on stdout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hexapla.errors import EncoderError
from hexapla.vectors import load_encoder

from .texts import PAIRS

REVISION = "0123456789abcdef0123456789abcdef01234567"

OFFLINE = """
import socket
def refuse(*arguments, **options):
    raise AssertionError(f"the network was asked for: {arguments}")
socket.socket.connect = socket.getaddrinfo = refuse
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run *code* in a fresh interpreter in which no connection can be made."""
    unset = ("HF_HOME", "HF_HUB_CACHE", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [sys.executable, "-c", OFFLINE + code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, **environment},
        check=False,
    )


def test_importing_the_room_loads_no_torch_no_transformers_and_no_numpy() -> None:
    code = """
import sys, hexapla.vectors, hexapla.vectors.loading
print(sorted({"numpy", "torch", "transformers"} & set(sys.modules)))
"""
    done = run(code)
    assert done.stdout == "[]\n", done.stderr


def test_a_model_of_the_hub_is_taken_from_the_cache_without_the_network(
    bert: str, tmp_path: Path
) -> None:
    cached = tmp_path / "hub" / "models--some--model"
    shutil.copytree(bert, cached / "snapshots" / REVISION)
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text(REVISION)
    code = f"""
from hexapla.errors import EncoderError
from hexapla.vectors import load_encoder
encoder = load_encoder("some/model")
assert encoder.encode([("en", "Invites Member States")]).any()
assert encoder.name == "some/model@{REVISION[:12]}", encoder.name
for name in ("some/other", "other"):
    try:
        load_encoder(name)
    except EncoderError as error:
        assert error.line().startswith(name + ": there is no such folder, and no such model in the")
        assert "allow the network" in error.remedy
    else:
        raise AssertionError(name)
"""
    done = run(code, HF_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "Loading weights" not in done.stderr
    assert "LOAD REPORT" not in done.stderr  # the unused pooler is no news


def test_the_hubs_own_switch_holds_even_where_the_network_is_allowed(
    bert: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What HF_HUB_OFFLINE=1 sets when the library is first imported.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderError, match="the model cannot be fetched") as caught:
        load_encoder("some/other", allow_network=True)
    assert caught.value.remedy == "check the name and the connection"


def test_the_name_tells_weights_apart_and_holds_no_path(bert: str, tmp_path: Path) -> None:
    name = load_encoder(bert).name
    assert name.startswith("bert@")
    moved = tmp_path / "bert"
    shutil.copytree(bert, moved)
    assert load_encoder(str(moved)).name == name
    settings = json.loads((moved / "config.json").read_text())
    (moved / "config.json").write_text(json.dumps({**settings, "layer_norm_eps": 1e-6}))
    assert load_encoder(str(moved)).name != name


def test_half_precision_weights_are_widened(bert: str, tmp_path: Path) -> None:
    import numpy as np
    import torch
    from transformers import AutoModel, AutoTokenizer

    AutoModel.from_pretrained(bert, dtype=torch.bfloat16).save_pretrained(tmp_path)
    AutoTokenizer.from_pretrained(bert).save_pretrained(tmp_path)
    vectors = load_encoder(str(tmp_path)).encode(PAIRS)
    assert vectors.dtype == np.float32
    assert vectors == pytest.approx(load_encoder(bert).encode(PAIRS), abs=0.05)


def no_configuration(folder: Path) -> None:
    (folder / "config.json").unlink()


def no_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def half_the_weights(folder: Path) -> None:
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def no_numbers(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    weights = {name: found * float("nan") for name, found in weights.items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def one_layer_more(folder: Path) -> None:
    settings = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**settings, "num_hidden_layers": 3}))


def own_code(folder: Path) -> None:
    settings = json.loads((folder / "config.json").read_text())
    settings |= {"model_type": "homemade", "auto_map": {"AutoConfig": "made.C", "AutoModel": "made.M"}}
    (folder / "config.json").write_text(json.dumps(settings))


def no_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer_config.json").unlink()


def words_beyond_the_weights(folder: Path) -> None:
    found = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    found["model"]["vocab"]["Invites"] = 99_999
    (folder / "tokenizer.json").write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (no_configuration, "the model cannot be loaded ("),
        (no_weights, "no file named model.safetensors"),
        (half_the_weights, "the model cannot be loaded ("),
        (no_numbers, "vectors that are no numbers"),
        (one_layer_more, "the model lacks 16 of its weights (encoder.layer.2."),
        (own_code, "custom code"),
        (no_tokenizer, "the model's tokenizer has no words"),
        (words_beyond_the_weights, "words that the model has no weights for"),
    ],
)
def test_a_damaged_folder_is_refused_in_one_line(
    bert: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    harm: Callable[[Path], None],
    said: str,
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(bert, folder)
    harm(folder)
    with pytest.raises(EncoderError) as caught:
        load_encoder(str(folder)).encode(PAIRS)
    assert said in caught.value.what
    assert caught.value.where
    assert caught.value.remedy
    assert "\n" not in caught.value.line()
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    "name", ["./nowhere", "/nowhere/at/all", "a/b/c", "", " ", "no such model", "~nobody"]
)
def test_a_name_that_is_neither_folder_nor_model_is_refused(bert: str, name: str) -> None:
    with pytest.raises(EncoderError, match="there is no such folder") as caught:
        load_encoder(name)
    assert caught.value.remedy


def test_a_file_is_no_model(bert: str) -> None:
    with pytest.raises(EncoderError, match="give the folder that holds it"):
        load_encoder(f"{bert}/model.safetensors")


def test_a_batch_has_at_least_one_text(bert: str) -> None:
    with pytest.raises(EncoderError, match="a batch of 0 texts"):
        load_encoder(bert, batch_size=0)


def test_a_device_that_is_not_there_is_said_and_auto_does_without(bert: str) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device here")
    with pytest.raises(EncoderError, match="no CUDA device"):
        load_encoder(bert, device="cuda")
    assert load_encoder(bert, device="auto").encode(PAIRS[:1]).any()


def test_without_torch_the_remedy_is_its_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(EncoderError) as caught:
        load_encoder("some/model")
    assert caught.value.remedy == "pip install 'hexapla[neural]'"
