"""Plain text, as it is saved from a PDF or a word processor, in UTF-8 or UTF-16 with its mark."""

from __future__ import annotations

import codecs
import hashlib
import re

from hexapla.errors import InputError
from hexapla.formats.format import Format
from hexapla.model import Location, RawBlock, RawDocument

_LINE_ENDS = re.compile("\r\n|\r|\n|\u2028|\u2029|(?=\f)")

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_SHARE_OF_CONTROLS = 0.01


def decoded(data: bytes, where: str) -> str:
    """The text of *data*; `InputError` where it is empty, binary or not in a known encoding."""
    if not data.strip():
        raise InputError("the file is empty", where=where, remedy="give a file that holds the text")
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _decode(data, encoding, where)
    if b"\x00" in data[:4096]:
        raise InputError("this is binary data, not text", where=where, remedy="give a text file")
    text = _decode(data, "utf-8-sig", where)
    if len(_CONTROLS.findall(text)) > _SHARE_OF_CONTROLS * len(text):
        raise InputError("this is binary data, not text", where=where, remedy="give a text file")
    return text


def _decode(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"the text is not UTF-8 (byte 0x{data[error.start]:02X})",
            where=f"{where}:{line}",
            remedy="save it as UTF-8",
        ) from error


def printed_lines(text: str) -> tuple[RawBlock, ...]:
    """The lines of *text* that are not blank, with their line numbers."""
    lines = _LINE_ENDS.split(text)
    return tuple(
        RawBlock(line.replace("\t", " "), Location(line=number, column=1))
        for number, line in enumerate(lines, 1)
        if line.strip(" \t\u00a0\u3000")
    )


def read(data: bytes, where: str) -> RawDocument:
    """The printed lines of a plain text."""
    text = decoded(data, where)
    return RawDocument(printed_lines(text), "line", hashlib.sha256(data).hexdigest())


FORMAT = Format("text", (".txt", ".text"), read)
