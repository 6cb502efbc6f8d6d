"""The scores on screen, for programs and for spreadsheets; and the places they open to."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from hexapla.formats.termbases.csv_table import printed
from hexapla.model import Alignment, Clause, Concept, Lang, Row, Term, Termbase, Version
from hexapla.reports.paper import Paper
from hexapla.reports.terms import ranked, sets_table, shade, terms_table, whole_line
from hexapla.reports.terms_csv import place_rows, score_rows
from hexapla.reports.terms_data import terms_data
from hexapla.reports.terms_places import places_text
from hexapla.terms.consistency import SORTS, wilson
from hexapla.terms.finder import TermFinder
from hexapla.terms.score import TermScores, score
from hexapla.text.width import cells

_GOLDEN = Path(__file__).parent / "golden"

_CONCEPTS = (
    Concept(
        "capacity-building",
        "development",
        (
            Term("ar", "بناء القدرات", "preferred"),
            Term("zh", "能力建设", "preferred"),
            Term("en", "capacity-building", "preferred"),
            Term("fr", "renforcement des capacités", "preferred"),
            Term("fr", "développement des capacités", "admitted"),
            Term("fr", "édification des capacités", "deprecated"),
            Term("ru", "наращивание потенциала", "preferred"),
        ),
    ),
    Concept(
        "=human-rights-with-a-rather-long-name",
        "law",
        (
            Term("ar", "حقوق الإنسان", "preferred"),
            Term("zh", "人权", "preferred"),
            Term("en", "human rights", "preferred"),
            Term("fr", "droits humains", "preferred"),
            Term("ru", "права человека", "preferred"),
        ),
    ),
)
_FINDER = TermFinder(Termbase("small", _CONCEPTS))

_TEXTS: dict[Lang, tuple[str, ...]] = {
    "ar": ("تدعو إلى بناء القدرات؛", "تؤكد بناء القدرات وحقوق الإنسان؛", "ترحب بما تحقق."),
    "zh": ("呼吁能力建设；", "强调能力建设和人权；", "欢迎能力建设。"),
    "en": (
        "Calls for capacity-building;",
        "Stresses capacity-building\x1b[31m and human rights;",
        "Welcomes capacity-building.",
    ),
    "fr": (
        "Demande le développement des capacités ;",
        "Souligne l’édification des capacités et les droits humains ;",
        "Se félicite que les capacités soient renforcées.",
    ),
    "ru": (
        "призывает к наращиванию потенциала;",
        "подчеркивает права человека;",
        "приветствует успехи.",
    ),
}


def _alignment(name: str = "small", rows: int = 3) -> Alignment:
    versions = {
        lang: Version(
            name, lang, tuple(Clause(f"op{i}", "operative", t) for i, t in enumerate(texts[:rows], 1))
        )
        for lang, texts in _TEXTS.items()
    }
    eids = [f"op{i}" for i in range(1, rows + 1)]
    table = tuple(Row(x, "operative", dict.fromkeys(versions, (x,)), 1.0, "label") for x in eids)
    return Alignment(name, versions, table)


@pytest.fixture
def scores() -> TermScores:
    return score([_alignment()], _FINDER, keep=True)


def _report(scores: TermScores, on: Paper, *, fitted: bool) -> str:
    lines = [terms_table(scores, on, fitted=fitted, full=True), "", whole_line(scores), ""]
    return "\n".join([*lines, *places_text(scores, ranked(scores), on)]) + "\n"


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("terms.txt", Paper()),
        ("terms-narrow.txt", Paper(60)),
        ("terms-colour.txt", Paper(80, colour=True, bidi="app")),
    ],
)
def test_as_it_looks(scores: TermScores, name: str, on: Paper) -> None:
    text = _report(scores, on, fitted=name != "terms.txt")
    assert text == (_GOLDEN / name).read_text(encoding="utf-8")


def test_no_line_is_wider_than_the_screen_and_nothing_is_obeyed(scores: TermScores) -> None:
    for width in (60, 80, 120):
        lines = _report(scores, Paper(width), fitted=True).splitlines()
        assert max(map(cells, lines)) <= width
        assert not any("\x1b" in line for line in lines)


def test_colour_is_never_the_only_sign(scores: TermScores) -> None:
    assert [shade(x) for x in (1, 0.95, 0.9, 0.6, 0.3, 0.1)] == ["●", "●", "◕", "◑", "◔", "○"]
    plain, coloured = (terms_table(scores, Paper(colour=c)) for c in (False, True))
    assert "\x1b" in coloured
    for sign in "◑◔●":
        assert plain.count(sign) == coloured.count(sign)


def test_which_come_first(scores: TermScores) -> None:
    weak, rare = "capacity-building", "=human-rights-with-a-rather-long-name"
    assert ranked(scores) == (weak, rare)
    assert ranked(scores, order="often") == (weak, rare)
    assert ranked(scores, order="name") == (rare, weak)
    assert ranked(scores, least=2) == (weak,)
    table = terms_table(scores, most=1, order="name", terms="zh")
    assert "人权" in table
    assert "能力建设" not in table
    assert "1 of 2 concepts shown" in table


def test_json_as_the_contract_says(scores: TermScores) -> None:
    data = json.loads(json.dumps(terms_data(scores)))
    assert data["schema"] == "hexapla/1"
    concept, _ = data["concepts"]
    assert concept["concept"] == "capacity-building"
    assert concept["terms"]["fr"] == "renforcement des capacités"
    low, high = wilson(1.4 / 3, 3)
    found = concept["langs"]["fr"]
    assert found["score"] == round(1.4 / 3 / 2, 4)
    evidence = found.pop("evidence")
    assert found == {
        "occurrences": 3,
        "renderings": {"développement des capacités": 1, "édification des capacités": 1},
        "preferred": 0,
        "admitted": 1,
        "deprecated": 1,
        "other": 1,
        "missing": 0,
        "shares": dict(zip(SORTS, (0.0, 0.3333, 0.3333, 0.3333, 0.0), strict=True)),
        "acceptance": 0.4667,
        "consistency": 0.0,
        "consistency_interval": [0.0, round(wilson(0, 1)[1], 4)],
        "score": 0.2333,
        "interval": [round(low / 2, 4), round(high * (1 + wilson(0, 1)[1]) / 2, 4)],
    }
    assert evidence[1] == {
        "set": "small",
        "row": "op2",
        "sort": "deprecated",
        "form": "édification des capacités",
        "confidence": 1.0,
        "eids": ["op2"],
        "place": {"eid": "op2", "start": 11, "stop": 36, "text": "édification des capacités"},
        "source": [{"lang": "en", "eid": "op2", "start": 9, "stop": 26, "text": "capacity-building"}],
    }
    assert evidence[2]["place"] is None
    assert (evidence[2]["sort"], evidence[2]["eids"]) == ("other", ["op3"])
    assert data["langs"]["fr"] == data["totals"]["fr"]["score"]
    assert data["whole"]["occurrences"] == 20
    assert "evidence" not in terms_data(score([_alignment()], _FINDER))["concepts"][0]["langs"]["fr"]


def test_each_set_by_itself() -> None:
    one, other = _alignment("one"), _alignment("other", rows=1)
    both = score([one, other], _FINDER)
    parts = [score([x], _FINDER) for x in (one, other)]
    data = terms_data(both, parts)
    assert [x["set"] for x in data["sets"]] == ["one", "other"]
    counts = [x["whole"]["occurrences"] for x in data["sets"]]
    assert (counts, data["whole"]["occurrences"]) == ([20, 5], 25)
    lines = sets_table(parts).splitlines()
    assert [line.split()[0] for line in lines] == ["set", "one", "other"]
    rows = [*score_rows(parts)]
    assert {row[0] for row in rows[1:]} == {"one", "other"}
    assert {row[0] for row in [*score_rows([both])][1:]} == {""}


def test_a_spreadsheet_computes_nothing(scores: TermScores) -> None:
    data = printed(tuple(score_rows([scores])))
    assert data.startswith(b"\xef\xbb\xbf")
    heads, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert len(rows) == sum(len(by_lang) for by_lang in scores.concepts.values())
    assert {len(row) for row in rows} == {len(heads)}
    assert rows[-1][1] == "'=human-rights-with-a-rather-long-name"
    french = dict(zip(heads, next(row for row in rows if row[2] == "fr"), strict=True))
    assert french["renderings"] == "développement des capacités ×1; édification des capacités ×1"
    assert (french["occurrences"], french["share other"], french["score"]) == ("3", "0.3333", "0.2333")
    assert sum(int(french[sort]) for sort in SORTS) == 3


def test_a_row_for_each_place(scores: TermScores) -> None:
    heads, *rows = place_rows(scores)
    assert len(rows) == scores.whole.occurrences == len(scores.uses)
    deprecated = dict(zip(heads, next(row for row in rows if row[4] == "deprecated"), strict=True))
    assert (deprecated["clause"], deprecated["words"]) == ("op2", "édification des capacités")
    assert (deprecated["source clause"], deprecated["source words"]) == ("op2", "capacity-building")


def test_nothing_occurs() -> None:
    nothing = score([], _FINDER)
    assert terms_table(nothing, full=True).splitlines()[0].split() == ["concept", "n"]
    assert whole_line(nothing) == "no concept of the termbase occurs"
    assert terms_data(nothing)["whole"]["score"] == 0
