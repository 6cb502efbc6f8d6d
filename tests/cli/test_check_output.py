"""What `hexapla check` prints of one set and of many, and where it says what."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hexapla import checks
from hexapla.text.width import cells

from ..conftest import CORPORA
from ..reports.small_set import DECIDES, RECALLING
from .running import Ran, run

DRAFT = CORPORA / "a-res-78-311-draft"
QUICK = ("--encoder", "none", "--quiet")
NUMBERS = ("--select", "NUM001", *QUICK)
_SIX = tuple(RECALLING)
_ORGAN = {
    "ar": "إن الجمعية العامة،",
    "zh": "大会，",
    "en": "The General Assembly,",
    "fr": "L’Assemblée générale,",
    "ru": "Генеральная Ассамблея,",
    "es": "La Asamblea General,",
}


def write_set(folder: Path, *, zh: str = "16", clauses: int = 1) -> Path:
    """Six versions of which the Chinese has *zh* meetings, in each of so many operative *clauses*."""
    folder.mkdir(parents=True)
    for lang in _SIX:
        parts = [_ORGAN[lang], RECALLING[lang].replace("2016", "2015")]
        for number in range(1, clauses + 1):
            label = f"{number} -" if lang == "ar" else f"{number}."
            parts.append(f"{label} {DECIDES[lang]}".replace("16" if lang == "zh" else "17", "{n}"))
            parts[-1] = parts[-1].replace("{n}", zh if lang == "zh" else "17")
        (folder / f"{lang}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def in_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three sets, one of them deep, and folders that hold none."""
    write_set(tmp_path / "b" / "deep" / "second")
    write_set(tmp_path / "a", zh="17")
    write_set(tmp_path / "c")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "readme.txt").write_text("Nothing to check here.\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    write_set(tmp_path / ".git" / "hidden")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_text_groups_by_row_and_ends_with_what_to_do(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "small set")
    result = run("check", folder, *NUMBERS)
    assert (result.status, result.err) == (1, "")
    lines = result.out.splitlines()
    assert lines[0] == "small set"
    row = lines.index("op1  1. Decides to hold 17 meetings;")
    assert lines[row + 1].startswith("  critical NUM001 number-mismatch  zh")
    text = "\n".join(line.strip() for line in lines[row + 1 :])
    assert f"{folder}/zh.txt:5" in text
    assert "zh has 16 where ar, en, fr, ru and es have 17" in text
    assert "zh  决定举行›16‹次会议；" in text
    assert "ar 17 · zh 16 · en 17 · fr 17 · ru 17 · es 17  (vote 5:1)" in text
    assert "suggestion: 17" in text
    assert "1 flag: 1 critical" in lines
    assert lines[-1] == f"1 critical to decide: hexapla review '{folder}'"


def test_a_clean_set_asks_for_nothing(tmp_path: Path) -> None:
    result = run("check", write_set(tmp_path / "clean", zh="17"), *NUMBERS)
    assert result.status == 0
    assert result.out.splitlines()[-1] == "nothing to do"
    assert "no flags" in result.out
    assert "all six agree: " in result.out


def test_flags_that_do_not_fail_the_run_are_still_there_to_read(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set")
    result = run("check", folder, *NUMBERS, "--fail-on", "never")
    assert result.status == 0
    last = f"nothing that fails the run; 1 critical open: hexapla review {folder}"
    assert result.out.splitlines()[-1] == last


def test_concise_is_a_line_a_flag(tmp_path: Path) -> None:
    result = run("check", write_set(tmp_path / "set", clauses=2), *NUMBERS, "--format", "concise")
    assert result.out.splitlines() == [
        f"set#op{number} zh NUM001 critical zh has 16 where ar, en, fr, ru and es have 17"
        for number in (1, 2)
    ]


def test_concise_lines_of_the_draft() -> None:
    result = run("check", DRAFT, "--format", "concise", "--quiet")
    line = re.compile(
        r"a-res-78-311-draft#\S+ (-|[a-z]{2}) [A-Z]{2,3}\d{3} (critical|major|minor|neutral) \S.*"
    )
    assert result.status == 1
    for each in result.out.splitlines():
        assert line.fullmatch(each), each
        assert each.isprintable()


@pytest.mark.parametrize(("most", "shown"), [("2", 2), ("50", 5), ("0", 5)])
def test_at_most_so_many_flags_of_a_check(tmp_path: Path, most: str, shown: int) -> None:
    folder = write_set(tmp_path / "set", clauses=5)
    text = run("check", folder, *NUMBERS, "--most", most).out
    assert text.count("critical NUM001") == shown
    told = "NUM001 number-mismatch: 2 of 5 flags shown; --most 0 shows them all"
    assert (told in text.splitlines()) == (shown < 5)
    assert "5 flags: 5 critical" in text
    concise = run("check", folder, *NUMBERS, "--most", most, "--format", "concise").out.splitlines()
    assert len(concise) == shown + (shown < 5)
    assert ("3 more flags of this check; --most 0 shows them all" in concise[-1]) == (shown < 5)
    data = json.loads(run("check", folder, *NUMBERS, "--most", most, "--format", "json").out)
    assert len(data["sets"][0]["flags"]) == 5


def test_many_sets_below_folders_that_hold_none(in_many: Path) -> None:
    result = run("check", ".", "--recursive", *NUMBERS)
    assert (result.status, result.err) == (1, "")
    lines = result.out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("set  "))
    assert [line.split() for line in lines[at : at + 5]] == [
        ["set", "rows", "critical", "major", "failures", "state"],
        ["a", "3", "–", "–", "–", "passes"],
        ["b/deep/second", "3", "1", "–", "–", "flags"],
        ["c", "3", "1", "–", "–", "flags"],
        ["3", "sets", "9", "2", "–", "–"],
    ]
    review = "first 1 critical to decide: hexapla review b/deep/second"
    assert lines[-1] == f"2 critical in 2 sets; {review}"


def test_a_set_that_fails_does_not_stop_the_others(in_many: Path) -> None:
    (in_many / "a" / "manifest.toml").write_text("id = [\n", encoding="utf-8")
    for lang in _SIX:
        (in_many / "c" / f"{lang}.txt").write_bytes(b"\xe9\xe8\n")
    result = run("check", in_many, "--recursive", *NUMBERS)
    assert result.status == 2
    assert "manifest.toml: this is not TOML" in result.err
    assert "koi8-r" in result.err
    text = result.out
    assert "critical NUM001 number-mismatch  zh" in text
    assert text.splitlines()[-1].startswith("2 sets failed, said on stderr; 1 critical in 1 set; first ")
    table = [line.split() for line in text.splitlines() if line.endswith(("not read", "flags"))]
    assert [line[-1] for line in table] == ["flags", "read", "read"]


def test_one_file_that_fails_is_what_to_mend_first(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set")
    (folder / "ru.txt").write_bytes(b"\xe9\xe8\n")
    result = run("check", folder, *NUMBERS)
    assert result.status == 2
    assert result.out.splitlines()[-1] == "1 failure said on stderr: mend that, then check again"


def test_jsonl_holds_the_failures(in_many: Path) -> None:
    (in_many / "c" / "ru.txt").write_bytes(b"\xe9\xe8\n")
    result = run("check", "a", "c", "nowhere", *NUMBERS, "--format", "jsonl")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert result.status == 2
    assert [line.get("set") for line in lines] == ["a", "c", None]
    assert {line["schema"] for line in lines} == {"hexapla/1"}
    assert [failure["file"] for failure in lines[-1]["failures"]] == ["nowhere", "c/ru.txt"]
    assert all(failure["message"] for failure in lines[-1]["failures"])
    whole = json.loads(run("check", "a", "c", "nowhere", *NUMBERS, "--format", "json").out)
    assert whole["failures"] == lines[-1]["failures"]


def test_jsonl_without_failures_is_a_line_a_set(in_many: Path) -> None:
    result = run("check", "a", "b/deep/second", "c", *NUMBERS, "--format", "jsonl")
    assert [json.loads(line)["set"] for line in result.out.splitlines()] == ["a", "second", "c"]


def test_nothing_below_is_an_error(tmp_path: Path) -> None:
    result = run("check", tmp_path, "--recursive")
    assert result.status == 2
    assert "no folder here holds a set" in result.err
    assert "en.txt, fr.txt" in result.err


def statistics_of(text: str) -> dict[str, list[str]]:
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if line.split() == ["flags", "seconds", "share"])
    end = next(i for i in range(at, len(lines)) if lines[i].startswith("all "))
    return {line.split()[0]: line.split()[1:] for line in lines[at + 1 : end + 1]}


def test_statistics_of_flags_and_time(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set", clauses=3)
    text = statistics_of(run("check", folder, *NUMBERS, "--statistics").out)
    assert text["NUM001"][0] == text["all"][0] == "3"
    assert {"reading", "terms", "aligning", "NUM001", "all"} == set(text)
    assert all(re.fullmatch(r"\d+\.\d{3}", row[-3 if row[-1] == "%" else -2]) for row in text.values())
    assert text["all"][-2:] == ["100", "%"]


@pytest.mark.parametrize("form", ["json", "jsonl", "concise"])
def test_statistics_stand_beside_data(tmp_path: Path, form: str) -> None:
    folder = write_set(tmp_path / "set")
    plain = run("check", folder, *NUMBERS, "--format", form)
    told = run("check", folder, *NUMBERS, "--format", form, "--statistics")
    assert told.out == plain.out
    assert statistics_of(told.err)["NUM001"][0] == "1"


def test_data_of_many_sets_has_its_table_beside_it(in_many: Path) -> None:
    loud = run(
        "check", ".", "--recursive", "--select", "NUM001", "--encoder", "none", "--format", "concise"
    )
    assert loud.out.count("\n") == 2
    assert "3 sets" in loud.err
    assert run("check", ".", "--recursive", *NUMBERS, "--format", "concise").err == ""


def drawn(monkeypatch: pytest.MonkeyPatch, folder: Path, **environment: str) -> Ran:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "VTE_VERSION", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return run("check", folder, *NUMBERS)


def test_colour_is_for_terminals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_set(tmp_path / "set")
    assert "\x1b" not in drawn(monkeypatch, folder).out
    coloured = drawn(monkeypatch, folder, FORCE_COLOR="1").out
    assert "\x1b[1;31mcritical\x1b[0m" in coloured
    assert "\x1b[1;4m16\x1b[0m" in coloured
    plain = drawn(monkeypatch, folder, FORCE_COLOR="1", NO_COLOR="1").out
    assert "\x1b" not in plain
    assert "›16‹" in plain


def test_a_file_is_as_wide_as_columns_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = run("check", DRAFT, "--select", "NUM", "--ignore", "STR", "--quiet").out
    paths = str(CORPORA)
    assert max(cells(line) for line in out.splitlines() if paths not in line) <= 60


def test_the_same_input_gives_the_same_bytes(in_many: Path) -> None:
    first, second = (run("check", ".", "--recursive", *NUMBERS).out for _ in range(2))
    assert first == second


def test_explain_is_a_table_and_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    table = run("explain").out.splitlines()
    assert table[0].split() == ["code", "name", "severity", "over", "what"]
    number = next(line for line in table if line.startswith("NUM001"))
    assert number.split()[:4] == ["NUM001", "number-mismatch", "critical", "alignment"]
    assert "whatever they are" in run("explain", "txt001").out
    page = run("explain", "num008").out
    assert page.splitlines()[0] == "NUM008 resolution-reference  (critical, looks at all rows together)"
    assert "\nWhat it does\n" in page
    assert "##" not in page
    assert "\u2068`217 ألف (د - 3)`\u2069" in page
    assert all(cells(line) <= 80 for line in [*table, *page.splitlines()])


def test_explain_suggests_the_near_one() -> None:
    for typed, meant in [("NUN001", "NUM001"), ("date-mismach", "NUM004"), ("ter0001", "TER001")]:
        result = run("explain", typed)
        assert result.status == 2
        assert f"did you mean {meant}" in result.err
    assert "did you mean" not in run("explain", "zzzzzz").err


BREAKING = '''"""Breaks."""
from hexapla.checks.check import Check


def run(group, context):
    if group.kind == "operative":
        raise ZeroDivisionError("no weight")
    yield from ()


CHECK = Check("TST001", "breaks", "row", "minor", run)
'''


@pytest.fixture
def breaking_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A check with a bug, found by the catalogue as any other."""
    folder = tmp_path / "more-checks"
    folder.mkdir()
    (folder / "tst001_breaks.py").write_text(BREAKING, encoding="utf-8")
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(folder)])
    checks.catalogue.cache_clear()
    yield
    checks.catalogue.cache_clear()
    sys.modules.pop("hexapla.checks.tst001_breaks", None)


@pytest.mark.usefixtures("breaking_check")
def test_a_check_with_a_bug_is_named_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_set(tmp_path / "set", clauses=2)
    command = ("check", folder, "--select", "NUM001,TST001", *QUICK, "--no-cache")
    result = run(*command)
    assert result.status == 3
    assert "set#op1: internal error: the check TST001 breaks failed: ZeroDivisionError" in result.err
    assert "and 1 time more" in result.err
    assert "Traceback" not in result.err
    assert result.out.count("critical NUM001") == 2
    failures = json.loads(run(*command, "--format", "json").out)["failures"]
    assert [failure["file"] for failure in failures] == ["set"]
    monkeypatch.setenv("HEXAPLA_DEBUG", "1")
    assert "Traceback" in run(*command).err
