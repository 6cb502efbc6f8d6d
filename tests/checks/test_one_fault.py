"""What differs in which clauses are there is said by one check: no fault is flagged by two."""

from __future__ import annotations

import pytest

from hexapla.checks import catalogue, run_checks

from .cases import Case, cases

CODES = ("STR002", "STR003", "STR004", "STR005", "STR009", "STR017", "STR018")
"""The checks that ask which clauses are there, and where."""


def own_cases() -> list[Case]:
    """The cases of these checks in which they flag something."""
    return [case for case in cases() if case.module[:6].upper() in CODES and case.flags]


@pytest.mark.parametrize("case", own_cases(), ids=str)
def test_the_other_checks_are_silent_where_one_speaks(case: Case) -> None:
    checks = [check for check in catalogue() if check.code in CODES]
    flags = run_checks(checks, case.context())
    assert {flag.code for flag in flags} == {case.module[:6].upper()}, flags


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.module.startswith("str013") and case.flags], ids=str
)
def test_what_differs_in_an_adoption_line_is_said_by_its_own_check(case: Case) -> None:
    checks = [check for check in catalogue() if check.code in {"NUM001", "NUM004", "STR013"}]
    assert {flag.code for flag in run_checks(checks, case.context())} == {"STR013"}
