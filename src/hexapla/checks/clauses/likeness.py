"""How well the text of one version says what the others say in the same rows, by vectors.

Asked only where lengths leave a doubt, as texts that are joined for it have to be encoded.
It judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from hexapla.model import Encoder, Lang

STRANGE = 0.1
"""Below this likeness a clause has nothing to do with the row beside."""


def likeness(
    encoder: Encoder, lang: Lang, texts: Sequence[str], others: Mapping[Lang, Sequence[str]]
) -> float:
    """The mean cosine of *texts*, joined, with those of each of *others*; 0 where there are none."""
    joined = [(x, " ".join(read)) for x, read in ((lang, texts), *others.items())]
    own, *more = encoder.encode(joined)
    return fmean(float(own @ vector) for vector in more) if more else 0.0


def is_strange(
    encoder: Encoder,
    lang: Lang,
    own: Sequence[str],
    more: Sequence[str],
    others: Mapping[Lang, Sequence[str]],
) -> bool:
    """Whether *own* says what the others say, better without *more*, which says nothing of it."""
    if likeness(encoder, lang, more, others) >= STRANGE:
        return False
    return likeness(encoder, lang, [*own, *more], others) < likeness(encoder, lang, own, others)
