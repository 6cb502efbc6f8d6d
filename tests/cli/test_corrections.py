"""Corrections from end to end: kept with a set, they change the rows they speak of and no others."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hexapla.align.acts import apart, join, shift, split, together
from hexapla.cli.review import review
from hexapla.cli.work import tools_of
from hexapla.errors import UsageError
from hexapla.model import Alignment, Correction, Lang, Version
from hexapla.pipeline import align_set, correction_files, load_set, open_sets
from hexapla.sets.corrections import NAME, keep_corrections

from ..align.damage import damaged
from ..conftest import CORPORA
from .running import run

CLEAN = CORPORA / "a-res-78-311"

Cells = dict[str, list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set that can be written to."""
    return Path(shutil.copytree(CLEAN, tmp_path / "a-res-78-311"))


def aligned(folder: Path) -> Alignment:
    tools = tools_of(quiet=True)
    return align_set(load_set(open_sets([folder])[0], tools), tools)


def keep(folder: Path, *corrections: Correction) -> None:
    keep_corrections(folder / NAME, folder / "elsewhere" / NAME, corrections)


def align_json(*arguments: object) -> Any:
    result = run("align", *arguments, "--format", "json")
    assert result.status == 0, result.err
    return json.loads(result.out)


def rows_of(data: Any) -> list[Cells]:
    return [row["cells"] for row in data["rows"]]


def one_each(eid: str, **other: list[str]) -> Cells:
    return {lang: other.get(lang, [eid]) for lang in ("ar", "zh", "en", "fr", "ru", "es")}


def both_of(*eids: str) -> Cells:
    return one_each("", **{lang: list(eids) for lang in ("ar", "zh", "en", "fr", "ru", "es")})


ACTS: list[tuple[str, Callable[[Alignment], tuple[Correction, ...]], list[str], list[Cells]]] = [
    ("join", lambda a: join(a, "op3"), ["op3", "op4"], [both_of("op3", "op4")]),
    (
        "shift down",
        lambda a: shift(a, "pp5", "ar", 1),
        ["pp5", "pp6"],
        [one_each("pp5", ar=[]), one_each("pp6", ar=["pp5", "pp6"])],
    ),
    (
        "shift up",
        lambda a: shift(a, "op9", "zh", -1),
        ["op8", "op9"],
        [one_each("op8", zh=["op8", "op9"]), one_each("op9", zh=[])],
    ),
    (
        "together",
        lambda a: (together(a, {"ru": ("op6", "op7"), "fr": ("op6",), "en": ("op6",)}),),
        [],
        [],
    ),
]


@pytest.mark.parametrize(("act", "before", "after"), [x[1:] for x in ACTS], ids=[x[0] for x in ACTS])
def test_the_rows_spoken_of_change_and_no_others(
    folder: Path,
    act: Callable[[Alignment], tuple[Correction, ...]],
    before: list[str],
    after: list[Cells],
) -> None:
    plain = align_json(folder)
    said = act(aligned(folder))
    keep(folder, *said)
    data = align_json(folder)
    assert data["corrections"] == {"held": len(said), "misfits": []}
    for lang in plain["langs"]:
        eids = [eid for cells in rows_of(data) for eid in cells[lang]]
        assert list(dict.fromkeys(eids)) == [c["eid"] for c in data["versions"][lang]["clauses"]]
    if after:
        names = [row["row"] for row in plain["rows"]]
        at = names.index(before[0])
        expected = rows_of(plain)
        expected[at : at + len(before)] = after
        assert rows_of(data) == expected
        drawn = [row for row in data["rows"] if row["cells"] in after]
    else:
        drawn = [row for row in data["rows"] if row["cells"]["ru"] == ["op6", "op7"]]
        assert [(row["cells"]["fr"], row["cells"]["en"]) for row in drawn] == [(["op6"], ["op6"])]
    assert {(row["reason"], row["confidence"]) for row in drawn} == {("correction", 1.0)}


def test_a_row_that_was_joined_is_split_again(folder: Path) -> None:
    plain = rows_of(align_json(folder))
    keep(folder, *join(aligned(folder), "op3"))
    joined = aligned(folder)
    assert len(joined.rows) == len(plain) - 1
    keep(folder, *split(joined, "op3", dict.fromkeys(joined.langs, 1)))
    data = align_json(folder)
    assert rows_of(data) == plain
    # Nobody has signed: that the first word no longer holds is said.
    assert data["corrections"]["held"] == 2
    assert "says otherwise" in data["corrections"]["misfits"][0]


def test_clauses_said_apart_share_no_row(folder: Path) -> None:
    keep(folder, apart(aligned(folder), {"ru": ("op5",), "ar": ("op5",)}))
    data = align_json(folder)
    assert data["corrections"] == {"held": 1, "misfits": []}
    assert not [c for c in rows_of(data) if "op5" in c["ru"] and "op5" in c["ar"]]


def test_corrections_outlive_edits_elsewhere(folder: Path) -> None:
    """A paragraph less above, all others numbered anew: the same clauses are still joined."""
    keep(folder, *join(aligned(folder), "op9"))
    joined = next(cells for cells in rows_of(align_json(folder)) if len(cells["ru"]) == 2)
    assert joined == both_of("op9", "op10")
    loaded = load_set(open_sets([folder])[0], tools_of(quiet=True))
    versions: dict[Lang, Version] = {version.lang: version for version in loaded.versions}
    cut = damaged(versions, [("drop", lang, 8) for lang in versions])
    for lang, version in cut.items():
        lines = "\n".join(clause.text for clause in version.clauses)
        (folder / f"{lang}.txt").write_text(lines + "\n", encoding="utf-8")
    data = align_json(folder, "--reader", "lines")
    assert data["corrections"] == {"held": 1, "misfits": []}
    at = [clause.eid for clause in cut["ar"].clauses].index("op9")
    expected = [f"l{at + 1}", f"l{at + 2}"]
    assert [cells["ar"] for cells in rows_of(data) if len(cells["ru"]) == 2] == [expected]


MISQUOTED = """[[correction]]
act = "together"
zh = ["没有这一段"]
ru = []
"""


@pytest.mark.parametrize("command", ["align", "check"])
def test_what_does_not_hold_is_said_and_fails_nothing(folder: Path, command: str) -> None:
    (folder / NAME).write_text(MISQUOTED, encoding="utf-8")
    options = ["--fail-on", "never"] if command == "check" else []
    result = run(command, folder, *options)
    assert result.status == 0
    assert "zh has no clause \u201c没有这一段\u201d" in result.err
    assert run(command, folder, "--quiet", *options).err == ""


def test_what_does_not_hold_is_in_the_json(folder: Path) -> None:
    (folder / NAME).write_text(MISQUOTED, encoding="utf-8")
    found = align_json(folder)["corrections"]
    assert found["held"] == 0
    assert [sentence[:33] for sentence in found["misfits"]] == ["the correction 'together' of zh \u201c"]


def test_a_file_named_is_used_besides_the_one_of_the_set(folder: Path, tmp_path: Path) -> None:
    (folder / NAME).write_text(MISQUOTED, encoding="utf-8")
    named = tmp_path / "mine.toml"
    keep_corrections(named, named, join(aligned(folder), "op3"))
    data = align_json(folder, "--corrections", named)
    assert (data["corrections"]["held"], len(data["corrections"]["misfits"])) == (1, 1)


@pytest.mark.parametrize("command", ["align", "check"])
def test_a_file_that_is_named_and_not_there_is_an_error(command: str, tmp_path: Path) -> None:
    result = run(command, CLEAN, "--corrections", tmp_path / "none.toml")
    assert (result.status, result.out) == (2, "")
    assert "none.toml: there is no such file of corrections" in result.err


def test_a_bad_file_is_an_error_with_its_place(folder: Path) -> None:
    (folder / NAME).write_text(MISQUOTED.replace("act", "act_"), encoding="utf-8")
    result = run("align", folder)
    assert (result.status, result.out) == (2, "")
    assert f"{NAME}:1: " in result.err
    assert "did you mean `act`?" in result.err


def test_one_file_is_not_about_several_sets(folder: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(MISQUOTED, encoding="utf-8")
    result = run("check", CLEAN, folder, "--corrections", tmp_path / NAME)
    assert (result.status, result.out) == (2, "")
    assert "name one set" in result.err


def test_corrections_of_an_archive_are_in_the_data_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    archive = tmp_path / "set.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(folder.iterdir()):
            made.write(path, f"inside/{path.name}")
    files = open_sets([archive])[0]
    kept = keep_corrections(*correction_files(files), join(aligned(archive), "op3"))
    assert kept.path.is_relative_to(tmp_path / "data")
    assert str(archive) in kept.notice
    assert align_json(archive)["corrections"] == {"held": 1, "misfits": []}


def test_rows_that_the_file_gives_are_not_corrected(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("ar\tru\nتقرر\tпостановляет\n", encoding="utf-8")
    (tmp_path / "mine.toml").write_text(MISQUOTED, encoding="utf-8")
    found = align_json(table, "--corrections", tmp_path / "mine.toml")["corrections"]
    assert "the file itself says which clauses belong together" in found["misfits"][0]


def test_corrections_in_an_archive_are_honoured(folder: Path, tmp_path: Path) -> None:
    keep(folder, *join(aligned(folder), "op3"))
    archive = tmp_path / "set.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(folder.iterdir()):
            made.write(path, f"inside/{path.name}")
    assert align_json(archive)["corrections"] == {"held": 1, "misfits": []}


def test_loose_files_of_one_folder_have_its_corrections(folder: Path) -> None:
    keep(folder, *join(aligned(folder), "op3"))
    data = align_json(folder / "ar.txt", folder / "ru.txt")
    assert data["corrections"] == {"held": 1, "misfits": []}


GOLD = CORPORA / "gold" / "a-res-78-311.tsv"


def evaluated(folder: Path, *options: object) -> Any:
    result = run("evaluate", "align", folder, "--gold", GOLD, *options, "--format", "json")
    assert result.status == 0, result.err
    return json.loads(result.out)


def test_an_evaluation_is_held_to_corrections(folder: Path, tmp_path: Path) -> None:
    assert evaluated(folder)["right"] == 34
    named = tmp_path / "mine.toml"
    keep_corrections(named, named, join(aligned(folder), "op3"))
    data = evaluated(folder, "--corrections", named)
    assert data["right"] == 32
    assert "|corrections:1|" in data["signature"]
    keep(folder, *shift(aligned(folder), "op9", "zh", -1))
    assert evaluated(folder, "--corrections", named)["right"] == 30
    assert "|corrections:2|" in evaluated(folder)["signature"]


def test_an_evaluation_says_what_does_not_hold(folder: Path) -> None:
    (folder / NAME).write_text(MISQUOTED, encoding="utf-8")
    result = run("evaluate", "align", folder, "--gold", GOLD)
    assert result.status == 0
    assert "zh has no clause \u201c没有这一段\u201d" in result.err
    assert "corrections:" not in result.out


def test_corrections_are_about_one_set_with_gold(folder: Path, tmp_path: Path) -> None:
    named = tmp_path / NAME
    named.write_text(MISQUOTED, encoding="utf-8")
    result = run("evaluate", "align", folder, "--damage", "5", "--corrections", named)
    assert (result.status, result.out) == (2, "")
    assert "--corrections is about one set as it is; add --gold FILE" in result.err


def test_a_review_says_what_does_not_hold(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / NAME).write_text(MISQUOTED, encoding="utf-8")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    # Where no screen is installed, the command ends where it would open it.
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: ())
    with pytest.raises(UsageError, match="the terminal interface is not installed"):
        review(folder, reviewer="A. Reviewer")
    assert "zh has no clause \u201c没有这一段\u201d" in capsys.readouterr().err
