"""What decisions make of flags: pure functions, no database.

The result depends on what was decided, not on the order in which decisions are handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hexapla.model import Alignment, Decision, Flag, Snapshot, Verdict

ALIKE_AT_LEAST = 60.0
"""Similarity of two clauses, 0 to 100, below which an old decision is not shown for a new flag."""


@dataclass(frozen=True, slots=True)
class FlagState:
    """How a flag stands, by the latest word of each reviewer."""

    name: str
    """`open`, `disputed`, or the value of the verdict (`error`, `false_alarm`, `later`, ...)."""
    latest: tuple[Decision, ...] = ()
    """The latest decision of each reviewer who has not withdrawn it, in order."""

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


def flag_states(flags: Iterable[Flag], decisions: Iterable[Decision]) -> Mapping[str, FlagState]:
    """The state of each of *flags* by its `flag_id`; decisions on other flags are passed over."""
    by_flag: dict[str, list[Decision]] = {flag.flag_id: [] for flag in flags}
    for decision in decisions:
        if decision.flag_id in by_flag:
            by_flag[decision.flag_id].append(decision)
    return {flag_id: state_of(of_flag) for flag_id, of_flag in by_flag.items()}


def snapshot(alignment: Alignment, flag: Flag) -> Snapshot:
    """What is on the screen when *flag* is decided: the clause judged, the words quoted.

    A flag that judges no single version takes the clauses of all its loci.
    """
    judged = [x for x in flag.loci if not x.symbol and (flag.lang is None or x.lang == flag.lang)]
    places = dict.fromkeys((x.lang, x.eid) for x in judged)
    if not places and flag.row and flag.lang:
        row = next((row for row in alignment.rows if row.row == flag.row), None)
        eids = row.cells.get(flag.lang, ()) if row else ()
        places = dict.fromkeys((flag.lang, eid) for eid in eids)
    texts = [
        clause.text
        for lang, eid in places
        if lang in alignment.versions
        for clause in alignment.versions[lang].clauses
        if clause.eid == eid
    ]
    return Snapshot(
        set=alignment.set,
        code=flag.code,
        lang=flag.lang,
        row=flag.row,
        quoted=tuple(x.text for x in judged),
        clause_text="\n".join(texts),
    )


def look_alike(shot: Snapshot, decisions: Iterable[Decision], present: Iterable[str]) -> Decision | None:
    """The old decision that a re-opened flag had, found by its snapshot; `None` where there is none.

    Same code and language, and the most similar clause (rapidfuzz, at least
    `ALIKE_AT_LEAST`), then the most similar quoted words, then the latest. A decision on a
    flag that is still *present* belongs to that flag.
    """
    from rapidfuzz import fuzz

    here = frozenset(present)
    latest = {(d.flag_id, d.reviewer): d for d in in_order(decisions) if d.flag_id not in here}
    best: tuple[float, float] = (ALIKE_AT_LEAST, -1.0)
    found: Decision | None = None
    for decision in in_order(latest.values()):
        old = decision.snapshot
        if (old.code, old.lang) != (shot.code, shot.lang) or decision.verdict is Verdict.WITHDRAWN:
            continue
        likeness = (
            fuzz.ratio(old.clause_text, shot.clause_text) if old.clause_text or shot.clause_text else 0.0
        )
        score = (likeness, fuzz.ratio("\n".join(old.quoted), "\n".join(shot.quoted)))
        if score >= best:
            best, found = score, decision
    return found
