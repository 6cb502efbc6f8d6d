"""`hexapla diff`: runs and sets held against each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.comparison import Group, SeenFlag, compare
from hexapla.comparison.flags import SeenEvidence, SeenLocus
from hexapla.model import Lang

from .running import run
from .small import OPTIONS, write_small, wrong

QUIET = ("--quiet", "--encoder", "none")


def saved(folder: Path, form: str, to: Path) -> Path:
    run("check", folder, *OPTIONS, "--format", form, "-o", to)
    return to


def diff(old: Path, new: Path, *options: str) -> tuple[int, Any]:
    result = run("diff", old, new, *QUIET, "--format", "json", *options)
    assert result.err == ""
    return result.status, json.loads(result.out)["sets"]


def groups(one: Any) -> dict[str, list[tuple[str, str]]]:
    flags = one["flags"].items()
    found = {
        name: [((x["new"] or x["old"])["code"], (x["new"] or x["old"])["lang"]) for x in of]
        for name, of in flags
    }
    return {name: of for name, of in found.items() if of}


@pytest.mark.parametrize("form", ["json", "jsonl", "folder"])
def test_fixed_new_changed_and_open(form: str, tmp_path: Path) -> None:
    old = write_small(tmp_path / "set", **wrong("zh"))
    before = old if form == "folder" else saved(old, form, tmp_path / f"old.{form}")
    new = write_small(tmp_path / "later" / "set", **wrong("zh"))
    assert diff(before, new) == diff(before, before)
    assert groups(diff(before, new)[1][0]) == {"open": [("NUM001", "zh")]}
    write_small(new)
    status, (one,) = diff(before, new)
    assert (status, groups(one)) == (0, {"fixed": [("NUM001", "zh")]})
    write_small(new, **wrong("zh", "18"))
    status, (one,) = diff(before, new)
    assert (status, groups(one)) == (0, {"changed": [("NUM001", "zh")]})
    assert one["flags"]["changed"][0]["old"]["message"] != one["flags"]["changed"][0]["new"]["message"]
    write_small(new, **wrong("ar", "18"))
    status, (one,) = diff(before, new)
    assert (status, groups(one)) == (1, {"new": [("NUM001", "ar")], "fixed": [("NUM001", "zh")]})
    assert one["langs"]["ar"]["new"] == one["langs"]["zh"]["fixed"] == one["codes"]["NUM001"]["new"] == 1
    assert diff(before, new, "--fail-on", "never")[0] == 0


def test_a_set_under_another_name_has_the_same_flags(tmp_path: Path) -> None:
    old = write_small(tmp_path / "draft", **wrong("ru"))
    new = write_small(tmp_path / "final", **wrong("ru"))
    status, (one,) = diff(old, new)
    assert (status, one["set"], groups(one)) == (0, "final", {"open": [("NUM001", "ru")]})


def test_what_is_accepted_now_is_settled(tmp_path: Path) -> None:
    old = write_small(tmp_path / "a" / "set", **wrong("ru"))
    new = write_small(tmp_path / "b" / "set", **wrong("ru"))
    accepted = '[[accepted]]\ncode = "NUM001"\nreason = "r"\nauthor = "a"\n'
    (new / "manifest.toml").write_text(f'id = "set"\n{accepted}', encoding="utf-8")
    assert groups(diff(old, new)[1][0]) == {"settled": [("NUM001", "ru")]}
    assert groups(diff(new, old)[1][0]) == {"open": [("NUM001", "ru")]}


def test_the_text_names_what_is_new_and_what_is_fixed(tmp_path: Path) -> None:
    old = write_small(tmp_path / "old", **wrong("zh"))
    new = write_small(tmp_path / "new", **wrong("ar", "18"))
    result = run("diff", old, new, *QUIET)
    assert result.status == 1
    lines = result.out.splitlines()
    assert lines[0] == "new: 1 new, 0 changed, 0 open, 0 settled, 1 fixed"
    assert "  critical NUM001 p1 ar: ar has 18 where zh, en and ru have 17" in lines
    assert "  critical NUM001 p1 zh: zh has 16 where ar, en and ru have 17" in lines


def test_runs_of_several_sets_are_compared_by_name(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write_small(tmp_path / name, **wrong("ru"))
    first = tmp_path / "first.json"
    second = tmp_path / "second.jsonl"
    run("check", tmp_path / "a", tmp_path / "b", *OPTIONS, "--format", "json", "-o", first)
    run("check", tmp_path / "b", tmp_path / "c", *OPTIONS, "--format", "jsonl", "-o", second)
    result = run("diff", first, second)
    assert (result.status, result.err.splitlines()) == (
        1,
        ["c: not in the old run: all its flags are new", "a: not in the new run: not compared"],
    )
    assert "b: 0 new, 0 changed, 1 open" in result.out
    assert "c: 1 new" in result.out


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '{"schema": "hexapla/1", "rows": []}', '{"sets": 1}\n{']
)
def test_a_file_that_is_no_run(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    result = run("diff", path, path)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert f"{path}: this is not the output of a run" in result.err
    assert run("diff", tmp_path / "nowhere", path).status == 2


def seen(ident: int, row: str, lang: Lang | None, own: str, others: str) -> SeenFlag:
    texts: dict[Lang, str] = {"ar": others, "en": others, "zh": others, "ru": others}
    if lang:
        texts[lang] = own
    loci = tuple(SeenLocus(x, text) for x, text in texts.items())
    return SeenFlag(str(ident), "NUM001", "critical", row, lang, "m", "open", loci, SeenEvidence(texts))


TEXT = "постановляет провести заседание"


@pytest.mark.parametrize(
    ("old", "new", "group"),
    [
        (("op1", "ru", "16", "17"), ("op1", "ru", "16", "18"), "changed"),
        (("op1", "ru", "16", "17"), ("op1", "ru", "18", "17"), "changed"),
        (("op1", "ru", "16", "17"), ("op1", "ru", "2030", "2031"), "new"),
        (("op1", "ru", "16", "17"), ("op1", "zh", "16", "17"), "new"),
        (("op1", "ru", "16", "17"), ("op2", "ru", "16", "18"), "new"),
        (("op1", "ru", TEXT, "17"), ("op2", "ru", TEXT[:-2], "18"), "changed"),
    ],
)
def test_what_counts_as_changed(
    old: tuple[str, Lang, str, str], new: tuple[str, Lang, str, str], group: Group
) -> None:
    assert compare([seen(1, *old)], [seen(2, *new)])[0].group == group


SEEN = st.lists(
    st.builds(
        seen,
        st.integers(0, 9),
        st.sampled_from(["op1", "op2"]),
        st.sampled_from(["ar", "zh", "ru", None]),
        st.sampled_from(["16", "18", TEXT]),
        st.sampled_from(["17", "20"]),
    ),
    max_size=8,
    unique_by=lambda flag: flag.flag_id,
)


@given(SEEN, SEEN)
def test_each_flag_is_told_once(old: list[SeenFlag], new: list[SeenFlag]) -> None:
    found = compare(old, new)
    assert [x.new for x in found if x.new] == new
    told = [x.old for x in found if x.old]
    assert sorted(f.flag_id for f in told) == sorted(f.flag_id for f in old)
    assert {x.group for x in compare(new, new)} <= {"open"}
    assert all(
        x.old and x.new and (x.old.code, x.old.lang) == (x.new.code, x.new.lang)
        for x in found
        if x.group == "changed"
    )
