"""What TBX calls things: dialects and their categories, names of elements, ids as XML has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hexapla.errors import InputError

DialectName = Literal["core", "min", "basic"]
Style = Literal["dca", "dct"]

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
"""The namespaces of the categories in the style that names them as elements."""

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SUPERSEDED_BY = "superseded by"
"""What the cross reference of a concept says that is to be used no more."""

_SCHEMAS = "https://raw.githubusercontent.com/LTAC-Global"
_RELAX_NG = "http://relaxng.org/ns/structure/1.0"
_NVDL = "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0"
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")
_NOT_IN_ID = re.compile(r"_(?=x[0-9A-F]{4,6}_)|[^A-Za-z0-9_.\-]|^[0-9.\-]")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A public dialect of TBX."""

    type: str
    modules: tuple[str, ...]
    """The modules of categories that it has besides the core."""

    def schema(self, style: Style) -> tuple[str, str]:
        """Where the schema stands, and the kind of schema that it is."""
        if not self.modules:
            return f"{_SCHEMAS}/TBX-Core_dialect/master/Schemas/TBXcoreStructV03.rng", _RELAX_NG
        folder = f"{_SCHEMAS}/{self.type}_dialect/master"
        if style == "dct":
            return f"{folder}/DCT/{self.type}.nvdl", _NVDL
        return f"{folder}/DCA/TBXcoreStructV03_{self.type}_integrated.rng", _RELAX_NG


DIALECTS: Mapping[DialectName, Dialect] = {
    "core": Dialect("TBX-Core", ()),
    "min": Dialect("TBX-Min", ("min",)),
    "basic": Dialect("TBX-Basic", ("min", "basic")),
}
TYPES = frozenset(dialect.type.lower() for dialect in DIALECTS.values())
TYPES_2 = TYPES | {"tbx", "tbx-default"}
"""The dialects of version 2 that are read, in lower case."""

MODULE_OF = {
    **dict.fromkeys(("subjectField", "administrativeStatus", "partOfSpeech"), "min"),
    **dict.fromkeys(("definition", "source", "termType", "crossReference"), "basic"),
}
"""The module that each category belongs to."""


def checked(text: str, where: str) -> str:
    """*text*, if XML can hold it; `InputError` with its first control character otherwise."""
    bad = _ILLEGAL.search(text)
    if bad:
        raise InputError(
            f"XML cannot hold the character U+{ord(bad[0]):04X} in {text!r}",
            where=where,
            remedy="take the character out",
        )
    return text


def escaped(identifier: str, where: str) -> str:
    """*identifier* as an XML name; other characters as `_x0020_`."""
    return _NOT_IN_ID.sub(lambda match: f"_x{ord(match[0]):04X}_", checked(identifier, where))


def unescaped(identifier: str) -> str:
    """The id that `escaped` made into *identifier*; what names no character stays as it is."""
    return _ESCAPED.sub(_character, identifier) if "_x" in identifier else identifier


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]
