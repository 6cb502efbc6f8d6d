"""What the queue of a review shows: conditions on flags, read from what a person types.

Pure: it knows flags and their states, no cursor and no store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.model import Flag, Severity, Verdict
from hexapla.store import FlagState

SEVERITY_LETTER: Mapping[Severity, str] = {
    "critical": "C",
    "major": "M",
    "minor": "m",
    "neutral": "n",
}
"""One letter a severity, told apart without colour."""

_LETTERS_MEANT: Mapping[Severity, str] = {"critical": "Cc", "major": "M", "minor": "m", "neutral": "nN"}

_STATES = ("open", "decided", "disputed", "undecided", *(verdict.value for verdict in Verdict))


@dataclass(frozen=True, slots=True)
class Filter:
    """What the queue shows: every condition must hold; of several values of one, any.

    Written `lang:ru sev:M code:NUM row:op7 open` and free words, which are looked for in
    the code, row, message, suggestion and quoted text.
    """

    langs: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Filter:
        """Read *text*; one value may list several (`lang:ru,fr`), a bare `lang:` asks for nothing."""
        found: dict[str, list[str]] = {key: [] for key in ("lang", "sev", "code", "row", "state", "")}
        for word in text.split():
            key, colon, value = word.partition(":")
            if colon and key.lower() in found:
                found[key.lower()].extend(part for part in value.split(",") if part)
            elif word.lower() in _STATES:
                found["state"].append(word)
            else:
                found[""].append(word)
        return cls(
            langs=tuple(x.lower() for x in found["lang"]),
            severities=tuple(found["sev"]),
            codes=tuple(x.upper() for x in found["code"]),
            rows=tuple(x.lower() for x in found["row"]),
            states=tuple(x.lower() for x in found["state"]),
            words=tuple(x.casefold() for x in found[""]),
        )

    def admits(self, flag: Flag, state: FlagState) -> bool:
        """Whether *flag*, which stands as *state*, is shown."""
        return (
            (not self.langs or (flag.lang or "none") in self.langs)
            and (not self.severities or any(_is_severity(x, flag.severity) for x in self.severities))
            and (not self.codes or flag.code.upper().startswith(self.codes))
            and (not self.rows or (flag.row or "none").lower() in self.rows)
            and (not self.states or any(_is_state(x, state) for x in self.states))
            and (not self.words or _has_words(flag, self.words))
        )


def _is_severity(wanted: str, severity: Severity) -> bool:
    """`M` is major and `m` minor; from two letters on, the beginning of the word will do."""
    if len(wanted) == 1:
        return wanted in _LETTERS_MEANT[severity]
    return severity.startswith(wanted.lower())


def _is_state(wanted: str, state: FlagState) -> bool:
    if wanted == "decided":
        return state.decided
    if wanted == "undecided":
        return not state.decided
    return state.name == wanted or any(d.verdict.value == wanted for d in state.latest)


def _has_words(flag: Flag, words: Sequence[str]) -> bool:
    quoted = (locus.text for locus in flag.loci)
    text = " ".join((flag.code, flag.row or "", flag.message, flag.suggestion, *quoted)).casefold()
    return all(word in text for word in words)
