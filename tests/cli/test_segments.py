"""`--level segment`: the parts of clauses as text, as data, and held against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hexapla.evaluate.cases import inside, with_gold
from hexapla.pipeline import Tools, load_set, open_sets

from ..conftest import CORPORA
from .running import run

CLEAN = CORPORA / "a-res-78-311"
GOLD = CORPORA / "gold" / "a-res-78-311-segments.tsv"


def test_parts_as_data() -> None:
    clauses = json.loads(run("align", CLEAN, "--format", "json", "--quiet").out)
    result = run("align", CLEAN, "--level", "segment", "--format", "json", "--quiet")
    assert result.status == 0
    data: dict[str, Any] = json.loads(result.out)
    assert data.keys() == clauses.keys()
    for lang, version in data["versions"].items():
        whole = {clause["eid"]: clause["text"] for clause in clauses["versions"][lang]["clauses"]}
        parts = version["clauses"]
        assert len(parts) > len(whole)
        for part in parts:
            start, stop = part["span"]
            assert whole[part["of"]][start:stop] == part["text"]
            assert part["eid"].startswith(f"{part['of']}.")
        named = [eid for row in data["rows"] for eid in row["cells"][lang]]
        assert list(dict.fromkeys(named)) == [part["eid"] for part in parts]


def test_parts_as_text() -> None:
    result = run("align", CLEAN, "--langs", "ar,zh", "--level", "segment", "--quiet")
    assert result.status == 0
    assert "op7.1 " in result.out
    assert "|level:segment|" in result.out


def test_an_unknown_level() -> None:
    assert run("align", CLEAN, "--level", "word").status == 2


def evaluated(*options: object) -> dict[str, Any]:
    result = run("evaluate", "align", CLEAN, *options, "--format", "json", "--quiet")
    assert (result.status, result.err) == (0, "")
    data: dict[str, Any] = json.loads(result.out)
    return data


@pytest.mark.parametrize("encoder", ["none", "builtin"])
def test_parts_against_gold(encoder: str) -> None:
    data = evaluated("--level", "segment", "--gold", GOLD, "--encoder", encoder)
    assert data["gold_rows"] == 116
    assert 0.85 < data["strict_f1"] < data["lax_f1"] <= 1
    assert 80 < data["right"] < 116
    assert sum(one["rows"] for one in data["reliability"]["bins"]) == data["rows"]
    assert data["reliability"]["error"] < 0.15
    assert data["signature"].startswith("langs:ar+zh+en+fr+ru+es|level:segment|solver:nway|")


def test_gold_may_name_parts_of_a_clause_in_some_languages(tmp_path: Path) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_text(
        "ar\tzh\tru\npp1.1\tpp1.1\tpp1.1\npp1.2\tpp1.2\tpp1.2\npp1.3\tpp1.3\tpp1.3\n",
        encoding="utf-8",
    )
    data = evaluated("--level", "segment", "--gold", gold, "--langs", "ar,zh,ru")
    assert (data["rows"], data["gold_rows"], data["right"], data["strict_f1"]) == (3, 3, 3, 1.0)


def test_inside_keeps_the_clauses_whose_parts_gold_names(tmp_path: Path) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_text("ar\tru\nop1.1\top1.1\nop7.2 op7.3\top7.2\n\top9.1\n", encoding="utf-8")
    loaded = load_set(open_sets([CLEAN], langs=("ar", "ru"))[0], Tools(checks=()), ("ar", "ru"))
    (case,) = inside(with_gold(loaded, gold)).cases
    assert {v.lang: [c.eid for c in v.clauses] for v in case.versions} == {
        "ar": ["op1", "op7"],
        "ru": ["op1", "op7", "op9"],
    }


CLAUSES = CORPORA / "gold" / "a-res-78-311.tsv"
LADDER: list[object] = [
    "--lang",
    "ar=ar.txt",
    "--lang",
    "zh=zh.txt",
    "--reader",
    "lines",
    "--gold",
    "ladder",
]

REFUSED: list[tuple[list[object], str]] = [
    ([CLEAN, "--gold", GOLD, "--ablation"], "needs gold rows of parts, and is measured by itself"),
    ([CLEAN, "--gold", GOLD, "--disturb"], "needs gold rows of parts, and is measured by itself"),
    ([CLEAN, "--gold", CLAUSES], "names no part of a clause"),
    (["t.tsv", "--damage", "5"], "needs gold rows of parts, and is measured by itself"),
    (LADDER, "needs gold rows of parts, and is measured by itself"),
]


@pytest.mark.parametrize(
    ("options", "said"), REFUSED, ids=["ablation", "disturb", "clauses", "damage", "ladder"]
)
def test_what_parts_cannot_be_measured_with(
    options: list[object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {
        "ladder": "[0]:[0]\n",
        "ar.txt": "واحد\n",
        "zh.txt": "一\n",
        "t.tsv": "ar\tzh\nواحد\t一\nاثنان\t二\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("evaluate", "align", *options, "--level", "segment", "--quiet")
    assert (result.status, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert said in result.err
