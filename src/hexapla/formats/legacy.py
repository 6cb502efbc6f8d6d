"""Which encoding bytes are in that do not say it: by strict decoding, and by how usual the letters are.

Decides only where one reading is far more likely than all others; never guesses.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from math import log

from hexapla.formats.letters import SCRIPTS, likelihood
from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.text.scripts import Script

CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffe\uffff\ue000-\uf8ff]")
"""What no text holds, private use included: it stands for bytes that a code page leaves open."""

_PAGES: tuple[tuple[str, str, tuple[Script, ...]], ...] = (
    ("windows-1252", "cp1252", ("Latn",)),
    ("iso-8859-15", "iso8859_15", ("Latn",)),
    ("macintosh", "mac_roman", ("Latn",)),
    ("ibm850", "cp850", ("Latn",)),
    ("windows-1251", "cp1251", ("Cyrl",)),
    ("koi8-r", "koi8_r", ("Cyrl",)),
    ("iso-8859-5", "iso8859_5", ("Cyrl",)),
    ("ibm866", "cp866", ("Cyrl",)),
    ("x-mac-cyrillic", "mac_cyrillic", ("Cyrl",)),
    ("windows-1256", "cp1256", ("Arab",)),
    ("iso-8859-6", "iso8859_6", ("Arab",)),
    ("gb18030", "gb18030", ("Hans",)),
    ("big5", "big5", ("Hans",)),
    ("big5", "cp950", ("Hans",)),
)
_WIDE: tuple[tuple[str, str, tuple[Script, ...]], ...] = (
    ("utf-16-le", "utf_16_le", SCRIPTS),
    ("utf-16-be", "utf_16_be", SCRIPTS),
    ("utf-32-le", "utf_32_le", SCRIPTS),
    ("utf-32-be", "utf_32_be", SCRIPTS),
)
NAMES: tuple[str, ...] = ("utf-8", "utf-16", "utf-32", *dict.fromkeys(page[0] for page in _PAGES))
"""The encodings that are found without being named."""

_HINT = 4.0
"""Log odds that the language said for a file is right: about 50 to 1."""

_OLD = ("macintosh", "ibm850", "ibm866", "x-mac-cyrillic")
_RARE = 4.0
"""Log odds against code pages of systems long gone, and UTF-16 without a single blank: about 50 to 1."""

_APART = 3.0
"""Log odds between the likeliest reading and the next: about 20 to 1."""

_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalpha())
_PIECE, _HEAD, _BACK = 512, 16_384, 4096
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The bytes as one encoding has them; *odds* that this is right, as a logarithm."""

    name: str
    codec: str
    text: str
    odds: float


def readings(data: bytes, lang: Lang | None, *, wide: bool = False) -> tuple[Reading, ...]:
    """The possible readings of *data*, the likeliest first; those of the same text are one.

    *wide*: as UTF-16 and UTF-32 without their marks alone. Works on a sample of bounded size.
    """
    found: dict[str, Reading] = {}
    pieces = [data[:_HEAD]] if wide else sampled(data)
    for name, codec, scripts in _WIDE if wide else _PAGES:
        text = _decoded(pieces, codec)
        known = {reading.name for reading in found.values()}
        if not text or text in found or name in known or CONTROLS.search(text):
            continue
        rare = name in _OLD or (wide and 0 not in data)
        found[text] = Reading(name, codec, text, odds(text, scripts, lang) - rare * _RARE)
    return tuple(sorted(found.values(), key=lambda reading: -reading.odds))


def certain(found: tuple[Reading, ...]) -> bool:
    """Whether the first of *found* is likely, and far more so than the others."""
    if not found or found[0].odds < 0:
        return False
    return len(found) == 1 or found[0].odds - found[1].odds >= _APART


def odds(text: str, scripts: tuple[Script, ...] = SCRIPTS, lang: Lang | None = None) -> float:
    """The best log odds of *text* in any of *scripts*; *lang*: the language it is said to be in."""
    said = profile(lang).script if lang else None
    latin = _latin(text)
    return max(
        likelihood(text, script)
        + (_HINT if script == said else 0.0)
        + (latin if script == "Latn" else 0.0)
        for script in scripts
    )


def _latin(text: str) -> float:
    """Log odds, of 400 to 1 at most, that the letters of ASCII in *text* are its own."""
    ascii_text = text.encode("ascii", "ignore")
    others = len(text) - len(ascii_text)
    ascii_letters = len(ascii_text.translate(None, _NO_LETTERS))
    return min(6.0, 1.5 * log(ascii_letters / others)) if ascii_letters > others > 0 else 0.0


def _decoded(pieces: list[bytes], codec: str) -> str | None:
    """The pieces read one by one, strictly but for a character that is cut at an end."""
    texts: list[str] = []
    for piece in pieces:
        try:
            texts.append(codecs.getincrementaldecoder(codec)().decode(piece))
        except UnicodeDecodeError:
            return None
    return "\n".join(texts)


def sampled(data: bytes) -> list[bytes]:
    """Stretches of *data* around bytes beyond ASCII: the first ones, and one for each such byte.

    A stretch begins where no character of more than one byte can be cut: after a blank.
    """
    spans: list[tuple[int, int]] = []
    taken, high = 0, _HIGH.search(data)
    while high and taken < _HEAD:
        taken += _take(spans, data, high.start())
        high = _HIGH.search(data, spans[-1][1])
    taken_to = spans[-1][1] if spans else 0
    for byte in range(0x80, 0x100):
        at = data.find(byte, taken_to)
        if at >= 0:
            _take(spans, data, at)
    return [data[start:stop] for start, stop in spans]


def _take(spans: list[tuple[int, int]], data: bytes, at: int) -> int:
    """Add the stretch around *at* to *spans*, or lengthen the last one; how many bytes that added."""
    start, stop = _blank_before(data, at), at + _PIECE
    last = spans[-1] if spans else (0, 0)
    if spans and start <= last[1] and at >= last[0]:
        spans[-1] = (last[0], max(last[1], stop))
        return max(0, stop - last[1])
    spans.append((start, stop))
    return stop - start


def _blank_before(data: bytes, at: int) -> int:
    low = max(0, at - _BACK)
    blank = max(data.rfind(b"\n", low, at), data.rfind(b" ", low, at), data.rfind(b"\r", low, at))
    return blank + 1 if blank >= 0 else low
