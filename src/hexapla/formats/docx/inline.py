"""What stands inside a paragraph: stretches of text with their look, and calls of notes, in order.

Reads tracked changes as accepted, fields by their results, alternatives once; interprets nothing.
Remembers between paragraphs which fields are open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hexapla.formats.docx.markup import ALTERNATIVES, LINKS, alternative, child, flag, value, w
from hexapla.formats.docx.pieces import Call, Content, Field, Stretch
from hexapla.formats.docx.remarks import Tally
from hexapla.formats.docx.styles import Look, Styles, laid_over, look_of
from hexapla.formats.docx.symbols import sign, signs

if TYPE_CHECKING:
    from lxml import etree

_COMPLEX = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of scripts that are written from right to left: their italics have properties of their own."""

_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_IDENTIFIER = f"{{{LINKS}}}id"
_LINK = re.compile(r'\s*HYPERLINK\s+"(?P<target>[^"]*)"')
_LONGEST_MARK = 10
_LONGEST_INSTRUCTION = 2_000
_DEEPEST = 100
"""How deep fields may stand in one another: Word knows twenty."""


@dataclass(slots=True)
class Inline:
    """Reads paragraphs in order."""

    styles: Styles
    tally: Tally
    section: int = 0
    page: int = 0
    targets: Mapping[str, str] = field(default_factory=dict)
    """Where the links of the part that is read lead, by their identifiers."""
    _target: str = ""
    _fields: list[Field] = field(default_factory=list)
    _content: Content = field(default_factory=Content)
    _paragraph: Look = field(default_factory=Look)
    _look: Look = field(default_factory=Look)
    _turned: bool = False
    _awaiting: Call | None = None
    """A call whose typed mark has not come yet."""

    def read(self, paragraph: etree._Element, look: Look) -> Content:
        """The inside of *paragraph*, whose style gives text the *look*."""
        self._content, self._paragraph, self._awaiting = Content(), look, None
        self._inside(paragraph)
        # An instruction ends with its paragraph: a field that is never closed must not swallow the rest
        self._fields = [at for at in self._fields if at.shown]
        kept = (
            p for p in self._content.pieces if isinstance(p, Call) or not (p.field and p.field.shown)
        )
        self._content.pieces = list(kept)
        return self._content

    def _inside(self, node: etree._Element) -> None:
        for inner in node:
            handle = _HANDLERS.get(inner.tag)
            if handle is not None:
                handle(self, inner)
            elif str(inner.tag).endswith(("}oMath", "}oMathPara")):
                self._add("".join(text.text or "" for text in inner.iter("{*}t")))

    def _run(self, run: etree._Element) -> None:
        props = run.find(w("rPr"))
        direct, style = look_of(props), value(props, "rStyle")
        character = self.styles.look(style) if style else Look()
        self._look = laid_over(direct, character, self._paragraph, self.styles.defaults)
        self._turned = bool(flag(props, "rtl") or flag(props, "cs"))
        self._inside(run)
        if self._awaiting is not None and self._awaiting.mark:
            self._awaiting = None

    def _add(self, text: str) -> None:
        if not text:
            return
        instruction = next((at for at in self._fields if not at.shown), None)
        if self._awaiting is not None and len(text) <= _LONGEST_MARK:
            self._awaiting.mark += text.strip()
            return
        look = self._look
        turned = self._turned or _COMPLEX.search(text) is not None
        self._content.pieces.append(
            Stretch(
                signs(text, look.font),
                look.on("iCs" if turned else "i"),
                look.on("bCs" if turned else "b"),
                bool(look.raised),
                look.on("vanish"),
                look.lang,
                instruction,
                self._target or next((x for at in self._fields if (x := _leads_to(at))), ""),
            )
        )

    def _text(self, node: etree._Element) -> None:
        text = (node.text or "").replace("\n", " ").replace("\r", " ")
        self._add(text if node.get(_PRESERVED) == "preserve" else text.strip(" \t"))

    def _break(self, node: etree._Element) -> None:
        if node.get(w("type"), "") == "page":
            self.page += 1
        elif node.get(w("type"), "") != "column":
            self._add("\n")

    def _symbol(self, node: etree._Element) -> None:
        code = node.get(w("char"), "")
        if (
            re.fullmatch("[0-9A-Fa-f]{1,4}", code)
            and not 0xD800 <= int(code, 16) < 0xE000
            and int(code, 16)
        ):
            self._add(sign(chr(int(code, 16)), node.get(w("font"), "")))

    def _field(self, node: etree._Element) -> None:
        kind = node.get(w("fldCharType"), "")
        if kind == "begin":
            self._fields.append(Field())
            del self._fields[:-_DEEPEST]
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            self._fields.pop().shown = True

    def _hyperlink(self, node: etree._Element) -> None:
        self._target = self.targets.get(node.get(_IDENTIFIER, ""), "")
        self._inside(node)
        self._target = ""

    def _instruction(self, node: etree._Element) -> None:
        if self._fields and len(self._fields[-1].instruction) < _LONGEST_INSTRUCTION:
            self._fields[-1].instruction += node.text or ""
        if re.match(r"\s*(?:AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM)\b", node.text or ""):
            self.tally.unread["automatic number that a field makes"] += 1

    def _call(self, node: etree._Element) -> None:
        kind: Literal["footnote", "endnote"] = "footnote" if "footnote" in node.tag else "endnote"
        made = Call(kind, node.get(w("id"), ""), "", self.section, self.page, self._look.on("vanish"))
        self._content.pieces.append(made)
        if node.get(w("customMarkFollows"), "0").lower() in ("1", "true", "on"):
            self._awaiting = made

    def _own_mark(self, _: etree._Element) -> None:
        self._content.pieces.append(Call("own"))

    def _left_out(self, node: etree._Element) -> None:
        self.tally.change(node)

    def _put_in(self, node: etree._Element) -> None:
        self.tally.change(node)
        self._inside(node)

    def _content_control(self, node: etree._Element) -> None:
        inner = child(node, "sdtContent")
        if inner is not None:
            self._inside(inner)

    def _ruby(self, node: etree._Element) -> None:
        above = child(node, "rt")
        if above is not None:
            self._content.rubies.append("".join(t.text or "" for t in above.iter(w("t"))))
        base = child(node, "rubyBase")
        if base is not None:
            self._inside(base)

    def _alternatives(self, node: etree._Element) -> None:
        for chosen in alternative(node):
            handle = _HANDLERS.get(chosen.tag)
            if handle is not None:
                handle(self, chosen)

    def _drawing(self, node: etree._Element) -> None:
        if node.tag == w("object"):
            self.tally.unread["embedded object"] += 1
        for inner in node.iter("{*}chart", "{*}relIds"):
            self.tally.unread["chart" if str(inner.tag).endswith("}chart") else "diagram"] += 1
        self._content.boxes.extend(_boxes(node))

    def _page_break(self, _: etree._Element) -> None:
        self.page += 1


def _leads_to(at: Field) -> str:
    """The target of a field that links to a place outside the file; `""`: it is none."""
    link = _LINK.match(at.instruction)
    return link["target"] if link else ""


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    """The contents of the outermost text boxes under *node*."""
    for inner in alternative(node) if node.tag == ALTERNATIVES else node:
        if inner.tag == w("txbxContent"):
            yield inner
        else:
            yield from _boxes(inner)


def _says(text: str) -> Callable[[Inline, etree._Element], None]:
    return lambda reader, _: reader._add(text)


_HANDLERS: dict[object, Callable[[Inline, etree._Element], None]] = {
    w("r"): Inline._run,
    w("t"): Inline._text,
    w("tab"): _says("\t"),
    w("ptab"): _says("\t"),
    w("br"): Inline._break,
    w("cr"): _says("\n"),
    w("noBreakHyphen"): _says("\u2011"),  # NON-BREAKING HYPHEN
    w("sym"): Inline._symbol,
    w("fldChar"): Inline._field,
    w("instrText"): Inline._instruction,
    w("footnoteReference"): Inline._call,
    w("endnoteReference"): Inline._call,
    w("footnoteRef"): Inline._own_mark,
    w("endnoteRef"): Inline._own_mark,
    w("del"): Inline._left_out,
    w("moveFrom"): Inline._left_out,
    w("ins"): Inline._put_in,
    w("moveTo"): Inline._put_in,
    w("sdt"): Inline._content_control,
    w("ruby"): Inline._ruby,
    ALTERNATIVES: Inline._alternatives,
    w("drawing"): Inline._drawing,
    w("pict"): Inline._drawing,
    w("object"): Inline._drawing,
    w("lastRenderedPageBreak"): Inline._page_break,
    w("hyperlink"): Inline._hyperlink,
    **{w(name): Inline._inside for name in ("smartTag", "customXml", "fldSimple", "dir", "bdo")},
}
