"""What the run works with and what comes of it: the tools, a set read, a set checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hexapla.checks import catalogue
from hexapla.model import Alignment, Correction, Encoder, Flag, Lang
from hexapla.sets import SetFiles

if TYPE_CHECKING:
    from hexapla.align.corrections import Fit
    from hexapla.checks import Check
    from hexapla.checks.engine import Timed
    from hexapla.model import Version
    from hexapla.pipeline.memory import Earlier
    from hexapla.summary import Parity
    from hexapla.terms.finder import TermFinder

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much is done and how much there is."""


def _silent(_what: str, _done: int, _total: int) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, set or check that could not be dealt with while the rest could."""

    file: str
    message: str
    internal: bool = False
    """Whether the fault is the program's own."""
    trace: str = ""
    """The traceback of such a fault."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The versions of a set, read and parsed."""

    files: SetFiles
    versions: tuple[Version, ...]
    failures: tuple[Failure, ...]
    corrections: tuple[Correction, ...] = ()
    """What reviewers said of the alignment, the earliest first."""

    def fit(self) -> Fit:
        """Which of the corrections hold on these versions."""
        from hexapla.align.corrections import Fit, Misfit, fit
        from hexapla.align.given import is_given

        if is_given(self.versions):
            why = "the file itself says which clauses belong together"
            return Fit(misfits=tuple(Misfit(one, why) for one in self.corrections))
        return fit(self.corrections, self.versions)


@dataclass(frozen=True, slots=True)
class Checked:
    """A set with its alignment and flags."""

    loaded: Loaded
    alignment: Alignment
    flags: tuple[Flag, ...]
    """Those that are neither accepted nor in the baseline."""
    accepted: tuple[Flag, ...]
    """Those that the manifest accepts."""
    failures: tuple[Failure, ...]
    signature: str
    checks: tuple[str, ...] = ()
    """The codes of the checks that ran."""
    idle: tuple[str, ...] = ()
    """What the user should know of acceptances that have run out or accept nothing."""
    known: tuple[Flag, ...] = ()
    """Those in the baseline (see `sets.baseline`)."""
    parity: Parity = field(default_factory=dict)
    """See `summary.parity`; empty until `with_figures`."""
    remarks: tuple[str, ...] = ()
    """What the user should know of the earlier texts that the set was compared with."""
    terms: Mapping[Lang, float] = field(default_factory=dict)
    """How consistently each version renders the concepts of the termbase, in [0, 1]; as *parity*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the run works with, made once for all sets."""

    finder: TermFinder | None = None
    encoder: Encoder | None = None
    checks: tuple[Check[Any], ...] = field(default_factory=catalogue)
    selected: bool = False
    """Whether *checks* were named by whoever runs this: the configuration then chooses none of them."""
    today: datetime.date | None = None
    """The day on which manifests accept flags; `None`: they accept none."""
    progress: Progress = _silent
    earlier: Earlier | None = None
    """Earlier texts and states, read once for all sets; `None`: read for each set that names some."""
    timed: Timed = nullcontext
    """Enters the time of a part of the work: `reading`, `terms`, `aligning`, the code of a check."""
