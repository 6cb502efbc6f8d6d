"""Every occurrence, one by one: its sort and the words quoted, case by case, and in any text."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.model import (
    LANGS,
    Alignment,
    Clause,
    Concept,
    Lang,
    Row,
    Term,
    Termbase,
    TermStatus,
    Version,
)
from hexapla.terms.consistency import SORTS
from hexapla.terms.finder import TermFinder
from hexapla.terms.score import Tally, score
from hexapla.terms.uses import Use, uses

_TABLES = tomllib.loads((Path(__file__).parent / "uses.toml").read_text(encoding="utf-8"))
_STATUSES: tuple[TermStatus, ...] = ("preferred", "admitted", "deprecated")


def _termbase() -> Termbase:
    concepts = []
    for table in _TABLES["concept"]:
        terms = [Term(x, t, status) for status in _STATUSES for x, t in table.get(status, {}).items()]
        concepts.append(Concept(table["concept"], "development", tuple(terms)))
    return Termbase("cases", tuple(concepts))


FINDER = TermFinder(_termbase())

_Texts = Mapping[Lang, str | Sequence[str]]


def aligned(rows: Sequence[_Texts], name: str = "case") -> Alignment:
    """*rows* as a set; several clauses of a version in one row are `op1a`, `op1b`."""
    cells: list[dict[Lang, tuple[str, ...]]] = []
    clauses: dict[Lang, list[Clause]] = {}
    for number, row in enumerate(rows, 1):
        cell: dict[Lang, tuple[str, ...]] = {}
        for lang in (x for x in LANGS if x in row):
            texts = row[lang]
            named = {f"op{number}": texts} if isinstance(texts, str) else None
            named = named or {f"op{number}{'abc'[i]}": text for i, text in enumerate(texts)}
            clauses.setdefault(lang, []).extend(Clause(x, "operative", t) for x, t in named.items())
            cell[lang] = tuple(named)
        cells.append(cell)
    langs = [lang for lang in LANGS if lang in clauses]
    return Alignment(
        name,
        {lang: Version(name, lang, tuple(clauses[lang])) for lang in langs},
        tuple(
            Row(f"op{i}", "operative", {x: cell.get(x, ()) for x in langs}, 1.0, "structure")
            for i, cell in enumerate(cells, 1)
        ),
    )


def _shown(use: Use) -> list[str]:
    words = use.place.text if use.place else ""
    return [use.row, use.concept, use.lang, use.sort, words, "; ".join(x.text for x in use.source)]


@pytest.mark.parametrize("case", _TABLES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    table = aligned(case["rows"])
    found = list(uses(table, FINDER))
    assert [_shown(use) for use in found] == case["found"]
    _hold(table, found)


def _hold(table: Alignment, found: Sequence[Use]) -> None:
    """Every place is where it says, and none is there twice."""
    for use in found:
        for place in (*use.source, *([use.place] if use.place else [])):
            assert place.span.of(table.versions[place.lang].clause(place.eid).text) == place.text
        assert use.place is None or use.place.eid in {clause.eid for clause in use.clauses}
        assert (use.place is None) == (use.form == "")
        assert use.place is not None or use.sort in ("other", "missing")
    places = [(x.concept, x.lang, x.place.eid, x.place.span) for x in found if x.place]
    assert len(set(places)) == len(places)


_PHRASES: dict[Lang, list[str]] = {
    lang: [t.text for c in FINDER.termbase.concepts for t in c.terms if t.lang == lang] for lang in LANGS
}
_WORDS: dict[Lang, list[str]] = {
    lang: sorted({w for text in texts for w in text.split()}) for lang, texts in _PHRASES.items()
}


def _text(lang: Lang) -> st.SearchStrategy[str]:
    parts = st.sampled_from([*_PHRASES[lang], *_WORDS[lang], "x", "\u060c", "\u3001"])
    return st.lists(parts, min_size=1, max_size=5).map(" ".join)


_ROW = st.fixed_dictionaries({}, optional={lang: _text(lang) for lang in LANGS}).filter(bool)
_ROWS = st.lists(_ROW, min_size=1, max_size=5)


@given(_ROWS)
@settings(deadline=None)
def test_evidence_is_what_is_counted(rows: list[_Texts]) -> None:
    table = aligned(rows)
    scores = score([table], FINDER, keep=True)
    _hold(table, scores.uses)
    kept = Counter((use.concept, use.lang) for use in scores.uses)
    forms = Counter((use.concept, use.lang, use.form) for use in scores.uses if use.form)
    counted = {(name, x): one for name, by in scores.concepts.items() for x, one in by.items()}
    assert {key: one.occurrences for key, one in counted.items()} == kept
    for (name, lang), one in counted.items():
        assert sum(one.count(sort) for sort in SORTS) == one.occurrences
        assert all(n == forms[name, lang, form] for form, n in one.renderings.items())
    assert sum(total.occurrences for total in scores.totals.values()) == scores.whole.occurrences
    assert scores.whole.occurrences == len(scores.uses)


@given(_ROWS, _ROWS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_sets_and_rows_is_no_matter(
    one: list[_Texts], other: list[_Texts], random: Any
) -> None:
    expected = score([aligned(one, "one"), aligned(other, "other")], FINDER)
    random.shuffle(one)
    found = score([aligned(other, "other"), aligned(one, "one")], FINDER)
    assert (found.concepts, found.totals, found.whole) == (
        expected.concepts,
        expected.totals,
        expected.whole,
    )
    assert found.signature == expected.signature


@given(_ROWS)
@settings(deadline=None, max_examples=20)
def test_a_tally_keeps_no_text_unless_told(rows: list[_Texts]) -> None:
    table, tally = aligned(rows), Tally(FINDER)
    tally.add(table.set, table.langs, "en", uses(table, FINDER))
    assert tally.scores().uses == ()
    assert tally.scores().concepts == score([table], FINDER, keep=True).concepts
