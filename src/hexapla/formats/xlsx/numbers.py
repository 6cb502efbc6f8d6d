"""Numbers as a spreadsheet shows them: percentages, decimals, groups; dates in the form of ISO 8601.

What a format adds beyond that (colours, fractions, names of months) is left out.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

_BUILT_IN = {
    "0": "General",
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    **dict.fromkeys(("18", "19", "20", "21", "45", "46", "47"), "h:mm:ss"),
    "22": "yyyy-mm-dd h:mm",
    **dict.fromkeys(("37", "38"), "#,##0"),
    **dict.fromkeys(("39", "40"), "#,##0.00"),
    **dict.fromkeys(map(str, (14, 15, 16, 17, *range(27, 37), *range(50, 59))), "yyyy-mm-dd"),
    "49": "@",
}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_PATTERN = re.compile(r"[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+")
_LARGEST = Decimal(10) ** 15


class _Layout(NamedTuple):
    """One section of a format, taken apart."""

    date: bool = False
    time: bool = False
    seconds: bool = False
    general: bool = False
    before: str = ""
    after: str = ""
    digits: int = 1
    least: int = 0
    most: int = 0
    grouped: bool = False
    percent: bool = False


def shown(raw: str, code: str, *, from_1904: bool = False) -> str:
    """The number *raw*, as it is saved, in the format *code*, a built-in number or a code.

    *raw* itself where it is no number.
    """
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value) >= _LARGEST:
        return raw
    sections = _BUILT_IN.get(code, code).split(";")
    own = value < 0 and len(sections) > 1 and bool(sections[1])
    layout = _layout(sections[1] if own else sections[0])
    if layout.date or layout.time:
        return _moment(value, layout, from_1904=from_1904) or raw
    return _plain(value) if layout.general else _number(abs(value) if own else value, layout)


@lru_cache(256)
def _layout(section: str) -> _Layout:
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1] or found[2] or "")
        return "\x00"

    bare = _LITERAL.sub(keep, section)
    lowered = bare.lower()
    if "general" in lowered or "@" in bare or ("/" in bare and not re.search("[ymd]", lowered)):
        return _Layout(general=True)
    if re.search("[ymdhs]", lowered) or re.search(r"\[[hms]+\]", section.lower()):
        time = bool(re.search("[hs]", lowered)) or bool(re.search(r"\[[hms]+\]", section.lower()))
        date = bool(re.search("[yd]", lowered)) or not time
        return _Layout(date=date, time=time, seconds="s" in lowered)
    pattern = _PATTERN.search(bare)
    if pattern is None or "e+" in lowered:
        return _Layout(general=True)
    literals = iter(kept)
    before, after = (
        "".join(next(literals, "") if char == "\x00" else char for char in part)
        for part in (bare[: pattern.start()], bare[pattern.end() :])
    )
    whole, _, decimals = pattern[0].partition(".")
    least = len(decimals.replace("#", "").replace("?", ""))
    return _Layout(
        before=before,
        after=after,
        digits=whole.count("0"),
        least=least,
        most=len(decimals),
        grouped="," in whole.rstrip(","),
        percent="%" in bare,
    )


def _plain(value: Decimal) -> str:
    if value == value.to_integral_value():
        return str(int(value))
    text = f"{value:.10f}" if abs(value) >= Decimal("1e-9") else str(value)
    return text.rstrip("0") if "." in text and "E" not in text else text


def _number(value: Decimal, layout: _Layout) -> str:
    scaled = value * 100 if layout.percent else value
    rounded = scaled.quantize(Decimal(1).scaleb(-layout.most), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    while len(decimals) > layout.least and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.lstrip("0").rjust(layout.digits, "0")
    if layout.grouped and whole:
        whole = f"{int(whole):,}".rjust(layout.digits, "0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{layout.before}{whole}{'.' if decimals else ''}{decimals}{layout.after}".strip()


def _moment(value: Decimal, layout: _Layout, *, from_1904: bool) -> str:
    """The day and the time of day; `""` where the number is no day."""
    if not 0 <= value < 2_958_466:
        return ""
    # The spreadsheet's calendar has a 29 February 1900 that never was.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if value >= 60 else 31)
    at = start + timedelta(seconds=int((value * 86_400).quantize(Decimal(1), ROUND_HALF_UP)))
    clock = f"{at:%H:%M:%S}" if layout.seconds else f"{at:%H:%M}"
    day = f"{at:%Y-%m-%d}"
    return f"{day} {clock}" if layout.date and layout.time else day if layout.date else clock
