"""What a run is told: `hexapla.toml`, options over it, baselines, acceptances, `hexapla init`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .running import Ran, run
from .small import OPTIONS, TEXTS, write_small, wrong

MORE = ("--encoder", "none")


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """ru and zh have other numbers than ar and en: an even split; in the second set only zh."""
    write_small(tmp_path / "split", **wrong("ru", "18"), **wrong("zh", "18"))
    return write_small(tmp_path / "set", **wrong("zh", "18"))


def flags(result: Ran) -> list[dict[str, Any]]:
    (one,) = json.loads(result.out)["sets"]
    found: list[dict[str, Any]] = one["flags"]
    return found


def configure(folder: Path, text: str) -> None:
    (folder / "hexapla.toml").write_text(text, encoding="utf-8")


def check(folder: Path, *options: object) -> Ran:
    return run("check", folder, *MORE, "--format", "json", *options)


def test_checks_and_severities_are_configured_and_options_win(damaged: Path) -> None:
    configure(damaged.parent, '[check]\nselect = ["NUM"]\nseverity.NUM001 = "major"\n')
    result = check(damaged)
    assert result.status == 1
    assert {(f["code"], f["lang"], f["severity"]) for f in flags(result)} == {("NUM001", "zh", "major")}
    split = flags(check(damaged.parent / "split"))
    assert [(f["code"], f["lang"], f["severity"]) for f in split] == [("NUM001", None, "minor")]
    assert flags(check(damaged, "--select", "STR")) == []
    assert flags(check(damaged, "--ignore", "NUM001")) == []
    configure(damaged.parent, '[check]\nignore = ["NUM"]\n')
    assert "NUM001" not in {f["code"] for f in flags(check(damaged))}
    assert "NUM001" in {f["code"] for f in flags(check(damaged, "--select", "NUM001"))}


def test_fail_on_is_configured_for_each_set(damaged: Path) -> None:
    assert run("check", damaged, *OPTIONS).status == 1
    configure(damaged, '[check]\nfail_on = "never"\n')
    assert run("check", damaged, *OPTIONS).status == 0
    assert run("check", damaged, *OPTIONS, "--fail-on", "critical").status == 1
    write_small(damaged.parent / "other", **wrong("ar"))
    assert run("check", damaged, damaged.parent / "other", *OPTIONS).status == 1


def test_a_language_is_switched_off(damaged: Path) -> None:
    configure(damaged, '[check.languages.zh]\nignore = ["NUM"]\n')
    assert flags(check(damaged, "--select", "NUM001")) == []
    configure(damaged, '[check.languages.ru]\nignore = ["NUM"]\n')
    assert [f["lang"] for f in flags(check(damaged, "--select", "NUM001"))] == ["zh"]


def test_expected_languages(damaged: Path) -> None:
    configure(damaged, '[check]\nlangs = ["ar", "fr"]\n')
    assert [f["lang"] for f in flags(check(damaged, "--select", "STR001"))] == ["fr"]
    assert flags(check(damaged, "--select", "STR001", "--langs", "en,ar")) == []


def test_a_wrong_one_is_one_line(damaged: Path) -> None:
    configure(damaged, '[check]\nselect = ["NUMM"]\n')
    result = run("check", damaged, *OPTIONS)
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert f"{damaged / 'hexapla.toml'}:2: " in result.err
    assert "did you mean `NUM`?" in result.err


def test_a_baseline_is_written_read_and_goes_stale(damaged: Path) -> None:
    path = damaged.parent / "known.json"
    both = (damaged, damaged.parent / "split")
    written = run("check", *both, "--encoder", "none", "--select", "NUM001", "--write-baseline", path)
    assert (written.status, "2 flags in the baseline" in written.err) == (0, True)
    first = path.read_bytes()
    assert run("check", *both, *OPTIONS, "--write-baseline", path).status == 0
    assert path.read_bytes() == first
    assert list(json.loads(first)["baseline"]) == ["set", "split"]

    known = check(damaged, "--select", "NUM001", "--baseline", path)
    assert (known.status, known.err) == (0, "")
    assert [f["state"] for f in flags(known)] == ["baseline"]
    assert sum(json.loads(known.out)["sets"][0]["summary"]["flags"].values()) == 0
    assert "1 in the baseline" in run("check", damaged, *OPTIONS, "--baseline", path).out

    write_small(damaged, **wrong("ru", "19"))
    now = run("check", damaged, "--encoder", "none", "--select", "NUM001", "--baseline", path)
    assert now.status == 1
    assert now.err.count("1 of the baseline is gone") == 1
    assert "ru has 19" in now.out
    other = run("check", damaged, "--encoder", "none", "--select", "STR", "--baseline", path)
    assert "gone" not in other.err, "its check did not run"


def test_a_configured_baseline_lies_beside_the_configuration(damaged: Path) -> None:
    configure(damaged.parent, '[check]\nbaseline = "known.json"\n')
    missing = run("check", damaged, *OPTIONS)
    assert (missing.status, "there is no such baseline" in missing.err) == (2, True)
    path = damaged.parent / "known.json"
    assert run("check", damaged, *OPTIONS, "--write-baseline", path).status == 0
    assert run("check", damaged, *OPTIONS).status == 0
    path.write_text("{}", encoding="utf-8")
    assert "this is not a baseline" in run("check", damaged, *OPTIONS).err


def test_acceptances_that_ran_out_or_accept_nothing_are_said_once(damaged: Path) -> None:
    entry = '[[accepted]]\ncode = "{}"\nreason = "r"\nauthor = "a"\nlang = "zh"\n{}\n'
    entries = [("NUM001", "expires = 2001-02-03"), ("NUM001", 'quoted = "99"'), ("STR002", "")]
    manifest = "".join(entry.format(*one) for one in entries)
    (damaged / "manifest.toml").write_text(manifest, encoding="utf-8")
    result = run("check", damaged, "--encoder", "none", "--select", "NUM001")
    assert result.status == 1
    assert result.err.splitlines() == [
        "set: accepted NUM001 zh: no longer accepted, it ran out on 2001-02-03",
        "set: accepted NUM001 zh \u201c99\u201d: there is no such flag; take it out of the manifest",
    ]
    assert run("check", damaged, *OPTIONS).err == ""


def test_init_writes_what_is_there_and_never_again(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "house" / "text")
    result = run("init", folder)
    assert result.status == 0
    assert result.out.splitlines() == [str(folder / "manifest.toml"), str(folder / "hexapla.toml")]
    assert 'langs = ["ar", "zh", "en", "ru"]' in (folder / "hexapla.toml").read_text("utf-8")
    assert flags(check(folder)) == flags(check(folder, "--langs", ",".join(TEXTS)))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = run("init", folder)
    assert (again.status, again.out, again.err.count("stays as it is")) == (0, "", 2)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    (folder / "ru.txt").unlink()
    assert [(f["code"], f["lang"]) for f in flags(check(folder))] == [("STR001", "ru")]


def test_init_leaves_a_configuration_above_in_force(tmp_path: Path) -> None:
    configure(tmp_path, '[check]\nselect = ["NUM"]\n')
    folder = write_small(tmp_path / "text")
    result = run("init", folder)
    assert result.out.splitlines() == [str(folder / "manifest.toml")]
    assert not (folder / "hexapla.toml").exists()


def test_init_without_texts(tmp_path: Path) -> None:
    result = run("init", tmp_path, "--quiet")
    assert (result.status, result.out, result.err) == (0, f"{tmp_path / 'hexapla.toml'}\n", "")
    assert run("init", tmp_path / "nowhere").status == 2
