"""The walk through a page: elements to blocks, in the order in which they are read.

One pass without recursion: no depth of nesting exhausts the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from hexapla.formats.flow import Flow
from hexapla.formats.html import chrome, notes
from hexapla.formats.html.context import DELETED, Context, Note, entered, is_block, quotes
from hexapla.formats.html.emit import Emitter
from hexapla.formats.html.style import sheet_of
from hexapla.formats.places import Anchor, Table, anchors_of, only_layout
from hexapla.model import RawBlock

_SKIPPED = frozenset(
    ("script", "style", "link", "meta", "base", "map", "param", "frame", "img", "head", "area", "col")
)
_NOTE_BODIES = frozenset(("li", "p", "dd", "dt", "aside"))
_MOST_NAMES = 20
_INDENTED = re.compile("[ \t\r\n\f]*(?:\u00a0[ \t\r\n\f]*){2}|[ \t\r\n\f]*\u3000{2}")
_LABELLED = re.compile(
    "\\s*[\\[(\uff08]?(?:[0-9]{1,3}|[\u0660-\u0669]{1,3}|[a-zA-Z]|[\u0430-\u044f]|[\u0621-\u064a]|[ivx]{1,5}"
    "|[一二三四五六七八九十]{1,3})[\\])\uff09]?[.)\u3001\uff0e\uff09-](?:\\s|$|(?<=[\u3001\uff09]))"
)
# After these a line that begins with a label begins a paragraph
_STOPS = re.compile("[.;:,\u060c\u061b\u3002\uff0c\uff1b\uff1a\u3001]\\s*\n$")


class Walk:
    """A page while it is read; `blocks` are what was found."""

    def __init__(self, root: etree._Element, lang: str, *, by_line: bool) -> None:
        self._root = root
        self._lang = lang
        self._sheet = sheet_of(root)
        self._links = notes.links_of(root)
        self._main = chrome.main_of(root)
        self._emit = Emitter(self._links, by_line=by_line)
        self._stack = [Context(Flow(), furniture="" if self._main is None else chrome.NAVIGATION)]
        self._place = 0
        self._tables = 0
        self.deleted = 0
        self.hidden = 0
        self._read()

    @property
    def blocks(self) -> tuple[RawBlock, ...]:
        """The blocks of the page, in order."""
        return self._emit.finished()

    def _read(self) -> None:
        walk = etree.iterwalk(self._root, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if event == "start":
                self._place += 1
                if not self._start(node):
                    walk.skip_subtree()
            elif event == "end":
                self._end(node)
                self._text(node.tail)
            else:
                self._text(node.tail)
        self._emit.paragraph(self._stack[-1])

    def _start(self, node: etree._Element) -> bool:
        """Enter *node*; `False` where there is nothing in it to read."""
        around = self._stack[-1]
        tag = node.tag
        if tag in _SKIPPED:
            self._stack.append(around.inert())
            return False
        if tag in ("br", "hr"):
            self._line_end(tag, around)
            self._stack.append(around.inert())
            return False
        style = self._sheet.of(node)
        if is_block(node, style):
            self._emit.paragraph(around)
        inside = entered(node, around, self._sheet, style)
        if node is self._main:
            inside.furniture = ""
        if tag == "li":
            self._emit.label_alone(around)
        self._stack.append(inside)
        self._count(node, inside, around)
        self._name(node, inside)
        if not inside.furniture and tag in ("a", "sup") and self._is_note(node, inside):
            return False
        if tag == "q":
            opening, inside.closing = quotes(self._lang, inside.quotes)
            inside.quotes += 1
            self._text(opening)
        elif tag == "a" and node.get("href") and not notes.fragment(node):
            inside.link = inside.flow.size
        self._text(node.text)
        return True

    def _end(self, node: etree._Element) -> None:
        inside = self._stack[-1]
        if inside.closing:
            self._text(inside.closing)
        if inside.link >= 0:
            inside.flow.link(inside.link, node.get("href") or "")
        if inside.is_block:
            self._emit.paragraph(inside)
            if inside.tag == "li":
                self._emit.label_alone(inside)
            elif inside.tag == "tr":
                self._emit.cell_label(inside)
        elif inside.own_flow:
            self._emit.aside(inside)
        self._stack.pop()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        inside = self._stack[-1]
        flow = inside.flow
        if not inside.pre and flow.tail.endswith("\n") and self._begins_paragraph(text, inside):
            self._emit.paragraph(inside)
        flow.style(inside.italic, inside.bold)
        flow.add(text, as_is=inside.pre)

    @staticmethod
    def _begins_paragraph(text: str, inside: Context) -> bool:
        """Whether *text* after a line end begins a paragraph: indented, or labelled after a stop."""
        if _INDENTED.match(text):
            return True
        stopped = _STOPS.search(inside.flow.tail) is not None
        return stopped and bool(text.strip()) and (inside.italic or _LABELLED.match(text) is not None)

    def _line_end(self, tag: str, around: Context) -> None:
        if tag == "hr":
            self._emit.paragraph(around)
            self._emit.after_rule = self._emit.after_rule or not around.furniture
        elif around.pre:
            around.flow.add("\n", as_is=True)
        elif around.flow.tail.endswith("\n"):
            self._emit.paragraph(around)
        else:
            around.flow.line_break()

    def _count(self, node: etree._Element, inside: Context, around: Context) -> None:
        """Keep count of what the page has: tables, rows and cells, lines, what is deleted or hidden."""
        if inside.tag == "table":
            layout = only_layout(node)
            self._tables += not layout
            inside.table = Table(0 if layout else self._tables)
        elif inside.table is not None and inside.tag == "tr":
            inside.table.next_row(sum(child.tag in ("td", "th") for child in node))
        elif inside.table is not None and inside.tag in ("td", "th"):
            inside.table.cell += 1
        if inside.is_block and node.sourceline:
            self._emit.line = int(str(node.sourceline))
        if inside.furniture != around.furniture:
            self.deleted += inside.furniture == DELETED
            self.hidden += inside.furniture == chrome.HIDDEN

    def _name(self, node: etree._Element, inside: Context) -> None:
        """Note the names under which *node* can be found, and whether it is a note that was called."""
        names = anchors_of(node, self._links.targets)
        if names and inside.is_block:
            targeted = [name for name in names if name in self._links.targets]
            inside.anchor = Anchor((targeted or list(names))[0])
        else:
            self._emit.named = [*self._emit.named, *names][-_MOST_NAMES:]
        for name in (node.get("id"), node.get("name")):
            if name and name in self._links.called and not inside.furniture:
                self._begin_note(self._links.called[name], inside)

    def _begin_note(self, mark: str, inside: Context) -> None:
        """From here on the text is the body of the note *mark*."""
        if inside.flow and not inside.flow.tail.endswith("\n"):
            return
        self._emit.paragraph(inside)
        note = Note(mark)
        if inside.is_block and inside.tag not in ("td", "th", "tr"):
            inside.note = note
            return
        for around in reversed(self._stack):
            if around.is_block and around.tag not in _NOTE_BODIES:
                break
            around.note = note
            if around.is_block:
                return
        self._emit.note = note

    def _is_note(self, node: etree._Element, inside: Context) -> bool:
        """Whether the link or raised figure *node* calls a note or is one's own mark; reads it then."""
        in_note = inside.note or self._emit.note
        if node.tag == "a" and notes.leads_back(node) and (in_note or inside.in_notes):
            self._emit.set_aside(" ".join("".join(map(str, node.itertext())).split()), "link back")
            return True
        begins = not inside.flow or inside.flow.tail.endswith("\n")
        found = [*self._marks(node, inside)]
        if not found:
            return False
        for mark, target in found:
            own = (
                self._links.earlier(target, self._place)
                if target
                else begins and self._awaited(mark, inside)
            )
            if own and begins:
                self._own_mark(mark, inside)
            elif begins and not target:
                return False
            else:
                inside.flow.call(mark)
                self._links.marks.add(mark)
                own_names = anchors_of(node, self._links.targets)
                self._emit.named = [name for name in self._emit.named if name not in own_names]
                if target:
                    self._links.called.setdefault(target, mark)
        return True

    def _marks(self, node: etree._Element, inside: Context) -> Iterator[tuple[str, str]]:
        """The marks that *node* prints, each with the place that it leads to (`""`: none)."""
        if node.tag == "a":
            raised = len(node) == 1 and node[0].tag == "sup" and not (node.text or "").strip()
            mark = notes.linked_mark(node, raised=raised) if notes.fragment(node) else ""
            if mark:
                yield mark, notes.fragment(node)
            return
        if not notes.text_of(node):
            return
        links = [part for part in node.iter("a") if notes.fragment(part)]
        if not links:
            yield from ((mark, "") for mark in notes.raised_marks(node, inside.flow.tail))
            return
        marks = [notes.linked_mark(link, raised=True) for link in links]
        said = "".join(notes.text_of(link) for link in links)
        if all(marks) and len(re.sub(r"[\s,;\[\]()]", "", notes.text_of(node))) <= len(said):
            yield from zip(marks, map(notes.fragment, links), strict=True)

    def _awaited(self, mark: str, inside: Context) -> bool:
        """Whether a raised figure without a link, where a paragraph begins, can be a note's own."""
        return (
            mark in self._links.marks
            or self._emit.after_rule
            or inside.in_notes
            or bool(inside.note or self._emit.note)
        )

    def _own_mark(self, mark: str, inside: Context) -> None:
        note = inside.note or self._emit.note
        if note is not None and not note.begun and not inside.flow:
            self._emit.settle(note)
            note.mark = mark
        else:
            self._emit.paragraph(inside)
            self._emit.settle(None)
            self._begin_note(mark, inside)
        self._emit.owed = inside.note or self._emit.note
