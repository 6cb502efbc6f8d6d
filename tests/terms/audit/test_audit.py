"""Runs every case through the check that its file is named after, and holds the catalogue to account."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from hexapla.checks import check_names
from hexapla.model import SEVERITIES, Concept, Flag, Term
from hexapla.terms.audit import audit_catalogue, audit_names
from hexapla.terms.audit.audited import Audited, entries
from hexapla.terms.audit.check import AuditCheck
from hexapla.terms.audit.engine import laid_out, run_audit

from .cases import FILE, Case, cases

SECTIONS = ["What it does", "Why it matters", "Example", "Guards"]
WITH_TWO_LANGUAGES = 2


def module_of(check: AuditCheck) -> str:
    return check.run.__module__.rpartition(".")[2]


@pytest.mark.parametrize("case", cases(), ids=str)
def test_the_check_raises_exactly_the_expected_flags(case: Case) -> None:
    check = next(check for check in audit_catalogue() if module_of(check) == case.module)
    found = [flag for flags in run_audit([check], case.audited()).values() for flag in flags]
    shown = "\n".join(map(repr, found)) or "silence"
    assert len(found) == len(case.flags), shown
    for expected in sorted(case.flags, key=len, reverse=True):
        match = next((flag for flag in found if matches(flag, expected)), None)
        assert match is not None, f"nothing matches {dict(expected)} in\n{shown}"
        found.remove(match)


def matches(flag: Flag, expected: Mapping[str, Any]) -> bool:
    facts = {
        "row": expected.get("row", "") == (flag.row or ""),
        "lang": expected.get("lang", "") == (flag.lang or ""),
        "severity": expected.get("severity") == flag.severity,
        "texts": sorted(expected.get("texts", ())) == sorted(x.text for x in flag.loci),
        "message": expected.get("message", "") in flag.message,
        "suggestion": expected.get("suggestion") == flag.suggestion,
    }
    return all(facts[key] for key in expected)


@pytest.mark.parametrize("check", audit_catalogue(), ids=lambda check: check.code)
class TestEachCheck:
    def test_name_severity_and_documentation(self, check: AuditCheck) -> None:
        assert module_of(check) == f"{check.code.lower()}_{check.name.replace('-', '_')}"
        assert check.severity in SEVERITIES
        title, *_ = check.documentation.split("\n")
        assert title.endswith(".")
        assert re.findall(r"^## (.+)$", check.documentation, re.MULTILINE) == SECTIONS

    def test_cases_flag_and_are_silent_in_two_languages(self, check: AuditCheck) -> None:
        own = [case for case in cases() if case.module == module_of(check)]
        assert len({x for case in own if case.flags for x in case.langs}) >= WITH_TWO_LANGUAGES
        assert len({x for case in own if not case.flags for x in case.langs}) >= WITH_TWO_LANGUAGES


def test_codes_are_in_order_and_no_other_check_has_them() -> None:
    assert list(audit_names()) == [f"TB{n:03}" for n in range(1, 15)]
    assert not set(audit_names().values()) & set(check_names().values())


PADDED = Concept("peace", "", (Term("en", "peace ", "preferred"), Term("zh", "和平", "preferred")))
WAR = Concept("war", "", (Term("en", "war ", "preferred"), Term("ru", "война", "preferred")))


def flags_of(*concepts: Concept) -> tuple[Flag, ...]:
    found = entries(FILE, [(one, frozenset()) for one in concepts])
    return run_audit(audit_catalogue(), Audited(found))[FILE]


def test_a_flag_keeps_its_identity_while_others_come_and_go() -> None:
    alone = {flag.flag_id for flag in flags_of(PADDED) if flag.code == "TB005"}
    beside = {flag.flag_id for flag in flags_of(WAR, PADDED) if flag.code == "TB005"}
    assert len(alone) == 1
    assert alone < beside


def test_two_faults_alike_have_two_identities() -> None:
    twice = [flag.flag_id for flag in flags_of(PADDED, PADDED) if flag.code == "TB005"]
    assert len(set(twice)) == len(twice) == 2


def test_a_check_that_fails_does_not_stop_the_others() -> None:
    def fails(_: Audited) -> Any:
        raise ZeroDivisionError

    broken = AuditCheck("TB000", "broken", "major", fails)
    failed: list[str] = []
    audited = Audited(entries(FILE, [(PADDED, frozenset())]))
    flags = run_audit((broken, *audit_catalogue()), audited, lambda check, _: failed.append(check.code))
    assert failed == ["TB000"]
    assert [flag.code for flag in flags[FILE]] == ["TB005"]
    with pytest.raises(ZeroDivisionError):
        run_audit([broken], audited)


def test_a_termbase_is_laid_out_as_versions_are() -> None:
    empty = Concept("none", "", (Term("pt", "paz", "preferred"),))
    listed = entries(FILE, [(one, frozenset()) for one in (PADDED, empty, WAR, PADDED)])
    table = laid_out(FILE, listed, {"war": 7}, f"terms/{FILE}")
    assert [row.row for row in table.rows] == ["peace", "war", "peace (2)"]
    assert table.langs == ("zh", "en", "ru")
    clause = table.versions["en"].clause("war#1")
    assert (clause.text, clause.label, clause.location().line) == ("war ", "preferred", 7)


def test_terms_of_any_length_and_look_are_judged() -> None:
    terms = ("a.*b(", "(?P<x>", "\\", "x" * 5_000, "((" * 2_500, "\U0001f600", "\u202e")
    concepts = [Concept(f"c{n}", "", (Term("en", x, "preferred"),)) for n, x in enumerate(terms)]
    rows = {flag.row for flag in flags_of(*concepts)}
    assert rows >= {"c0", "c1", "c4", "c6"}


def test_nothing_is_said_of_nothing() -> None:
    assert run_audit(audit_catalogue(), Audited(())) == {}
