"""Figures: how a language writes a number in digits, read and written again.

It knows nothing of words or of where numbers stand.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.model import Lang

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
    groups = language.numerals.group_marks
    parts = re.split(r"(\D)", raw)
    whole, fraction = parts[0], ""
    for index in range(1, len(parts), 2):
        mark, digits = parts[index], parts[index + 1]
        # Nobody writes a thousandth as three zeros, whatever the mark.
        grouping = len(digits) == 3 and int(parts[0]) != 0 and (mark in groups or digits == "000")
        if fraction or (not grouping and index + 2 < len(parts)):
            return None
        if grouping or mark not in _DECIMALS:
            whole += digits
        else:
            fraction = digits
    value = Fraction(int(whole))
    return value + Fraction(int(fraction), 10 ** len(fraction)) if fraction else value


def damaged_readings(raw: str, language: LanguageProfile) -> tuple[Fraction, ...]:
    """What *raw* was before a conversion turned its groups or digits round; `()`: no damage.

    Happens in right-to-left texts taken from PDF: `000 254` was 254 000, `0833` was 3380. Only a
    leading zero before another digit betrays it.
    """
    if (
        language.direction != "rtl"
        or not 2 <= len(raw) <= LONGEST
        or int(raw[0] if raw[0].isdecimal() else "1")
    ):
        return ()
    groups = [part for part in re.split(r"\D", raw) if part]
    if len(groups) == 2 and len(groups[0]) == 1:
        return ()
    turned = "".join(reversed(groups))
    return tuple(dict.fromkeys(Fraction(int(x)) for x in (turned, "".join(groups)[::-1])))


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
