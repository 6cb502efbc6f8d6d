"""The cache of results: the same as without it, and never stale."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

import hexapla
from hexapla import results_cache
from hexapla.checks import catalogue
from hexapla.formats.tbx import read_tbx, write_tbx
from hexapla.model import Concept, Correction, Quote, Term, Termbase
from hexapla.pipeline import Checked, Tools, check_set, load_set, open_sets, with_figures
from hexapla.results_cache import Request, Results
from hexapla.terms.finder import TermFinder

from .cli.running import run
from .cli.small import TEXTS, write_small, wrong

TODAY = datetime.date(2030, 1, 1)
CHECKS = tuple(check for check in catalogue() if check.code in ("NUM001", "STR001", "TER001"))
TERMS = {"ar": "جلسة", "zh": "会议", "en": "meetings", "ru": "заседаний"}
TERMBASE = Termbase("t", (Concept("m", "m", tuple(Term(x, t, "preferred") for x, t in TERMS.items())),))
TOOLS = Tools(checks=CHECKS, today=TODAY, finder=TermFinder(read_tbx(write_tbx(TERMBASE), "t.tbx")))
REQUEST = Request(
    checks=tuple(check.code for check in CHECKS),
    selected=False,
    termbases=("t",),
    encoder="none",
    today=TODAY,
)


def tripwire() -> Tools:
    raise AssertionError("the set was looked at anew")


def looked_at(cache: Path, folder: Path, request: Request = REQUEST) -> Checked:
    return Results(cache).checked(open_sets([folder])[0], request, lambda: TOOLS)


def found_again(cache: Path, folder: Path, request: Request = REQUEST) -> bool:
    """Whether a result is kept; nothing is worked out."""
    try:
        Results(cache).checked(open_sets([folder])[0], request, tripwire)
    except AssertionError:
        return False
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path / "house" / "set", **wrong("ru"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_the_second_look_gives_the_same_and_works_out_nothing(cache: Path, folder: Path) -> None:
    files = open_sets([folder])[0]
    without = with_figures(check_set(load_set(files, TOOLS), TOOLS), TOOLS)
    assert looked_at(cache, folder) == without
    again = Results(cache).checked(files, REQUEST, tripwire)
    assert again == without
    assert [(flag.code, flag.lang) for flag in again.flags] == [("NUM001", "ru")]
    assert again.parity["numbers"] == {"ar": 1, "zh": 1, "en": 1, "ru": 1}
    assert set(again.terms) == set(TEXTS)


def another_byte(folder: Path) -> None:
    path = folder / "zh.txt"
    path.write_bytes(path.read_bytes() + b"\n")


def another_name(folder: Path) -> None:
    (folder / "zh.txt").rename(folder / "set-zh.txt")


def one_less(folder: Path) -> None:
    (folder / "zh.txt").unlink()


def writes(name: str, text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return write


CHANGES: dict[str, Callable[[Path], None]] = {
    "a byte": another_byte,
    "a name": another_name,
    "a version less": one_less,
    "a manifest": writes("manifest.toml", 'symbol = "A/RES/1/1"\n'),
    "a source": writes("manifest.toml", 'source = "ru"\n'),
    "a threshold": writes("hexapla.toml", "[check.thresholds]\nTER001.lacking = 0.5\n"),
    "a severity": writes("hexapla.toml", '[check.severity]\nNUM001 = "minor"\n'),
    "a selection": writes("hexapla.toml", '[check]\nselect = ["NUM"]\n'),
    "a switch": writes("hexapla.toml", '[check.languages.ru]\nignore = ["NUM"]\n'),
    "a setting of the house": writes("../hexapla.toml", '[check]\nlangs = ["fr"]\n'),
    "a correction": writes(
        "corrections.toml",
        f'[[correction]]\nact = "together"\nen = ["{TEXTS["en"]}"]\nzh = ["{TEXTS["zh"]}"]\n',
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_in_the_set_is_looked_at_anew(change: str, cache: Path, folder: Path) -> None:
    looked_at(cache, folder)
    assert found_again(cache, folder)
    CHANGES[change](folder)
    assert not found_again(cache, folder)
    looked_at(cache, folder)
    assert found_again(cache, folder)


ASKED: dict[str, dict[str, Any]] = {
    "languages": {"langs": ("en", "ru")},
    "corrections": {"corrections": (Correction("apart", {"en": (Quote("a"),), "ru": (Quote("b"),)}),)},
    "checks": {"checks": ("NUM001",)},
    "a selection": {"selected": True},
    "a termbase": {"termbases": ("u",)},
    "vectors": {"encoder": "builtin"},
    "earlier texts": {"earlier": "a"},
}


@pytest.mark.parametrize("asked", ASKED)
def test_whatever_else_is_asked_is_looked_at_anew(asked: str, cache: Path, folder: Path) -> None:
    looked_at(cache, folder)
    assert not found_again(cache, folder, replace(REQUEST, **ASKED[asked]))
    assert {*msgspec.to_builtins(REQUEST)} - {"today"} == {
        key for one in ASKED.values() for key in one
    }, "a field of the request that is not tried here"


@pytest.mark.parametrize("part", ["a source", "data", "a library"])
def test_another_program_looks_anew(
    part: str, cache: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, libraries = tmp_path / "package" / "hexapla", tmp_path / "libraries"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").write_text("A = 1\n", encoding="utf-8")
    monkeypatch.setattr(hexapla, "__file__", str(package / "__init__.py"))
    monkeypatch.setattr(sys, "path", [*sys.path, str(libraries)])
    results_cache.program.cache_clear()
    looked_at(cache, folder)
    results_cache.program.cache_clear()
    assert found_again(cache, folder)
    if part == "a source":
        (package / "__init__.py").write_text("A = 2\n", encoding="utf-8")
    elif part == "data":
        (package / "data" / "new.vectors").write_bytes(b"")
    else:
        (libraries / "lxml-99.dist-info").mkdir(parents=True)
    results_cache.program.cache_clear()
    assert not found_again(cache, folder)
    results_cache.program.cache_clear()


def test_acceptances_follow_the_day_and_not_the_cache(cache: Path, folder: Path) -> None:
    entry = '[[accepted]]\ncode = "NUM001"\nreason = "r"\nauthor = "a"\nexpires = 2030-01-01\n'
    (folder / "manifest.toml").write_text(entry, encoding="utf-8")
    assert [flag.code for flag in looked_at(cache, folder).accepted] == ["NUM001"]
    later = replace(REQUEST, today=TODAY + datetime.timedelta(days=1))
    again = Results(cache).checked(open_sets([folder])[0], later, tripwire)
    assert ([flag.code for flag in again.flags], again.accepted) == (["NUM001"], ())
    assert "ran out on 2030-01-01" in again.idle[0]


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "other"])
def test_a_damaged_result_is_made_anew(damage: str, cache: Path, folder: Path) -> None:
    first = looked_at(cache, folder)
    (path,) = cache.iterdir()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    damaged = {"flip": bytes(data), "cut": bytes(data[:-9]), "empty": b"", "other": b"x" * 99}
    path.write_bytes(damaged[damage])
    assert not found_again(cache, folder)
    assert looked_at(cache, folder) == first
    assert found_again(cache, folder)


def test_a_version_that_cannot_be_read_is_said_each_time(cache: Path, folder: Path) -> None:
    (folder / "fr.txt").write_bytes(b"")
    first = looked_at(cache, folder)
    assert len(first.failures) == 1
    assert not found_again(cache, folder)
    assert looked_at(cache, folder) == first


def test_those_not_looked_at_for_longest_go_first(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [write_small(tmp_path / f"set{at}") for at in range(4)]
    looked_at(cache, folders[0])
    (size,) = (path.stat().st_size for path in cache.iterdir())
    monkeypatch.setattr(results_cache, "_BYTES_KEPT", 3 * size + size // 2)
    (cache / "notes.txt").write_text("mine", encoding="utf-8")
    for at, folder in enumerate(folders[:3]):
        known = {*cache.glob("results-*")}
        looked_at(cache, folder)
        for path in {*cache.glob("results-*")} - known or known:
            os.utime(path, (at, at))
    assert found_again(cache, folders[0]), "and so it was looked at last"
    looked_at(cache, folders[3])
    assert [found_again(cache, folder) for folder in folders] == [True, False, True, True]
    assert (cache / "notes.txt").exists()


def test_the_command_finds_again_and_no_cache_does_not(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEXAPLA_CACHE", str(cache))
    command = ("check", folder, "--quiet", "--encoder", "none", "--format", "json")
    anew = run(*command, "--no-cache")
    assert not list(cache.glob("results-*"))
    first = run(*command)
    assert len(list(cache.glob("results-*"))) == 1
    with monkeypatch.context() as patch:
        patch.setattr(results_cache, "load_set", tripwire)
        assert run(*command) == first == anew
    assert json.loads(first.out)["sets"][0]["summary"]["parity"]["numbers"] == dict.fromkeys(TEXTS, 1)
    (folder / "en.txt").write_text("1. Decides to hold 16 meetings;\n", encoding="utf-8")
    assert run(*command).out != first.out


def test_a_changed_termbase_is_seen_by_the_command(
    cache: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEXAPLA_CACHE", str(cache))
    path = tmp_path / "t.tbx"
    command = ("check", folder, "--quiet", "--encoder", "none", "--format", "json", "--termbase", path)
    signatures = []
    for terms in (TERMS, {**TERMS, "ru": "пленумов"}):
        concept = Concept("m", "m", tuple(Term(x, t, "preferred") for x, t in terms.items()))
        path.write_bytes(write_tbx(Termbase("t", (concept,))))
        signatures.append(json.loads(run(*command).out)["signature"])
    assert len(set(signatures)) == 2
