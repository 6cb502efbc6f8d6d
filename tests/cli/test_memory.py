"""`hexapla check --memory` and `--previous`: real files, the configuration, the manifest, bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..conftest import CORPORA
from .running import Ran, run

RESOLUTION = CORPORA / "a-res-78-311"
TEXTS = {
    "ar": "تشجع الدول الأعضاء على تقديم المساعدة التقنية إلى البلدان النامية بحلول عام 2027؛",
    "zh": "鼓励会员国应发展中国家的请求向其提供技术援助，以便在2027年之前加强其国家能力建设和机构建设；",
    "en": "Encourages States to provide technical assistance to all developing countries by 2027;",
    "ru": "призывает государства оказывать техническую помощь развивающимся странам к 2027 году;",
}
"""One operative paragraph."""

CHANGED = {
    "ar": ("التقنية", "الفنية"),
    "zh": ("技术援助", "财政支持"),
    "en": ("technical", "financial"),
    "ru": ("техническую", "финансовую"),
}
"""A word of each, and another for it."""

PLAIN = ("--encoder", "none", "--select", "TER009,TER015")


def write(folder: Path, *changed: str, texts: dict[str, str] = TEXTS, manifest: str = "") -> Path:
    """The texts in *folder*, with the other word in the languages *changed*."""
    folder.mkdir(parents=True)
    for lang, text in texts.items():
        shown = text.replace(*CHANGED[lang]) if lang in changed else text
        (folder / f"{lang}.txt").write_text(f"1. {shown}\n", encoding="utf-8")
    if manifest:
        (folder / "manifest.toml").write_text(manifest, encoding="utf-8")
    return folder


def write_tmx(path: Path, texts: dict[str, str] = TEXTS) -> Path:
    units = "".join(f'<tuv xml:lang="{x}"><seg>{text}</seg></tuv>' for x, text in texts.items())
    header = '<header srclang="en" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext"'
    header += ' creationtool="x" creationtoolversion="1"/>'
    path.write_text(f'<tmx version="1.4">{header}<body><tu>{units}</tu></body></tmx>', encoding="utf-8")
    return path


def flags(ran: Ran) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ran.out)["sets"][0]["flags"]
    return found


def checked(*arguments: object) -> list[dict[str, Any]]:
    return flags(run("check", *arguments, *PLAIN, "--quiet", "--format", "json"))


@pytest.mark.parametrize("lang", TEXTS)
def test_a_memory_of_sets_names_the_version_that_departs(tmp_path: Path, lang: str) -> None:
    earlier = write(tmp_path / "earlier")
    (flag,) = checked(write(tmp_path / "new", lang), "--memory", earlier)
    assert (flag["code"], flag["lang"], flag["severity"]) == ("TER009", lang, "major")
    old, new = CHANGED[lang]
    shown = flag["evidence"]["details"]["difference"]
    assert f"[-{old}-]" in shown
    assert f"{{+{new}+}}" in shown
    assert flag["suggestion"] == old


def test_a_folder_of_sets_and_a_tmx_are_memories_too(tmp_path: Path) -> None:
    write(tmp_path / "many" / "one")
    write(tmp_path / "many" / "two", texts={x: f"{text} {text}" for x, text in TEXTS.items()})
    new = write(tmp_path / "new", "ru")
    for memory in (tmp_path / "many", write_tmx(tmp_path / "memory.tmx")):
        (flag,) = checked(new, "--memory", memory)
        assert flag["lang"] == "ru"
    assert "memory.tmx" in flag["message"]


def test_a_result_is_not_kept_beyond_its_memory(tmp_path: Path) -> None:
    new, memory = write(tmp_path / "new", "ru"), tmp_path / "memory.tmx"
    write_tmx(memory)
    assert len(checked(new, "--memory", memory)) == 1
    write_tmx(memory, {**TEXTS, "ru": TEXTS["ru"].replace(*CHANGED["ru"])})
    assert checked(new, "--memory", memory) == []
    assert checked(new) == []


def test_a_result_is_not_kept_beyond_its_earlier_state(tmp_path: Path) -> None:
    manifest = 'id = "new"\nprevious = "first"\n'
    new = write(tmp_path / "new", "ar", "zh", "en", manifest=manifest)
    first = write(tmp_path / "first")
    (flag,) = checked(new)
    assert (flag["code"], flag["lang"]) == ("TER015", "ru")
    for lang in ("ar", "zh", "en"):
        (first / f"{lang}.txt").write_text((new / f"{lang}.txt").read_text("utf-8"), encoding="utf-8")
    assert checked(new) == []


def test_the_configuration_names_memories_from_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "texts" / "earlier")
    new = write(tmp_path / "new", "en")
    (tmp_path / "hexapla.toml").write_text('[check]\nmemory = ["texts"]\n', encoding="utf-8")
    assert [flag["lang"] for flag in checked(new)] == ["en"]
    other = write_tmx(tmp_path / "other.tmx", dict.fromkeys(TEXTS, "Nothing."))
    assert checked(new, "--memory", other) == []


@pytest.mark.parametrize("named", ["../first", "first", "A-79-L-1"])
def test_the_manifest_names_the_earlier_state(tmp_path: Path, named: str) -> None:
    write(tmp_path / "first", manifest='id = "A-79-L-1"\n')
    new = write(tmp_path / "new", "ar", "ru", "zh", manifest=f'id = "new"\nprevious = "{named}"\n')
    (flag,) = checked(new)
    assert (flag["code"], flag["lang"], flag["severity"]) == ("TER015", "en", "major")


def test_the_option_wins_over_the_manifest(tmp_path: Path) -> None:
    first = write(tmp_path / "first")
    new = write(tmp_path / "new", "ar", "zh", "en", manifest='id = "new"\nprevious = "nowhere"\n')
    (flag,) = checked(new, "--previous", first)
    assert "ru is as before where ar, zh and en have changed" in flag["message"]


def test_a_figure_that_one_version_did_not_follow_is_critical(tmp_path: Path) -> None:
    later = {x: text.replace("2027", "2029") if x != "ar" else text for x, text in TEXTS.items()}
    new = write(tmp_path / "new", texts=later)
    (flag,) = checked(new, "--previous", write(tmp_path / "first"))
    assert (flag["lang"], flag["severity"]) == ("ar", "critical")
    assert "“2027” → “2029”" in flag["message"]


def test_the_resolution_repeats_itself_under_another_name(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    for path in RESOLUTION.glob("*.txt"):
        (new / path.name).write_bytes(path.read_bytes())
    options = ("--select", "TER009,TER015", "--quiet", "--format", "json")
    same = ("--memory", RESOLUTION, "--previous", RESOLUTION)
    assert flags(run("check", new, *same, *options)) == []


def test_the_set_itself_is_no_memory_and_that_is_said(tmp_path: Path) -> None:
    new = write(tmp_path / "new", "ru")
    ran = run("check", new, "--memory", new, *PLAIN)
    assert ran.status == 0
    assert "memory: new is this set itself, or its earlier state (see --previous)" in ran.err
    again = run("check", new, "--memory", new, *PLAIN)
    assert "it is not used" in again.err


def test_a_memory_in_other_languages_is_said(tmp_path: Path) -> None:
    other = write_tmx(
        tmp_path / "other.tmx", {"fr": "Encourage les États.", "es": "Alienta a los Estados."}
    )
    ran = run("check", write(tmp_path / "new"), "--memory", other, "--previous", other, *PLAIN)
    assert ran.status == 0
    assert "memory: other.tmx has none of the languages of this set" in ran.err
    assert "previous state: " in ran.err


def test_bad_memories(tmp_path: Path) -> None:
    new = write(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    single = write_tmx(tmp_path / "single.tmx", {"en": "Alone."})
    malformed = tmp_path / "malformed.tmx"
    malformed.write_text('<tmx version="1.4"><body><tu>', encoding="utf-8")
    for memory, complaint in (
        (tmp_path / "nothing", "there is no such memory"),
        (tmp_path / "empty", "the folder holds no text that can be read"),
        (single, "the memory is in one language only (en)"),
        (malformed, "malformed.tmx"),
    ):
        ran = run("check", new, "--memory", memory, *PLAIN, "--quiet")
        assert ran.status == 2, memory
        assert complaint in ran.err
        assert len(ran.err.splitlines()) == 1, ran.err
        assert run("check", new, "--memory", memory, "--select", "NUM", "--encoder", "none").status in (
            0,
            2,
        )


def test_bad_earlier_states(tmp_path: Path) -> None:
    new = write(tmp_path / "new", manifest='previous = "gone"\n')
    ran = run("check", new, *PLAIN)
    assert (ran.status, "previous state: there is no `gone` beside this set" in ran.err) == (0, True)
    ran = run("check", new, "--previous", new, *PLAIN, "--quiet")
    assert (ran.status, "the previous state is the set itself" in ran.err) == (2, True)
    ran = run("check", new, "--previous", tmp_path / "nothing", *PLAIN, "--quiet")
    assert (ran.status, "there is no earlier state" in ran.err) == (2, True)
    ran = run("check", new, RESOLUTION, "--previous", new, *PLAIN, "--quiet")
    assert (ran.status, "one earlier state cannot be that of several sets" in ran.err) == (2, True)
    # Where the check does not run, nobody asks for the earlier state.
    ran = run("check", new, "--encoder", "none", "--select", "NUM001")
    assert (ran.status, "previous state" in ran.err) == (0, False)
