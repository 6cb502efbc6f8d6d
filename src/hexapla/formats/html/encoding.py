"""From the bytes of a web page to its text, as browsers find the encoding (WHATWG Encoding).

The order: the command line, the byte order mark, what the page says, UTF-8, the language's old
code page. Nothing is guessed in silence: what is not certain comes back as a note.
"""

from __future__ import annotations

import codecs
import re

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.legacy import Reading, certain, odds, readings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE_UTF16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_DECLARED = (
    re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]+)"),
    re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.I),
)
_DECLARATION_WITHIN = 8192
# What browsers take for another encoding than its name says
_LABELS = {
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii"),
        "cp1252",
    ),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "chinese", "csgb2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-6-i", "iso-8859-6-e", "asmo-708", "arabic"), "iso8859-6"),
    **dict.fromkeys(("shift_jis", "x-sjis", "sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "unicode"), "utf-8"),
    "x-mac-cyrillic": "mac-cyrillic",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
}
_TEXTUAL = re.compile(
    r"(?:cp|windows|iso8859|iso-8859|utf-?(?:8|16|32)|gb|big5|koi8|mac|euc|shift_jis|ascii)"
)
_OLD_PAGE = {"ru": "cp1251", "ar": "cp1256", "zh": "gb18030"}
_PAGE_LANG = re.compile(rb"<(?:html|body)\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2})", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_BROKEN = 0.02
_SAMPLE = 50_000


def decoded(source: Source) -> tuple[str, tuple[str, ...]]:
    """The text of the page in *source*, and what people should know of how it was decoded.

    `InputError` where it is empty or binary, or where its encoding is unknown or plainly wrong.
    """
    data = source.data
    if not data.strip():
        raise InputError(
            "the file is empty", where=source.name, remedy="give a file that holds the text"
        )
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")):
        raise InputError(
            "this is not a web page, whatever its name says",
            where=source.name,
            remedy="give it the suffix of what it is",
        )
    text, notes = _read(source)
    if len(_CONTROLS.findall(text[:100_000])) > 0.01 * min(len(text), 100_000):
        raise InputError(
            "this is binary data, not a web page", where=source.name, remedy="give a web page"
        )
    return text, notes


def _read(source: Source) -> tuple[str, tuple[str, ...]]:
    data = source.data
    if source.encoding:
        return _lenient(source, _named(source), data)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(source, name, data[len(mark) :])
    for start, name in _BARE_UTF16:
        if data.startswith(start):
            return _lenient(source, name, data)
    declared = _declared(data)
    utf8 = _strict(data, "utf-8")
    if utf8 is None:
        return _old(source, declared)
    doubt = declared not in ("", "utf-8") and not data.isascii()
    return utf8, (
        f"the page says that it is in {declared}; it is UTF-8 and was read so",
    ) if doubt else ()


def _old(source: Source, declared: str) -> tuple[str, tuple[str, ...]]:
    """A page that is not UTF-8: as it says, unless its letters say otherwise beyond doubt."""
    found = readings(source.data, source.lang)
    likely = found[0] if certain(found) else None
    if declared and (likely is None or not _is_wrong(declared, likely, source.data)):
        return _lenient(source, declared, source.data)
    text, notes = _lenient(source, likely.codec if likely else _by_lang(source), source.data)
    shown = likely.name if likely else _by_lang(source)
    if declared:
        return text, (
            f"the page says that it is in {declared}, but is in {shown} by its letters",
            *notes,
        )
    return text, (f"the page does not say its encoding and was read as {shown}", *notes)


def _is_wrong(declared: str, likely: Reading, data: bytes) -> bool:
    """Whether the page is certainly not in the encoding that it declares."""
    text = _strict(data, declared)
    if text is None or text == _strict(data, likely.codec):
        return text is None
    return odds(text[:_SAMPLE]) < 0 < likely.odds


def _by_lang(source: Source) -> str:
    said = _PAGE_LANG.search(source.data[:_DECLARATION_WITHIN])
    lang = source.lang or (said[1].decode().lower() if said else "")
    return _OLD_PAGE.get(lang, "cp1252")


def _declared(data: bytes) -> str:
    """The codec that the page asks for; `""` where it asks for none that is known."""
    for pattern in _DECLARED:
        found = pattern.search(data[:_DECLARATION_WITHIN])
        if found and (codec := _codec(found[1].decode("ascii", "replace"))):
            return codec
    return ""


def _named(source: Source) -> str:
    codec = _codec(source.encoding)
    if not codec:
        raise InputError(
            f"the encoding {source.encoding[:40]!r} is not known",
            where=source.name,
            remedy="name another with --encoding, for instance windows-1251",
        )
    return codec


def _codec(label: str) -> str:
    """The codec for what browsers call *label*; `""` where none makes text of it."""
    lowered = label.strip().lower()
    try:
        found = codecs.lookup(_LABELS.get(lowered, lowered)).name
    except (LookupError, ValueError):
        return ""
    return found if _TEXTUAL.match(found) else ""


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _lenient(source: Source, name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    text = data.decode(name, "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if broken <= 0:
        return text, ()
    if broken > max(3, _MOST_BROKEN * len(text)):
        raise InputError(
            f"the page is not in {name}, as it is said to be",
            where=source.name,
            remedy="name its encoding with --encoding",
        )
    marks = "1 place is" if broken == 1 else f"{broken:,} places are"
    return text, (f"{marks} not valid {name} and stand as U+FFFD",)
