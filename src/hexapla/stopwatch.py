"""Where the time of a run goes, under a name for each part of the work.

The clock is passed in. Work inside other work is counted once, under its own name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hexapla.model import Encoder, Lang


class Stopwatch:
    """Adds up seconds by name; *clock* tells seconds from any beginning."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since = 0.0
        self._open: list[str] = []
        self._seconds: dict[str, float] = {}

    @contextmanager
    def time(self, what: str) -> Iterator[None]:
        """Count what happens inside under *what*; what was being counted stands still meanwhile."""
        self._credit()
        self._open.append(what)
        self._seconds.setdefault(what, 0.0)
        try:
            yield
        finally:
            self._credit()
            self._open.pop()

    @property
    def seconds(self) -> Mapping[str, float]:
        """Seconds by name, in the order in which each was first begun."""
        return dict(self._seconds)

    def _credit(self) -> None:
        now = self._clock()
        if self._open:
            self._seconds[self._open[-1]] += now - self._since
        self._since = now


@dataclass(frozen=True, slots=True)
class TimedEncoder:
    """An encoder whose work is *timed* as `encoding`."""

    encoder: Encoder
    timed: Callable[[str], AbstractContextManager[None]]

    @property
    def name(self) -> str:
        """The name of the encoder behind it: the vectors are the same."""
        return self.encoder.name

    def encode(self, texts: Sequence[tuple[Lang, str]]) -> NDArray[np.float32]:
        """What the encoder behind it makes of *texts*."""
        with self.timed("encoding"):
            return self.encoder.encode(texts)
