"""Defects of conversion: bytes read in a wrong encoding, letters lost, invisible ones, split words.

Only words are spoilt, never symbols, addresses or names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from hexapla.evaluate.seeding.marks import CODECS, LONE
from hexapla.evaluate.seeding.site import Edit, Site, reworded
from hexapla.evaluate.seeding.slips import in_version, words

_MARKS = re.compile("[\u2018-\u201d\u2013\u2014\u2026]")
_DIRECTIONS = ("\u202b", "\u202e")  # RIGHT-TO-LEFT EMBEDDING, RIGHT-TO-LEFT OVERRIDE
_INVISIBLE = ("\u200b", "\ufeff", "\u00ad")  # ZERO WIDTH SPACE, its no-break kin, SOFT HYPHEN


def mojibake(site: Site, random: Random) -> Edit | None:
    """A word in UTF-8 read as windows-1252 or windows-1251; a mark where no word is beyond ASCII."""
    text = site.clause.text
    found = [span for span in words(site, 3) if not text[slice(*span)].isascii()]
    found = found or [match.span() for match in _MARKS.finditer(text)]
    codec = random.choice(CODECS.get(site.lang, ("cp1252",)))
    for start, stop in random.sample(found, len(found)):
        try:
            return reworded(site, start, stop, text[start:stop].encode().decode(codec))
        except UnicodeDecodeError:
            continue  # the codec has no character for one of the bytes
    return None


def letter_lost(site: Site, random: Random) -> Edit | None:
    """U+FFFD for a letter: one beyond ASCII where there is one."""
    return _for_a_letter(site, random, lambda letter: "\ufffd")


def private_use(site: Site, random: Random) -> Edit | None:
    """A character of a symbol font for a letter."""
    return _for_a_letter(site, random, _in_symbol_font)


def _in_symbol_font(letter: str) -> str:
    return chr(0xF000 + ord(letter) if letter.isascii() else 0xE000 + ord(letter) % 0x800)


def _for_a_letter(site: Site, random: Random, new: Callable[[str], str]) -> Edit | None:
    text = site.clause.text
    places = [at for span in words(site, 4) for at in range(*span)]
    places = [at for at in places if not text[at].isascii()] or places
    if not places:
        return None
    at = random.choice(places)
    return reworded(site, at, at + 1, new(text[at]))


def question_marks(site: Site, random: Random) -> Edit | None:
    """Question marks for the letters of a word that an old encoding has not."""
    text = site.clause.text
    found = [span for span in words(site, 4) if not text[slice(*span)].isascii()]
    if not found:
        return None
    start, stop = random.choice(found)
    return reworded(site, start, stop, re.sub(r"[^\x00-\x7f]", "?", text[start:stop]))


def invisible(site: Site, random: Random) -> Edit | None:
    """A zero-width space, a byte-order mark or, where words are hyphenated, a soft hyphen in a word."""
    hyphens = site.language.script in ("Latn", "Cyrl")
    sign = random.choice(_INVISIBLE if hyphens else _INVISIBLE[:2])
    found = words(site, 4)
    if not found or sign in in_version(site):
        return None
    start, stop = random.choice(found)
    at = random.randrange(start + 1, stop)
    return reworded(site, at, at, sign)


def direction_left_open(site: Site, random: Random) -> Edit | None:
    """A control of direction before a word that nothing closes."""
    found = words(site, 3)
    if not found:
        return None
    start, _ = random.choice(found)
    return reworded(site, start, start, random.choice(_DIRECTIONS))


def word_split(site: Site, random: Random) -> Edit | None:
    """The last letter of a word stands apart, as in text from a PDF; or a space parts two ideographs."""
    found = [span for span in words(site, 6) if site.clause.text[span[1] - 1] not in LONE[site.lang]]
    if not found:
        return None
    at = random.choice(found)[1] - 1
    edit = reworded(site, at, at, " ")
    if site.language.typography.spaced:
        return edit
    if re.search(r"[^\W\da-zA-Z_] [^\W\da-zA-Z_]", in_version(site)):
        return None
    return replace(edit, expected=("TXT015", "TXT008", "TXT009"))


def hyphen_left(site: Site, random: Random) -> Edit | None:
    """`develop- ment`, `capacity -building`: the hyphen of a line end, or a space beside a hyphen."""
    text = site.clause.text
    if site.language.script not in ("Latn", "Cyrl"):
        return None
    pairs = [*re.finditer(r"(?<![\w-])[^\W\d_]{4,}(-)[^\W\d_]{4,}(?![\w-])", text)]
    if pairs and random.random() < 0.5:
        return reworded(site, *random.choice(pairs).span(1), random.choice((" -", "- ")))
    found = words(site, 8)
    if not found:
        return None
    start, stop = random.choice(found)
    at = random.randrange(start + 3, stop - 2)
    return reworded(site, at, at, "- ")
