"""What decisions make of flags: pure functions, no database.

The result depends on what was decided, not on the order in which decisions are handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hexapla.model import Decision, Flag, Verdict
from hexapla.store.standing import Standing

ALIKE_AT_LEAST = 60.0
"""Similarity of two clauses, 0 to 100, below which an old decision is not shown for a new flag."""


@dataclass(frozen=True, slots=True)
class FlagState:
    """How a flag stands, by the latest word of each reviewer."""

    name: str
    """`open`, `disputed`, or the value of the verdict (`error`, `false_alarm`, `later`, ...)."""
    latest: tuple[Decision, ...] = ()
    """The latest decision of each reviewer who has not withdrawn it, in order."""
    standing: Standing | None = None
    """The standing decision on it (whose, why), even where a reviewer says otherwise."""

    @property
    def by_standing(self) -> bool:
        """Whether it is legitimate by a standing decision alone."""
        return self.standing is not None and not self.latest

    @property
    def assignee(self) -> str:
        """Who is to see to it: named by the latest decision that stands and names one (`""`: nobody)."""
        return next((d.assignee for d in reversed(self.latest) if d.assignee), "")

    @property
    def open(self) -> bool:
        """Whether nobody has said anything that stands."""
        return self.name == "open"

    @property
    def decided(self) -> bool:
        """Whether reviewers agree on a verdict other than `later`."""
        return self.name not in ("open", "disputed", Verdict.LATER)

    @property
    def disputed(self) -> bool:
        """Whether reviewers differ."""
        return self.name == "disputed"

    def of(self, reviewer: str) -> Decision | None:
        """The standing decision of *reviewer*, or `None`."""
        return next((d for d in self.latest if d.reviewer == reviewer), None)


OPEN = FlagState("open")


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """*decisions* in the total order of time, reviewer, id."""
    return tuple(sorted(decisions, key=lambda d: (d.decided_at, d.reviewer, d.decision_id)))


def state_of(decisions: Iterable[Decision]) -> FlagState:
    """The state of one flag, from all *decisions* on it.

    `later` puts a flag off and says nothing about it: it counts only where nobody said more.
    """
    by_reviewer = {decision.reviewer: decision for decision in in_order(decisions)}
    latest = in_order(d for d in by_reviewer.values() if d.verdict is not Verdict.WITHDRAWN)
    verdicts = {d.verdict for d in latest}
    said = verdicts - {Verdict.LATER} or verdicts
    if not said:
        return OPEN
    return FlagState(said.pop().value if len(said) == 1 else "disputed", latest)


def with_standing(state: FlagState, record: Standing | None) -> FlagState:
    """*state*, as it is under the standing decision *record*: legitimate, unless a reviewer spoke.

    Also `later` is such a word: who puts the flag off wants to look at it again.
    """
    if record is None:
        return state
    return FlagState(Verdict.LEGITIMATE.value if state.open else state.name, state.latest, record)


def thread(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The comments on a flag: those of *decisions* that hold one, in order, each with its author.

    Also what was withdrawn stays said. Who comments without deciding adds a `withdrawn` with a
    comment, which leaves the flag as it stands.
    """
    return tuple(decision for decision in in_order(decisions) if decision.comment)


def flag_states(
    flags: Iterable[Flag],
    decisions: Iterable[Decision],
    standing: Mapping[str, Standing] = MappingProxyType({}),
) -> Mapping[str, FlagState]:
    """The state of each of *flags* by its `flag_id`; decisions on other flags are passed over.

    *standing*: the standing decisions that hold on them, as `standing_on` finds them.
    """
    by_flag: dict[str, list[Decision]] = {flag.flag_id: [] for flag in flags}
    for decision in decisions:
        if decision.flag_id in by_flag:
            by_flag[decision.flag_id].append(decision)
    return {
        flag_id: with_standing(state_of(of_flag), standing.get(flag_id))
        for flag_id, of_flag in by_flag.items()
    }
