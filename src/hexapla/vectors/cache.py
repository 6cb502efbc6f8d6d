"""Remembers vectors, so that no text is encoded twice.

The aligner, the checks and a review that aligns again ask for the same clauses; encoding them
is most of the time of a run. What is to outlive the run is handed in; nothing is written here.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from hexapla.model import Encoder, Lang

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True)
class RememberingEncoder:
    """An encoder that passes on to *encoder* only what it has not seen."""

    encoder: Encoder
    kept: MutableMapping[bytes, bytes] = field(default_factory=dict)
    """Vectors as bytes, by digest of language and text: those of earlier runs, and the new ones."""
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
        new = {text: _digest(*text) for text in dict.fromkeys(texts) if text not in self._known}
        for text, digest in new.items():
            if digest in self.kept:
                self._known[text] = np.frombuffer(self.kept[digest], dtype="<f4")
        unseen = [text for text, digest in new.items() if digest not in self.kept]
        if unseen:
            for text, vector in zip(unseen, self.encoder.encode(unseen), strict=True):
                self._known[text] = vector
                self.kept[new[text]] = vector.astype("<f4").tobytes()
        return np.stack([self._known[text] for text in texts])


def _digest(lang: Lang, text: str) -> bytes:
    return blake2b(f"{lang}:{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
