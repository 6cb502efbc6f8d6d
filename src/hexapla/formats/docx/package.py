"""The parts of a Word file and how they refer to one another (Open Packaging Conventions).

Hands out parsed parts, in the namespaces of Transitional files; unpacks none before it is asked for.
"""

from __future__ import annotations

import io
import posixpath
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from hexapla.errors import InputError
from hexapla.formats.archive import Archive, open_archive
from hexapla.formats.docx.markup import STRICT
from hexapla.formats.docx.old import is_old
from hexapla.formats.format import Source
from hexapla.formats.xml import local_name, parsed
from hexapla.formats.zip_head import is_zip

_MAIN = "word/document.xml"
_OUT = "External"
"""The mode of a relationship that leads out of the package."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of the main part: `kind` is the last step of its type (`footnotes`, `header`)."""

    identifier: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one Word file."""

    archive: Archive
    main: str
    links: tuple[Link, ...]
    _names: dict[str, str]
    """Names as the archive spells them, by their lower-case form with `/`."""

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part of that *kind*; `None` where there is none."""
        found = next((link for link in self.links if link.kind == kind), None)
        return None if found is None else self.target(found)

    def target(self, link: Link) -> etree._Element | None:
        """The root of the part that *link* leads to; `None` where it leads nowhere."""
        name = self._names.get(link.target.lower())
        if name is None:
            return None
        return transitional(parsed(_unpacked(self.archive, name), f"{self.archive.source.name}:{name}"))

    def hyperlinks(self, kind: str = "") -> Mapping[str, str]:
        """Where the links of the part of that *kind* (`""`: the main one) lead, by identifiers."""
        parts = [link.target for link in self.links if link.kind == kind] if kind else [self.main]
        found = (x for part in parts[:1] for x in _relationships(self.archive, self._names, part))
        return {x.get("Id", ""): x.get("Target", "") for x in found if x.get("TargetMode") == _OUT}

    def pieces(self) -> Iterator[etree._Element]:
        """The children of the body in order, each let go before the next: no tree of the whole."""
        source, name = self.archive.source, self.main
        data = _unpacked(self.archive, self._names[name.lower()])
        events = etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            tag=("{*}document", "{*}body", "{*}p", "{*}tbl", "{*}sdt", "{*}sectPr", *_RARE),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        body: etree._Element | None = None
        try:
            for event, node in events:
                if event == "start":
                    if body is None:
                        _refuse_types(node, f"{source.name}:{name}")
                        body = node if local_name(node) == "body" else None
                elif body is not None and node.getparent() is body:
                    yield transitional(node)
                    while len(body) and body[0] is not node:
                        del body[0]
                    node.clear(keep_tail=False)
        except etree.XMLSyntaxError as error:
            raise InputError(
                f"not well-formed XML: {error.msg}",
                where=f"{source.name}:{name}",
                remedy="save the file again in Word",
            ) from error
        if body is None:
            raise InputError(
                f"{name} holds no document", where=source.name, remedy="save the file again in Word"
            )


def _refuse_types(node: etree._Element, where: str) -> None:
    if node.getroottree().docinfo.internalDTD is not None:
        raise InputError("the part declares a document type", where=where, remedy="save the file again")


_RARE = tuple(
    "{*}" + name
    for name in (
        "customXml",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "altChunk",
        "AlternateContent",
        "oMathPara",
    )
)


def transitional(root: etree._Element) -> etree._Element:
    """*root*, its names moved from the Strict namespaces, where it uses them."""
    if not any(space in STRICT for space in root.nsmap.values()):
        return root
    for node in root.iter(etree.Element):
        space, _, name = str(node.tag)[1:].partition("}")
        if space in STRICT:
            node.tag = f"{{{STRICT[space]}}}{name}"
        for key, said in list(node.attrib.items()):
            space, _, name = str(key)[1:].partition("}")
            if space in STRICT:
                del node.attrib[key]
                node.set(f"{{{STRICT[space]}}}{name}", said)
    return root


def open_package(source: Source) -> Package:
    """The parts of *source*; `InputError` where it is no Word file, an old one or a locked one."""
    _refuse_others(source)
    archive = open_archive(source)
    names = {name.replace("\\", "/").lower(): name for name in archive.names}
    top = _links(archive, names, "")
    main = next((link.target for link in top if link.kind == "officeDocument"), _MAIN)
    if main.lower() not in names or not main.lower().startswith("word/"):
        if _MAIN not in names:
            raise InputError(
                "this is an archive, but no Word document", where=source.name, remedy="give a .docx file"
            )
        main = _MAIN
    return Package(archive, main, _links(archive, names, main), names)


def _refuse_others(source: Source) -> None:
    data, where = source.data, source.name
    if not data:
        raise InputError("the file is empty", where=where, remedy="give a file that holds the text")
    if is_old(data):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise InputError(
                "the file is protected by a password", where=where, remedy="save it without one"
            )
        kind = "a Word 97" if "WordDocument".encode("utf-16-le") in data else "an old Office"
        raise InputError(f"this is {kind} file", where=where, remedy="save it as .docx")
    if data.startswith(b"{\\rtf"):
        raise InputError("this is a rich text (RTF) file", where=where, remedy="save it as .docx")
    if not is_zip(data):
        raise InputError("this is not a Word file", where=where, remedy="save it as .docx")


def _unpacked(archive: Archive, name: str) -> bytes:
    try:
        return archive.read(name)
    except (ValueError, struct.error) as error:
        # Offsets in a damaged directory that lead before the file's beginning
        raise InputError(
            f"the archive is damaged at {name}", where=archive.source.name, remedy="save the file again"
        ) from error


def _links(archive: Archive, names: dict[str, str], part: str) -> tuple[Link, ...]:
    """The relationships of *part* (`""`: of the package) that stay inside the package."""
    folder = part.rpartition("/")[0]
    found = []
    for node in _relationships(archive, names, part):
        if node.get("TargetMode", "") != _OUT:
            target = unquote(node.get("Target", "")).replace("\\", "/")
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = node.get("Type", "").rpartition("/")[2]
            found.append(Link(node.get("Id", ""), kind, place))
    return tuple(found)


def _relationships(archive: Archive, names: dict[str, str], part: str) -> list[etree._Element]:
    """All relationships of *part* (`""`: of the package)."""
    folder, _, file = part.rpartition("/")
    name = names.get(posixpath.join(folder, "_rels", f"{file}.rels").lower())
    if name is None:
        return []
    root = parsed(_unpacked(archive, name), f"{archive.source.name}:{name}")
    return [node for node in root if local_name(node) == "Relationship"]
