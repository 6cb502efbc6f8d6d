"""The lines of the queue: one a flag, under the name of its row. Pure."""

from __future__ import annotations

from hexapla.model import Flag
from hexapla.review import SEVERITY_LETTER, ReviewSession
from hexapla_tui.bindings import SIGNS
from hexapla_tui.sheet_line import SheetLine, stretch


def queue_lines(review: ReviewSession, width: int) -> tuple[SheetLine, ...]:
    """The flags shown, in *width* cells; the one under the cursor carries the style `cursor`."""
    lines: list[SheetLine] = []
    row: str | None = ""
    for flag in review.shown:
        if flag.row != row:
            row = flag.row
            name = f" {row or 'whole text'} "
            lines.append(
                SheetLine((stretch(name, "quiet"), stretch("\u2500" * (width - len(name)), "rule")))
            )
        lines.append(_flag_line(review, flag))
    return tuple(lines) or (SheetLine((stretch(" no flags", "quiet"),)),)


def _flag_line(review: ReviewSession, flag: Flag) -> SheetLine:
    state = review.state(flag).name
    lang = flag.lang or "\u2013"
    undecided = state in ("open", "disputed")
    return SheetLine(
        (
            stretch(f" {SIGNS[state]} ", state if undecided else "decided"),
            stretch(f"{SEVERITY_LETTER[flag.severity]} ", flag.severity if undecided else "decided"),
            stretch(f"{flag.code} {lang}", "text" if undecided else "decided"),
        ),
        style="cursor" if flag is review.current else "",
        key=flag.flag_id,
    )
