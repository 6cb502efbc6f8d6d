"""Paragraphs and tables of a story (the body, a note, a header) in reading order, as drafts.

A draft becomes a block when the numbers of its note calls are known. Interprets nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Literal

from hexapla.formats.docx.compose import Line, composed
from hexapla.formats.docx.inline import Inline
from hexapla.formats.docx.markup import ALTERNATIVES, alternative, child, flag, value, w
from hexapla.formats.docx.numbering import Numbering
from hexapla.formats.docx.pieces import Call, Stretch
from hexapla.formats.docx.sections import Section, section_of
from hexapla.formats.docx.styles import ParagraphStyle
from hexapla.model import Kind

if TYPE_CHECKING:
    from lxml import etree

_TRANSPARENT = frozenset(w(name) for name in ("customXml", "smartTag", "ins", "moveTo", "sdtContent"))
_GONE = frozenset({w("del"), w("moveFrom")})


@dataclass(slots=True)
class Draft:
    """A block whose calls have no marks yet."""

    line: Line
    part: str
    label: str = ""
    level: int = 0
    kind: Kind | Literal[""] = ""
    furniture: str = ""
    langs: tuple[tuple[str, str], ...] = ()
    """Stretches of its text with the language that each is marked as."""


@dataclass(slots=True)
class Story:
    """Reads one story after another; `drafts` gathers what they hold."""

    inline: Inline
    numbering: Numbering
    drafts: list[Draft] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    """Those that have ended."""
    _pending: list[Stretch | Call] = field(default_factory=list)
    """The inside of a paragraph whose mark was deleted: it runs on into the next."""
    _boxes: Iterator[int] = field(default_factory=lambda: count(1))

    def read(self, nodes: Iterable[etree._Element], place: str = "") -> None:
        """Take in *nodes*; a person finds them at *place* (`""`: the body, by counting)."""
        paragraphs, tables = count(1), count(1)

        def part() -> str:
            return place or f"paragraph {next(paragraphs)}"

        self._nodes(nodes, part, place, tables)
        self._flush(part)

    def _nodes(
        self,
        nodes: Iterable[etree._Element],
        part: Callable[[], str],
        place: str,
        tables: Iterator[int],
    ) -> None:
        for node in nodes:
            tag = node.tag
            if tag == w("p"):
                self._paragraph(node, part)
            elif tag == w("tbl"):
                self._flush(part)
                self._table(node, f"{place}, table {next(tables)}" if place else f"table {next(tables)}")
            elif tag == w("sectPr"):
                self._end_section(node)
            elif tag == w("altChunk"):
                self.inline.tally.unread["embedded file"] += 1
            elif tag == w("sdt"):
                self._nodes(node.iterchildren(w("sdtContent")), part, place, tables)
            elif tag in _TRANSPARENT:
                self._nodes(node, part, place, tables)
            elif tag == ALTERNATIVES:
                self._nodes(alternative(node), part, place, tables)
            elif tag in _GONE:
                self.inline.tally.change(node)
            elif str(tag).endswith(("}oMath", "}oMathPara")):
                self._draft([Stretch("".join(t.text or "" for t in node.iter("{*}t")))], part)

    def _paragraph(self, node: etree._Element, part: Callable[[], str]) -> None:
        props = child(node, "pPr")
        style = self.inline.styles.paragraph(value(props, "pStyle"))
        content = self.inline.read(node, style.look)
        pieces, self._pending = self._pending, []
        pieces.extend(content.pieces)
        mark = child(props, "rPr")
        joins = bool(flag(mark, "vanish")) or bool(flag(mark, "specVanish"))
        for change in (
            () if mark is None else mark.iterchildren(w("ins"), w("del"), w("moveFrom"), w("moveTo"))
        ):
            self.inline.tally.change(change)
            joins = joins or change.tag in _GONE
        section = child(props, "sectPr")
        place = ""
        if joins and section is None:
            self._pending = pieces
        else:
            place = self._draft(pieces, part, self._styled(props, style))
        for ruby in content.rubies:
            self.drafts.append(Draft(Line(ruby), place or part(), furniture="ruby text"))
        for box in content.boxes:
            self._in_box(box)
        if section is not None:
            self._end_section(section)

    def _styled(self, props: etree._Element | None, style: ParagraphStyle) -> Draft:
        """An empty draft with what the properties and the style of its paragraph say."""
        place = self.numbering.place(child(props, "numPr"), style)
        outline = value(props, "outlineLvl")
        return Draft(
            Line(""),
            "",
            "" if place is None else self.numbering.label(place),
            0 if place is None else place.level + 1,
            style.kind or ("heading" if outline and outline in "012345678" else ""),
            "table of contents" if style.contents else "",
        )

    def _draft(
        self, pieces: list[Stretch | Call], part: Callable[[], str], bare: Draft | None = None
    ) -> str:
        """Add what *pieces* say, what is hidden after it; where that is (`""`: they say nothing)."""
        line = composed(pieces)
        draft = bare or Draft(line, "")
        place = ""
        if line.text.strip() or draft.label or line.calls:
            place = part()
            langs = tuple((p.lang, p.text) for p in pieces if isinstance(p, Stretch) and not p.hidden)
            self.drafts.append(replace(draft, line=line, part=place, langs=langs))
        if line.hidden:
            place = place or part()
            self.drafts.append(Draft(Line(line.hidden), place, furniture="hidden text"))
        return place

    def _flush(self, part: Callable[[], str]) -> None:
        """What should have run on into a next paragraph stands alone where there is none."""
        pieces, self._pending = self._pending, []
        if pieces:
            self._draft(pieces, part)

    def _in_box(self, box: etree._Element) -> None:
        pending, self._pending = self._pending, []
        self.read(box, f"text box {next(self._boxes)}")
        self._pending = pending

    def _end_section(self, node: etree._Element) -> None:
        self.sections.append(section_of(node))
        self.inline.section += 1

    def _table(self, table: etree._Element, place: str) -> None:
        for row_number, row in enumerate(_flat(table, "tr"), 1):
            deleted = child(row, "trPr", "del")
            if deleted is not None:
                self.inline.tally.change(deleted)
                continue
            for cell_number, cell in enumerate(_flat(row, "tc"), 1):
                props = child(cell, "tcPr")
                gone = child(props, "cellDel")
                if gone is not None:
                    self.inline.tally.change(gone)
                elif not any(_continues(child(props, name)) for name in ("vMerge", "hMerge")):
                    self.read(cell, f"{place}, row {row_number}, cell {cell_number}")


def _flat(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows or cells under *node*, those in content controls too."""
    for inner in node:
        if inner.tag == w(name):
            yield inner
        elif inner.tag == w("sdt") or inner.tag in _TRANSPARENT:
            yield from _flat(inner, name)


def _continues(merge: etree._Element | None) -> bool:
    return merge is not None and merge.get(w("val"), "continue") != "restart"
