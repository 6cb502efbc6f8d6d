"""The one door to encoders: texts of six languages to vectors that can be compared.

Importing it loads neither torch nor transformers, and nothing here goes to the network unless
the caller asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from hexapla.model import Encoder
from hexapla.vectors.cache import RememberingEncoder

__all__ = ["Device", "Encoder", "Notice", "Progress", "RememberingEncoder", "load_encoder"]

Device = Literal["cpu", "cuda", "auto"]
"""Where a model runs; `auto` is the graphics processor where there is one."""

Progress = Callable[[int, int], None]
"""Told after each batch how many of how many different texts are done."""

Notice = Callable[[str], None]
"""Told in one sentence what the user should know."""


BUILTIN = "builtin"
"""The name of the vectors that ship with the program."""

SUFFIX = ".vectors"
"""The suffix of files that `hexapla vectors train` writes."""


def load_encoder(
    name: str,
    *,
    allow_network: bool = False,
    device: Device = "cpu",
    batch_size: int = 32,
    progress: Progress | None = None,
    notice: Notice | None = None,
) -> Encoder:
    """The encoder called *name*: `builtin`, a file of vectors, a folder, or a model of the hub.

    Without *allow_network* a model of the hub must be in the cache already (`HF_HOME`). The encoder
    remembers what it has encoded as long as it lives. *batch_size* counts texts. Texts beyond the
    model's length are cut, and *notice* hears of it (`None`: it is logged as a warning).
    `EncoderError` where torch is missing, the model is not there, or it is not whole.
    """
    if name == BUILTIN or name.endswith(SUFFIX):
        from hexapla.vectors.builtin import SHIPPED, load_builtin

        return load_builtin(SHIPPED if name == BUILTIN else Path(name))
    from hexapla.vectors.loading import load_transformer

    return RememberingEncoder(
        load_transformer(
            name,
            allow_network=allow_network,
            device=device,
            batch_size=batch_size,
            progress=progress,
            notice=notice,
        )
    )
