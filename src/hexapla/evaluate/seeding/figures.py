"""Defects in figures: digits swapped, numbers wrong or gone, scales and per cent.

Nothing is planted that the text would accept: the number stands once in the row's versions, the
new one in none of them, and neither is one or two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from hexapla.evaluate.seeding.site import Edit, Make, Site, reworded
from hexapla.evaluate.seeding.values import Sort, Value, digits_of
from hexapla.evaluate.seeding.words import NUMBER_WORDS, PERCENT, SCALES

_NUMBERS: tuple[Sort, ...] = ("figure", "word")
_LEAST = 3
"""One and two may be said without a number."""
_MOST_TRIES = 8


def changed_digits(change: Callable[[str, Random], str]) -> Make:
    """The kind that puts `change(digits)` for a figure; `""` for what cannot be done."""

    def make(site: Site, random: Random) -> Edit | None:
        if site.clause.kind in ("heading", "adoption"):
            return None
        for value in _shuffled(site.found("figure"), random):
            raw = site.clause.text[value.start : value.stop]
            for _ in range(_MOST_TRIES):
                digits = change(value.key, random)
                written = write(raw, digits) if digits else ""
                if written and digits != value.key and sound(site, value, digits):
                    return reworded(site, value.start, value.stop, written)
        return None

    return make


def sound(site: Site, value: Value, digits: str) -> bool:
    """Whether *digits* for *value* cannot be right: it is a number of its own, and new in the row."""
    if int(value.key) < _LEAST or int(digits) < _LEAST or digits[0] == "0":
        return False
    runs = [digits_of(run) for run in re.findall(r"\d+", site.clause.text)]
    everywhere = " ".join((site.clause.text, *site.others.values()))
    if digits in (digits_of(run) for run in re.findall(r"\d+", everywhere)):
        return False
    once = runs.count(value.key) <= 1
    return once and site.agreed(value.key, *_NUMBERS) and site.new(digits, *_NUMBERS)


def write(raw: str, digits: str) -> str:
    """*digits* in the script and with the marks of the figure *raw*; `""` where they do not fit it."""
    zero = next(ord(char) - unicodedata.digit(char) for char in raw if char.isdecimal())
    own = [chr(zero + int(digit)) for digit in digits]
    if raw.isdecimal():
        return "".join(own)
    if len(digits) != len(digits_of(raw)):
        return ""
    left = iter(own)
    return "".join(next(left) if char.isdecimal() else char for char in raw)


def _shuffled(found: list[Value], random: Random) -> list[Value]:
    return random.sample(found, len(found))


def swapped(digits: str, random: Random) -> str:
    """Two neighbouring digits the other way round."""
    if len(digits) < 2:
        return ""
    at = random.randrange(len(digits) - 1)
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def other_digit(digits: str, random: Random) -> str:
    """One digit another one."""
    at = random.randrange(len(digits))
    return digits[:at] + str(random.randrange(10)) + digits[at + 1 :]


def without_digit(digits: str, random: Random) -> str:
    """One digit less."""
    at = random.randrange(len(digits))
    return digits[:at] + digits[at + 1 :]


def doubled_digit(digits: str, random: Random) -> str:
    """One digit twice."""
    at = random.randrange(len(digits))
    return digits[:at] + digits[at] + digits[at:]


def another(digits: str, random: Random) -> str:
    """Another number of as many digits."""
    first = random.randrange(1, 10)
    return "".join([str(first), *(str(random.randrange(10)) for _ in digits[1:])])


def number_dropped(site: Site, random: Random) -> Edit | None:
    """A figure left out, with the space beside it."""
    if site.clause.kind in ("heading", "adoption"):
        return None
    for value in _shuffled(site.found("figure"), random):
        if not sound(site, value, "9" * (len(value.key) + 1)):
            continue
        text, start, stop = site.clause.text, value.start, value.stop
        spaced = text[:start].endswith(" ") and text[stop : stop + 1] in (" ", "")
        # What no space surrounds (`$1.25`, `(5`) would leave its sign behind.
        if spaced or not site.language.typography.spaced:
            return reworded(site, start - spaced, stop, "")
    return None


def word_changed(site: Site, random: Random) -> Edit | None:
    """A number word changed to its neighbour in the list of the same form."""
    for value in _shuffled(site.found("word"), random):
        name, start, stop = value.parts[0]
        index, at = map(int, name.split())
        series = NUMBER_WORDS[site.lang][index]
        near = [i for i in (at - 1, at + 1) if 0 <= i < len(series.words) and series.words[i] != "-"]
        for other in random.sample(near, len(near)):
            factor = int(value.key) // (series.first + at * series.step)
            number = str((series.first + other * series.step) * factor)
            if site.agreed(value.key, *_NUMBERS) and site.new(number, *_NUMBERS):
                word = series.words[other]
                capital = site.clause.text[start].isupper()
                return reworded(site, start, stop, word.capitalize() if capital else word)
    return None


def scale_changed(site: Site, random: Random) -> Edit | None:
    """Millions for billions behind a figure; the other versions have a figure with a scale as well."""
    scaled = {lang: rf"\d\s?(?:{'|'.join(own for own, _ in SCALES[lang])})" for lang in SCALES}
    alike = sum(len(re.findall(scaled[lang], text)) == 1 for lang, text in site.others.items())
    own = len(re.findall(scaled[site.lang], site.clause.text))
    if own != 1 or alike < max(2, len(site.others) - 1):
        return None
    for value in _shuffled(site.found("figure"), random):
        if int(value.key) < _LEAST:
            continue
        rest = site.clause.text[value.stop :]
        space = len(rest) - len(rest.lstrip(" \u00a0\u202f"))
        for scale, other in SCALES[site.lang]:
            if rest[space:].startswith(scale):
                start = value.stop + space
                return reworded(site, start, start + len(scale), other)
    return None


def percent_lost(site: Site, random: Random) -> Edit | None:
    """Per cent lost behind a figure; the others say it as often as this version did."""
    pattern = re.compile(PERCENT[site.lang])
    count = len(pattern.findall(site.clause.text))
    alike = sum(len(re.findall(PERCENT[lang], text)) == count for lang, text in site.others.items())
    if not count or alike < max(2, len(site.others) - 1):
        return None
    for value in _shuffled(site.found("figure"), random):
        if match := pattern.match(site.clause.text, value.stop):
            return reworded(site, match.start(), match.end(), "")
    return None


def foreign_decimal(site: Site, random: Random) -> Edit | None:
    """A decimal comma for a point, or the reverse, where the language writes only the other."""
    marks = site.language.numerals.decimal_marks
    if site.clause.kind in ("heading", "title"):
        return None
    for value in _shuffled(site.found("figure"), random):
        raw = site.clause.text[value.start : value.stop]
        match = re.fullmatch(r"\d+([.,])\d{1,2}", raw)
        new = "," if match and match[1] == "." else "."
        if match and match[1] in marks and new not in marks:
            at = value.start + match.start(1)
            return reworded(site, at, at + 1, new)
    return None
