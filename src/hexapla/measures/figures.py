"""Figures: how a language writes a number in digits, read and written again.

It knows nothing of words or of where numbers stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.model import Lang

_TWO_DIGITS = 10

LONGEST = 40
"""Characters of a figure or a numeral, at most: a longer row of digits is a code."""
_DECIMALS = ".,\u066b\uff0e"  # point, comma, Arabic decimal separator, full-width point


@cache
def figure_pattern(lang: Lang) -> str:
    """The pattern of a figure in *lang*: groups of three, or digits with or without decimals."""
    groups = re.escape(profile(lang).numerals.group_marks)
    return (
        rf"(?<!\d)(?:\d{{1,3}}(?P<group>[{groups}])\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)"
        rf"(?:[{_DECIMALS}]\d+(?!\d))?|\d+(?:[{_DECIMALS}]\d+)*)"
    )


def read_figure(raw: str, language: LanguageProfile) -> Fraction | None:
    """The value of *raw*, a match of `figure_pattern`; `None` for a dotted row such as `1.2.3`, and
    for a row of digits that is no number any more.

    A mark that groups in the language and stands before exactly three digits groups, unless the
    number begins with zero (`0.125`); any other point or comma is a decimal mark.
    """
    if len(raw) > LONGEST:
        return None
    if raw.isdecimal():
        return Fraction(int(raw))
    roles = figure_marks(raw, language)
    if roles is None:
        return None
    parts = re.split(r"\D", raw)
    whole = "".join(parts[:-1] if roles.decimal else parts)
    fraction = parts[-1] if roles.decimal else ""
    value = Fraction(int(whole))
    return value + Fraction(int(fraction), 10 ** len(fraction)) if fraction else value


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks inside a figure do; `""`: there is none that does it."""

    group: str
    decimal: str


def figure_marks(raw: str, language: LanguageProfile) -> Marks | None:
    """What the marks of *raw*, a match of `figure_pattern`, do in *language*, whether it uses them so
    or not; `None` for a dotted row such as `1.2.3`."""
    groups = language.numerals.group_marks
    parts = re.split(r"(\D)", raw)
    marks, digits = parts[1::2], parts[2::2]
    # The same mark twice and three digits after each is no decimal mark, whatever the language.
    alike = len(marks) > 1 and len(set(marks)) == 1 and len(parts[0]) <= 3
    alike = alike and all(len(run) == 3 for run in digits)
    group = decimal = ""
    for index, (mark, run) in enumerate(zip(marks, digits, strict=True)):
        # Nobody writes a thousandth as three zeros, whatever the mark.
        grouping = len(run) == 3 and int(parts[0]) != 0 and (alike or mark in groups or run == "000")
        if decimal or (not grouping and index + 1 < len(marks)):
            return None
        if grouping or mark not in _DECIMALS:
            group = mark
        else:
            decimal = mark
    return Marks(group, decimal)


def damaged_readings(raw: str, language: LanguageProfile) -> tuple[Fraction, ...]:
    """What *raw* was before a conversion turned its groups or digits round; `()`: no damage.

    Happens in right-to-left texts taken from PDF: `000 254` was 254 000, `0833` was 3380. Only a
    leading zero before another digit betrays it.
    """
    if int(raw[0] if raw[0].isdecimal() else "1"):
        return ()
    groups = re.split(r"\D", raw)
    if len(groups) == 2 and len(groups[0]) == 1:
        return ()
    return turned_readings(raw, language)


def turned_readings(raw: str, language: LanguageProfile) -> tuple[Fraction, ...]:
    """What *raw* would have been if a conversion had turned its groups or its digits round; `()` where
    nothing can be turned, or the language is written in the direction of its digits."""
    if language.direction != "rtl" or not 2 <= len(raw) <= LONGEST:
        return ()
    groups = [part for part in re.split(r"\D", raw) if part]
    turned = ("".join(reversed(groups)), "".join(groups)[::-1])
    return tuple(dict.fromkeys(Fraction(int(x)) for x in turned))


def print_value(value: Fraction) -> str:
    """*value* as an English message prints it: `100,000`, `1.25`, `2/3`; years have no marks."""
    if value.denominator == 1:
        return f"{value.numerator:,}" if abs(value.numerator) >= 10000 else str(value.numerator)
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return str(value)
    return f"{float(value):.10f}".rstrip("0")


def write_like(value: Fraction, raw: str, language: LanguageProfile) -> str:
    """*value* in digits, in the digits, group marks and decimal mark that *raw* shows.

    What *raw* does not show is taken from the profile: its first decimal mark; no grouping.
    """
    plain = print_value(value).replace(",", "")
    if "/" in plain:
        return ""
    whole, _, fraction = plain.partition(".")
    found = re.fullmatch(figure_pattern(language.lang), raw)
    mark = found["group"] if found else None
    if mark is not None and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", mark)
    decimals = [x for x in raw if x in _DECIMALS and x != mark]
    text = whole + (
        f"{(decimals or [language.numerals.decimal_marks[0]])[-1]}{fraction}" if fraction else ""
    )
    return text.translate(_digits_of(raw, language))


def _digits_of(raw: str, language: LanguageProfile) -> dict[int, str]:
    shown = next((x for x in raw if x.isdecimal()), "0")
    used = next((digits for digits in language.numerals.digits if shown in digits), "0123456789")
    return {ord("0") + value: digit for value, digit in enumerate(used)}


def with_figure(written: str, number: int, wanted: int) -> str:
    """*written* with its one figure *number* replaced by *wanted*, in the digits that stand there.

    A figure below ten keeps its width (`09`); `""` where *number* stands there never or several times.
    """
    figures = [found for found in re.finditer(r"\d+", written) if int(found[0]) == number]
    if len(figures) != 1:
        return ""
    (found,) = figures
    zero = ord(found[0][0]) - int(found[0][0])
    width = len(found[0]) if number < _TWO_DIGITS else 1
    digits = "".join(chr(zero + int(digit)) for digit in str(wanted).zfill(width))
    return written[: found.start()] + digits + written[found.end() :]
