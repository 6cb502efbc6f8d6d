"""Damage with known rows: whatever is done to a text, its gold rows say where each part went."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align.given import align_given
from hexapla.errors import InputError
from hexapla.evaluate.damage import Shares, damaged, texts_of
from hexapla.evaluate.score import score
from hexapla.formats import Source, format_named
from hexapla.model import LANGS, Lang, Version
from hexapla.parse import parse

TABLE = "en\tfr\tzh\nOne, two.\tUn, deux.\t一，二。\nThree.\t\t三。\nFour.\tQuatre.\t四。\n"

rows = st.lists(
    st.fixed_dictionaries(
        {}, optional={lang: st.text("ab, ;x", min_size=1, max_size=90) for lang in LANGS}
    ).map(lambda row: {lang: text for lang, text in row.items() if text.strip()}),
    min_size=1,
    max_size=30,
)
shares = st.builds(Shares, st.floats(0, 0.3), st.floats(0, 0.3), st.floats(0, 0.3))


@settings(max_examples=60, deadline=None)
@given(rows, shares, st.integers(0, 1000))
def test_nothing_is_in_doubt(table: list[dict[Lang, str]], done: Shares, seed: int) -> None:
    case = damaged(table, done, Random(seed))
    assert case == damaged(table, done, Random(seed))
    for version in case.versions:
        cells = [row[version.lang] for row in case.gold]
        named = list(dict.fromkeys(eid for cell in cells for eid in cell))
        assert named == [clause.eid for clause in version.clauses], "all, in order"
        wanted = "".join(row.get(version.lang, "") for row in table)
        kept = "".join(clause.text for clause in version.clauses)
        if done.dropped == 0:
            assert "".join(kept.split()) == "".join(wanted.split())


def test_no_damage_is_the_table_itself() -> None:
    documents = format_named("tsv").read(Source(TABLE.encode(), "x.tsv"))
    versions = [parse(d, lang, set_name="x") for d in documents for lang in LANGS if lang == d.lang]
    texts = texts_of(versions)
    assert [sorted(row) for row in texts] == [["en", "fr", "zh"], ["en", "zh"], ["en", "fr", "zh"]]
    none = Shares(0, 0, 0)
    made = damaged(texts, none, Random(0))
    assert [[c.text for c in v.clauses] for v in made.versions] == [
        ["一，二。", "三。", "四。"],
        ["One, two.", "Three.", "Four."],
        ["Un, deux.", "Quatre."],
    ]
    assert [row["fr"] for row in made.gold] == [("l1",), (), ("l2",)]


def test_versions_of_several_files_are_no_table(clean_set: dict[Lang, Version]) -> None:
    with pytest.raises(InputError, match="not one table"):
        texts_of(list(clean_set.values()))


def test_a_right_alignment_scores_one_and_a_wrong_one_less() -> None:
    table: list[dict[Lang, str]] = [{"en": f"Clause {n}.", "ru": f"Пункт {n}."} for n in range(9)]
    case = damaged(table, Shares(0, 0, 0), Random(0))
    found = score(align_given(case.versions), case)
    assert found.rows is not None
    assert (found.strict, found.lax, found.worst, found.rows.f1) == (1.0, 1.0, ("en-ru", 1.0), 1.0)
    case = damaged(table, Shares(0.3, 0, 0), Random(3))
    found = score(align_given(case.versions), case)
    assert found.rows is not None
    assert found.rows.f1 < 1
    assert found.strict < 1
