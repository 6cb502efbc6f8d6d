"""How lists and notes count: a number as each of Word's numbering formats prints it.

After ISO 29500-1, 17.18.59 (`ST_NumberFormat`); a format that is not known here counts in figures.
Beyond what a format can print (roman 32,767, letters 30 times over) figures stand as well.
"""

from __future__ import annotations

from collections.abc import Callable

_ABJAD = "\u0623بجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC = "\u0623بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_DIGITS, _UNITS = "〇一二三四五六七八九", ("", "十", "百", "千")
_LEGAL, _LEGAL_UNITS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
_TRADITIONAL, _TRADITIONAL_UNITS = "零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_CHICAGO = "*\u2020\u2021\u00a7"
"""ASTERISK, DAGGER, DOUBLE DAGGER, SECTION SIGN."""


def counted(number: int, form: str, pattern: str = "") -> str:
    """*number* as the format *form* prints it; *pattern* is that of the form `custom` (`001, 002`)."""
    if form == "custom":
        first = pattern.partition(",")[0].strip()
        return str(number).zfill(len(first)) if first.isdigit() and len(first) < 10 else str(number)
    if number < 1:
        return "" if form in ("none", "bullet") else str(number)
    return _FORMS.get(form, str)(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    """The alphabet, then each letter twice, then three times."""

    def printed(number: int) -> str:
        times, at = divmod(number - 1, len(alphabet))
        return alphabet[at] * (times + 1) if times < 30 else str(number)

    return printed


def _roman(number: int) -> str:
    if number > 32_767:
        return str(number)
    made = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        made += sign * count
    return made


def _cycle(signs: str) -> Callable[[int], str]:
    """One sign for each number, figures beyond the last."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _range(first: int, size: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if number <= size else str(number)


def _digits(zero: str, width: int = 1) -> Callable[[int], str]:
    """Figures in the digits that begin with *zero*."""
    return lambda number: "".join(chr(ord(zero) + int(x)) for x in str(number).zfill(width))


def _ideographic(number: int) -> str:
    """Place by place: 二〇."""
    return "".join(_DIGITS[int(x)] for x in str(number))


def _chinese(number: int, digits: str, units: tuple[str, ...], *, leave_one: bool) -> str:
    """In words up to 99,999,999: 一百零一; *leave_one*: 十一 and not 一十一 at the head."""
    high, low = divmod(number, 10_000)
    if high > 9_999:
        return str(number)
    made, zero = "", False
    if high:
        made = _chinese(high, digits, units, leave_one=leave_one) + "万"
    for place in (3, 2, 1, 0):
        digit = low // 10**place % 10
        if digit:
            one = leave_one and not made and place == 1 and digit == 1
            made += (digits[0] if zero else "") + ("" if one else digits[digit]) + units[place]
        zero = bool(made) and digit == 0
    return made


def _thousand(number: int) -> str:
    return _chinese(number, _DIGITS.replace("〇", "零"), _UNITS, leave_one=True)


def _counting(number: int) -> str:
    """In words up to ninety-nine, place by place beyond."""
    return _thousand(number) if number < 100 else _ideographic(number)


def _japanese(number: int) -> str:
    """In words without zeros, and without a one before ten, hundred and thousand."""
    if number > 9_999:
        return str(number)
    places = [(number // 10**place % 10, place) for place in (3, 2, 1, 0)]
    return "".join(
        ("" if digit == 1 and place else _DIGITS[digit]) + _UNITS[place]
        for digit, place in places
        if digit
    )


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    if number <= 50:
        return chr((0x3251 if number <= 35 else 0x32B1 - 15) + number - 21)
    return str(number)


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: str(number).zfill(2),
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chicago": _letters(_CHICAGO),
    "numberInDash": lambda number: f"- {number} -",
    "arabicAbjad": _letters(_ABJAD),
    "arabicAlpha": _letters(_ARABIC),
    "hindiNumbers": _digits("\u0966"),  # DEVANAGARI DIGIT ZERO
    "thaiNumbers": _digits("\u0e50"),  # THAI DIGIT ZERO
    "russianLower": _letters(_CYRILLIC),
    "russianUpper": _letters(_CYRILLIC.upper()),
    "decimalFullWidth": _digits("\uff10"),  # FULLWIDTH DIGIT ZERO
    "decimalFullWidth2": _digits("\uff10"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _range(0x2474, 20),  # PARENTHESIZED DIGIT ONE
    "decimalEnclosedFullstop": _range(0x2488, 20),  # DIGIT ONE FULL STOP
    "ideographEnclosedCircle": _range(0x3280, 10),  # CIRCLED IDEOGRAPH ONE
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographDigital": _ideographic,
    "japaneseDigitalTenThousand": _ideographic,
    "taiwaneseDigital": _ideographic,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": lambda n: _chinese(n, _LEGAL, _LEGAL_UNITS, leave_one=False),
    "ideographLegalTraditional": lambda n: _chinese(
        n, _TRADITIONAL, _TRADITIONAL_UNITS, leave_one=False
    ),
}
