"""`hexapla align --level segment`: the parts of clauses, as text and as data."""

from __future__ import annotations

import json
from typing import Any

from ..conftest import CORPORA
from .running import run

CLEAN = CORPORA / "a-res-78-311"


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
