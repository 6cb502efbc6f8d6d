"""Baselines: known flags of several sets in one file, the same bytes from the same flags."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.errors import HexaplaError
from hexapla.model import LANGS, Flag, Lang, Locus, Span
from hexapla.sets.baseline import part, read_baseline, write_baseline

CODES = ("NUM001", "STR002", "TER001")
QUOTES: dict[Lang, str] = {
    "ar": "القرار 70/1",
    "zh": "第70/1号决议",
    "en": "resolution 70/1",
    "fr": "la résolution 70/1",
    "ru": "резолюция 70/1",
    "es": "la resolución 70/1",
}


def flag(number: int, code: str = "NUM001", lang: Lang | None = "ru") -> Flag:
    places = [Locus(x, "op1", Span(0, len(text)), text) for x, text in QUOTES.items()]
    return Flag(code, "major", "op1", lang, f"flag {number}", tuple(places), flag_id=f"{number:016x}")


FLAGS = st.lists(
    st.builds(flag, st.integers(0, 40), st.sampled_from(CODES), st.sampled_from([*LANGS, None])),
    unique_by=lambda one: one.flag_id,
    max_size=12,
)


@given(FLAGS, FLAGS)
def test_every_flag_is_new_or_known_and_every_entry_found_or_gone(
    tmp_path_factory: pytest.TempPathFactory, old: list[Flag], now: list[Flag]
) -> None:
    path = tmp_path_factory.mktemp("b") / "baseline.json"
    write_baseline(path, {"one": old, "two": now})
    first = path.read_bytes()
    write_baseline(path, {"one": old[::-1]})
    assert path.read_bytes() == first, "sorted, and what it knows of other sets stays"
    parted = part(read_baseline(path), "one", now, checks=CODES, langs=LANGS)
    assert sorted(f.flag_id for f in (*parted.new, *parted.known)) == sorted(f.flag_id for f in now)
    assert {f.flag_id for f in parted.known} == {f.flag_id for f in old} & {f.flag_id for f in now}
    assert {f.flag_id for f in parted.gone} == {f.flag_id for f in old} - {f.flag_id for f in now}
    assert part(read_baseline(path), "three", now, checks=CODES, langs=LANGS).new == tuple(now)


def test_what_stands_in_it(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(
        path, {"b": [flag(2, lang=None), flag(1, lang="zh"), flag(3, "STR002", "ar")], "a": []}
    )
    data = json.loads(path.read_text("utf-8"))
    assert (data["schema"], list(data["baseline"])) == ("hexapla/1", ["b"])
    entries = data["baseline"]["b"]
    assert [(e["code"], e["lang"], e["message"]) for e in entries] == [
        ("NUM001", None, "flag 2"),
        ("NUM001", "zh", "flag 1"),
        ("STR002", "ar", "flag 3"),
    ]
    assert entries[1]["quoted"] == [QUOTES["zh"]]
    assert entries[0]["quoted"] == [*QUOTES.values()]
    assert QUOTES["ar"] in path.read_text("utf-8"), "readable as it stands"


def test_a_set_without_flags_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, {"a": [flag(1)], "b": [flag(2)]})
    write_baseline(path, {"a": []})
    assert list(read_baseline(path).baseline) == ["b"]


def test_what_was_not_looked_at_is_not_gone(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, {"a": [flag(1), flag(2, "STR002"), flag(3, lang="zh"), flag(4, lang=None)]})
    gone = part(read_baseline(path), "a", (), checks=("NUM001",), langs=("ar", "ru")).gone
    assert [entry.message for entry in gone] == ["flag 4", "flag 1"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "flags = 1",
        '{"schema": "hexapla/1", "sets": []}',
        '{"schema": "hexapla/2", "baseline": {}}',
        '{"schema": "hexapla/1", "baseline": {"a": [{"flag_id": "x"}]}}',
        "\udcff",
    ],
)
def test_a_file_that_is_no_baseline_is_refused_and_left(text: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = path.read_bytes()
    with pytest.raises(HexaplaError) as reading:
        read_baseline(path)
    with pytest.raises(HexaplaError) as writing:
        write_baseline(path, {"a": [flag(1)]})
    for caught in (reading, writing):
        assert caught.value.line().startswith(f"{path}: this is not a baseline: ")
        assert "--write-baseline" in caught.value.line()
    assert path.read_bytes() == before


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(HexaplaError, match=r"there is no such baseline.*--write-baseline"):
        read_baseline(tmp_path / "x.json")
    with pytest.raises(HexaplaError, match="cannot be written"):
        write_baseline(tmp_path / "no" / "x.json", {})
