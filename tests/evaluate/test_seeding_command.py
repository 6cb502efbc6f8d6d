"""`hexapla evaluate seed` and `check`: what is written reads back, and both ways give one result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hexapla.evaluate.seeded import read_seeded
from hexapla.pipeline import Tools, load_set, open_sets
from tests.cli.running import run
from tests.evaluate.test_seeding import ROWS

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ROOT / "corpora" / "a-res-78-311"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The resolution, and a table, seeded."""
    home = tmp_path_factory.mktemp("seeded")
    table = home / "made.tsv"
    langs = list(ROWS[0])
    lines = ["\t".join(langs), *("\t".join(row[lang] for lang in langs) for row in ROWS)]
    table.write_text("\n".join(lines), encoding="utf-8")
    for name, source in (("resolution", CLEAN), ("table", table)):
        result = run("evaluate", "seed", source, "--seed", "3", "--defects", "9", "-o", home / name)
        assert result.status == 0, result.err
        assert "9 defects" in result.err
    return home / "resolution", home / "table"


@pytest.mark.parametrize("which", [0, 1])
def test_the_folder_reads_back_with_its_defects(folders: tuple[Path, Path], which: int) -> None:
    folder = folders[which]
    now = {v.lang: v for v in load_set(open_sets([folder])[0], Tools(checks=())).versions}
    clean = load_set(open_sets([folder / "clean"])[0], Tools(checks=())).versions
    stood = {v.lang: v for v in clean}
    defects = read_seeded(folder).defect
    assert len(defects) == 9
    changed = {lang for lang in now if now[lang].clauses != stood[lang].clauses}
    assert changed == {defect.lang for defect in defects}
    for defect in defects:
        for lang, eid in defect.eids.items():
            assert now[lang].clause(eid).text in {clause.text for clause in stood[lang].clauses}


def test_the_same_seed_writes_the_same_bytes(folders: tuple[Path, Path], tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run("evaluate", "seed", CLEAN, "--seed", "3", "--defects", "9", "-o", again).status == 0
    files = sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert len(files) == 15
    for file in files:
        assert (again / file).read_bytes() == (folders[0] / file).read_bytes()


def test_only_the_families_that_are_asked_for(tmp_path: Path) -> None:
    written, named = tmp_path / "written", tmp_path / "named"
    families = ("--family", "typing", "--family", "corrupt")
    arguments = ("seed", CLEAN, "--seed", "1", "--defects", "12")
    assert run("evaluate", *arguments, *families, "-o", written).status == 0
    assert run("evaluate", *arguments, "--kinds", "corrupt,typing", "-o", named).status == 0
    assert {defect.family for defect in read_seeded(written).defect} == {"typing", "corrupt"}
    files = sorted(path.relative_to(named) for path in named.rglob("*") if path.is_file())
    assert [(written / file).read_bytes() for file in files] == [
        (named / file).read_bytes() for file in files
    ]


def test_written_or_planted_on_the_spot_is_the_same(folders: tuple[Path, Path]) -> None:
    written = run("evaluate", "check", "--seeded", folders[0], "--format", "json", "-q")
    planted = run("evaluate", "check", "--plant", "9", "--seeds", "3,3", CLEAN, "--format", "json", "-q")
    once, twice = (json.loads(result.out)["sets"][0] for result in (written, planted))
    assert once["whole"]["defects"] * 2 == twice["whole"]["defects"] == 18
    for number in ("covered", "found", "lang_named", "place_named", "flags", "explained"):
        assert once["whole"][number] * 2 == twice["whole"][number]
    assert once["missed"] * 2 == twice["missed"]


def test_lists_are_printed_when_asked_for(folders: tuple[Path, Path]) -> None:
    short = run("evaluate", "check", "--seeded", folders[1], "-q").out
    full = run("evaluate", "check", "--seeded", folders[1], "-q", "--missed", "--unexplained").out
    assert "missed: " not in short
    data = json.loads(run("evaluate", "check", "--seeded", folders[1], "-q", "--format", "json").out)
    missed = data["sets"][0]["missed"]
    assert full.count("missed: ") + full.count("no check yet: ") == len(missed)
    assert "\nlanguage " in short
    assert "\nseverity " in short
    assert "\nkind " in short


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["seed", CLEAN], "-o"),
        (["seed", CLEAN, "-o", CLEAN], "is there already"),
        (["seed", CLEAN, "--kinds", "typos", "-o", "x"], "no kind of defect"),
        (["seed", CLEAN, "--family", "typos", "-o", "x"], "no family of defect"),
        (["seed", CLEAN, "--family", "digits swapped", "-o", "x"], "no family of defect"),
        (["seed", CLEAN, "--defects", "0", "-o", "x"], "nothing to plant"),
        (["check", CLEAN], "--plant"),
        (["check", CLEAN, "--plant", "3", "--seeds", "a"], "--seeds"),
        (["check", CLEAN, "--seeded"], "no list of planted defects"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("evaluate", *arguments)
    assert result.status == 2
    assert said in result.err
    assert not list(tmp_path.iterdir())
