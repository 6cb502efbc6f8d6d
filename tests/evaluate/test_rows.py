"""Gold files: tables of rows, and what is said of those that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.align import align
from hexapla.errors import ConfigurationError, InputError
from hexapla.evaluate.pairs import Table
from hexapla.evaluate.rows import read_gold
from hexapla.evaluate.score import Case, RowCounts, score
from hexapla.model import Lang, Version

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "a-res-78-311.tsv"


def test_the_clean_set_equals_the_gold(clean_set: dict[Lang, Version]) -> None:
    versions = tuple(clean_set.values())
    result = score(align(versions), Case(versions, read_gold(GOLD)))
    assert result.rows == RowCounts(34, 34, 34)
    assert len(result.pairs) == 15
    assert result.strict == result.lax == result.rows.f1 == 1.0


def test_gold_in_fewer_languages_judges_these_alone(clean_set: dict[Lang, Version]) -> None:
    gold: Table = tuple({"zh": row["zh"], "ar": row["ar"]} for row in read_gold(GOLD))
    versions = tuple(clean_set.values())
    result = score(align(versions), Case(versions, gold))
    assert list(result.pairs) == ["ar-zh"]
    with pytest.raises(InputError, match="fewer than two languages"):
        score(align(versions[:2]), Case((clean_set["en"], clean_set["ar"]), gold))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("row\tnote\na\tb\n", "tsv:1: the first line does not name the languages"),
        ("", "tsv:1: the first line does not name the languages"),
        ("en\tfr\n\na\n", "tsv:3: 1 columns where the first line has 2"),
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
    path = tmp_path / "gold.tsv"
    path.write_bytes("en\tfr\nl1\tl\u00e9\n".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        read_gold(path)
