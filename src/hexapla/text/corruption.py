"""What in a text was lost or garbled on its way: characters that no text has, words decoded wrongly.

It says what stands there and, where that is certain, what stood there before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.text.address_like import address_like
from hexapla.text.dictionary import is_word
from hexapla.text.faults import Fault, around, character_name
from hexapla.text.mojibake import garbled

_LOST_WORDS = re.compile(r"(?<![?!])(?:\?{2,}(?:[ ,;.-]+\?{2,})+|\?{4,})(?![?!])")
"""Words, or one longer word, of which every letter became a question mark."""

_HAN = "\u3400-\u9fff"
_LOST_IDEOGRAPHS = re.compile(
    rf"{_LOST_WORDS.pattern}|(?:^|(?<=[{_HAN}]))\?{{2,}}(?=[{_HAN}\u3001\u3002\uff09\uff0c\uff1b])"
)
"""The same, or a word of ideographs, before another one or a mark of its script."""

_LOST_LETTER = re.compile(r"(?<=[^\W\d_A-Z])\?(?=[^\W\d_A-Z])|(?<=[^\W\d_] )\?(?=[^\W\d_A-Z])")
"""A question mark inside a word, or one that begins a word."""

_LOST_END = re.compile(r"(?<![^\s(])(?P<word>[^\W\d_]{3,})\?(?= [^\W\d_])")
"""A question mark that ends a word in the midst of a sentence, in small letters and followed by them."""


def corrupt(text: str, lang: Lang) -> tuple[Fault, ...]:
    """What is corrupt in *text*, a text in *lang*, in order."""
    if text.isascii() and text.isprintable() and "?" not in text:
        return ()
    spaced = profile(lang).typography.spaced
    faults = [*_garbled(text, lang)]
    taken = [fault.span for fault in faults]
    for fault in (*_odd(text, spaced=spaced), *_question_marks(text, lang)):
        if not any(fault.span.overlaps(span) for span in taken):
            faults.append(fault)
    return tuple(sorted(faults, key=lambda fault: fault.span))


def _garbled(text: str, lang: Lang) -> Iterator[Fault]:
    western = profile(lang).script == "Latn"
    done = 0
    found = garbled(text, lang)
    for index, (span, meant) in enumerate(found):
        start, stop = around(text, span.start, span.stop, spaced=western)
        start = max(start, done)
        if index + 1 < len(found):
            stop = max(span.stop, min(stop, found[index + 1][0].start))
        done = stop
        mended = text[start : span.start] + meant + text[span.stop : stop]
        yield Fault(Span(start, stop), "text decoded in a wrong encoding", mended)


def _odd(text: str, *, spaced: bool) -> Iterator[Fault]:
    odd = "".join(char for char in sorted(set(text)) if _is_odd(char))
    done = 0
    for match in re.finditer(f"[{re.escape(odd)}]", text) if odd else ():
        at, char = match.start(), match[0]
        if at < done:
            continue
        start, stop = around(text, at, at + 1, spaced=spaced and char == "\ufffd")
        while stop < len(text) and _is_odd(text[stop]):
            _, stop = around(text, stop, stop + 1, spaced=spaced and char == "\ufffd")
        start, done = max(start, done), stop
        yield Fault(Span(start, stop), _what(char), _western(text[start:stop]))


@cache
def _is_odd(char: str) -> bool:
    """Whether no text has *char*: a control, a surrogate, private, lost or not assigned."""
    if char < "\u0300" and not "\u007f" <= char <= "\u009f" and char >= " ":
        return False
    if char == "\ufffd":
        return True
    category = unicodedata.category(char)
    if category == "Cn":
        # Newer editions of Unicode add emoji and ideographs beyond the basic plane.
        return char < "\U00010000" or (ord(char) & 0xFFFE) == 0xFFFE
    return category in ("Co", "Cs") or (category == "Cc" and char not in "\t\n\r")


def _what(char: str) -> str:
    kinds = {"Cc": "a control character", "Co": "a character of private use", "Cs": "half a character"}
    kind = kinds.get(unicodedata.category(char), "no character of a text")
    return (
        f"{kind}, {character_name(char)}"
        if char != "\ufffd"
        else f"a lost character, {character_name(char)}"
    )


def _western(stretch: str) -> str | None:
    """The marks of windows-1252 that controls of the same number stand for; `None`: not only those."""
    try:
        meant = stretch.encode("latin-1").decode("cp1252")
    except UnicodeError:
        return None
    return meant if stretch and all("\u0080" <= char <= "\u009f" for char in stretch) else None


def _question_marks(text: str, lang: Lang) -> Iterator[Fault]:
    if "?" not in text:
        return
    spaced = profile(lang).typography.spaced
    for match in (_LOST_WORDS if spaced else _LOST_IDEOGRAPHS).finditer(text):
        yield Fault(Span(*match.span()), "question marks in the place of words", None)
    addresses = address_like(text)
    places = [match.span() for match in _LOST_LETTER.finditer(text)] if spaced else []
    places += [match.span() for match in _LOST_END.finditer(text) if _ends_broken(match, text, lang)]
    for place in places:
        word = Span(*around(text, *place, spaced=spaced))
        if not any(word.overlaps(address) for address in addresses):
            yield Fault(word, "a question mark in the place of a letter", None)


def _ends_broken(match: re.Match[str], text: str, lang: Lang) -> bool:
    """Whether what stands before the question mark is no word, and the sentence goes on after it."""
    word = match["word"]
    return word.islower() and text[match.end() + 1].islower() and is_word(word, lang) is False
