"""Corrections of any table: all its rows hold at once, and are found again after edits elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align.acts import together
from hexapla.align.corrections import fit, pins_of
from hexapla.model import LANGS, Alignment, Clause, Correction, Lang, Row, Version

from .tables import Table, alignment, said, text


@dataclass(frozen=True)
class Drawn:
    """A table of any rows, and what becomes of its clauses in an edit."""

    alignment: Alignment
    row: int
    inserted: dict[Lang, list[int]]
    removed: dict[Lang, list[int]]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    langs = draw(st.permutations(LANGS))[: draw(st.integers(2, 6))]
    size = draw(st.integers(1, 6))
    rows: Table = []
    last = dict.fromkeys(langs, 0)
    for _ in range(size):
        counts = {x: draw(st.integers(0, 2)) for x in langs}
        if not any(counts.values()):
            counts[langs[0]] = 1
        row = {x: tuple(range(last[x], last[x] + n)) for x, n in counts.items()}
        last = {x: last[x] + n for x, n in counts.items()}
        above = rows[-1] if rows else {}
        for x in langs:
            # A clause may span from the row above.
            if not row[x] and len(above.get(x, ())) == 1 and draw(st.booleans()):
                row[x] = above[x]
        rows.append(row)
    texts = {x: [text(x, draw(st.integers(0, 3))) for _ in range(last[x])] for x in langs}
    places = st.lists(st.integers(0, 12), max_size=3)
    return Drawn(
        alignment(rows, texts),
        draw(st.integers(0, size - 1)),
        {x: draw(places) for x in langs},
        {x: draw(places) for x in langs},
    )


def positions(drawn: Alignment, row: Row) -> dict[Lang, tuple[int, ...]]:
    at = {x: {c.eid: i for i, c in enumerate(v.clauses)} for x, v in drawn.versions.items()}
    return {x: tuple(at[x][eid] for eid in eids) for x, eids in row.cells.items()}


@settings(max_examples=200, deadline=None)
@given(drawn())
def test_all_rows_of_any_table_hold_at_once(drawn: Drawn) -> None:
    table = drawn.alignment
    said = [together(table, row.cells, spanning(table, row)) for row in table.rows]
    found = fit(said, reversed(list(table.versions.values())))
    assert found.misfits == ()
    assert len(found.held) == len(said)
    expected = [positions(table, row) for row in table.rows]
    assert sorted(map(repr, found.pins.together)) == sorted(map(repr, ordered(expected)))


def spanning(drawn: Alignment, row: Row) -> set[Lang]:
    """The languages whose clauses in *row* stand in another row as well."""
    others = [other.cells for other in drawn.rows if other.row != row.row]
    return {x for x, eids in row.cells.items() if any(set(eids) & set(cells[x]) for cells in others)}


def ordered(rows: Table) -> Table:
    return [{x: row[x] for x in LANGS if x in row} for row in rows]


def edited(drawn: Drawn, kept: dict[Lang, tuple[int, ...]]) -> list[Version]:
    """The versions with other clauses put in and taken out, and all of them numbered anew."""
    made = []
    for lang, before in drawn.alignment.versions.items():
        spared = {before.clauses[i].text for i in kept[lang]}
        clauses = [
            clause
            for i, clause in enumerate(before.clauses)
            if clause.text in spared or i not in drawn.removed[lang]
        ]
        marks = [before.clauses[i].label for i in kept[lang]]
        for count, where in enumerate(drawn.inserted[lang]):
            at = where % (len(clauses) + 1)
            inside = 0 < at < len(clauses) and clauses[at - 1].label in marks[:-1]
            if not inside:
                clauses.insert(
                    at, Clause("new", "body", f"{text(lang, 'new')} {count}", label=f"n{count}")
                )
        again = (replace(clause, eid=f"l{i}") for i, clause in enumerate(clauses))
        made.append(replace(before, clauses=tuple(again)))
    return made


@settings(max_examples=200, deadline=None)
@given(drawn())
def test_a_row_is_found_again_after_edits_elsewhere(drawn: Drawn) -> None:
    table = drawn.alignment
    kept = positions(table, table.rows[drawn.row])
    versions = edited(drawn, kept)
    pins, misfits = pins_of([together(table, table.rows[drawn.row].cells)], versions)
    assert misfits == ()
    (row,) = pins.together
    for now in versions:
        marks = [table.versions[now.lang].clauses[i].label for i in kept[now.lang]]
        assert [now.clauses[i].label for i in row[now.lang]] == marks


@settings(max_examples=200, deadline=None)
@given(drawn(), st.data())
def test_whatever_is_said_some_table_can_hold_it(drawn: Drawn, data: st.DataObject) -> None:
    table = drawn.alignment
    langs = st.lists(st.sampled_from(table.langs), min_size=2, max_size=3, unique=True)
    quote = st.builds(lambda n, k: (n, k), st.integers(0, 4), st.none() | st.integers(1, 3))

    def one() -> Correction:
        act = data.draw(st.sampled_from(["together", "apart"]))
        cells = {x: data.draw(st.lists(quote, min_size=1, max_size=2)) for x in data.draw(langs)}
        return said(act, **cells)

    corrections = [one() for _ in range(data.draw(st.integers(1, 6)))]
    found = fit(corrections, table.versions.values())
    assert len(found.held) + len(found.misfits) == len(corrections)
    assert fit(corrections, reversed(list(table.versions.values()))) == found
    # The latest word of all holds if it can hold alone.
    alone = fit(corrections[-1:], table.versions.values())
    assert (corrections[-1] in found.held) >= bool(alone.held)
    rows = found.pins.together
    assert any(monotone(order) for order in permutations(rows))
    for one_place, other in found.pins.apart:
        assert not any(
            one_place[1] in row.get(one_place[0], ()) and other[1] in row.get(other[0], ())
            for row in rows
        )


def monotone(rows: Sequence[object]) -> bool:
    """Whether *rows*, in this order, hold the clauses of each language in theirs."""
    for lang in LANGS:
        cells = [row[lang] for row in rows if isinstance(row, dict) and row.get(lang)]
        if any(a[-1] >= b[0] and (a != b or len(a) > 1) for a, b in pairwise(cells)):
            return False
    return True
