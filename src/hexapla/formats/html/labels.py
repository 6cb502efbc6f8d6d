"""What stands before a list item: counters as browsers print them (CSS Counter Styles 3)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
# The letters of the Arabic alphabet in the order in which they stand for numbers, alef to ghain
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CJK = "〇一二三四五六七八九"
_CJK_UNITS = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "".join(chr(code) for code in range(0x2460, 0x2474))
_BULLETS = {"disc": "\u2022", "circle": "\u25e6", "square": "\u25aa"}


def _letters(alphabet: str) -> Callable[[int], str]:
    def written(number: int) -> str:
        made = ""
        while number > 0:
            number, at = divmod(number - 1, len(alphabet))
            made = alphabet[at] + made
        return made

    return written


def _once(alphabet: str) -> Callable[[int], str]:
    return lambda number: alphabet[number - 1] if 1 <= number <= len(alphabet) else ""


def _digits(zero: int) -> Callable[[int], str]:
    return lambda number: (
        str(number).translate({48 + n: zero + n for n in range(10)}) if number >= 0 else ""
    )


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return ""
    made = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        made += letters * count
    return made


def _chinese(number: int) -> str:
    """The informal numeral below ten thousand: 十二, 二十, 一百零五."""
    if not 0 <= number < 10_000:
        return ""
    if number == 0:
        return "零"
    made, gap = "", False
    figures = str(number)
    for place, figure in enumerate(figures):
        unit = _CJK_UNITS[len(figures) - 1 - place]
        if figure == "0":
            gap = bool(made)
        else:
            made += ("零" if gap else "") + _CJK[int(figure)] + unit
            gap = False
    return made[1:] if 10 <= number < 20 else made


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal-leading-zero": lambda number: f"{number:02d}",
    "lower-alpha": _letters(_LATIN),
    "lower-latin": _letters(_LATIN),
    "upper-alpha": _letters(_LATIN.upper()),
    "upper-latin": _letters(_LATIN.upper()),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "lower-greek": _letters(_GREEK),
    "arabic-indic": _digits(0x0660),
    "persian": _digits(0x06F0),
    "urdu": _digits(0x06F0),
    "devanagari": _digits(0x0966),
    "cjk-ideographic": _chinese,
    "trad-chinese-informal": _chinese,
    "simp-chinese-informal": _chinese,
    "cjk-decimal": lambda number: str(number).translate({48 + n: _CJK[n] for n in range(10)}),
    "cjk-heavenly-stem": _once(_STEMS),
    "circled-decimal": _once(_CIRCLED),
    "lower-russian": _letters(_CYRILLIC),
    "lower-arabic": _letters(_ABJAD),
    "abjad": _letters(_ABJAD),
}
_IDEOGRAPHIC = ("cjk-", "trad-chinese", "simp-chinese")
_OF_TYPE = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


def style_of_type(kind: str) -> str:
    """The counter style that the attribute `type` names; `""` where it names none."""
    kind = kind.strip()
    return _OF_TYPE.get(kind, "") or (kind.lower() if kind.lower() in _BULLETS else "")


def known(style: str) -> bool:
    """Whether *style* is the name of a counter style."""
    return style in _WRITTEN or style in _BULLETS or style in ("decimal", "none")


def number_as(number: int, style: str) -> str:
    """*number* in *style* alone, in decimal figures where the style cannot write it."""
    written = _WRITTEN.get(style)
    return (written(number) if written else "") or str(number)


def label_of(number: int, style: str) -> str:
    """What is printed before item *number* of a list in *style*; `""` for `none`."""
    if style in ("none", ""):
        return ""
    if style[0] in "\"'":
        return style.strip("\"'").strip()
    if style in _BULLETS:
        return _BULLETS[style]
    if style.startswith(_IDEOGRAPHIC):
        return number_as(number, style) + "\u3001"  # IDEOGRAPHIC COMMA
    if style == "circled-decimal":
        return number_as(number, style)
    return number_as(number, style) + "."


def default_bullet(depth: int) -> str:
    """The bullet of a list without order, *depth* such lists deep, from 1."""
    return ("disc", "circle", "square")[min(depth, 3) - 1]
