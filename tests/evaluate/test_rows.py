"""Scoring against gold rows, on tables small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.align import align
from hexapla.errors import ConfigurationError, InputError
from hexapla.evaluate.rows import beads, pair_score, read_gold, score_rows
from hexapla.model import Lang, Version

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "a-res-78-311.tsv"


def test_the_clean_set_equals_the_gold(clean_set: dict[Lang, Version]) -> None:
    result = score_rows(align(list(clean_set.values())), read_gold(GOLD))
    assert (result.rows, result.gold_rows, result.right, result.f1) == (34, 34, 34, 1.0)
    assert len(result.pairs) == 15
    assert result.mean_strict == result.mean_lax == 1.0


def test_beads_are_connected_groups() -> None:
    rows: list[dict[Lang, tuple[str, ...]]] = [
        {"en": ("a",), "fr": ("A",)},
        {"en": ("b",), "fr": ("B",)},
        {"en": ("c",), "fr": ("B",)},
        {"en": ("d",), "fr": ()},
    ]
    assert beads(rows, "en", "fr") == {
        (frozenset("a"), frozenset("A")),
        (frozenset("bc"), frozenset("B")),
    }


def test_strict_and_lax() -> None:
    gold = {(frozenset("a"), frozenset("A")), (frozenset("bc"), frozenset("B"))}
    found = {(frozenset("a"), frozenset("A")), (frozenset("b"), frozenset("B"))}
    strict, lax = pair_score(found, gold)
    assert strict == (0.5, 0.5, 0.5)
    assert lax == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("row\tnote\na\tb\n", "does not name the languages"),
        ("", "does not name the languages"),
        ("en\tfr\na\n", "1 columns where the first line has 2"),
    ],
)
def test_bad_gold_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=complaint):
        read_gold(path)


def test_no_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such gold file"):
        read_gold(tmp_path / "none.tsv")
