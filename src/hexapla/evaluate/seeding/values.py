"""What in a text has a value: figures, number words, dates, references, symbols, addresses.

The yardstick reads with eyes of its own: it must not miss what the measures miss. It finds
less than they do and is sure of it; each character belongs to one value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from hexapla.evaluate.seeding.words import (
    COUNTED,
    IDEOGRAPHS,
    IN_FIGURES,
    LETTERS,
    MONTHS,
    NAMED,
    NUMBER_PREFIX,
    NUMBER_WORDS,
    REFERENCE_WORDS,
)
from hexapla.measures.romans import read_roman
from hexapla.model import Lang
from hexapla.text.digits import plain_digits
from hexapla.text.folds import letter_folds

Sort = Literal["address", "symbol", "resolution", "date", "NUM009", "NUM010", "figure", "word"]
"""What a value is; a cross-reference goes by the check that compares it."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value at its place."""

    sort: Sort
    start: int
    stop: int
    key: str
    """The same in every language."""
    parts: tuple[tuple[str, int, int], ...] = ()
    """Where its named parts stand."""

    def part(self, name: str) -> tuple[int, int] | None:
        """Where the part *name* stands; `None` where it is not said."""
        return next(((start, stop) for part, start, stop in self.parts if part == name), None)


_ADDRESS = re.compile(
    r"(?:https?://|www\.)[\w./%?=&#~-]+"
    r"|(?<![\w@.])[\w.]*@?(?:[a-z0-9-]+\.)+(?:org|int|net|com)(?:/[\w./%-]*)?(?![a-z])",
    re.ASCII,
)
_SYMBOL = re.compile(
    r"(?<![\w/.-])[A-Z]{1,5}(?:/(?:[A-Z][A-Za-z]{0,6}\.?(?:\d{1,4})?|\d{1,4})){2,}(?![\w/])"
)
_RESOLUTION = re.compile(
    r"(?<![\w/.,-])(?P<session>(?:3[1-9]|[4-9]\d))/(?P<number>\d{1,3})"
    r"(?: (?P<letter>[A-D])(?!\w))?(?![\d/])"
)
_FIGURE = re.compile(
    r"\d{1,3}(?:[.,\u00a0\u202f\u2009\u066c ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,\u066b]\d+)?"
)
_GLUED = re.compile(r"[A-Za-z\u0400-\u04ff]")


@lru_cache(maxsize=8192)
def values(text: str, lang: Lang) -> tuple[Value, ...]:
    """The values of *text*, in order."""
    taken = [False] * len(text)
    found: list[Value] = []
    for value in _all(text, lang):
        if not any(taken[value.start : value.stop]):
            taken[value.start : value.stop] = [True] * (value.stop - value.start)
            found.append(value)
    return tuple(sorted(found, key=lambda value: value.start))


def _all(text: str, lang: Lang) -> Iterator[Value]:
    for match in _ADDRESS.finditer(text):
        stop = match.start() + len(match[0].rstrip("./-"))
        yield Value("address", match.start(), stop, text[match.start() : stop].lower())
    folded = text.translate(letter_folds(lang))
    for match in _SYMBOL.finditer(folded):
        if re.search(r"\d", match[0]):
            yield Value("symbol", *match.span(), plain_digits(match[0]))
    for match in _RESOLUTION.finditer(folded):
        yield Value("resolution", *match.span(), plain_digits(match[0]), _parts(match))
    for match in _old_resolution(lang).finditer(text):
        yield Value("resolution", *match.span(), _old_key(match, lang), _parts(match))
    for match in _date(lang).finditer(text):
        if match["y"] or match["d"]:
            yield Value("date", *match.span(), _date_key(match, lang), _parts(match))
    yield from _references(text, lang)
    yield from _figures(text)
    yield from _words(text, lang)


def _parts(match: re.Match[str]) -> tuple[tuple[str, int, int], ...]:
    return tuple((name, *match.span(name)) for name, said in match.groupdict().items() if said)


@cache
def _old_resolution(lang: Lang) -> re.Pattern[str]:
    letters = "|".join((*LETTERS.get(lang, ()), "[A-D]"))
    session = r"(?P<roman>[IVX]+)|د ?- ?(?P<counted>\d{1,2})"
    return re.compile(
        rf"(?<![\w/.,-])(?P<number>\d{{1,4}})(?: ?(?P<letter>{letters}))? ?"
        rf"[(\uff08](?:{session})[)\uff09]"
    )


def _old_key(match: re.Match[str], lang: Lang) -> str:
    letter = match["letter"] or ""
    if letter in LETTERS.get(lang, ()):
        letter = "ABCD"[LETTERS[lang].index(letter)]
    session = read_roman(match["roman"]) if match["roman"] else int(match["counted"])
    return f"{plain_digits(match['number'])} {letter} ({session})"


@cache
def _date(lang: Lang) -> re.Pattern[str]:
    names = sorted((name for way in MONTHS[lang] for name in way), key=len, reverse=True)
    if not names:
        return re.compile(IN_FIGURES)
    return re.compile(NAMED.replace("MONTH", "|".join(rf"(?<!\w){name}" for name in names)))


def _date_key(match: re.Match[str], lang: Lang) -> str:
    found = match.groupdict()
    name = found.get("name")
    month = month_named(name, lang)[1] + 1 if name else int(found["m"])
    return f"{int(found['y'] or 0)}-{month}-{int(found['d'] or 0)}"


def month_named(name: str, lang: Lang) -> tuple[tuple[str, ...], int]:
    """The way of naming months that *name* is of, and which month it is, from 0."""
    return next((way, way.index(name)) for way in MONTHS[lang] if name in way)


def _references(text: str, lang: Lang) -> Iterator[Value]:
    for code, words in REFERENCE_WORDS[lang].items():
        # Where words are not separated the word follows its number.
        if NUMBER_WORDS[lang][0].words[0] in IDEOGRAPHS:
            pattern = rf"第\s?(?P<n>\d{{1,3}}|[{IDEOGRAPHS}]{{1,3}})\s?(?:{words})"
        else:
            pattern = rf"(?<!\w)(?:{words})[ \u00a0]\(?(?P<n>\d{{1,3}})(?!\d|[.,]\d|/)"
        for match in re.finditer(pattern, text):
            number = counted(match["n"])
            if number is not None:
                sort: Sort = "NUM009" if code == "NUM009" else "NUM010"
                yield Value(sort, *match.span("n"), str(number))


def counted(raw: str) -> int | None:
    """The number that *raw* says in digits or in ideographs up to ninety-nine."""
    if raw.isdecimal():
        return int(raw)
    match = re.fullmatch(r"(?:([二三四五六七八九]?)(十))?([一二三四五六七八九]?)", raw)
    if match is None or not raw:
        return None
    digits = "〇一二三四五六七八九"
    tens = digits.index(match[1] or "一") * 10 if match[2] else 0
    return tens + (digits.index(match[3]) if match[3] else 0)


def in_ideographs(number: int) -> str:
    """*number*, from 1 to 99, in ideographs."""
    digits = "〇一二三四五六七八九"
    tens, units = divmod(number, 10)
    return ("" if tens < 2 else digits[tens]) + "十" * bool(tens) + (digits[units] if units else "")


def _figures(text: str) -> Iterator[Value]:
    for match in _FIGURE.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        glued = _GLUED.match(before) or _GLUED.match(after) or (before in "(/-" and before)
        if not glued and after != "/":
            yield Value("figure", *match.span(), digits_of(match[0]))


def digits_of(figure: str) -> str:
    """The digits of *figure* without marks, as `0` to `9`."""
    return "".join(str(unicodedata.digit(char)) for char in figure if char.isdecimal())


def _words(text: str, lang: Lang) -> Iterator[Value]:
    for index, series in enumerate(NUMBER_WORDS[lang]):
        for at, word in enumerate(series.words):
            for match in _word(lang, word).finditer(text.lower()):
                number = series.first + at * series.step
                if word in IDEOGRAPHS and text[match.end() : match.end() + 1] == "十":
                    number *= 10
                parts = ((f"{index} {at}", *match.span("word")),)
                yield Value("word", *match.span("word"), str(number), parts)


@cache
def _word(lang: Lang, word: str) -> re.Pattern[str]:
    if word in IDEOGRAPHS:
        return re.compile(COUNTED.format(word=word, all=IDEOGRAPHS))
    return re.compile(rf"(?<![\w-]){NUMBER_PREFIX.get(lang, '')}(?P<word>{word})(?![\w-])")
