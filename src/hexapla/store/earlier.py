"""The decision that a flag had before its text was edited, found by likeness. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.model import Decision, Lang, Snapshot, Verdict
from hexapla.store.states import ALIKE_AT_LEAST, in_order


class EarlierDecisions:
    """The decisions on flags that are gone, by code and language and the text of the clause."""

    def __init__(self, decisions: Iterable[Decision], present: Iterable[str]) -> None:
        here = frozenset(present)
        latest = {(d.flag_id, d.reviewer): d for d in in_order(decisions) if d.flag_id not in here}
        self._kinds: dict[tuple[str, Lang | None], dict[str, list[Decision]]] = {}
        for decision in in_order(latest.values()):
            old = decision.snapshot
            if decision.verdict is not Verdict.WITHDRAWN and old.clause_text:
                clauses = self._kinds.setdefault((old.code, old.lang), {})
                clauses.setdefault(old.clause_text, []).append(decision)

    def of(self, shot: Snapshot) -> Decision | None:
        """The decision that a flag seen as *shot* had; `None` where there is none.

        Same code and language, and the most similar clause (rapidfuzz, at least
        `ALIKE_AT_LEAST`), then the most similar quoted words, then the latest.
        """
        clauses = self._kinds.get((shot.code, shot.lang), {})
        if shot.clause_text in clauses:
            return _closest(shot, clauses[shot.clause_text])
        from rapidfuzz import fuzz, process

        alike = process.extract(
            shot.clause_text, list(clauses), scorer=fuzz.ratio, score_cutoff=ALIKE_AT_LEAST, limit=None
        )
        best = max((score for _, score, _ in alike), default=0.0)
        return _closest(shot, [d for text, score, _ in alike if score == best for d in clauses[text]])


def look_alike(shot: Snapshot, decisions: Iterable[Decision], present: Iterable[str]) -> Decision | None:
    """The old decision of one re-opened flag; of many flags, `EarlierDecisions` is faster.

    A decision on a flag that is still *present* belongs to that flag.
    """
    return EarlierDecisions(decisions, present).of(shot)


def _closest(shot: Snapshot, decisions: Iterable[Decision]) -> Decision | None:
    from rapidfuzz import fuzz

    quoted = "\n".join(shot.quoted)
    found = in_order(decisions)
    if not found:
        return None
    scores = [fuzz.ratio("\n".join(d.snapshot.quoted), quoted) for d in found]
    best = max(scores)
    return next(d for d, score in zip(reversed(found), reversed(scores), strict=True) if score == best)
