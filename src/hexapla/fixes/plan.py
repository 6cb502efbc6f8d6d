"""From flags to changes of clauses: which suggestions can be taken together.

It knows clauses and their offsets, and no file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hexapla.model import Flag, Lang, Span, Version
from hexapla.reports.paper import quoted
from hexapla.text.width import visible

_LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LONGEST_SHOWN = 24


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A change of one clause."""

    eid: str
    span: Span
    text: str
    """What is to stand in the place of the span."""
    old: str
    """What the span covers."""
    row: str = ""
    """The name of the clause's row."""
    codes: tuple[str, ...] = ()
    """Of the checks that suggest it."""
    flag_ids: tuple[str, ...] = ()

    def collides(self, other: Edit) -> bool:
        """Whether the two cannot both be made, or not in an order that is sure."""
        if self.eid != other.eid:
            return False
        if self.span.start == self.span.stop or other.span.start == other.span.stop:
            return self.span.start <= other.span.stop and other.span.start <= self.span.stop
        return self.span.overlaps(other.span)

    def sentence(self) -> str:
        """`op3 TXT008: U+0020 U+0020 → U+0020`."""
        return f"{self.row} {' '.join(self.codes)}: {_shown(self.old)} \u2192 {_shown(self.text)}"


@dataclass(frozen=True, slots=True)
class Left:
    """A change that is not made, and why."""

    edit: Edit
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of one version, in the order of its text, and those that stand in their way."""

    edits: tuple[Edit, ...]
    left: tuple[Left, ...]


def plan_of(flags: Iterable[Flag], fixable: Collection[str], version: Version) -> Plan:
    """What the suggestions of *flags* on *version* come to, of the checks whose codes are *fixable*."""
    order = {clause.eid: at for at, clause in enumerate(version.clauses)}
    wanted: dict[tuple[str, Span, str], Edit] = {}
    for edit in _edits(flags, fixable, version.lang):
        same = wanted.get((edit.eid, edit.span, edit.text), edit)
        wanted[edit.eid, edit.span, edit.text] = replace(
            same,
            codes=tuple(dict.fromkeys((*same.codes, *edit.codes))),
            flag_ids=tuple(dict.fromkeys((*same.flag_ids, *edit.flag_ids))),
        )
    edits: list[Edit] = []
    left: list[Left] = []
    for edit in sorted(wanted.values(), key=lambda x: (order[x.eid], x.span, x.codes, x.text)):
        if _LINE_END.search(edit.text):
            left.append(Left(edit, "what it suggests has a line end"))
        elif edits and edits[-1].collides(edit):
            left.append(Left(edit, f"overlaps {' '.join(edits[-1].codes)}; run again for it"))
        else:
            edits.append(edit)
    return Plan(tuple(edits), tuple(left))


def _edits(flags: Iterable[Flag], fixable: Collection[str], lang: Lang) -> Iterator[Edit]:
    for flag in flags:
        if flag.code not in fixable or flag.lang != lang or not flag.suggestion:
            continue
        for place in flag.loci:
            changes = place.text != flag.suggestion
            if place.lang == lang and place.part == "text" and not place.symbol and changes:
                row = flag.row or place.eid
                ids = (flag.flag_id,)
                yield Edit(place.eid, place.span, flag.suggestion, place.text, row, (flag.code,), ids)


def changed_texts(version: Version, edits: Iterable[Edit]) -> Mapping[str, str]:
    """The texts of the clauses that *edits*, which do not overlap, change, by eid."""
    texts: dict[str, str] = {}
    for edit in sorted(edits, key=lambda x: x.span, reverse=True):
        text = texts.get(edit.eid, version.clause(edit.eid).text)
        texts[edit.eid] = text[: edit.span.start] + edit.text + text[edit.span.stop :]
    return {eid: unicodedata.normalize("NFC", text) for eid, text in texts.items()}


def _shown(text: str) -> str:
    """*text* as a person tells it from what looks the same: what has no shape by its code point."""
    if not text:
        return "nothing"
    if re.search(r"\w", text) is None and any(map(_shapeless, text)):
        return " ".join(f"U+{ord(char):04X}" for char in text[:_LONGEST_SHOWN])
    cut = "\u2026" if len(text) > _LONGEST_SHOWN else ""
    named = (
        f"<U+{ord(char):04X}>" if char != " " and _shapeless(char) else char
        for char in text[:_LONGEST_SHOWN]
    )
    return f"\u201c{quoted(visible(''.join(named)))}{cut}\u201d"


def _shapeless(char: str) -> bool:
    return unicodedata.category(char)[0] in "CZ"
