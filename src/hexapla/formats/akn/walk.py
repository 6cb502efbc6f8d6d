"""The walk through Akoma Ntoso: elements to blocks, in order, one pass without recursion."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from hexapla.formats.akn import names
from hexapla.formats.akn.context import Annex, Context, Document, Note, Unit
from hexapla.formats.akn.emit import Emitter
from hexapla.formats.akn.meta import children, is_resolution, lang_of, noted
from hexapla.formats.flow import Flow
from hexapla.formats.places import Anchor, Table
from hexapla.formats.xml import local_name

_AKN = ("akomantoso", "legaldocml")
_SIDE = frozenset(("side", "left", "right", "inline"))


class Walk:
    """A file while it is read; `documents` are those found in it, in order."""

    def __init__(self, root: etree._Element) -> None:
        self.documents: list[Document] = []
        self.inserted = 0
        self.deleted = 0
        self._emit = Emitter()
        self._tables = 0
        base = Document("", resolution=False, titled=False)
        self.documents.append(base)
        self._stack = [Context(Flow(), base, is_block=True)]
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if event == "start":
                if not self._start(node):
                    walk.skip_subtree()
                continue
            if event == "end":
                self._end(node)
            self._text(node.tail if node is not root else None)
        for document in self.documents:
            document.close_notes()

    def _text(self, text: str | None) -> None:
        inside = self._stack[-1]
        if text and (inside.flow or text.strip()):
            inside.flow.style(inside.italic, inside.bold)
            inside.flow.add(text)

    def _start(self, node: etree._Element) -> bool:
        around = self._stack[-1]
        name = local_name(node)
        block = _is_block(node, name)
        if block:
            self._emit.paragraph(around)
        inside = replace(around, name=name, is_block=block, own_flow=False, closing="")
        self._stack.append(inside)
        if name == "meta":
            return False
        if name in names.DOCUMENTS:
            self._document(node, inside, around)
        self._structure(node, inside, around)
        self._looks(node, inside)
        if name in ("eol", "br"):
            inside.flow.line_break()
        elif name == "noteRef":
            self._note_ref(node, inside)
            if not node.get("marker"):
                return False
        elif name == "authorialNote":
            self._note(node, inside)
        self._text(node.text)
        return True

    def _document(self, node: etree._Element, inside: Context, around: Context) -> None:
        parent = node.getparent()
        collected = parent is not None and local_name(parent) == "component"
        said = lang_of(node)
        keeps = bool(around.document.lang) and not (collected and said)
        around.document.close_notes()
        titled = any(
            local_name(part) in (*names.TITLES, "longTitle")
            for preface in children(node, "preface")
            for part in preface.iter()
        )
        inside.document = Document(
            around.document.lang if keeps else said,
            resolution=is_resolution(node) and inside.annex is None,
            titled=titled,
            pending=noted(node),
        )
        inside.region, inside.unit, inside.labelled, inside.items = "body", None, 0, 0
        self.documents.append(inside.document)

    def _structure(self, node: etree._Element, inside: Context, around: Context) -> None:
        """What *node* is in the structure of its document."""
        name = inside.name
        eid = node.get("eId") or node.get("id") or node.get("wId")
        if eid and inside.is_block:
            inside.anchor = Anchor(eid)
        inside.region = names.REGIONS.get(name, inside.region)
        if name in names.ATTACHMENTS:
            inside.unit, inside.labelled, inside.items, inside.annex = None, 0, 0, Annex()
        inside.heading = around.heading or name in names.HEADINGS
        inside.formula = around.formula or name == "formula"
        inside.cover = around.cover or name == "coverPage"
        inside.long_title = around.long_title or name == "longTitle"
        inside.quoted = around.quoted or name in names.QUOTED
        if name == "toc":
            inside.furniture = "table of contents"
        if name in names.LISTS:
            inside.listed = [0] if name == "ol" else None
        if inside.is_block:
            self._unit(node, inside, around)
            self._cell(node, inside)
        elif name == "num" and around.is_block and not around.flow:
            inside.flow, inside.own_flow = Flow(), True
        if name in ("quotedStructure", "quotedText", "embeddedText", "embeddedStructure"):
            self._quote(node, inside)

    def _unit(self, node: etree._Element, inside: Context, around: Context) -> None:
        name = inside.name
        if name == "li" and around.name in names.LISTS:
            label = "\u2022"
            if around.listed is not None:
                around.listed[0] += 1
                label = f"{around.listed[0]}."
            self._emit.label_alone(around)
            inside.unit = Unit(name, label)
            inside.items += 1
            return
        has_number = next(children(node, "num"), None) is not None
        waits = around.unit is not None and around.unit.label
        if has_number:
            self._emit.label_alone(around)
        elif waits or name not in ("paragraph", *names.ITEMS):
            return
        has_heading = next(children(node, *names.HEADINGS), None) is not None
        alone = has_number and not has_heading and _only_groups(node, name)
        operative = inside.document.resolution and inside.region == "body" and not inside.quoted
        heads = has_heading or alone
        inside.unit = Unit(name, heading=heads, operative=operative and not heads, alone=alone)
        inside.labelled += has_number and not heads
        inside.items += has_number and name in names.ITEMS

    def _cell(self, node: etree._Element, inside: Context) -> None:
        if inside.name == "table":
            self._tables += 1
            inside.table = Table(self._tables)
        elif inside.table is not None and inside.name == "tr":
            inside.table.next_row(0)
        elif inside.table is not None and inside.name in ("td", "th"):
            inside.table.cell += 1

    def _looks(self, node: etree._Element, inside: Context) -> None:
        name = inside.name
        shown = f"{node.get('class') or ''} {node.get('style') or ''}".lower()
        if name in names.ITALIC or (name in ("span", "inline") and "italic" in shown):
            inside.italic = True
        if name in names.BOLD or (name in ("span", "inline") and "bold" in shown):
            inside.bold = True
        if name == "del":
            self.deleted += 1
            inside.furniture, inside.flow, inside.own_flow = "deleted text", Flow(), True
        elif name == "ins":
            self.inserted += 1
        elif name in names.TITLES:
            self._emit.title_begins(inside)
        inside.start = inside.flow.size

    def _quote(self, node: etree._Element, inside: Context) -> None:
        opening, inside.closing = node.get("startQuote") or "", node.get("endQuote") or ""
        if inside.is_block:
            self._emit.opening = opening
        else:
            self._text(opening)

    def _note_ref(self, node: etree._Element, inside: Context) -> None:
        mark = (node.get("marker") or "".join(map(str, node.itertext()))).strip()
        target = (node.get("href") or "").lstrip("#")
        document = inside.document
        if not mark:
            document.numbered += 1
            mark = str(document.numbered)
        inside.flow.call(mark)
        body = document.pending.pop(target, None)
        if body is not None:
            self._meta_note(body, document, Note(mark))

    def _meta_note(self, body: etree._Element, document: Document, note: Note) -> None:
        text = [" ".join("".join(map(str, part.itertext())).split()) for part in body]
        own = " ".join((body.text or "").split())
        for paragraph in filter(None, (own, *text)):
            document.notes.append(
                self._emit.note_block(paragraph, note, f"#{body.get('eId') or body.get('id')}")
            )

    def _note(self, node: etree._Element, inside: Context) -> None:
        mark = (node.get("marker") or "").strip()
        aside = node.get("placement") in _SIDE and not mark
        if not mark and not aside:
            inside.document.numbered += 1
            mark = str(inside.document.numbered)
        if not aside:
            inside.flow.call(mark)
        inside.flow, inside.own_flow = Flow(), True
        inside.note = Note(mark, "marginal note" if aside else "")
        inside.anchor, inside.table, inside.unit = Anchor(node.get("eId") or f"note {mark}"), None, None
        inside.italic = inside.bold = inside.heading = False

    def _end(self, node: etree._Element) -> None:
        inside = self._stack[-1]
        if inside.name in names.TITLES:
            self._emit.title_ends(inside)
        elif inside.name == "docNumber":
            self._emit.number_ends(inside)
        elif inside.name in names.LINKS:
            inside.flow.link(inside.start, node.get("href") or "")
        if inside.closing and not inside.is_block:
            self._text(inside.closing)
        if inside.own_flow and inside.name == "num":
            self._number(inside)
        elif inside.is_block or inside.own_flow:
            self._emit.paragraph(inside)
            if inside.unit is not None and inside.unit is not self._stack[-2].unit:
                self._emit.label_alone(inside)
            if inside.is_block and inside.name in names.QUOTED:
                self._emit.close_quote(inside, inside.closing)
        if inside.name in names.DOCUMENTS:
            for name, body in inside.document.pending.items():
                self._meta_note(body, inside.document, Note(name, "note without a call"))
            inside.document.close_notes()
            self._resume()
        self._stack.pop()

    def _resume(self) -> None:
        """After a document inside another, what follows belongs to the outer one."""
        outer = self._stack[-2].document
        going_on = replace(outer, blocks=[], notes=[])
        for context in self._stack[:-1]:
            if context.document is outer:
                context.document = going_on
        self.documents.append(going_on)

    def _number(self, inside: Context) -> None:
        """The number of a unit is read: it waits for what it stands before, or is a heading."""
        run, around = inside.flow.take(), self._stack[-2]
        unit = around.unit
        if unit is None or unit.label or inside.note is not None or inside.furniture:
            self._emit.run(run, around)
            return
        unit.label = self._emit.opened(run.text)
        self._emit.calls += [call.mark for call in run.calls]
        if unit.alone:
            self._emit.number_as_heading(around)


def _only_groups(node: etree._Element, name: str) -> bool:
    """Whether a numbered part without heading only groups others, so that its number heads them."""
    parts = [part for part in node if local_name(part) not in ("", "num")]
    if name in names.UPPER:
        return True
    return name in names.GROUPS and all(next(children(part, "num"), None) is not None for part in parts)


def _is_block(node: etree._Element, name: str) -> bool:
    """Whether *node* begins a paragraph of its own."""
    if not name:
        return False
    namespace = etree.QName(node).namespace or ""
    if (
        not any(word in namespace.lower() for word in _AKN)
        and node.getparent() is not None
        and namespace
    ):
        return name in names.FOREIGN_BLOCKS
    return name not in names.INLINE
