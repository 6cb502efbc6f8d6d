"""Damage with known rows: whatever is done to a text, its gold rows say where each part went."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align.given import align_given
from hexapla.evaluate.damage import Shares, damaged, texts_of
from hexapla.evaluate.damaged_score import score_damaged
from hexapla.evaluate.rows import score_rows
from hexapla.formats import Source, format_named
from hexapla.model import LANGS, Lang
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
    versions, gold = damaged(table, done, Random(seed))
    again, _ = damaged(table, done, Random(seed))
    assert versions == again
    for version in versions:
        cells = [row[version.lang] for row in gold]
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
    made, gold = damaged(texts, none, Random(0))
    assert [[c.text for c in v.clauses] for v in made] == [
        ["一，二。", "三。", "四。"],
        ["One, two.", "Three.", "Four."],
        ["Un, deux.", "Quatre."],
    ]
    assert [row["fr"] for row in gold] == [("l1",), (), ("l2",)]


def test_a_right_alignment_scores_one() -> None:
    table: list[dict[Lang, str]] = [{"en": f"Clause {n}.", "ru": f"Пункт {n}."} for n in range(9)]
    score = score_damaged(table, Shares(0, 0, 0), [1, 2], align_given)
    assert (score.seeds, score.strict, score.worst, score.rows) == (2, 1.0, 1.0, 1.0)
    versions, gold = damaged(table, Shares(0.3, 0, 0), Random(3))
    assert score_rows(align_given(versions), gold).f1 < 1
