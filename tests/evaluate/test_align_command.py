"""`hexapla evaluate align`: what it is asked, what it prints, and that JSON and text say the same."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from ..cli.running import run
from ..conftest import CORPORA

CLEAN = CORPORA / "a-res-78-311"
GOLD = CORPORA / "gold" / "a-res-78-311.tsv"

TABLE = "ar\tzh\tru\n" + "".join(
    f"المادة {n}، يضاف إليها {n * 7} عضوا\t第{n}条，增加{n * 7}名\tСтатья {n}, добавить {n * 7}\n"
    for n in range(1, 25)
)
TEXTS = {"ar": "واحد 1\nاثنان 2\nثلاثة 3\n", "zh": "一 1\n\n二 2\n三 3\n"}


def asked(*arguments: object) -> dict[str, Any]:
    result = run("evaluate", "align", *arguments, "--quiet", "--format", "json")
    assert (result.status, result.err) == (0, "")
    data: dict[str, Any] = json.loads(result.out)
    return data


@pytest.fixture
def ladders(tmp_path: Path) -> Path:
    """Two texts in Arabic and Chinese, a folder a language, with their ladders."""
    for name in ("001", "002"):
        for lang, text in {**TEXTS, "gold": "[0]:[0]\n[1]:[2]\n[2]:[3]\n"}.items():
            (tmp_path / lang).mkdir(exist_ok=True)
            (tmp_path / lang / name).write_text(text, encoding="utf-8")
    return tmp_path


def named(folder: Path, name: str = "", *, order: str = "ar zh") -> list[str]:
    pairs = [("--lang", f"{lang}={folder / lang / name}") for lang in order.split()]
    return [*(part for pair in pairs for part in pair), "--reader", "lines"]


def test_gold_rows() -> None:
    data = asked(CLEAN, "--gold", GOLD)
    assert (data["rows"], data["gold_rows"], data["right"], data["f1"]) == (34, 34, 34, 1.0)
    assert (data["strict_f1"], data["lax_f1"], len(data["pairs"])) == (1.0, 1.0, 15)
    assert sum(one["rows"] for one in data["reliability"]["bins"]) == 34
    assert "langs:ar+zh+en+fr+ru+es|" in data["signature"]


def test_a_ladder(ladders: Path) -> None:
    data = asked(*named(ladders, "001"), "--gold", ladders / "gold" / "001")
    assert data["what"] == "3 beads in gold"
    assert data["pairs"] == {"ar-zh": {"strict": [1.0, 1.0, 1.0], "lax": [1.0, 1.0, 1.0]}}
    assert "f1" not in data
    assert "reliability" not in data
    assert "beads:ladder" in data["signature"]


def test_a_folder_of_ladders_is_one_measurement(ladders: Path) -> None:
    (ladders / "gold" / "002").write_text("[0]:[0]\n[1,2]:[2,3]\n", encoding="utf-8")
    data = asked(*named(ladders), "--gold", ladders / "gold", "--ablation")
    assert data["what"] == "2 texts, 5 beads in gold"
    assert data["pairs"]["ar-zh"]["strict"] == pytest.approx([4 / 6, 4 / 5, 8 / 11])
    assert [one["evidence"] for one in data["ablation"]][-2:] == ["+ terms", "+ vectors"]


def test_a_damaged_table(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text(TABLE, encoding="utf-8")
    command = [tmp_path / "t.tsv", "--damage", "10", "--seeds", "2", "--ablation"]
    data = asked(*command)
    assert data == asked(*command)
    assert data["what"] == "24 rows, 10% dropped, merged and split, 2 times"
    assert sorted(data["pairs"]) == ["ar-ru", "ar-zh", "zh-ru"]
    assert [one["evidence"] for one in data["ablation"]][-1] == "+ n-way"
    text = run("evaluate", "align", *command, "--quiet").out
    for number in (data["strict_f1"], data["f1"], data["worst"]["strict_f1"]):
        assert f"{number:.3f}" in text
    assert f"expected calibration error {data['reliability']['error']:.3f}" in text
    for one in data["ablation"]:
        assert f"{one['evidence']} " in text
        assert f" {one['strict_f1']:.3f} " in text
    assert text.endswith(f"{data['signature']}\n")


def test_disturbances(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hexapla.evaluate.disturb.MOST_TRIALS", 1)
    data = asked(CLEAN, "--gold", GOLD, "--disturb")
    assert [(one["kind"], one["trials"]) for one in data["disturbed"]] == [
        (kind, 1) for kind in ("renumbered", "skipped", "duplicate", "moved")
    ]
    text = run("evaluate", "align", CLEAN, "--gold", GOLD, "--disturb", "--quiet").out
    for one in data["disturbed"]:
        assert one["kind"] in text
        assert f"{one['other_rows_right']:.3f}" in text


WRONG = [
    (
        "001",
        ["--gold", "gold/001"],
        "zh ar",
        "gold/001:2: zh has no line 1, counted from 0; .*in the order of",
    ),
    ("001", [], "ar zh", "one set and what is known of it are needed; .*--gold FILE or --damage 5"),
    ("001", ["--gold", "gold/001", "--damage", "5"], "ar zh", "one set and what is known of it"),
    ("001", ["--gold", "gold/001", "--disturb"], "ar zh", "--disturb needs gold rows"),
    ("001", ["--gold", "none"], "ar zh", "no such gold file"),
    ("001", ["--damage", "5"], "ar zh", "not one table"),
    ("001", ["--damage", "40"], "ar zh", "from 0 to 30"),
    ("001", ["--gold", "gold"], "ar zh", "two folders of texts are needed"),
    ("", ["--gold", "gold"], "ar", "two folders of texts are needed"),
    ("001", ["--gold", "gold/001"], "ar", "a ladder is about two texts, and 1 were read"),
]


@pytest.mark.parametrize(("name", "options", "order", "complaint"), WRONG)
def test_wrong_usage(
    ladders: Path, *, name: str, options: list[str], order: str, complaint: str
) -> None:
    with contextlib.chdir(ladders):
        result = run("evaluate", "align", *named(Path(), name, order=order), *options, "--quiet")
    assert (result.status, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert re.search(complaint, result.err), result.err


def test_alignar(shared_texts: Path) -> None:
    """The ladders that are measured can be read, and their lines are there."""
    folder = shared_texts / "alignar" / "literature"
    options = named(folder, order="ar en")
    data = asked(*options, "--gold", folder / "gold", "--langs", "ar,en")
    assert data["what"] == "5 texts, 445 beads in gold"
    assert 0 < data["strict_f1"] <= data["lax_f1"] <= 1
