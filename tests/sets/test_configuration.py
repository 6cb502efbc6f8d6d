"""`hexapla.toml`: what it says, and what is said of a wrong one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.checks import catalogue
from hexapla.errors import ConfigurationError
from hexapla.model import SEVERITIES, Flag, Lang, Severity
from hexapla.sets.check_table import CheckTable, LanguageTable
from hexapla.sets.configuration import configuration
from hexapla.sets.template import settings_text
from hexapla.sets.toml_lines import line_of

CASES = tomllib.loads((Path(__file__).parent / "configuration.toml").read_text("utf-8"))["case"]


def said(folder: Path, text: str) -> CheckTable:
    (folder / "hexapla.toml").write_text(text, encoding="utf-8")
    return configuration(folder).check


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_wrong_one_is_told_so(case: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        said(tmp_path, case["text"])
    line = caught.value.line()
    assert line.startswith(str(tmp_path / "hexapla.toml"))
    assert [part for part in case["said"] if part not in line] == [], line
    assert "\n" not in line


def test_what_it_says(tmp_path: Path) -> None:
    table = said(
        tmp_path,
        """
[check]
select = ["num", "TER"]
ignore = ["NUM008"]
langs = ["ar", "zh"]
fail_on = "never"
baseline = "known/flags.json"
severity = { TER001 = "minor" }
thresholds.ter001.lacking = 1
languages.zh.ignore = ["TER"]
""",
    )
    assert [c.code for c in catalogue() if table.runs(c.code)] == [
        c.code for c in catalogue() if c.code[:3] in ("NUM", "TER") and c.code != "NUM008"
    ]
    assert (table.langs, table.fail_on) == (("ar", "zh"), "never")
    assert table.baseline == str(tmp_path / "known" / "flags.json")
    assert table.figures() == {"TER001.lacking": 1.0}


def flag(code: str, lang: Lang | None, severity: Severity) -> Flag:
    return Flag(code, severity, "op1", lang, "m", ())


USUAL = {check.code: check.severity for check in catalogue()}


@given(
    st.sampled_from(sorted(USUAL)),
    st.sampled_from(SEVERITIES),
    st.sampled_from(SEVERITIES),
    st.booleans(),
)
def test_a_configured_severity_keeps_what_the_check_lowered(
    code: str, found: Severity, configured: Severity, small: bool
) -> None:
    table = CheckTable(severity={code.lower() if small else code: configured})
    (weighed,) = table.weighed([flag(code, None, found)])
    steps = SEVERITIES.index(found) - SEVERITIES.index(USUAL[code])
    wanted = SEVERITIES.index(configured) + steps
    assert SEVERITIES.index(weighed.severity) == min(max(wanted, 0), 3)
    assert (
        table.weighed([flag("NUM001" if code != "NUM001" else "STR002", None, found)])[0].severity
        == found
    )


def test_an_even_split_stays_below() -> None:
    table = CheckTable(severity={"NUM001": "major", "TER001": "neutral"})
    flags = [
        flag("NUM001", "ru", "critical"),
        flag("NUM001", None, "major"),
        flag("TER001", None, "minor"),
        flag("STR002", "ar", "critical"),
    ]
    assert [one.severity for one in table.weighed(flags)] == ["major", "minor", "neutral", "critical"]


def test_switches_of_a_language() -> None:
    table = CheckTable(languages={"zh": LanguageTable(("TXT", "num001"))})
    flags = [
        flag(code, lang, "major")
        for code in ("TXT011", "NUM001", "NUM004")
        for lang in ("zh", "ar", None)
    ]
    left = [(one.code, one.lang) for one in table.weighed(flags)]
    assert left == [(f.code, f.lang) for f in flags if f.lang != "zh" or f.code == "NUM004"]


def test_the_digest_tells_what_changes_flags_and_nothing_else() -> None:
    tables = [
        CheckTable(select=("NUM",)),
        CheckTable(ignore=("NUM",)),
        CheckTable(severity={"NUM001": "minor"}),
        CheckTable(thresholds={"TER001": {"lacking": 0.5}}),
        CheckTable(languages={"zh": LanguageTable(("NUM",))}),
    ]
    assert len({table.digest() for table in tables} - {None}) == len(tables)
    assert CheckTable(fail_on="minor", baseline="x", langs=("ar",)).digest() is None


@pytest.mark.parametrize("langs", [(), ("ar", "zh", "ru")], ids=str)
def test_a_configuration_to_begin_with_is_valid_and_so_is_all_that_it_shows(
    langs: tuple[Lang, ...], tmp_path: Path
) -> None:
    text = settings_text(langs)
    assert said(tmp_path, text) == CheckTable(langs=langs)
    everything = re.sub(r"^# (?=\[|\w+(\.\w+)* = )", "", text, flags=re.MULTILINE)
    table = said(tmp_path, everything)
    keys = [
        name
        for name in CheckTable.__struct_fields__
        if getattr(table, name) != getattr(CheckTable(), name)
    ]
    assert {*keys} >= {"select", "ignore", "severity", "thresholds", "languages", "baseline"}
    assert configuration(tmp_path).reviewer == "Name"


def test_thresholds_are_declared_and_named_once() -> None:
    for check in catalogue():
        names = [threshold.name for threshold in check.thresholds]
        assert len(set(names)) == len(names)
        for threshold in check.thresholds:
            assert re.fullmatch(r"[a-z][a-z_]*", threshold.name)
            assert f"`{check.code}.{threshold.name} = " in check.documentation


LINES = """\
a = 1
[b]
"c d" = 2
e.f = [
  3,
]
[[g]]
h = 1
[[g]]
h = 2
[g.i]
j = 3
[k.l.m]
n = { o = 1 }
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 1),
        (("b",), 2),
        (("b", "c d"), 3),
        (("b", "e", "f", 0), 4),
        (("b", "e"), 4),
        (("g", 0, "h"), 8),
        (("g", 1, "h"), 10),
        (("g", 1, "i", "j"), 12),
        (("k", "*", "m", "n", "o"), 14),
        (("k", "l"), 13),
        (("b", "missing"), 2),
        (("nowhere",), None),
    ],
)
def test_the_line_of_a_key(path: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(LINES, path) == line
