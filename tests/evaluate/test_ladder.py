"""Vecalign's ladders: how they are written, and what is said of lines that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.errors import ConfigurationError
from hexapla.evaluate.cases import with_gold
from hexapla.evaluate.ladder import is_ladder, read_ladder
from hexapla.evaluate.pairs import Bead
from hexapla.model import Clause, Version
from hexapla.pipeline import Tools, load_set, open_sets

ARABIC = Version("x", "ar", tuple(Clause(f"l{n}", "body", "نص") for n in (1, 2, 4)))
CHINESE = Version("x", "zh", tuple(Clause(f"l{n}", "body", "文") for n in (1, 2, 3)))

GOOD: list[tuple[str, list[Bead]]] = [
    ("[0]:[0,1]", [(("l1",), ("l1", "l2"))]),
    (" [0] : [0, 1]\n\n[1,3]:[2] : 0.25\r\n", [(("l1",), ("l1", "l2")), (("l2", "l4"), ("l3",))]),
    ("[ ]:[2]\n[3]: []", [((), ("l3",)), (("l4",), ())]),
    ("\ufeff[1] : [2, 2]", [(("l2",), ("l3", "l3"))]),
]

BAD = [
    ("[0]:[0]\n0:0", "g:2: '0:0' is no bead"),
    ("[0]:[0,]", "g:1: '.*' is no bead"),
    ("[-1]:[0]", "g:1: '.*' is no bead"),
    ("[0] [0]", "g:1: '.*' is no bead"),
    ("[0]:[0]\n\n[2]:[0]", "g:3: ar has no line 2, counted from 0"),
    ("[0]:[3]", "g:1: zh has no line 3, counted from 0; .*--reader lines"),
]


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_what_is_read(tmp_path: Path, text: str, expected: list[Bead]) -> None:
    path = tmp_path / "g"
    path.write_text(text, encoding="utf-8", newline="")
    assert is_ladder(path)
    assert [(row["ar"], row["zh"]) for row in read_ladder(path, ARABIC, CHINESE)] == expected


@pytest.mark.parametrize(("text", "complaint"), BAD)
def test_what_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "g"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=complaint):
        read_ladder(path, ARABIC, CHINESE)


def test_a_table_is_no_ladder(tmp_path: Path) -> None:
    path = tmp_path / "g"
    path.write_text("ar\tzh\nl1\tl1\n", encoding="utf-8")
    assert not is_ladder(path)


def test_lines_of_ladders_are_beads_as_they_stand(tmp_path: Path) -> None:
    """Two beads that share a line stay two, and blank lines are counted."""
    (tmp_path / "ar").write_text("واحد\n\nاثنان\n", encoding="utf-8")
    (tmp_path / "ru").write_text("Один\nДва\nТри\n", encoding="utf-8")
    gold = tmp_path / "gold"
    gold.write_text("[0]:[0]\n[2]:[0,1]\n[]:[2]\n", encoding="utf-8")
    files = open_sets([], named={"ar": tmp_path / "ar", "ru": tmp_path / "ru"}, reader="lines")[0]
    known = with_gold(load_set(files, Tools(checks=())), gold)
    assert known.cases[0].beads("ar", "ru") == {
        (("l1",), ("l1",)),
        (("l3",), ("l1", "l2")),
        ((), ("l3",)),
    }
