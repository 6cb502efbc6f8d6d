"""The lines about the flag on the screen: what it says, on what evidence, what was decided.

Pure: from a review to lines of cells.
"""

from __future__ import annotations

from hexapla.checks.evidence import at_a_glance
from hexapla.model import Decision, Flag, Span
from hexapla.review import ReviewSession
from hexapla.text.bidi import Bidi, isolated
from hexapla.text.layout import Mark
from hexapla_tui.bindings import SAID, SIGNS
from hexapla_tui.sheet_line import SheetLine, apart, prose, stretch


def flag_lines(review: ReviewSession, name: str, width: int, bidi: Bidi) -> tuple[SheetLine, ...]:
    """The current flag in *width* cells; *name* is its check's (`""`: not known)."""
    flag = review.current
    if flag is None:
        what = "no flag on this row" if review.row else "nothing is shown: Esc clears the filter"
        if not review.flags:
            what = "nothing is flagged: J and K turn the rows"
        return (SheetLine((stretch(f" {what}", "quiet"),)),)
    room = width - 2
    lines = [_title(review, flag, name, room)]
    lines.extend(prose(flag.message, room, bidi, "strong"))
    lines.extend(_evidence(flag, room, bidi))
    if flag.suggestion:
        lines.extend(
            prose(
                f"suggestion  {isolated(flag.suggestion)}",
                room,
                bidi,
                marks=[Mark(Span(0, 10), "quiet")],
            )
        )
    for words, style in decided(review, flag):
        lines.extend(prose(words, room, bidi, style))
    return tuple(SheetLine((stretch(" "), *line.stretches)) for line in lines)


def _title(review: ReviewSession, flag: Flag, name: str, room: int) -> SheetLine:
    state = review.state(flag).name
    left = (
        stretch(flag.code, flag.severity, "strong"),
        stretch(f" {name}" if name else ""),
        stretch(f" \u00b7 {flag.severity}", flag.severity),
        stretch(f" \u00b7 {flag.lang or 'no one version'}", "quiet"),
    )
    style = state if state in ("open", "disputed") else "decided"
    return SheetLine(apart(left, (stretch(f"{SIGNS[state]} {SAID[state]}", style),), room))


def _evidence(flag: Flag, room: int, bidi: Bidi) -> list[SheetLine]:
    values = {lang: isolated(value) for lang, value in flag.evidence.values.items()}
    parts = [at_a_glance(values)] if values else []
    if flag.evidence.vote:
        parts.append(f"vote {flag.evidence.vote.replace(':', ' : ')}")
    text, marks = "   ".join(parts), list[Mark]()
    if flag.lang and flag.lang in values:
        at = text.find(at_a_glance({flag.lang: values[flag.lang]}))
        size = len(flag.evidence.values[flag.lang])
        # The isolates that stand round the value are left out: a mark would make them seen.
        value = Span(at + len(flag.lang) + 2, at + len(flag.lang) + 2 + size)
        marks = [Mark(Span(at, at + len(flag.lang)), "odd"), Mark(value, "odd")]
    return prose(text, room, bidi, marks=marks) if text else []


def decided(review: ReviewSession, flag: Flag) -> tuple[tuple[str, str], ...]:
    """What each reviewer said of *flag*, or of it before the text changed: words and their style."""
    state = review.state(flag)
    if state.latest:
        return tuple((_in_words(d), "decided") for d in state.latest)
    earlier = review.earlier(flag)
    before = f"before the text changed: {_in_words(earlier)}" if earlier else "decided before: \u2013"
    return ((before, "quiet"),)


def _in_words(decision: Decision) -> str:
    when = decision.decided_at.strftime("%Y-%m-%d %H:%M UTC")
    words = [f"{SIGNS[decision.verdict]} {SAID[decision.verdict]}", isolated(decision.reviewer), when]
    if decision.note:
        words.append(f"note: {isolated(decision.note)}")
    if decision.replacement:
        words.append(f"replace by: {isolated(decision.replacement)}")
    return " \u00b7 ".join(words)
