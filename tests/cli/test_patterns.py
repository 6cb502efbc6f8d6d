"""The house's own patterns, through the command line: found, bounded, and never stale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.checks import txt018_user_pattern

from .running import Ran, run
from .small import write_small

if TYPE_CHECKING:
    import pytest


def settings(folder: Path, *patterns: tuple[str, str]) -> None:
    tables = (f"[[check.patterns]]\nname = {name!r}\npattern = {text!r}\n" for name, text in patterns)
    (folder / "hexapla.toml").write_text("\n".join(tables).replace("\\\\", "\\"), "utf-8")


def check(folder: Path, *options: str) -> Ran:
    return run("check", folder, "--encoder", "none", "--select", "TXT018", "--format", "json", *options)


def quoted(ran: Ran) -> list[str]:
    (one,) = json.loads(ran.out)["sets"]
    return [flag["loci"][0]["text"] for flag in one["flags"]]


def test_a_changed_pattern_is_not_answered_from_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEXAPLA_CACHE", str(tmp_path / "cache"))
    folder = write_small(tmp_path / "set")
    settings(folder, ("one", "会议"))
    assert [quoted(check(folder)) for _ in range(2)] == [["会议"]] * 2
    settings(folder, ("one", "جلسة"))
    assert quoted(check(folder)) == ["جلسة"]
    settings(folder)
    assert quoted(check(folder)) == []


def test_a_pattern_that_would_run_for_ever_is_named_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(txt018_user_pattern, "_MOST_S", 0.05)
    folder = write_small(tmp_path, ru=f"постановляет {'а' * 60}в б;")
    settings(folder, ("before", "会议"), ("for ever", "(а|аа)+б"), ("after", "جلسة"))
    ran = check(folder)
    assert sorted(quoted(ran)) == ["جلسة", "会议"]
    assert ran.status == 2
    (line,) = [line for line in ran.err.splitlines() if "for ever" in line]
    assert "the pattern `for ever` takes longer" in line
    assert "bug" not in ran.err


def test_a_pattern_that_does_not_compile_is_an_error_with_its_line(tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    settings(folder, ("one", "会议"), ("two", "(会议"))
    ran = run("check", folder)
    assert (ran.status, ran.out) == (2, "")
    assert "hexapla.toml:7: the pattern `two` does not compile: missing ) at character 4" in ran.err
