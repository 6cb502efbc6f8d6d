"""`hexapla terms score --evidence`: the words used instead of a term, and those that come back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import run

ROWS = """\
key\ten\tes\tru\tzh
1\tThe report on rural areas was read.\tSe leyó el informe sobre las áreas rurales.\t\
Доклад о сельских районах был прочитан.\t宣读了关于农村地区的报告。
2\tSchools in rural areas are open.\tLas escuelas de las áreas rurales están abiertas.\t\
Школы в сельских районах открыты.\t农村地区的学校开放。
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_words_used_instead_are_shown_and_listed(rows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = run("terms", "score", rows, "--evidence", "-q").out
    assert out.count("other: áreas rurales (") == 2
    assert "in several places, and in no termbase" in out
    assert "rural-areas  es  áreas rurales ×2 (" in out


def test_they_are_in_the_data(rows: Path) -> None:
    data = json.loads(run("terms", "score", rows, "--evidence", "--format", "json", "-q").out)
    (one,) = data["variants"]
    assert (one["concept"], one["lang"], one["text"]) == ("rural-areas", "es", "áreas rurales")
    assert [place["text"] for place in one["places"]] == ["áreas rurales"] * 2
    (rural,) = [x for x in data["concepts"] if x["concept"] == "rural-areas"]
    assert (rural["langs"]["es"]["other"], rural["langs"]["es"]["missing"]) == (2, 0)
    assert rural["langs"]["ru"]["preferred"] == 2
