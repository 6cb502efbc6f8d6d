"""The protocol of everything that turns text into vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from hexapla.model.text import Lang

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """Text to vectors."""

    @property
    def name(self) -> str:
        """What the vectors are called in a signature."""

    def encode(self, texts: Sequence[tuple[Lang, str]]) -> NDArray[np.float32]:
        """Vectors of *texts*, `(n, dim)`, unit norm; zeros for a text without any known feature."""
