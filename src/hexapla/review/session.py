"""A review: the queue of flags, a filter, a cursor, decisions and their undoing.

It knows no screen, and nothing of the clock but what it is given. The store is its only
effect. Row by row it hands out the clauses and the places that the flags point at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hexapla.model import (
    SEVERITIES,
    Alignment,
    Clause,
    Decision,
    Flag,
    Lang,
    Locus,
    Row,
    Severity,
    Verdict,
)
from hexapla.review.filter import Filter
from hexapla.signature import VERSION, digest
from hexapla.store import FlagState, Store, flag_states, look_alike, snapshot, state_of

Clock = Callable[[], datetime]
"""The present time, aware (UTC)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a review has come."""

    flags: int
    open: int
    disputed: int
    later: int
    errors: int
    """Decided as errors, here or in the source."""
    not_errors: int
    """Decided as legitimate or as false alarms."""
    queries: int


@dataclass(frozen=True, slots=True)
class _Done:
    """A decision of this session, with what undoing it needs."""

    flag_id: str
    before: Decision | None
    """What the reviewer had said before, still standing then."""


class ReviewSession:
    """One reviewer's work on the flags of one set."""

    def __init__(
        self,
        alignment: Alignment,
        flags: Sequence[Flag],
        store: Store,
        reviewer: str,
        clock: Clock,
        *,
        source: Lang = "en",
    ) -> None:
        self.alignment = alignment
        self.flags = tuple(flags)
        self.reviewer = reviewer
        self.source = source
        self._store = store
        self._clock = clock
        self._decisions = list(store.decisions(alignment.set))
        self._states = dict(flag_states(self.flags, self._decisions))
        self._clauses = {
            (lang, clause.eid): clause
            for lang, version in alignment.versions.items()
            for clause in version.clauses
        }
        self._row_at = {row.row: at for at, row in enumerate(alignment.rows)}
        self._done: list[_Done] = []
        self._filter_text = ""
        self._shown = self.flags
        self._current = next(
            (flag for flag in self.flags if self.state(flag).open), next(iter(self.flags), None)
        )
        self._anchor = self._current
        """The last flag under the cursor, kept while a filter admits none."""
        self._browsed: int | None = None if self.flags or not alignment.rows else 0

    def refresh(self) -> None:
        """Read the store again: what others have decided meanwhile counts from now on."""
        self._decisions = list(self._store.decisions(self.alignment.set))
        self._states = dict(flag_states(self.flags, self._decisions))

    @property
    def notice(self) -> str:
        """What the reviewer should be told of where decisions go (`""`: nothing)."""
        return self._store.notice

    # the queue

    @property
    def filter_text(self) -> str:
        """What the queue is filtered by, as typed."""
        return self._filter_text

    def filter(self, text: str) -> None:
        """Show only what *text* admits (see `Filter`); the cursor stays or goes to the nearest."""
        self._filter_text = text
        self._anchor = self._current or self._anchor
        wanted = Filter.parse(text)
        self._shown = tuple(flag for flag in self.flags if wanted.admits(flag, self.state(flag)))
        if self._current not in self._shown:
            self._current = self._nearest()
        self._browsed = None

    def _nearest(self) -> Flag | None:
        at = self.flags.index(self._anchor) if self._anchor else 0
        shown = frozenset(flag.flag_id for flag in self._shown)
        after = (flag for flag in self.flags[at:] if flag.flag_id in shown)
        return next(after, self._shown[-1] if self._shown else None)

    @property
    def shown(self) -> tuple[Flag, ...]:
        """The flags that the filter admitted when it was set, in order.

        A flag that is decided stays until the filter is set again, so that it can be seen.
        """
        return self._shown

    def state(self, flag: Flag) -> FlagState:
        """How *flag* stands."""
        return self._states[flag.flag_id]

    def counts(self) -> Counts:
        """How all flags stand, shown or not."""
        names = Counter(state.name for state in self._states.values())
        return Counts(
            flags=len(self.flags),
            open=names["open"],
            disputed=names["disputed"],
            later=names[Verdict.LATER],
            errors=names[Verdict.ERROR] + names[Verdict.SOURCE_ERROR],
            not_errors=names[Verdict.LEGITIMATE] + names[Verdict.FALSE_ALARM],
            queries=names[Verdict.QUERY],
        )

    # the cursor

    @property
    def current(self) -> Flag | None:
        """The flag under the cursor; `None` where none is shown, or on a row without shown flags."""
        return self._current if self._browsed is None else None

    @property
    def row(self) -> Row | None:
        """The row on the screen: the current flag's, or the one browsed to; `None`: it has none."""
        at = self._row_index()
        return None if at is None else self.alignment.rows[at]

    def _row_index(self) -> int | None:
        if self._browsed is not None:
            return self._browsed
        if self._current is None:
            return None
        if self._current.row is not None:
            return self._row_at.get(self._current.row)
        places = {(x.lang, x.eid) for x in self._current.loci if not x.symbol}
        for at, row in enumerate(self.alignment.rows):
            if any((lang, eid) in places for lang, eids in row.cells.items() for eid in eids):
                return at
        return None

    def go_to(self, flag_id: str) -> None:
        """Put the cursor on the shown flag *flag_id*; nothing happens where it is not shown."""
        found = next((flag for flag in self._shown if flag.flag_id == flag_id), None)
        if found is not None:
            self._current, self._browsed = found, None

    def next(self) -> bool:
        """Go to the next shown flag; `False` at the end."""
        return self._step(1)

    def previous(self) -> bool:
        """Go to the previous shown flag; `False` at the beginning."""
        return self._step(-1)

    def _step(self, by: int) -> bool:
        if self._current is None:
            return False
        if self._browsed is not None:
            return self._step_from_row(self._browsed, by)
        at = self._shown.index(self._current) + by
        if not 0 <= at < len(self._shown):
            return False
        self._current = self._shown[at]
        return True

    def _step_from_row(self, browsed: int, by: int) -> bool:
        """From a row without flags, to the first flag after it or the last before it."""
        placed = [(self._row_at.get(flag.row or "", -1), flag) for flag in self._shown]
        beyond = [flag for at, flag in placed if (at > browsed if by > 0 else at < browsed)]
        if not beyond:
            return False
        self._current, self._browsed = beyond[0 if by > 0 else -1], None
        return True

    def next_open(self) -> bool:
        """Go to the next shown flag that is open, from the end on to the beginning; `False`: none."""
        if self._current is None:
            return False
        at = self._shown.index(self._current)
        for flag in (*self._shown[at + 1 :], *self._shown[:at]):
            if self.state(flag).open:
                self._current, self._browsed = flag, None
                return True
        return False

    def next_row(self) -> bool:
        """Go to the next row, to its first shown flag where it has one; `False` at the end."""
        return self._step_row(1)

    def previous_row(self) -> bool:
        """Go to the previous row, to its first shown flag where it has one; `False` at the beginning."""
        return self._step_row(-1)

    def _step_row(self, by: int) -> bool:
        here = self._row_index()
        at = (0 if by > 0 else -1) if here is None else here + by
        if not 0 <= at < len(self.alignment.rows):
            return False
        name = self.alignment.rows[at].row
        first = next((flag for flag in self._shown if flag.row == name), None)
        if first is None:
            self._browsed = at
        else:
            self._current, self._browsed = first, None
        return True

    # decisions

    def decide(self, verdict: Verdict, note: str | None = None, replacement: str | None = None) -> bool:
        """Decide the current flag and go on to the next open one; `False` where there is no flag.

        *note* and *replacement* `None`: what this reviewer wrote on the flag before stands.
        `StoreError` where it cannot be kept; then nothing has changed.
        """
        flag = self.current
        if flag is None:
            return False
        self._say(flag, verdict, note, replacement)
        self.next_open()
        return True

    def annotate(self, note: str | None = None, replacement: str | None = None) -> bool:
        """Write on the current flag without going on: with the verdict that stands, else as `later`.

        `False`: nothing was written that does not stand there already.
        """
        flag = self.current
        if flag is None:
            return False
        own = self.state(flag).of(self.reviewer)
        stands = (own.note, own.replacement) if own else ("", "")
        if note in (None, stands[0]) and replacement in (None, stands[1]):
            return False
        self._say(flag, own.verdict if own else Verdict.LATER, note, replacement)
        return True

    def withdraw(self) -> bool:
        """Take back what this reviewer said of the current flag, on whatever day; `False`: nothing."""
        flag = self.current
        if flag is None or self.state(flag).of(self.reviewer) is None:
            return False
        self._say(flag, Verdict.WITHDRAWN, "", "")
        return True

    def undo(self) -> Flag | None:
        """Take back the latest decision of this session and go to its flag; `None`: nothing left.

        What stood before stands again. Nothing is deleted: both are said by later decisions.
        """
        if not self._done:
            return None
        done = self._done[-1]
        flag = next(flag for flag in self.flags if flag.flag_id == done.flag_id)
        if done.before is None:
            self._keep(flag, Verdict.WITHDRAWN, "", "")
        else:
            self._keep(flag, done.before.verdict, done.before.note, done.before.replacement)
        self._done.pop()
        self._current, self._browsed = flag, None
        if flag not in self._shown:
            self.filter(self._filter_text)
            self._current = flag if flag in self._shown else self._current
        return flag

    def _say(self, flag: Flag, verdict: Verdict, note: str | None, replacement: str | None) -> None:
        before = self.state(flag).of(self.reviewer)
        self._keep(
            flag,
            verdict,
            (before.note if before else "") if note is None else note,
            (before.replacement if before else "") if replacement is None else replacement,
        )
        self._done.append(_Done(flag.flag_id, before))

    def _keep(self, flag: Flag, verdict: Verdict, note: str, replacement: str) -> None:
        decided_at = self._now()
        decision = Decision(
            decision_id=digest(flag.flag_id, self.reviewer, decided_at.isoformat(), verdict, length=24),
            flag_id=flag.flag_id,
            verdict=verdict,
            reviewer=self.reviewer,
            decided_at=decided_at,
            tool_version=VERSION,
            snapshot=snapshot(self.alignment, flag),
            note=note,
            replacement=replacement,
        )
        self._store.append(decision)
        self._decisions.append(decision)
        self._states[flag.flag_id] = state_of(d for d in self._decisions if d.flag_id == flag.flag_id)

    def _now(self) -> datetime:
        """The time given, but always after this reviewer's last word, even if the clock was set back."""
        own = [d.decided_at for d in self._decisions if d.reviewer == self.reviewer]
        now = self._clock()
        return max(now, max(own) + timedelta(microseconds=1)) if own else now

    def earlier(self, flag: Flag) -> Decision | None:
        """The decision that *flag* had before the text it quotes was edited; `None`: none is known."""
        return look_alike(snapshot(self.alignment, flag), self._decisions, self._states)

    # what is on the screen

    def clauses(self, row: Row, lang: Lang) -> tuple[Clause, ...]:
        """The clauses of *lang* in *row*, in order."""
        return tuple(self._clauses[lang, eid] for eid in row.cells.get(lang, ()))

    def neighbour(self, row: Row, by: int) -> Row | None:
        """The row *by* rows after *row* (before it, if negative); `None` beyond the ends."""
        at = self._row_at[row.row] + by
        return self.alignment.rows[at] if 0 <= at < len(self.alignment.rows) else None

    def loci(self, lang: Lang, eid: str) -> tuple[Locus, ...]:
        """The places of the current flag in one clause of this text."""
        flag = self.current
        if flag is None:
            return ()
        return tuple(x for x in flag.loci if (x.lang, x.eid) == (lang, eid) and not x.symbol)

    def reference(self) -> Lang | None:
        """The version to read beside the one flagged: one that has what the majority has.

        The source where it is one of these, else the first of them; without a vote, any other
        version that has the clause; `None` where there is none.
        """
        flag, row = self.current, self.row
        if row is None:
            return None
        others = [lang for lang in row.present() if flag is None or lang != flag.lang]
        others.sort(key=lambda lang: lang != self.source)
        values = dict(flag.evidence.values) if flag else {}
        heard = Counter(values[lang] for lang in others if lang in values)
        agreeing = heard.most_common(1)[0][0] if heard else None
        return next(
            (x for x in others if agreeing is not None and values.get(x) == agreeing),
            next(iter(others), None),
        )

    def worst(self) -> Severity | None:
        """The gravest severity among flags not yet decided; `None`: all are."""
        left = {flag.severity for flag in self.flags if not self.state(flag).decided}
        return next((severity for severity in SEVERITIES if severity in left), None)
