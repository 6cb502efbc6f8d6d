"""The catalogue of checks as a page of documentation."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.reports.explained import Explained

_HEAD = """# The checks

Made from the checks themselves by `make docs`; `hexapla explain CODE` prints the same. Severities are
those of MQM: critical, major, minor, neutral. With six versions a check lets them vote.
Checks over a termbase (TB) are run by `hexapla terms audit`.
"""


def catalogue_markdown(checks: Iterable[Explained]) -> str:
    """A table of *checks*, then a section for each."""
    checks = tuple(checks)
    lines = [_HEAD, "| code | name | severity | over each |", "|---|---|---|---|"]
    lines += [f"| [{c.code}](#{_anchor(c)}) | {c.name} | {c.severity} | {c.over} |" for c in checks]
    for check in checks:
        text = check.documentation.replace("\n## ", "\n### ")
        lines += ["", f"## {check.code} {check.name}", "", text]
    return "\n".join(lines) + "\n"


def _anchor(check: Explained) -> str:
    return f"{check.code} {check.name}".lower().replace(" ", "-")
