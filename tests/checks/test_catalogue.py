"""Holds every check of the catalogue to the same account: code, name, documentation, cases."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from hexapla.checks import Check, catalogue
from hexapla.model import SEVERITIES

from .cases import cases

SECTIONS = ("What it does", "Why it matters", "Example", "Guards")
"""The headings of a check's documentation, in this order, each as a line `## Heading`."""


def module_of(check: Check[Any]) -> str:
    return check.run.__module__.rpartition(".")[2]


def test_codes_and_names_are_unique() -> None:
    checks = catalogue()
    assert checks, "the catalogue is empty"
    for key in ("code", "name"):
        counts = Counter(getattr(check, key) for check in checks)
        assert [value for value, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("check", catalogue(), ids=lambda check: check.code)
class TestEachCheck:
    def test_the_module_is_named_after_code_and_name(self, check: Check[Any]) -> None:
        assert module_of(check) == f"{check.code.lower()}_{check.name.replace('-', '_')}"
        assert check.severity in SEVERITIES

    def test_the_documentation_is_complete(self, check: Check[Any]) -> None:
        text = check.documentation
        title = text.partition("\n")[0]
        assert title.endswith("."), f"the first line is a sentence: {title!r}"
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert [h for h in headings if h in SECTIONS] == list(SECTIONS)
        for body in re.split(r"^## .+$", text, flags=re.MULTILINE)[1:]:
            assert body.strip(), "a section without text"

    def test_cases_flag_and_are_silent_in_two_languages(self, check: Check[Any]) -> None:
        own = [case for case in cases() if case.module == module_of(check)]
        judged = {
            lang
            for case in own
            for f in case.flags
            for lang in ([f["lang"]] if f.get("lang") else case.langs)
        }
        silent = {lang for case in own if not case.flags for lang in case.langs}
        assert any(not case.flags for case in own), "no case that stays silent"
        assert any(case.flags for case in own), "no case that flags"
        assert len(judged) >= 2, f"judges only {sorted(judged)}"
        assert len(silent) >= 2, f"is silent only in {sorted(silent)}"


def test_every_file_of_cases_belongs_to_a_check() -> None:
    modules = {module_of(check) for check in catalogue()}
    assert sorted({case.module for case in cases()} - modules) == []
