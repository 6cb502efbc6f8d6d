"""Finds and reads a transformer: a local folder, or a model of the Hugging Face hub.

What cannot be loaded whole is refused with what to do about it: weights that are missing would
be random, a tokenizer without words would see none. No code that comes with a model is run.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.errors import EncoderError
from hexapla.vectors.transformer import TransformerEncoder

if TYPE_CHECKING:
    from hexapla.vectors import Device, Notice, Progress

INSTALL = "pip install 'hexapla[neural]'"

MOST_TOKENS = 512
"""The most tokens of a text for a model that sets no limit of its own."""

_HUB_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?")
_MODEL_FILES = (".bin", ".json", ".model", ".safetensors", ".txt")


def load_transformer(
    name: str,
    *,
    allow_network: bool,
    device: Device,
    batch_size: int,
    progress: Progress | None,
    notice: Notice | None,
) -> TransformerEncoder:
    """The transformer called *name*, ready to encode; arguments and errors as for `load_encoder`.

    Its name tells its weights apart: a digest of the folder's files, or the hub's revision.
    """
    try:
        import torch
    except ImportError as error:
        raise EncoderError("vectors of a transformer need torch", where=name, remedy=INSTALL) from error
    if batch_size < 1:
        raise EncoderError(f"a batch of {batch_size} texts", where=name, remedy="take 1 or more")
    place = _device(device, there=torch.cuda.is_available())
    folder = _folder(name)
    with _quiet(bars=allow_network):
        state = _digest(folder) if folder else _revision(name, allow_network=allow_network)
        try:
            tokenizer, model, missing = _read(
                str(folder or name),
                revision=None if folder else state,
                local_files_only=not allow_network,
            )
        except Exception as error:  # transformers and its readers raise every kind
            raise EncoderError(
                f"the model cannot be loaded ({_first_line(error)})",
                where=name,
                remedy="give a folder that `save_pretrained` wrote, or another model",
            ) from error
    _require_whole(name, tokenizer, model, missing)
    if model.config.is_encoder_decoder:
        model = model.get_encoder()
    return TransformerEncoder(
        name=f"{folder.resolve().name if folder else name}@{state[:12]}",
        tokenizer=tokenizer,
        model=model.to(place).eval(),
        dimension=model.config.hidden_size,
        most_tokens=_most_tokens(tokenizer, model),
        device=place,
        batch_size=batch_size,
        progress=progress,
        notice=notice,
    )


def _device(wanted: Device, *, there: bool) -> str:
    if wanted == "cuda" and not there:
        raise EncoderError("there is no CUDA device that torch can use", remedy="take cpu, or auto")
    return "cuda" if wanted != "cpu" and there else "cpu"


def _folder(name: str) -> Path | None:
    """The folder that *name* is; `None` where it can only be a model of the hub."""
    path = Path(name).expanduser()
    if name.strip() and path.is_dir():
        return path
    if path.is_file():
        raise EncoderError("a file is not a model", where=name, remedy="give the folder that holds it")
    if not _HUB_NAME.fullmatch(name):
        raise EncoderError(
            "there is no such folder",
            where=name,
            remedy="give the folder of a model, or its name on the hub",
        )
    return None


def _revision(name: str, *, allow_network: bool) -> str:
    """The revision of the hub's model *name* that is in the cache, or that the hub has now."""
    from transformers.utils import cached_file

    try:
        # Files of a revision lie in a folder that is named after it.
        return Path(cached_file(name, "config.json", local_files_only=not allow_network)).parent.name
    except OSError as error:
        if allow_network:
            what = f"there is no such folder, and the model cannot be fetched ({_first_line(error)})"
            raise EncoderError(what, where=name, remedy="check the name and the connection") from error
        raise EncoderError(
            "there is no such folder, and no such model in the cache of the Hugging Face hub",
            where=name,
            remedy="give the folder of a model, or allow the network so that it can be fetched",
        ) from error


def _read(name: str, **source: str | bool | None) -> tuple[Any, Any, set[str]]:
    """Tokenizer, model, and the names of the weights that its files lack."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    how = {key: value for key, value in source.items() if value is not None} | {
        "trust_remote_code": False
    }
    tokenizer = AutoTokenizer.from_pretrained(name, **how)
    # Half precision differs from one processor to another, so weights are widened as they are read.
    how |= {"dtype": torch.float32, "output_loading_info": True}
    try:
        model, info = AutoModel.from_pretrained(name, add_pooling_layer=False, **how)
    except TypeError as error:
        if "add_pooling_layer" not in str(error):
            raise
        model, info = AutoModel.from_pretrained(name, **how)
    # The mean needs no pooler; some classes make one all the same.
    return tokenizer, model, {key for key in info["missing_keys"] if not key.startswith("pooler.")}


def _require_whole(name: str, tokenizer: Any, model: Any, missing: set[str]) -> None:
    words: dict[str, int] = tokenizer.get_vocab()
    remedy = "copy the whole folder of the model again"
    if missing:
        what = f"the model lacks {len(missing)} of its weights ({min(missing)})"
        raise EncoderError(what, where=name, remedy=remedy)
    if len(words) <= len(tokenizer.all_special_ids):
        raise EncoderError("the model's tokenizer has no words", where=name, remedy=remedy)
    if max(words.values()) >= model.get_input_embeddings().num_embeddings:
        what = "the tokenizer has words that the model has no weights for"
        raise EncoderError(what, where=name, remedy=remedy)


def _most_tokens(tokenizer: Any, model: Any) -> int:
    """The most tokens that both can take."""
    positions = getattr(model.config, "max_position_embeddings", None)
    table = getattr(getattr(model, "embeddings", None), "position_embeddings", None)
    padding = getattr(table, "padding_idx", None)
    if positions and padding is not None:
        positions -= padding + 1  # RoBERTa counts positions from behind that of the padding
    said = tokenizer.model_max_length
    # A tokenizer that has no limit says 10^30.
    limits = [positions or MOST_TOKENS, said if said < sys.maxsize else positions or MOST_TOKENS]
    return int(min(limits))


def _digest(folder: Path) -> str:
    """SHA-256 over the files of the model in *folder*, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in _MODEL_FILES and path.is_file():
            with path.open("rb") as file:
                total.update(path.name.encode() + b"\0")
                total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__).rstrip(" .:")


@contextmanager
def _quiet(*, bars: bool) -> Iterator[None]:
    """Keep transformers off stdout, and its reports to itself; *bars*: let a download be seen."""
    from transformers.utils import logging

    level, shown = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    if not bars:
        logging.disable_progress_bar()
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        logging.set_verbosity(level)
        if shown:
            logging.enable_progress_bar()
