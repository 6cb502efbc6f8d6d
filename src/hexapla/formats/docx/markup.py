"""The names of WordprocessingML, and how its attributes are read where files do not keep to it.

Knows no document: what the values mean is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"

STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": LINKS,
}
"""The namespaces of ISO 29500 Strict, and those of the Transitional files that Word writes."""

ALTERNATIVES = f"{{{_COMPATIBLE}}}AlternateContent"
_CHOICE, _FALLBACK = f"{{{_COMPATIBLE}}}Choice", f"{{{_COMPATIBLE}}}Fallback"
_OFF = frozenset({"0", "false", "off"})


@cache
def w(name: str) -> str:
    """The full name of `w:name`."""
    return f"{{{MAIN}}}{name}"


VAL = w("val")


def child(node: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element under *node* at *path*, names without their prefix; `None`: there is none."""
    for name in path:
        if node is None:
            return None
        node = next(node.iterchildren(w(name)), None)
    return node


def value(node: etree._Element | None, *path: str) -> str:
    """`w:val` of the element at *path* under *node*; `""` where there is none."""
    found = child(node, *path)
    return "" if found is None else found.get(VAL) or ""


def flag(node: etree._Element | None, name: str) -> bool | None:
    """What the on-off property *name* in *node* says; `None` where it says nothing."""
    found = None if node is None else node.find(w(name))
    return None if found is None else is_on(found)


def is_on(node: etree._Element) -> bool:
    """What the on-off property *node* says."""
    return (node.get(VAL) or "1").lower() not in _OFF


def integer(text: str | None, default: int) -> int:
    """*text* as a number of at most six digits, *default* where it is none."""
    if text is None:
        return default
    bare = text.strip()
    digits = bare[1:] if bare[:1] in ("-", "+") else bare
    return int(bare) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else default


def alternative(node: etree._Element) -> Iterator[etree._Element]:
    """What is inside `mc:AlternateContent`: of the first choice that holds text, else the fallback.

    Never both: they say the same.
    """
    choices = node.findall(_CHOICE)
    chosen = next((c for c in choices if next(c.iter(w("t")), None) is not None), None)
    if chosen is None:
        fallback = node.find(_FALLBACK)
        chosen = fallback if fallback is not None else next(iter(choices), None)
    return iter(()) if chosen is None else iter(chosen)
