"""XML that may be too large for a tree: its elements one by one, in bounded memory.

As safe as `xml`: no entities, no DTD, no network. Long texts are taken (an XLIFF may carry its
whole original), so entities are refused before anything is parsed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from hexapla.errors import InputError, LimitError
from hexapla.formats.format import Source

if TYPE_CHECKING:
    from lxml import etree

_CHUNK = 1 << 16
_MOST_NODES = 2_000_000
"""Marks that may stand between two elements that are waited for: about 300 MB of tree."""

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[")
# The families in which the marks of XML are the bytes of ASCII.
_PLAIN = re.compile(r"utf-8|ascii|iso8859-|latin|cp125|cp866|koi8|mac-|gb|big5|cp9|euc|shift")
_MEND = "mend the file or export it again"


def elements(source: Source, *names: str, starts: bool = True) -> Iterator[tuple[str, etree._Element]]:
    """`start` (if *starts*) and `end` of the elements with one of the local *names*, in order.

    An element, and all before it, is emptied once its end was handed out. `InputError` where
    the XML is not well-formed or declares entities, `LimitError` where there is too much between
    two ends.
    """
    from lxml import etree

    _refuse_entities(source)
    parser = etree.XMLPullParser(
        events=("start", "end") if starts else ("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    view, nodes = memoryview(source.data), 0
    for at in range(0, len(view), _CHUNK):
        chunk = bytes(view[at : at + _CHUNK])
        nodes += chunk.count(b"<")
        _step(parser, chunk, source)
        for event, node in parser.read_events():
            if isinstance(node, etree._Element):
                yield event, node
                if event == "end":
                    _empty(node)
                    nodes = 0
        if nodes > _MOST_NODES:
            raise LimitError(
                f"there are more than {_MOST_NODES:,} marks in one element",
                where=source.name,
                remedy="split the file",
            )
    _step(parser, None, source)


def local_name(node: etree._Element) -> str:
    """The name of *node* without its namespace; `""` for what is no element."""
    tag = node.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of *node* with one of the local *names*, in order."""
    return node.iterchildren(*_patterns(names))


@lru_cache(256)
def _patterns(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{*}}{name}" for name in names)


def _step(parser: etree.XMLPullParser, chunk: bytes | None, source: Source) -> None:
    from lxml.etree import XMLSyntaxError

    try:
        if chunk is None:
            parser.close()
        else:
            parser.feed(chunk)
    except XMLSyntaxError as error:
        raise InputError(
            f"not well-formed XML: {error.msg}", where=f"{source.name}:{error.lineno or 1}", remedy=_MEND
        ) from error


def _empty(node: etree._Element) -> None:
    """Free what *node* and its elder siblings hold; what follows may still be parsed."""
    node.clear(keep_tail=True)  # type: ignore[call-arg]  # newer than the stubs
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]


def _refuse_entities(source: Source) -> None:
    data = source.data
    if not data.strip():
        raise InputError(
            "the file is empty", where=source.name, remedy="give a file that holds the text"
        )
    head = data[:1024]
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or b"\x00" in head[:4]:
        if head[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) or head[:4].count(0) > 2:
            raise InputError("XML in UTF-32 is not read", where=source.name, remedy="save it as UTF-8")
        data = data.replace(b"\x00", b"")
    elif (declared := _DECLARED.search(head)) and not _is_plain(declared[1].decode("ascii")):
        raise InputError(
            f"XML in the encoding {declared[1].decode('ascii')!r} is not read",
            where=source.name,
            remedy="save it as UTF-8",
        )
    subset = _SUBSET.search(data)
    entity = data.find(b"<!ENTITY", subset.end()) if subset else -1
    if entity >= 0:
        raise InputError(
            "the file declares entities, which are not resolved",
            where=f"{source.name}:{data.count(10, 0, entity) + 1}",
            remedy=_MEND,
        )


def _is_plain(encoding: str) -> bool:
    try:
        return encoding.lower() == "utf-16" or bool(_PLAIN.match(codecs.lookup(encoding).name))
    except LookupError:
        return False
