"""From parallel texts to the file of built-in vectors: train, prune, quantise, write.

Fixed order, fixed seed: the same texts, libraries and settings give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hexapla.errors import InputError, UsageError
from hexapla.model import LANGS, Lang
from hexapla.signature import signature
from hexapla.vectors.features import CUT
from hexapla.vectors.training.sources import Source
from hexapla.vectors.training.table import tabled
from hexapla.vectors.vector_file import Head, SourceNote, VectorTable, body_of, write_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hexapla.vectors.training.matrices import View

INSTALL = "pip install 'hexapla[train]'"

Say = Callable[[str], None]
"""Told what is being done."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides about the vectors beside the texts."""

    dimension: int = 400
    """An even number."""
    ridge: float = 1.0
    least: Mapping[str, int] = field(default_factory=dict)
    """By group of features: in how many segments one must occur; `LEAST` where nothing is said."""
    dense: int = 100
    """A feature of more segments has a row of its own."""
    whole: int = 8
    """Words from which on a segment counts fully; shorter ones, terms and names, count in proportion."""
    seed: int = 311

    def __post_init__(self) -> None:
        if self.dimension < 2 or self.dimension % 2 or not self.ridge > 0:
            raise UsageError("the dimension must be even and above 0, the ridge above 0")


def train(
    path: Path,
    sources: Sequence[Source],
    without: Sequence[str] = (),
    settings: Settings | None = None,
    say: Say = lambda _: None,
) -> Head:
    """Train on *sources* but those named in *without*, and write the file *path*.

    `InputError` where nothing is left, `UsageError` for a name that is none of the sources or where
    scipy is missing.
    """
    settings = settings or Settings()
    kept = _kept(sources, without)
    rows = [row for source in kept for row in source.rows]
    trained = _trained(rows, settings, say)
    body = body_of(trained)
    least = ",".join(f"{name}{n}" for name, n in sorted(settings.least.items()))
    options = {name: value for name, value in asdict(settings).items() if name != "least"}
    head = msgspec.structs.replace(
        trained.head,
        sources=tuple(SourceNote(s.name, len(s.rows), s.licence, s.attribution) for s in kept),
        without=tuple(sorted(set(without))),
        method=signature(method="maxvar-gcca", cut=CUT, **options, least=least or None),
        sha256=hashlib.sha256(body).hexdigest(),
    )
    write_table(path, head, body)
    return head


def _kept(sources: Sequence[Source], without: Sequence[str]) -> list[Source]:
    names = {source.name for source in sources}
    for name in without:
        if name not in names:
            known = ", ".join(sorted(names))
            raise UsageError(f"no source is called {name!r}", remedy=f"the sources are {known}")
    kept = [source for source in sources if source.name not in without]
    if sum(len(source.rows) for source in kept) < 2:
        raise InputError("there are no texts to train on", remedy="leave fewer sources out")
    return kept


def _trained(rows: Sequence[Mapping[Lang, str]], settings: Settings, say: Say) -> VectorTable:
    """The vectors that *rows* teach; the head says only what the arrays hold."""
    try:
        import scipy  # noqa: F401
    except ImportError as error:
        raise UsageError("training needs scipy", remedy=INSTALL) from error
    from hexapla.vectors.training.correlation import projections
    from hexapla.vectors.training.matrices import view_of

    views: dict[Lang, View] = {}
    for lang in LANGS:
        say(f"{lang}: features of {sum(lang in row for row in rows)} segments")
        view = view_of([row.get(lang) for row in rows], lang, settings.least)
        if len(view.rows):
            views[lang] = view
    if len(views) < 2:
        raise InputError("the texts are in fewer than two languages, or too few", remedy="give more")
    say(f"one space for {', '.join(views)}")
    found = projections(
        views,
        _worth(rows, settings.whole),
        dimension=settings.dimension,
        ridge=settings.ridge,
        seed=settings.seed,
    )
    return tabled(views, found, settings.dense)


def _worth(rows: Sequence[Mapping[Lang, str]], whole: int) -> NDArray[np.float32]:
    """What each segment counts, in (0, 1]: by the mean of its words, two Chinese characters for one."""
    import numpy as np

    words = [
        sum(len(text) / 2 if lang == "zh" else len(text.split()) for lang, text in row.items())
        / max(1, len(row))
        for row in rows
    ]
    return np.clip(np.array(words, dtype=np.float32) / whole, 1 / whole, 1.0)
