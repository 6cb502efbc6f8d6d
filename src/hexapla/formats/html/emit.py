"""Finished paragraphs to blocks: what each is, its label and its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, cast

from hexapla.formats.flow import Run, all_of, part_of, without_start
from hexapla.formats.html import chrome, notes
from hexapla.formats.html.context import Context, Note
from hexapla.model import Kind, Location, NoteCall, RawBlock

_RULE = re.compile("[_\u2014\u2500\u2501\u2013=*-]{5,}")
_LABEL = re.compile(
    "[\\[(\uff08]?(?:[0-9]{1,3}|[\u0660-\u0669]{1,3}|[a-zA-Z]|[\u0430-\u044f]|[\u0621-\u064a]|[ivxlcIVXLC]{1,6}"
    "|[一二三四五六七八九十]{1,3})(?P<sign>[\\])\uff09]?[.\u3001:-]?)"
)
_TYPED = re.compile("[\\[(\uff08]?(?P<mark>\\w{1,5})[\\])\uff09.\u3001:](?=\\s|$|[^\\W\\d_a-zA-Z])")
_BULLETS = "\u2022\u25e6\u25aa"
_LINE = re.compile("[^\n]+")
_STANZA = re.compile(r"\S[^\n]*(?:\n[ \t\u00a0]*\S[^\n]*)*")
_LONGEST_HEADING = 200


class Emitter:
    """Takes paragraphs from their flows and keeps the blocks, in order."""

    def __init__(self, links: notes.Links, *, by_line: bool) -> None:
        self._links = links
        self._by_line = by_line
        self._blocks: list[RawBlock] = []
        self._aside: list[RawBlock] = []
        self._first_headings: list[int] = []
        self._after_note = False
        self._paragraphs = 0
        self._last = ""
        self.named: list[str] = []
        """Names met inside the paragraph, or before it."""
        self.note: Note | None = None
        """The note that the next paragraph alone is."""
        self.owed: Note | None = None
        """A note whose mark was read, and whose text has yet to come."""
        self.after_rule = False
        """Whether a rule was met: what follows may be notes."""
        self.line = 1

    def finished(self) -> tuple[RawBlock, ...]:
        """All blocks; a lone first heading of the first rank, before anything else, is the title."""
        self.settle(None)
        blocks = self._blocks
        blocks += self._aside
        self._aside = []
        if len(self._first_headings) == 1:
            at = self._first_headings.pop()
            if all(block.furniture for block in blocks[:at]):
                blocks[at] = replace(blocks[at], kind="title")
        return tuple(blocks)

    def paragraph(self, inside: Context) -> None:
        """End the paragraph in the flow of *inside*, if there is one."""
        if not inside.flow:
            self._flush_aside(inside)
            return
        run = inside.flow.take(keep_indent=inside.pre)
        if not inside.pre:
            if run.text or run.calls:
                self._block(run, inside, self.line)
        else:
            self._preformatted(run, inside)
        if not inside.furniture:
            self.note = None
        self._flush_aside(inside)

    def _flush_aside(self, inside: Context) -> None:
        if not inside.furniture:
            self._blocks += self._aside
            self._aside = []

    def aside(self, inside: Context) -> None:
        """What stands apart inside a paragraph; its block follows the paragraph's."""
        run = inside.flow.take()
        if run.text:
            self.set_aside(run.text, inside.furniture)

    def set_aside(self, text: str, why: str) -> None:
        """Keep *text* of this paragraph as furniture."""
        if text:
            self._aside.append(RawBlock(text, Location(part=self._beside()), furniture=why))

    def settle(self, note: Note | None) -> None:
        """A mark that no text follows, if *note* is another: it is printed all the same."""
        owed, self.owed = self.owed, self.owed if note is self.owed else None
        if owed is not None and owed is not note and not owed.begun:
            owed.begun = True
            self._append(RawBlock("", Location(part=self._beside()), owed.mark, kind="note"))

    def label_alone(self, inside: Context) -> None:
        """A label that no paragraph has taken: it is printed all the same."""
        item = inside.item
        if item is not None and not item.used:
            item.used = True
            if item.label and item.ordered and not inside.furniture:
                self._append(RawBlock("", self._place(inside), item.label, item.depth))

    def cell_label(self, inside: Context) -> None:
        """A label in a cell that no cell beside it has taken."""
        table = inside.table
        if table is not None and table.label:
            text, table.label = table.label, ""
            self._append(RawBlock(text, Location(part=table.place() or self._beside())))

    def _preformatted(self, run: Run, inside: Context) -> None:
        at = 0
        for part in (_LINE if self._by_line else _STANZA).finditer(run.text):
            self.line += run.text.count("\n", at, part.start())
            at = part.start()
            cut = part_of(run, part.start(), part.end())
            if cut.text.strip():
                self._block(cut, inside, self.line)
        self.line += run.text.count("\n", at)

    def _block(self, run: Run, inside: Context, line: int) -> None:
        furniture = inside.furniture
        if not furniture and _RULE.fullmatch(run.text):
            furniture, self.after_rule = "rule", True
        elif not furniture and chrome.link_line(run):
            furniture = chrome.NAVIGATION
        if furniture:
            label = inside.item.label if inside.item and not inside.item.used else ""
            if inside.item:
                inside.item.used = True
            self.named.clear()
            place = Location(line=line if self._by_line else None, part=self._beside())
            self._append(RawBlock(run.text, place, label, calls=run.calls, furniture=furniture))
            return
        if self._waits_as_label(run, inside):
            return
        last = self._blocks[-1] if self._blocks else None
        if not run.text and last is not None and not last.furniture:
            here = (NoteCall(call.mark, len(last.text)) for call in run.calls)
            self._blocks[-1] = replace(last, calls=(*last.calls, *here))
            return
        note = self._note_of(run, inside)
        self.settle(note)
        level = inside.item.depth if inside.item else 0
        place = self._place(inside, line)
        if note is not None:
            self._note(run, note, place, inside)
            return
        label = self._label(inside)
        label = "" if _is_typed(label, run.text) else label
        kind = inside.kind or ("heading" if self._reads_as_heading(run, label, place, level) else "")
        if kind == "h1":
            self._first_headings.append(len(self._blocks))
            kind = "heading"
        self._append(_read(run, place, label, level, cast("Kind", kind)))

    def _append(self, block: RawBlock) -> None:
        self._blocks.append(block)
        if not block.furniture:
            self._after_note = block.kind == "note"

    def _label(self, inside: Context) -> str:
        table, item = inside.table, inside.item
        waiting = table.label if table is not None else ""
        if item is not None and not item.used:
            item.used = True
            self.cell_label(inside)
            return item.label
        if table is not None and waiting:
            table.label = ""
            return waiting
        return ""

    def _waits_as_label(self, run: Run, inside: Context) -> bool:
        """Whether the paragraph is a cell that only labels the one beside it."""
        table = inside.table
        if (
            table is None
            or table.cell != 1
            or table.cells < 2
            or table.label
            or run.calls
            or inside.item
        ):
            return False
        label = _LABEL.fullmatch(run.text)
        if label is None or not (label["sign"] or (table.number == 0 and run.text[0].isdigit())):
            return False
        table.label = run.text
        return True

    def _note_of(self, run: Run, inside: Context) -> Note | None:
        note = self.note or inside.note
        if note is not None or not inside.in_notes or inside.kind:
            return note
        if inside.item is not None and inside.item.ordered:
            if inside.item.used:
                return Note("", begun=True)
            return Note(inside.item.label.strip("[]().\u3001 "))
        mark, size = notes.leading_mark(run.text)
        if mark and size < len(run.text):
            return Note(mark)
        return Note("", begun=True) if self._after_note else None

    def _note(self, run: Run, note: Note, place: Location, inside: Context) -> None:
        if not note.begun:
            run = without_start(run, notes.own_mark(run.text, note.mark)) if note.mark else run
        label = "" if note.begun else note.mark
        note.begun = True
        if inside.item:
            inside.item.used = True
        if run.text or label:
            self._append(_read(run, place, label, 0, "note"))

    @staticmethod
    def _reads_as_heading(run: Run, label: str, place: Location, level: int) -> bool:
        """Whether a paragraph is named, and bold throughout: so pages without headings make them."""
        named = place.part.startswith("#") and "," not in place.part
        return (
            named
            and not label
            and not level
            and len(run.text) <= _LONGEST_HEADING
            and all_of(run.bolds, run.text)
        )

    def _place(self, inside: Context, line: int | None = None) -> Location:
        targets = self._links.targets
        named = [name for name in self.named if name in targets] or self.named
        anchor, table = inside.anchor, inside.table
        if named and (
            anchor is None or anchor.blocks > 0 or (named[0] in targets) > (anchor.name in targets)
        ):
            part = f"#{named[0]}"
            if anchor is not None:
                anchor.blocks += 1
        elif anchor is not None:
            part = anchor.place()
        elif table is not None and table.number:
            part = table.place()
        else:
            self._paragraphs += 1
            part = f"paragraph {self._paragraphs}"
        self.named.clear()
        self._last = part
        return Location(line=line if self._by_line else None, part=part)

    def _beside(self) -> str:
        return f"after {self._last}" if self._last else "before the text"


def _read(run: Run, place: Location, label: str, level: int, kind: Kind | Literal[""]) -> RawBlock:
    return RawBlock(
        run.text,
        place,
        label,
        level,
        kind,
        run.italics,
        run.bolds,
        run.calls,
        links=run.addresses,
    )


def _is_typed(label: str, text: str) -> bool:
    """Whether *text* begins with a label of its own: a sheet beside the page then hides the list's."""
    typed = _TYPED.match(text)
    if typed is None or not label:
        return False
    return label in _BULLETS or typed["mark"].lower() == label.strip("().\u3001").lower()
