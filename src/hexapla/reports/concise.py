"""One line a flag, for grep, editors and logs: `set#row lang CODE severity message`.

No colour, no tab, no control character, no mark of direction.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.reports.flag_text import capped
from hexapla.reports.set_report import SetReport
from hexapla.text.width import invisible, visible

NOTHING = "-"
"""Stands for a row or a language where a flag names none."""


def concise(report: SetReport, most: int) -> Iterator[str]:
    """A line for each flag, at most *most* of each check (0: all), and one for what is left out.

    The state of a decided flag stands in brackets at the end.
    """
    shown, hidden = capped(report.flags, most)
    name = report.alignment.set
    for flag in shown:
        state = report.state(flag)
        told = "" if state == "open" else f" [{state}]"
        place = f"{name}#{flag.row or NOTHING} {flag.lang or NOTHING}"
        yield _plain(f"{place} {flag.code} {flag.severity} {flag.message}{told}")
    for code, count in hidden.items():
        severity = next(flag.severity for flag in report.flags if flag.code == code)
        said = f"{count} more flags of this check; --most 0 shows them all"
        yield _plain(f"{name}#{NOTHING} {NOTHING} {code} {severity} {said}")


def _plain(line: str) -> str:
    return "".join(char for char in visible(line) if not invisible(char))
