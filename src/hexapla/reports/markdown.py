"""The catalogue of checks as a page of documentation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hexapla.checks import Check

_HEAD = """# The checks

Made from the checks themselves by `make docs`; `hexapla explain CODE` prints the same. Severities are
those of MQM: critical, major, minor, neutral. With six versions a check lets them vote.
"""


def catalogue_markdown(checks: Iterable[Check[Any]]) -> str:
    """A table of *checks*, then a section for each."""
    checks = tuple(checks)
    lines = [_HEAD, "| code | name | severity | over each |", "|---|---|---|---|"]
    lines += [f"| [{c.code}](#{_anchor(c)}) | {c.name} | {c.severity} | {c.over} |" for c in checks]
    for check in checks:
        text = check.documentation.replace("\n## ", "\n### ")
        lines += ["", f"## {check.code} {check.name}", "", text]
    return "\n".join(lines) + "\n"


def _anchor(check: Check[Any]) -> str:
    return f"{check.code} {check.name}".lower().replace(" ", "-")
