"""Remembers vectors, so that no text is encoded twice in a run.

The aligner, the checks and a review that aligns again ask for the same clauses; encoding them
is most of the time of a run. It lives in memory and writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.model import Encoder, Lang

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True)
class RememberingEncoder:
    """An encoder that passes on to *encoder* only what it has not seen."""

    encoder: Encoder
    _known: dict[tuple[Lang, str], NDArray[np.float32]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the encoder behind it: the vectors are the same."""
        return self.encoder.name

    def encode(self, texts: Sequence[tuple[Lang, str]]) -> NDArray[np.float32]:
        """Vectors of *texts*, `(n, dim)`, unit norm; zeros for a text without any known feature."""
        import numpy as np

        if not texts:
            return self.encoder.encode(())
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self.encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])
