"""The page behind `?`: the flag in full, the documentation of its check, all keys, the direction."""

from __future__ import annotations

from dataclasses import dataclass

from hexapla.checks.evidence import at_a_glance
from hexapla.model import Flag
from hexapla.text.bidi import Bidi, isolated
from hexapla_tui.bindings import KEYS
from hexapla_tui.sheet_line import SheetLine, prose, stretch
from hexapla_tui.widgets.sheet import Sheet

_SAMPLE = "\u0627\u0644\u0641\u0642\u0631\u0629 12 (\u0623)"
"""ARABIC `paragraph 12 (a)`: shows at once whether direction is right."""

KEYS_HEADING = "Keys (Ctrl+P finds them by name)"

_DIRECTION = {
    "app": "this program turns right-to-left text round",
    "terminal": "the terminal is left to turn right-to-left text round",
    "off": "nobody turns right-to-left text round",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page is about."""

    flag: Flag | None
    name: str
    documentation: str
    """Of the flag's check (`""`: not known)."""
    bidi: Bidi
    decided: tuple[tuple[str, str], ...] = ()
    """What was said of the flag: words and their style."""


class Explanation(Sheet):
    """The page as lines."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(id="explanation")
        self._facts = facts

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """Flag, check, keys, direction."""
        facts, room = self._facts, max(width - 2, 20)
        lines = [SheetLine((stretch("Esc back   j k down, up   ? keys", "quiet"),)), SheetLine(())]
        if facts.flag:
            lines += _flag(facts.flag, facts.name, room, facts.bidi)
            for words, style in facts.decided:
                lines += prose(words, room, facts.bidi, style)
            lines.append(SheetLine(()))
        for paragraph in _paragraphs(facts.documentation):
            style = "strong" if paragraph.startswith("#") else "text"
            lines += prose(paragraph.lstrip("# "), room, facts.bidi, style)
        lines += [SheetLine(()), *_keys(room, facts.bidi), SheetLine(()), *_direction(facts.bidi, room)]
        return tuple(SheetLine((stretch(" "), *line.stretches)) for line in lines)


def _paragraphs(documentation: str) -> list[str]:
    """The paragraphs of a docstring, their lines joined; headings, items and code stay lines."""
    found: list[str] = []
    for line in documentation.splitlines():
        alone = not line.strip() or line.startswith(("#", " ", "* ", "- ", "|"))
        goes_on = bool(found and found[-1].strip()) and not found[-1].startswith(("#", " ", "|"))
        if goes_on and not alone:
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _flag(flag: Flag, name: str, room: int, bidi: Bidi) -> list[SheetLine]:
    lines = prose(f"{flag.code} {name} \u00b7 {flag.severity}", room, bidi, "strong")
    lines += prose(flag.message, room, bidi)
    if flag.evidence.values:
        lines += prose(
            at_a_glance({x: isolated(v) for x, v in flag.evidence.values.items()}), room, bidi, "quiet"
        )
    for key, value in flag.evidence.details.items():
        lines += prose(f"{key}: {isolated(value)}", room, bidi, "quiet")
    places = [f"{x.lang} {x.symbol or x.eid}: {isolated(x.text)}" for x in flag.loci]
    if places:
        lines += prose(" \u00b7 ".join(places), room, bidi, "quiet")
    if flag.suggestion:
        lines += prose(f"suggestion: {isolated(flag.suggestion)}", room, bidi, "quiet")
    return lines


def _keys(room: int, bidi: Bidi) -> list[SheetLine]:
    lines = [SheetLine((stretch(KEYS_HEADING, "strong"),))]
    for key in KEYS:
        first, *others = prose(key.help, max(room - 8, 12), bidi, "text")
        lines.append(SheetLine((stretch(f"{key.shown:>5}", "key"), stretch("   "), *first.stretches)))
        lines += [SheetLine((stretch(" " * 8), *line.stretches)) for line in others]
    return lines


def _direction(bidi: Bidi, room: int) -> list[SheetLine]:
    lines = [SheetLine((stretch("Direction", "strong"),))]
    lines += prose(f"bidi = {bidi}: {_DIRECTION[bidi]}.", room, bidi, "text")
    lines += prose(isolated(_SAMPLE), room, bidi, "strong")
    words = "Read from the right, the line above is: paragraph, 12, a letter in brackets. Else press b."
    return [*lines, *prose(words, room, bidi, "quiet")]
