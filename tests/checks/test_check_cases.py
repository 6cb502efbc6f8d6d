"""Runs every case of `tests/checks/*.toml` through the check that its file is named after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from hexapla.checks import Check, catalogue, run_checks
from hexapla.model import Flag

from .cases import Case, cases


def check_of(module: str) -> Check[Any]:
    """The check that is defined in *module*."""
    return next(check for check in catalogue() if check.run.__module__.endswith(f".{module}"))


@pytest.mark.parametrize("case", cases(), ids=str)
def test_the_check_raises_exactly_the_expected_flags(case: Case) -> None:
    found = list(run_checks([check_of(case.module)], case.context()))
    shown = "\n".join(map(repr, found)) or "silence"
    assert len(found) == len(case.flags), shown
    for expected in sorted(case.flags, key=len, reverse=True):
        match = next((flag for flag in found if matches(flag, expected)), None)
        assert match is not None, f"nothing matches {dict(expected)} in\n{shown}"
        found.remove(match)


def matches(flag: Flag, expected: Mapping[str, Any]) -> bool:
    """Whether *flag* has what *expected* says; a `lang` of `""` stands for an even split."""
    judged = [x for x in flag.loci if flag.lang is None or x.lang == flag.lang]
    quoted = [x.text for x in judged]
    facts: dict[str, bool] = {
        "lang": expected.get("lang", "") == (flag.lang or ""),
        "severity": expected.get("severity") == flag.severity,
        "row": expected.get("row", "") == (flag.row or ""),
        "suggestion": expected.get("suggestion") == flag.suggestion,
        "vote": expected.get("vote") == flag.evidence.vote,
        "text": expected.get("text") in quoted,
        "texts": sorted(expected.get("texts", ())) == sorted(quoted),
        "part": expected.get("part") in [x.part for x in judged],
        "eid": expected.get("eid") in [x.eid for x in judged],
        "message": expected.get("message", "") in flag.message,
        "values": all(flag.evidence.values.get(x) == v for x, v in expected.get("values", {}).items()),
    }
    return all(facts[key] for key in expected)
