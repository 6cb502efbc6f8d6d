"""What reports are told of a checked set. It judges and prints nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.model import SEVERITIES, Alignment, Flag, Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReport:
    """A checked set, as far as reports show it."""

    alignment: Alignment
    flags: Sequence[Flag]
    """In the order of the rows."""
    states: Mapping[str, str] = field(default_factory=dict)
    """By flag id; a flag that is not there is open."""
    settled: frozenset[str] = frozenset()
    """States in which somebody has said that the version is right."""
    failing: Sequence[Flag] = ()
    """Those of *flags* that make the exit status 1."""
    aside: Mapping[str, int] = field(default_factory=dict)
    """How many flags are not shown, by what was said of them: `accepted in the manifest`."""
    parity: Mapping[str, Mapping[Lang, int]] = field(default_factory=dict)
    source: Lang = "en"
    path: str = ""
    """How the command line names the set."""
    review: str = "hexapla review"
    """The command that opens it in the terminal, without its name."""
    signature: str = ""
    failures: int = 0
    """How many of its files and checks failed."""
    internal: bool = False
    """Whether one of them is the program's own fault."""

    def state(self, flag: Flag) -> str:
        """What reviewers made of *flag*."""
        return self.states.get(flag.flag_id, "open")


def severities(flags: Iterable[Flag]) -> str:
    """`2 critical, 5 major`, the gravest first; `""` for no flags."""
    counts = Counter(flag.severity for flag in flags)
    return ", ".join(f"{counts[s]:,} {s}" for s in SEVERITIES if counts[s])


def counted(number: int, noun: str) -> str:
    """`1 flag`, `1,250 flags`."""
    return f"{number:,} {noun}{'s' * (number != 1)}"
