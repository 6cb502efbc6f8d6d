"""The one table of keys: what is bound, what the last line shows, what the help lists.

A key that is not here does nothing on the working screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from hexapla.model import Verdict


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the working screen, with what it does in words."""

    keys: str
    """As Textual names them, with commas between."""
    shown: str
    action: str
    label: str
    """One or two words for the last line."""
    help: str
    line: str | None = None
    """What the last line shows, key first; `None`: key and label, `""`: nothing. The help shows all."""
    optional: bool = False
    """Whether the last line drops it in a narrow window."""

    @property
    def in_line(self) -> str:
        """What the last line shows (`""`: nothing)."""
        return f"{self.shown} {self.label}" if self.line is None else self.line


VERDICTS: tuple[Key, ...] = (
    Key(
        "e",
        "e",
        "decide('error')",
        "error",
        "An error in the version flagged; go on to the next open flag.",
    ),
    Key("x", "x", "decide('legitimate')", "legitimate", "A difference that is right; go on."),
    Key("n", "n", "decide('false_alarm')", "false alarm", "The check is wrong; go on."),
    Key("o", "o", "decide('source_error')", "source error", "An error in the source text; go on."),
    Key("a", "a", "decide('query')", "query", "A query to the author; go on."),
    Key("l", "l", "decide('later')", "later", "Put off; go on."),
)

KEYS: tuple[Key, ...] = (
    *VERDICTS,
    Key("N", "N", "note", "note", "Write a note on this flag."),
    Key("r", "r", "replace", "replace", "Write what should stand there.", optional=True),
    Key("u", "u", "undo", "undo", "Take back the latest decision, back to the first of this session."),
    Key("w", "w", "withdraw", "withdraw", "Take back your word on this flag, of whatever day.", ""),
    Key("j,down", "j", "go('next')", "next flag", "The next flag shown (also: down).", "j/k flag"),
    Key("k,up", "k", "go('previous')", "previous flag", "The previous flag shown (also: up).", ""),
    Key(
        "J", "J", "go('next_row')", "next row", "The next row, flagged or not.", "J/K row", optional=True
    ),
    Key("K", "K", "go('previous_row')", "previous row", "The previous row, flagged or not.", ""),
    Key("full_stop", ".", "go('next_open')", "next open", "The next flag that is open.", ""),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", "down", "Further down in a long row.", ""),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", "up", "Further up in a long row.", ""),
    Key("slash", "/", "filter", "filter", "Filter: lang:ru sev:M code:NUM row:op7 open, and words."),
    Key("escape", "Esc", "clear_filter", "all", "Clear the filter: show all flags.", ""),
    Key("tab", "Tab", "toggle_queue", "queue", "Fold the queue away, or bring it back."),
    Key(
        "v", "v", "toggle_view", "versions", "All versions cut to fit, or whole, or two.", optional=True
    ),
    Key("b", "b", "toggle_bidi", "direction", "Who turns Arabic round: program, terminal, nobody.", ""),
    Key("ctrl+r", "^r", "refresh_store", "reload", "Read what others have decided meanwhile.", ""),
    Key("question_mark", "?", "explain", "explain", "What the check does, and all keys."),
    Key("q", "q", "quit", "quit", "Leave. Every decision is already kept."),
)


def bindings() -> list[Binding]:
    """The table as Textual takes it."""
    return [Binding(key.keys, key.action, key.label, tooltip=key.help, show=False) for key in KEYS]


SIGNS: dict[str, str] = {
    "open": "\u25cb",  # white circle
    "disputed": "\u2260",  # not equal to
    Verdict.ERROR: "\u2717",  # ballot x
    Verdict.SOURCE_ERROR: "\u2297",  # circled times
    Verdict.LEGITIMATE: "\u2713",  # check mark
    Verdict.FALSE_ALARM: "\u2205",  # empty set
    Verdict.QUERY: "?",
    Verdict.LATER: "\u2026",  # ellipsis
}
"""A sign for each state of a flag, told apart without colour."""

SAID: dict[str, str] = {
    "open": "open",
    "disputed": "disputed",
    Verdict.ERROR: "error",
    Verdict.SOURCE_ERROR: "error in the source",
    Verdict.LEGITIMATE: "legitimate difference",
    Verdict.FALSE_ALARM: "false alarm",
    Verdict.QUERY: "query to the author",
    Verdict.LATER: "later",
    Verdict.WITHDRAWN: "withdrawn",
}
"""The states of a flag in words."""
