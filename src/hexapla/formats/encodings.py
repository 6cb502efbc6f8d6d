"""The text of a file in whatever encoding: said by its mark, named, or found with certainty.

Refuses what it cannot read for certain, with the line; tells which legacy encoding was taken and
whether an earlier program decoded the text wrongly. Never replaces or drops a character.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.legacy import NAMES, certain, odds, readings
from hexapla.formats.mojibake import remarks

# The longer mark first: that of UTF-32 begins as that of UTF-16 does.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLANK = b" \t\r\n\f\v\x1a"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_C1 = re.compile("[\x80-\x9f]")
_LINE_END = re.compile("\r\n|\r|\n|\u2028|\u2029")
_HALF_PAIR = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SHARE_OF_CONTROLS = 0.01
_MUCH_LIKELIER = 12.0
"""Log odds beyond which a named encoding is doubted aloud."""

# Ways of writing that Python calls encodings: of domain names, of its own literals.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_SAVE = "save it as UTF-8, or name its encoding with --encoding"
_BINARY = "this is binary data, not text"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what people should know of how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(source: Source) -> Decoded:
    """The text of *source*, without a byte order mark.

    `InputError` where it is empty, binary, damaged, holds characters that no text holds, is in no
    known encoding, or may be in several.
    """
    if not source.data.strip(_BLANK):
        raise _empty(source)
    read = _named(source) if source.encoding else _found(source)
    text = read.text.removeprefix("\ufeff")
    if not text.strip():
        raise _empty(source)
    _refuse_controls(text, source)
    return Decoded(text, read.encoding, (*read.notes, *remarks(text)))


def _empty(source: Source) -> InputError:
    return InputError("the file is empty", where=source.name, remedy="give a file that holds the text")


def _marked(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _named(source: Source) -> Decoded:
    """*source* read in the encoding that was named."""
    codec, said = _codec(source), source.encoding
    marked = _marked(source.data)
    if marked and not marked.startswith(codec.name.removesuffix("-sig")):
        raise InputError(
            f"the file begins with the mark of {marked.upper()} and is not in {said}",
            where=source.name,
            remedy="leave --encoding out",
        )
    text = _strict(source, _end_first(source, codec.name) if not marked else codec.name, said)
    best = readings(source.data, source.lang)[:1]
    notes = []
    if best and not text.isascii() and best[0].odds - odds(text[:20_000]) > _MUCH_LIKELIER:
        notes.append(f"read as {said}, as was said; it looks more like {best[0].name}")
    return Decoded(text, said, tuple(notes))


def _end_first(source: Source, codec: str) -> str:
    """*codec*, with the order of the bytes where it leaves it open and no mark says it."""
    if codec not in ("utf-16", "utf-32"):
        return codec
    found = [r for r in readings(source.data, source.lang, wide=True) if r.name.startswith(codec)]
    return found[0].codec if found else f"{codec}-be"


def _codec(source: Source) -> codecs.CodecInfo:
    """The codec of the encoding that was named; `InputError` with near names where there is none."""
    try:
        "a".encode(source.encoding)
        codec = codecs.lookup(source.encoding)
    except (LookupError, ValueError):
        codec = None
    if codec is None or codec.name in _NO_CHARSETS:
        import difflib
        from encodings.aliases import aliases

        known = sorted({*NAMES, *(name.replace("_", "-") for name in aliases)})
        near = difflib.get_close_matches(source.encoding.lower().replace("_", "-"), known, 3, 0.6)
        raise InputError(
            f"unknown encoding {source.encoding!r}",
            where=source.name,
            remedy=f"did you mean {' or '.join(near)}?" if near else f"use one of {', '.join(NAMES)}",
        )
    return codec


def _found(source: Source) -> Decoded:
    """*source* read in the encoding that its mark says or its bytes show."""
    data = source.data
    if marked := _marked(data):
        return Decoded(_strict(source, marked, marked.upper()), marked)
    if b"\x00" in data:
        return _wide(source)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(source, error)


def _wide(source: Source) -> Decoded:
    """*source*, which holds zero bytes, as UTF-16 or UTF-32 without their marks."""
    found = readings(source.data, source.lang, wide=True)
    if certain(found) and (found[0].odds > 0 or _mostly_ascii(found[0].text)):
        name = found[0].name
        kind = (
            f"{name[:6].upper()} without its mark ({'little' if name.endswith('le') else 'big'}-endian)"
        )
        return Decoded(_strict(source, name, name.upper()), name, (f"read as {kind}",))
    head = source.data[:65_536]
    if len(_CONTROL_BYTES.findall(head)) > _SHARE_OF_CONTROLS * len(head):
        raise InputError(_BINARY, where=source.name, remedy="give a text file")
    line = _line_of_byte(source.data, source.data.index(0))
    raise InputError(
        "the text holds a NUL character", where=f"{source.name}:{line}", remedy="take it out"
    )


def _mostly_ascii(text: str) -> bool:
    return len(text.encode("ascii", "ignore")) > 0.9 * len(text)


def _not_utf8(source: Source, error: UnicodeDecodeError) -> Decoded:
    data = source.data
    where = f"{source.name}:{_line_of_byte(data, error.start)}"
    if _HALF_PAIR.match(data, error.start) and _is_utf8_but_for_half_pairs(data):
        raise InputError(
            "the text holds half of a surrogate pair, which is no character",
            where=where,
            remedy="save the original again as UTF-8",
        )
    if _mostly_utf8(data):
        raise InputError(
            f"the text is UTF-8 that was damaged or cut off (byte 0x{data[error.start]:02X})",
            where=where,
            remedy="save or fetch the file again",
        )
    wide = readings(data, source.lang, wide=True) if len(data) % 2 == 0 else ()
    found = tuple(sorted((*readings(data, source.lang), *wide), key=lambda reading: -reading.odds))
    if certain(found) and _tells(data):
        best = found[0]
        return Decoded(_strict(source, best.codec, best.name), best.name, (f"read as {best.name}",))
    if not found or found[0].odds < 0:
        raise InputError(
            f"the text is neither UTF-8 (byte 0x{data[error.start]:02X}) nor in another known encoding",
            where=where,
            remedy=_SAVE,
        )
    rivals = [found[0].name, *(r.name for r in found[1:] if found[0].odds - r.odds < 3)]
    rivals += [r.name for r in found[1:2] if len(rivals) == 1]
    raise InputError(
        f"the text may be in {' or '.join(dict.fromkeys(rivals))}",
        where=where,
        remedy=f"name the right one with --encoding, such as --encoding {rivals[0]}",
    )


def _tells(data: bytes) -> bool:
    """Whether there are letters enough for what is likely to be certain."""
    letters = sum(1 for byte in data[:_ENOUGH] if byte > 127 or chr(byte).isalpha())
    return letters >= _FEWEST_LETTERS


_FEWEST_LETTERS, _ENOUGH = 4, 4096


def _is_utf8_but_for_half_pairs(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether what is beyond ASCII is UTF-8, and usual, but for a few bytes."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(data) - len(text.encode("ascii", "ignore")) - bad
    return good >= 6 * bad and odds(text[:50_000].replace("\ufffd", "")) > 0


def _strict(source: Source, codec: str, name: str) -> str:
    try:
        return source.data.decode(codec)
    except UnicodeDecodeError as error:
        whole = source.data[: error.start].decode(codec, "ignore")
        end = error.reason in (
            "truncated data",
            "unexpected end of data",
            "incomplete multibyte sequence",
        )
        what = "ends in the middle of a character" if end else f"does not fit {name}"
        raise InputError(
            f"the text {what} (byte 0x{source.data[error.start]:02X})",
            where=f"{source.name}:{len(_LINE_END.findall(whole)) + 1}",
            remedy="save or fetch the file again" if end else _SAVE,
        ) from error


def _line_of_byte(data: bytes, at: int) -> int:
    head = data[:at]
    return head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n") + 1


def _refuse_controls(text: str, source: Source) -> None:
    """`InputError` for NULs, for the controls U+0080 to U+009F, and for more than a few others."""
    if "\x00" in text:
        line = len(_LINE_END.findall(text, 0, text.index("\x00"))) + 1
        raise InputError(
            "the text holds a NUL character", where=f"{source.name}:{line}", remedy="take it out"
        )
    if len(_CONTROLS.findall(text)) > _SHARE_OF_CONTROLS * len(text):
        raise InputError(_BINARY, where=source.name, remedy="give a text file")
    if not text.isascii() and (control := _C1.search(text)):
        line = len(_LINE_END.findall(text, 0, control.start())) + 1
        raise InputError(
            f"the text holds the control character U+{ord(control[0]):04X}",
            where=f"{source.name}:{line}",
            remedy="it was decoded wrongly before: save the original again as UTF-8",
        )
