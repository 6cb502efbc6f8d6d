"""`hexapla evaluate terms --instead`: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run

_ROOT = Path(__file__).resolve().parents[2]
_SET = str(_ROOT / "corpora" / "a-res-78-311")
_GOLD = str(_ROOT / "corpora" / "gold" / "terms-a-res-78-311.tsv")


def test_hidden_terms_of_the_resolution() -> None:
    done = run("evaluate", "terms", _SET, "--instead", "--langs", "en,ru", "--format", "json")
    data = json.loads(done.out)
    assert done.status == 0
    figures = data["langs"]["ru"]
    assert data["langs"].keys() == {"ru", "all"}
    assert figures["hidden"] > 100
    assert 0.9 <= figures["right"] <= 1
    assert figures["exact"] <= figures["right"]
    assert figures["said_of_cut"] <= 0.1
    assert sum(one["places"] for one in data["confidence"]) == figures["hidden"]
    assert len(data["missed"]) == figures["hidden"] - round(figures["exact"] * figures["hidden"])
    assert data["signature"].startswith("measure:instead|sets:1|termbase:")


@pytest.mark.parametrize("more", [(), ("--instead", "--gold", _GOLD)])
def test_one_measure_at_a_time(more: tuple[str, ...]) -> None:
    done = run("evaluate", "terms", _SET, *more)
    assert done.status == 2
    assert "say --gold FILE, or --instead" in done.err
