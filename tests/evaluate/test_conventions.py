"""`hexapla evaluate conventions`: what is counted, and how it is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hexapla.evaluate.conventions import ConventionReport
from hexapla.model import Clause, Lang, Version

from ..cli.running import run

RESOLUTION = Path(__file__).resolve().parents[2] / "corpora" / "a-res-78-311"


def conventions(lang: Lang, text: str, label: str = "") -> dict[str, dict[str, int]]:
    """What is counted in one clause."""
    report = ConventionReport()
    report.add(Version("case", lang, (Clause("op1", "operative", text, label=label),)))
    counted: dict[str, dict[str, int]] = report.data()["langs"][lang]["conventions"]
    return counted


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Un\u00a0: deux : trois: fin", {"no space": 1, "plain space": 1, "no-break space": 1}),
        ("fr", "Un\u202f: deux", {"thin space": 1}),
        ("ru", "Один: два http://un.org", {"no space": 1}),
        ("ar", "أولا : ثانيا: ثالثا", {"plain space": 1, "no space": 1}),
    ],
)
def test_spaces_before_a_colon(lang: Lang, text: str, expected: dict[str, int]) -> None:
    assert conventions(lang, text)["space before :"] == expected


@pytest.mark.parametrize(
    ("lang", "text", "convention", "expected"),
    [
        ("zh", "一，二,三", "width of the comma", {"，": 1, ",": 1}),
        ("ar", "واحد، اثنان٬ ثلاثة, أربعة", "width of the comma", {"،": 2, ",": 1}),
        ("ru", "«а» “б”", "quotation marks", {"« »": 1, "“ ”": 1}),
        ("ar", "\u201dأ\u201c", "quotation marks", {"\u201d \u201c": 1}),
        ("en", "9 per cent and 10%", "per cent", {"per cent": 1, "%": 1}),
        ("zh", "百分之9和10%", "per cent", {"百分之": 1, "%": 1}),
        ("ar", "١٣٣ 5", "digits", {"١": 3, "1": 1}),
        ("es", "uno — dos", "dash", {"U+2014 em dash": 1}),
    ],
)
def test_forms(lang: Lang, text: str, convention: str, expected: dict[str, int]) -> None:
    assert conventions(lang, text)[convention] == expected


@pytest.mark.parametrize(
    ("lang", "label", "form"),
    [
        *[("en", "(b)", "(a)"), ("fr", "b)", "a)"), ("en", "(iv)", "(i)"), ("en", "12.", "1.")],
        *[("ar", "3 -", "1 -"), ("ar", "(ب)", "(أ)"), ("ru", "б)", "я)"), ("zh", "（二）", "（一）")],
    ],
)
def test_labels(lang: Lang, label: str, form: str) -> None:
    assert conventions(lang, "text", label)["label"] == {form: 1}


def test_the_command_counts_the_resolution() -> None:
    result = run("evaluate", "conventions", RESOLUTION, "--format", "json", "--quiet")
    assert result.status == 0
    langs = json.loads(result.out)["langs"]
    assert langs["fr"]["conventions"]["space before ;"] == {"no-break space": 17}
    assert langs["zh"]["conventions"]["width of the semicolon"] == {"；": 17}
    assert langs["ar"]["conventions"]["label"]["1 -"] == 15
    assert "fr    space before ;" in run("evaluate", "conventions", RESOLUTION, "--quiet").out


def test_a_missing_file_is_named() -> None:
    result = run("evaluate", "conventions", "nowhere.txt", "--quiet")
    assert result.status == 2
    assert "nowhere.txt" in result.err
