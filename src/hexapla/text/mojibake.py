"""Stretches of a text that were decoded in a wrong encoding before they came here, and what they were.

UTF-8 has a form that no natural text takes by accident: where letters turn back into bytes of an
encoding, and those are UTF-8 for letters of the language's own script, the text was decoded
wrongly. Whole files are the business of the readers; nothing is mended here.
"""

from __future__ import annotations

import re
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.text.scripts import Script, script_of

Garbled = tuple[tuple[Span, str], ...]
"""Stretches of a text, in order, and what each was."""

_READ_AS = ("cp1252", "cp1251", "cp1256", "mac_roman")
"""Encodings that UTF-8 is taken for; the first stands for ISO 8859-1 as well."""

_WRITTEN_IN: dict[Script, str] = {"Cyrl": "cp1251", "Arab": "cp1256", "Hans": "gb18030"}
"""What a text in a script was written in before UTF-8, and is then read as windows-1252."""

_SEQUENCE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
"""Bytes of one character of UTF-8, each as the character of the same number."""

_LEADS = ("\u00c2", "\u00f4")
"""The first and the last of the bytes that such a sequence begins with."""

_ACCENTED = frozenset("ÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÝàâäáãåæçèéêëìíîïñòóôöõøùúûüýÿŒœ")
"""Letters beyond ASCII of the languages written in Latin letters, names included."""

_MARKS = frozenset(
    "\u00a0\u00a1\u00a7\u00aa\u00ab\u00b0\u00ba\u00bb\u00bf\u2010\u2011\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u202f"
)
"""Marks beyond ASCII that are usual in all of them."""

_LEGACY = re.compile(
    "[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]+"
)
"""Characters of windows-1252 beyond ASCII."""

_LEAST = 4
"""So many of them in a row are no word of any language."""

_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\ue000-\uf8ff\uff00-\uffef\u20ac\u3000-\u303f]{4,}")
_ROUNDS = 3
"""How often a text is taken to have been decoded wrongly, at most."""


def garbled(text: str, lang: Lang) -> Garbled:
    """The stretches of *text*, in *lang*, that were decoded wrongly, and what each was; in order."""
    if text.isascii():
        return ()
    script = profile(lang).script
    # What is UTF-8 is surely that; the older encodings are only known by what comes out.
    return _utf8(text, script) or _legacy(text, script) or _ideographs(text, script)


def _size(found: Garbled) -> int:
    """How many characters a reading restores."""
    return sum(len(meant) for _, meant in found)


def _utf8(text: str, script: Script) -> Garbled:
    """Stretches that are UTF-8 read as an encoding of one byte a character."""
    return max((_utf8_read_as(codec, text, script) for codec in _READ_AS), key=_size)


def _utf8_read_as(codec: str, text: str, script: Script) -> Garbled:
    if not any(_LEADS[0] <= _bytes_of(codec).get(ord(char), "") <= _LEADS[1] for char in set(text)):
        return ()
    found = [
        (Span(*match.span()), char)
        for match in _SEQUENCE.finditer(text.translate(_bytes_of(codec)))
        if (char := _own(match[0], script))
    ]
    stretches = _stretches(found)
    if not any(_is_strong(stretch, text, script) for stretch in stretches):
        return ()
    # Beside what is certain, a letter by itself is believed too.
    return tuple(
        (Span(s[0][0].start, s[-1][0].stop), _again("".join(char for _, char in s), script))
        for s in stretches
        if _is_strong(s, text, script) or not text[max(0, s[0][0].start - 1) : s[0][0].start].isalpha()
    )


def _again(text: str, script: Script) -> str:
    """*text* after what was decoded wrongly twice is mended again."""
    for _ in range(_ROUNDS - 1):
        found = _utf8(text, script)
        if not found:
            break
        for span, meant in reversed(found):
            text = text[: span.start] + meant + text[span.stop :]
    return text


@cache
def _bytes_of(codec: str) -> dict[int, str]:
    """For `str.translate`: the characters of *codec* beyond ASCII as those numbered like its bytes."""
    table = {}
    for byte in range(0x80, 0x100):
        char = bytes([byte]).decode(codec, "ignore")
        # What the encoding leaves out is kept by decoders as a control of the same number.
        table[ord(char) if char else byte] = chr(byte)
    kept = {number: chr(number) for number in range(0x80, 0xA0)} if codec == "cp1252" else {}
    # Any other character is none of this encoding.
    others = dict.fromkeys(range(128, 256), "Ā")
    return {**others, **kept, **table}


def _own(sequence: str, script: Script) -> str:
    """The character that *sequence* is in UTF-8, where a text in *script* has it; else `""`."""
    try:
        char = sequence.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return ""
    if char in _MARKS:
        return char
    if script == "Latn":
        return char if char in _ACCENTED else ""
    return char if script_of(char) == script or _is_mark_of(char, script) else ""


def _is_mark_of(char: str, script: Script) -> bool:
    low, high = {"Arab": ("\u060c", "\u066d"), "Hans": ("\u3001", "\u3011")}.get(script, ("", ""))
    return low <= char <= high or (script == "Hans" and "\uff01" <= char <= "\uff5e")


def _stretches(found: list[tuple[Span, str]]) -> list[list[tuple[Span, str]]]:
    """The characters *found*, those that touch together."""
    stretches: list[list[tuple[Span, str]]] = []
    for span, char in found:
        if stretches and stretches[-1][-1][0].stop == span.start:
            stretches[-1].append((span, char))
        else:
            stretches.append([(span, char)])
    return stretches


def _is_strong(stretch: list[tuple[Span, str]], text: str, script: Script) -> bool:
    """Whether the *stretch* of *text* is no accident: two characters in a row, or an odd one."""
    first, meant = stretch[0]
    lead = text[first.start]
    if len(stretch) > 1 or first.stop - first.start > 2:
        return True
    if script != "Latn" and (script_of(lead) == script or meant in _MARKS):
        return False
    # A capital with circumflex may end a word before a quotation mark or a space.
    return meant not in _MARKS or not text[max(0, first.start - 1) : first.start].isupper()


def _legacy(text: str, script: Script) -> Garbled:
    """Stretches that are an older encoding of *script* read as windows-1252."""
    codec = _WRITTEN_IN.get(script)
    if codec is None:
        return ()
    found = [
        (Span(*match.span()), meant)
        for match in _LEGACY.finditer(text)
        if (meant := _decoded(match[0], "cp1252", codec)) and _letters(meant, script) >= 0.8 * len(meant)
    ]
    return tuple(found) if any(span.stop - span.start >= _LEAST for span, _ in found) else ()


def _letters(text: str, script: Script) -> int:
    return sum(script_of(char) == script or char in "\u00ab\u00bb" for char in text)


def _ideographs(text: str, script: Script) -> Garbled:
    """Stretches that are UTF-8 read as the older encoding of Chinese."""
    if script != "Hans":
        return ()
    found = []
    for match in _IDEOGRAPHS.finditer(text):
        meant = _decoded(match[0], "gb18030", "utf-8")
        if meant and all(script_of(char) == script or _is_mark_of(char, script) for char in meant):
            found.append((Span(*match.span()), meant))
    return tuple(found)


def _decoded(text: str, read_as: str, written_in: str) -> str:
    try:
        return text.encode(read_as).decode(written_in)
    except UnicodeError:
        return ""
