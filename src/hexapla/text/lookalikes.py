"""Letters that stand for others that look the same: of another alphabet, of another language, of a font.

A word is taken for damaged only where all of it can be written in one script, and the letters of
the other script in it are those that look alike. How grave it is, is not said here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.text.dictionary import is_word
from hexapla.text.faults import Fault
from hexapla.text.quotations import quotations

Known = Callable[[str], bool]
"""Whether the rest of the version has a word, as it is written."""

# Latin, Cyrillic, Greek: letters that are printed alike; a space: none is, or none is in use.
_ALIKE = (
    "A\u0410\u0391",  # A, CYRILLIC CAPITAL LETTER A, GREEK CAPITAL LETTER ALPHA
    "B\u0412\u0392",  # B, VE, BETA
    "C\u0421 ",  # C, ES
    "E\u0415\u0395",  # E, IE, EPSILON
    "H\u041d\u0397",  # H, EN, ETA
    "I \u0399",  # I, IOTA
    "K\u041a\u039a",  # K, KA, KAPPA
    "M\u041c\u039c",  # M, EM, MU
    "N \u039d",  # N, NU
    "O\u041e\u039f",  # O, O, OMICRON
    "P\u0420\u03a1",  # P, ER, RHO
    "T\u0422\u03a4",  # T, TE, TAU
    "X\u0425\u03a7",  # X, HA, CHI
    "Y\u0423\u03a5",  # Y, U, UPSILON
    "Z \u0396",  # Z, ZETA
    "\u00cb\u0401 ",  # E WITH DIAERESIS, IO
    "a\u0430 ",  # a, CYRILLIC SMALL LETTER A
    "c\u0441 ",  # c, ES
    "e\u0435 ",  # e, IE
    "k\u043a ",  # k, KA
    "o\u043e\u03bf",  # o, O, OMICRON
    "p\u0440 ",  # p, ER
    "x\u0445 ",  # x, HA
    "y\u0443 ",  # y, U
    "\u00eb\u0451 ",  # e WITH DIAERESIS, IO
)
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
_OF_SCRIPT = {"Latn": "LATIN", "Cyrl": "CYRILLIC"}

_VARIANTS = re.compile("[\u2e80-\u2fdf\ufb50-\ufc5d\ufc64-\ufcf1\ufcf5-\ufdcf\ufe80-\ufefc]")
"""Radicals and forms of letters that Unicode keeps for old encodings; forms of vowel marks pass."""

_LETTERED = ("paragraph", "article", "chapter", "section", "annex")
"""Kinds of divisions that letters number."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f]+")
"""Letters of the three alphabets, wherever they stand."""

_ROMAN = re.compile("[IVXLCDM]+")
_ENDING = re.compile("[A-Z]{2,}[\u0430-\u044f\u0451]+")
"""A Latin abbreviation with a Russian ending."""
_ASCII_WORD = re.compile(r"[A-Za-z]+")


def lookalikes(text: str, lang: Lang, known: Known, elsewhere: Known) -> tuple[Fault, ...]:
    """The words of *text* with letters that stand for others, in order.

    *known* is asked what the version has besides, *elsewhere* what the other versions have here.
    """
    if text.isascii() and profile(lang).script == "Latn":
        return ()
    found = [*_variants(text, lang, known)]
    mixed = [*_mixed(text, lang, known)]
    whole = [] if mixed else [*_whole(text, lang, known, elsewhere)]
    return tuple(sorted((*found, *mixed, *whole), key=lambda fault: fault.span))


@cache
def _alphabet(char: str) -> str:
    """LATIN, CYRILLIC, GREEK; `""` for any other character."""
    name = unicodedata.name(char, "").partition(" ")[0]
    return name if name in _ALPHABETS else ""


@cache
def _alike(alphabet: str) -> dict[str, str]:
    """Each letter of the other alphabets that looks like one of *alphabet*, and that one."""
    column = _ALPHABETS.index(alphabet)
    return {
        char: row[column]
        for row in _ALIKE
        for char in row
        if row[column] != " " and char not in (" ", row[column])
    }


def written_in(word: str, alphabet: str) -> str | None:
    """*word* in the letters of *alphabet* alone; `None` where some of it looks like none of them."""
    table = _alike(alphabet)
    letters = [char if _alphabet(char) == alphabet else table.get(char) for char in word]
    return None if None in letters else "".join(filter(None, letters))


def _mixed(text: str, lang: Lang, known: Known) -> Iterator[Fault]:
    """Words whose letters are of two alphabets and could be of one."""
    if profile(lang).script == "Latn" and text.isascii():
        return
    for match in _LETTERS.finditer(text):
        word = match[0]
        alphabets = sorted({_alphabet(char) for char in word} - {""})
        if len(word) < 2 or len(alphabets) < 2 or _is_meant(word, text, match.start(), match.end()):
            continue
        readings = [
            (reading, alphabet) for alphabet in alphabets if (reading := written_in(word, alphabet))
        ]
        if readings:
            best = max(readings, key=lambda x: _likely(x[0], x[1], word, lang, known))[0]
            names = " and ".join(name.capitalize() for name in alphabets)
            yield Fault(Span(*match.span()), f"{names} letters in the word {word}", best)


def _likely(reading: str, alphabet: str, word: str, lang: Lang, known: Known) -> tuple[bool, bool, int]:
    own = _OF_SCRIPT.get(profile(lang).script) == alphabet
    in_dictionary = own and bool(is_word(reading.lower(), lang))
    kept = sum(_alphabet(char) == alphabet for char in word)
    return known(reading) or in_dictionary, own, kept


def _is_meant(word: str, text: str, start: int, stop: int) -> bool:
    """Whether *word* may mix alphabets: a roman numeral, part of a symbol, a declined abbreviation."""
    if _ENDING.fullmatch(word) or _ROMAN.fullmatch(written_in(word, "LATIN") or ""):
        return True
    token = text[text.rfind(" ", 0, start) + 1 : (text + " ").index(" ", stop)]
    has_digit = any(char.isdigit() for char in token)
    return has_digit and ("/" in token or word.isupper())


def _whole(text: str, lang: Lang, known: Known, elsewhere: Known) -> Iterator[Fault]:
    """Words in the letters of another alphabet that are words of *lang* in its own, among such words."""
    own = _OF_SCRIPT.get(profile(lang).script)
    if own is None or not _has_other(text, own):
        return
    words = list(_WORD.finditer(text))
    for index, match in enumerate(words):
        word = match[0]
        if any(_alphabet(char) in ("", own) for char in word):
            continue
        meant = written_in(word, own)
        neighbours = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
        if (
            meant
            and neighbours
            and all(_runs_on(text, match, other, own) for other in neighbours)
            and not elsewhere(word)
            and _is_sure(meant, lang, known, text, match.start())
        ):
            names = f"the letters of {word} are {_alphabet(word[0]).capitalize()}"
            yield Fault(Span(*match.span()), names, meant)


def _has_other(text: str, own: str) -> bool:
    if own == "CYRILLIC":
        return bool(_ASCII_WORD.search(text))
    return any(_alphabet(char) not in ("", own) for char in set(text))


def _runs_on(text: str, match: re.Match[str], other: re.Match[str], own: str) -> bool:
    """Whether *other* is a word of the alphabet *own* beside *match*, a space or comma between."""
    between = text[min(match.end(), other.end()) : max(match.start(), other.start())]
    return between.strip(", \u00a0") == "" and all(_alphabet(char) == own for char in other[0])


def _is_sure(meant: str, lang: Lang, known: Known, text: str, at: int) -> bool:
    if len(meant) == 1:
        # Lower case letters are labels, variables and grades; elsewhere a capital opens the text.
        return meant.lower() in profile(lang).typography.one_letter_words and not _is_label(
            text, at, lang
        )
    if meant.isupper():
        return known(meant)
    return bool(is_word(meant.lower(), lang)) or known(meant)


def _is_label(text: str, at: int, lang: Lang) -> bool:
    """Whether the letter at *at* may be a label: a capital in a sentence, or near the name of a part."""
    if text[at].isupper() and at and text[:at].rstrip()[-1:] not in tuple(".:;"):
        return True
    numbered = profile(lang).citations.numbered
    named = "|".join(numbered[kind] for kind in _LETTERED if kind in numbered) or r"(?!)"
    return bool(re.search(named, text[max(0, at - 40) : at]))


def _variants(text: str, lang: Lang, known: Known) -> Iterator[Fault]:
    """Letters of other languages or of fonts, for which *lang* has its own."""
    typography = profile(lang).typography
    table = typography.lookalikes
    if not (_VARIANTS.search(text) or any(char in text for char in table)):
        return
    pattern = _WORD if typography.spaced else re.compile("|".join((*table, _VARIANTS.pattern)))
    quoted = quotations(text, lang) if typography.spaced else ()
    words = list(pattern.finditer(text))
    for index, match in enumerate(words):
        word, span = match[0], Span(*match.span())
        odd = [char for char in dict.fromkeys(word) if char in table or _VARIANTS.match(char)]
        if not odd or any(span.overlaps(x) for x in quoted):
            continue
        beside = "".join(other[0] for other in words[max(0, index - 1) : index + 2])
        if not any(char in typography.loan_letters for char in beside):
            yield Fault(
                span, f"{', '.join(map(_name, odd))} in {word}", _in_own_letters(word, table, known)
            )


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}")


def _in_own_letters(word: str, table: Mapping[str, str], known: Known) -> str | None:
    """*word* as the language writes it; `None` where its last letter may be either of two."""
    body = "".join(_own_letter(char, table)[0] for char in word[:-1])
    ends = [body + end for end in _own_letter(word[-1], table)]
    seen = [reading for reading in ends if known(reading)] if len(ends) > 1 else ends
    return seen[0] if len(seen) == 1 else None


def _own_letter(char: str, table: Mapping[str, str]) -> Sequence[str]:
    """What *char* may stand for, the likeliest first."""
    if _VARIANTS.match(char):
        plain = unicodedata.normalize("NFKC", char)
        return table.get(plain) or (plain,)
    return table.get(char, char)
