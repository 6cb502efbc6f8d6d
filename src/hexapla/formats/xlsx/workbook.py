"""The parts of a workbook that its sheets share: their list, the strings, the formats of numbers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats.archive import Archive
from hexapla.formats.format import Source
from hexapla.formats.inline import Code, Flat, Style, flattened, joined
from hexapla.formats.streamed import children, elements, local_name
from hexapla.model import Span

if TYPE_CHECKING:
    from lxml import etree

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = "save the workbook again"


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is needed to read the sheets."""

    archive: Archive
    name: str
    sheets: tuple[tuple[str, str], ...]
    """Names and parts of the sheets that are shown, in order."""
    strings: tuple[Flat, ...]
    formats: tuple[str, ...]
    """The format of numbers, by the style of a cell."""
    from_1904: bool
    """Whether days are counted from 1904."""

    def part(self, path: str) -> Source:
        """The part of the archive at *path*, to be read as XML."""
        return Source(self.archive.read(path), f"{self.name} ({path})")


def open_workbook(archive: Archive, source: Source) -> Workbook:
    """The workbook in *archive*; `InputError` where it is none, or has no sheet that is shown."""
    empty = Workbook(archive, source.name, (), (), (), from_1904=False)
    path = next(
        (to for kind, _, to in _relations(empty, "") if kind.endswith("/officeDocument")),
        "xl/workbook.xml",
    )
    if path not in archive:
        raise InputError("the archive holds no workbook", where=source.name, remedy="save it as .xlsx")
    relations = list(_relations(empty, path))
    targets = {own: to for _, own, to in relations}
    by_kind = {kind.rpartition("/")[2]: to for kind, _, to in relations}
    sheets, from_1904 = [], False
    for event, node in elements(empty.part(path), "sheet", "workbookPr"):
        if event == "start" and local_name(node) == "workbookPr":
            from_1904 = node.get("date1904") in ("1", "true")
        elif event == "start" and node.get("state", "visible") == "visible":
            own = next((v for k, v in node.attrib.items() if str(k).endswith("relationships}id")), "")
            part = targets.get(str(own), "")
            if part in archive and "sheet" in part.lower():
                sheets.append((node.get("name", ""), part))
    if not sheets:
        raise InputError("the workbook has no sheet", where=source.name, remedy=_DAMAGED)
    strings, styles = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    return Workbook(
        archive,
        source.name,
        tuple(sheets),
        tuple(_strings(empty, strings)) if strings in archive else (),
        tuple(_formats(empty, styles)) if styles in archive else (),
        from_1904,
    )


def _relations(book: Workbook, path: str) -> Iterator[tuple[str, str, str]]:
    """Kind, id and target of what the part at *path* refers to inside the archive."""
    folder, name = posixpath.split(path)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in book.archive:
        return
    for event, node in elements(book.part(listed), "Relationship"):
        if event == "start" and node.get("TargetMode") != "External":
            target = node.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            yield node.get("Type", ""), node.get("Id", ""), posixpath.normpath(whole)


def _strings(book: Workbook, path: str) -> Iterator[Flat]:
    for event, node in elements(book.part(path), "si"):
        if event == "end":
            yield rich_text(node, book.name)


def rich_text(node: etree._Element, where: str) -> Flat:
    """The text of a string, with its runs in italics and bold; how it is pronounced is left out."""
    parts: list[Flat] = []
    for child in children(node, "t", "r"):
        texts = [child] if local_name(child) == "t" else list(children(child, "t"))
        styles = {
            style
            for properties in children(child, "rPr")
            for mark, style in _MARKS.items()
            for found in children(properties, mark)
            if found.get("val", "1") not in ("0", "false")
        }
        for text in texts:
            plain = _unescaped(flattened(text, _nothing, where, keep=True).text)
            span = (Span(0, len(plain)),) if plain else ()
            parts.append(
                Flat(plain, span if "italic" in styles else (), span if "bold" in styles else ())
            )
    return joined(parts) if len(parts) != 1 else parts[0]


_MARKS: dict[str, Style] = {"i": "italic", "b": "bold"}


def _nothing(_node: etree._Element) -> Code:
    return Code()


def _unescaped(text: str) -> str:
    """*text* with the characters that XML cannot hold, `_x000D_`, read; control characters go."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: _character(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(code: int) -> str:
    half = 0xD800 <= code < 0xE000
    return "" if half or (code < 0x20 and code not in (9, 10, 13)) else chr(code)


def _formats(book: Workbook, path: str) -> Iterator[str]:
    """The format of each style of cells: a code, or the number of a format that is built in."""
    own: dict[str, str] = {}
    for event, node in elements(book.part(path), "numFmt", "cellXfs"):
        if event == "end" and local_name(node) == "cellXfs":
            for style in children(node, "xf"):
                number = style.get("numFmtId", "0")
                yield own.get(number, number)
        elif event == "start" and local_name(node) == "numFmt":
            own[node.get("numFmtId", "")] = node.get("formatCode", "")
