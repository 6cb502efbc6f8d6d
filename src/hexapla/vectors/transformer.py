"""Vectors from a transformer: the mean of its last layer over the tokens of a text.

It is handed a tokenizer and a model that `loading` has read and found whole. It fetches and
prints nothing; the same texts give the same vectors whatever their order.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hexapla.errors import EncoderError
from hexapla.model import Lang

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hexapla.vectors import Notice, Progress

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformerEncoder:
    """A Hugging Face encoder with mean pooling over the attention mask."""

    name: str
    tokenizer: Any
    model: Any
    dimension: int
    most_tokens: int
    """Longer texts are cut to so many tokens, those at the beginning and end of a text included."""
    device: str
    batch_size: int
    progress: Progress | None = None
    notice: Notice | None = None

    def encode(self, texts: Sequence[tuple[Lang, str]]) -> NDArray[np.float32]:
        """Vectors of *texts*, `(n, dim)`, unit norm; zeros for a text without any known token.

        The language is not looked at: the model tells by itself. `EncoderError` where the model
        yields something that is no number.
        """
        import numpy as np

        # Batches hold texts of like length, so that little is computed for padding. They depend
        # on which texts are asked for, not on their order.
        tokens = self._tokens(list(dict.fromkeys(text for _, text in texts if text.strip())))
        order = sorted(tokens, key=lambda text: (len(tokens[text]), text))
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(order), self.batch_size):
            batch = order[start : start + self.batch_size]
            found.update(zip(batch, self._pooled([tokens[text] for text in batch]), strict=True))
            if self.progress:
                self.progress(len(found), len(order))
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, (_, text) in enumerate(texts):
            if text in found:
                vectors[row] = found[text]
        if not np.isfinite(vectors).all():
            raise EncoderError(
                "the model yields vectors that are no numbers",
                where=self.name,
                remedy="its weights are damaged: take another copy or another model",
            )
        return vectors

    def _tokens(self, texts: list[str]) -> dict[str, list[int]]:
        """The token ids of those of *texts* that have at least one known token."""
        if not texts:
            return {}
        found = dict(zip(texts, self.tokenizer(texts, verbose=False)["input_ids"], strict=True))
        long = [text for text, ids in found.items() if len(ids) > self.most_tokens]
        if long:
            cut = self.tokenizer(long, truncation=True, max_length=self.most_tokens, verbose=False)
            found.update(zip(long, cut["input_ids"], strict=True))
            self._say_cut(len(long))
        special = frozenset(self.tokenizer.all_special_ids)  # padding, ends of text, unknown
        return {text: ids for text, ids in found.items() if not special.issuperset(ids)}

    def _say_cut(self, count: int) -> None:
        texts = "1 text is" if count == 1 else f"{count} texts are"
        say = self.notice or _log.warning
        say(
            f"{self.name}: {texts} longer than {self.most_tokens} tokens; the vectors leave out the rest"
        )

    def _pooled(self, batch: Sequence[Sequence[int]]) -> Iterable[NDArray[np.float32]]:
        """Unit vectors of the texts of *batch*, given as token ids."""
        import torch

        size = (len(batch), max(len(ids) for ids in batch))
        padded = torch.full(size, self.tokenizer.pad_token_id or 0)
        mask = torch.zeros(size, dtype=torch.long)
        for row, ids in enumerate(batch):
            padded[row, : len(ids)] = torch.tensor(ids)
            mask[row, : len(ids)] = 1
        padded, mask = padded.to(self.device), mask.to(self.device)
        with torch.inference_mode():
            hidden = self.model(input_ids=padded, attention_mask=mask).last_hidden_state
            total = (hidden * mask.unsqueeze(-1)).sum(dim=1)  # unit length makes the mean of the sum
            unit = torch.nn.functional.normalize(total, dim=1)
        vectors: NDArray[np.float32] = unit.cpu().numpy()
        return vectors
