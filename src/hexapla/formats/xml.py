"""XML as every format here reads it: no entities, no DTD, no network, errors with file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hexapla.errors import InputError

if TYPE_CHECKING:
    from lxml import etree

_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[.*?\])?\s*+>)\s*+)*+<", re.S
)


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of the XML in *data*; *name* is the file's.

    `InputError` where it is not well-formed, defines or uses entities, or nests too deep.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise InputError(
            f"not well-formed XML: {error.msg}",
            where=f"{name}:{line}",
            remedy="mend the file or export it again",
        ) from error
    for entity in root.iter(etree.Entity):
        raise InputError(
            f"the entity {entity.text} is not resolved",
            where=f"{name}:{entity.sourceline}",
            remedy="mend the file or export it again",
        )
    return root


def local_name(node: etree._Element) -> str:
    """The name of *node* without its namespace; `""` for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def root_of(head: bytes) -> tuple[str, str]:
    """Local name and namespace of the root element that *head* begins, a file's first bytes.

    `("", "")` where they begin no XML. UTF-16 is read by its mark.
    """
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    begins = _PROLOG.match(head)
    if begins is None:
        return "", ""
    tag = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)([^>]*)").match(
        head, begins.end() - 1
    )
    if tag is None:
        return "", ""
    prefix, name, attributes = tag.groups()
    wanted = rb"xmlns:" + re.escape(prefix) if prefix else rb"xmlns"
    spaces = re.search(rb"(?<![\w:])" + wanted + rb"\s*=\s*[\"']([^\"']*)", attributes)
    return name.decode("ascii", "replace"), spaces[1].decode("utf-8", "replace") if spaces else ""
