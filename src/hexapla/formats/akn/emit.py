"""Finished paragraphs of Akoma Ntoso to blocks: what each is, its label and its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from hexapla.formats.akn.context import Context, Note
from hexapla.formats.flow import Run, without_start
from hexapla.model import Kind, Location, NoteCall, RawBlock

_STOP = re.compile("[^\\w\\s]{1,3}")


class Emitter:
    """Takes paragraphs from their flows and puts them, in order, into their documents."""

    def __init__(self) -> None:
        self.opening = ""
        """A quotation mark that waits for the first paragraph of what is quoted."""
        self.calls: list[str] = []
        """Calls that stand at a number, and wait for its paragraph."""
        self._quoted: RawBlock | None = None
        self._paragraphs = 0
        self._number = 0
        """How much of the paragraph is the number of the document, which opens it."""
        self._title: tuple[int, int] | None = None
        """Where in the paragraph the title of the document begins, and how long it is."""

    def paragraph(self, inside: Context) -> None:
        """End the paragraph in the flow of *inside*, if there is one."""
        if inside.flow:
            run = inside.flow.take()
            if run.text or run.calls:
                self.run(run, inside)
            self._number, self._title = 0, None

    def run(self, run: Run, inside: Context) -> None:
        """Put *run*, a whole paragraph, where it belongs."""
        document, note = inside.document, inside.note
        last = document.blocks[-1] if document.blocks else None
        stops = last is not None and last is self._quoted and not run.calls and _STOP.fullmatch(run.text)
        if note is not None:
            document.notes.append(self._note(run, note, self._place(inside)))
        elif inside.furniture:
            place = Location(part=self._place(inside))
            document.blocks.append(
                RawBlock(run.text, place, calls=run.calls, furniture=inside.furniture)
            )
        elif last is not None and not last.furniture and not run.text:
            here = (NoteCall(call.mark, len(last.text)) for call in run.calls)
            document.blocks[-1] = replace(last, calls=(*last.calls, *here))
        elif last is not None and stops:
            # A full stop after what is quoted ends the paragraph, and is none.
            document.blocks[-1] = replace(last, text=last.text + run.text)
        else:
            document.blocks.append(self._block(run, inside))

    def _block(self, run: Run, inside: Context) -> RawBlock:
        kind, label = self._kind(run, inside), ""
        if kind == "title" and self._number:
            label, run = run.text[: self._number].strip(), without_start(run, self._number)
        unit = inside.unit
        if unit is not None and unit.label and (not unit.heading or inside.heading):
            label, unit.label = unit.label, ""
        elif not label:
            run = self._opened(run)
        calls = (*(NoteCall(mark, 0) for mark in self.calls), *run.calls)
        self.calls = []
        place = Location(part=self._place(inside))
        level = 0 if inside.heading else inside.level
        marks = (run.italics, run.bolds, calls)
        return RawBlock(run.text, place, label, level, kind, *marks, links=run.addresses)

    def _kind(self, run: Run, inside: Context) -> Kind | Literal[""]:
        document = inside.document
        if inside.heading:
            return self._of_heading(inside)
        if inside.region == "masthead":
            return self._of_masthead(run, inside)
        if inside.region == "preambular":
            first = not any(block.kind == "preambular" for block in document.blocks)
            return "organ" if inside.formula and first else "preambular"
        if inside.region == "conclusions":
            return "adoption" if document.resolution else ""
        unit = inside.unit
        if unit is None or not unit.operative or unit.begun or inside.quoted:
            return ""
        unit.begun = True
        return "operative" if unit.name == "paragraph" else "subparagraph"

    @staticmethod
    def _of_heading(inside: Context) -> Kind:
        annex = inside.annex
        if annex is None or annex.headed:
            return "heading"
        annex.headed = True
        return "annex"

    def _of_masthead(self, run: Run, inside: Context) -> Kind | Literal[""]:
        document = inside.document
        size = self._title[1] if self._title is not None else 0
        titled = inside.long_title or 2 * size > len(run.text) - self._number
        if not titled or (document.titled and inside.cover):
            return "masthead" if inside.annex is None else ""
        if inside.annex is not None:
            return self._of_heading(inside)
        first, document.has_title = not document.has_title, True
        return "title" if first else "heading"

    def label_alone(self, inside: Context) -> None:
        """A number that no paragraph has taken: it is printed all the same."""
        unit = inside.unit
        if unit is not None and unit.label and unit.label != "\u2022":
            label, unit.label = unit.label, ""
            place = Location(part=self._place(inside))
            calls = tuple(NoteCall(mark, 0) for mark in self.calls)
            self.calls = []
            inside.document.blocks.append(RawBlock("", place, label, inside.level, calls=calls))

    def number_as_heading(self, inside: Context) -> None:
        """The number of an article that has no other heading."""
        unit = inside.unit
        if unit is not None and unit.label:
            text, unit.label = unit.label, ""
            calls = tuple(NoteCall(mark, len(text)) for mark in self.calls)
            self.calls = []
            place = Location(part=self._place(inside))
            kind = self._of_heading(inside)
            inside.document.blocks.append(RawBlock(text, place, kind=kind, calls=calls))

    def title_begins(self, inside: Context) -> None:
        """The title of the document begins here."""
        self._title = (inside.flow.size, 0)

    def title_ends(self, inside: Context) -> None:
        """The title of the document ends here."""
        if self._title is not None:
            self._title = (self._title[0], inside.flow.size - self._title[0])

    def number_ends(self, inside: Context) -> None:
        """The number of the document ends here; where it opens the paragraph, it labels it."""
        if inside.start == 0 and self._title is None:
            self._number = inside.flow.size

    def opened(self, label: str) -> str:
        """*label* after the quotation mark that waits, if one does."""
        opening, self.opening = self.opening, ""
        return opening + label

    def _opened(self, run: Run) -> Run:
        opening, self.opening = self.opening, ""
        if not opening:
            return run
        by = len(opening)
        return Run(
            opening + run.text,
            tuple(replace(span, start=span.start + by, stop=span.stop + by) for span in run.italics),
            tuple(replace(span, start=span.start + by, stop=span.stop + by) for span in run.bolds),
            tuple(replace(call, at=call.at + by) for call in run.calls),
            tuple(replace(link, start=link.start + by, stop=link.stop + by) for link in run.links),
        )

    def close_quote(self, inside: Context, mark: str) -> None:
        """What is quoted is over; the quotation *mark* (`""`: none) ends the paragraph before."""
        blocks = inside.document.blocks
        if blocks and not blocks[-1].furniture:
            blocks[-1] = replace(blocks[-1], text=blocks[-1].text + mark)
            self._quoted = blocks[-1]

    def _note(self, run: Run, note: Note, place: str) -> RawBlock:
        if note.why:
            return RawBlock(run.text, Location(part=place), calls=run.calls, furniture=note.why)
        label, note.begun = "" if note.begun else note.mark, True
        marks = (run.italics, run.bolds, run.calls)
        return RawBlock(run.text, Location(part=place), label, 0, "note", *marks, links=run.addresses)

    def note_block(self, text: str, note: Note, place: str) -> RawBlock:
        """A paragraph of a note that stands in `<meta>`."""
        return self._note(Run(text), note, place)

    def _place(self, inside: Context) -> str:
        if inside.anchor is not None:
            return inside.anchor.place()
        if inside.table is not None:
            return inside.table.place()
        self._paragraphs += 1
        return f"paragraph {self._paragraphs}"
