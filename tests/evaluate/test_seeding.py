"""Planting: nothing else is lost, seeds repeat, the order of the languages does not matter."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align import align
from hexapla.align.given import align_given
from hexapla.evaluate.seeded import Defect
from hexapla.evaluate.seeding.kinds import KINDS
from hexapla.evaluate.seeding.plant import Planted, clean_versions, plant
from hexapla.evaluate.seeding.site import printed
from hexapla.evaluate.severity import grade
from hexapla.formats import Source, format_named
from hexapla.model import LANGS, Alignment, Lang, Version
from hexapla.parse import parse
from hexapla.pipeline import Tools, load_set, open_sets

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

ROWS: tuple[dict[Lang, str], ...] = tuple(
    {
        "en": f"The fund pays {n} million dollars to 17{n} States by {2030 + n} (Article {n}).",
        "fr": f"Le fonds verse {n} millions de dollars à 17{n} États d’ici à {2030 + n} (article {n}).",
        "es": f"El fondo paga {n} millones de dólares a 17{n} Estados para {2030 + n} (artículo {n}).",
        "ru": f"Фонд платит {n} миллионов долларов 17{n} государствам к {2030 + n} году (статья {n}).",
        "ar": f"يدفع الصندوق {n} مليون دولار إلى 17{n} دولة بحلول عام {2030 + n} (المادة {n}).",
        "zh": f"基金到{2030 + n}年向17{n}个国家支付{n}00万美元（第{n}条）。",
    }
    for n in range(3, 40)
)


@cache
def resolution() -> Alignment:
    """The clean resolution, as it is carried."""
    loaded = load_set(open_sets([CORPORA / "a-res-78-311"])[0], Tools(checks=()))
    return align(clean_versions(loaded.versions))


@cache
def made_table() -> Alignment:
    """A table of sentences with figures in six languages."""
    lines = ["\t".join(LANGS), *("\t".join(row[lang] for lang in LANGS) for row in ROWS)]
    documents = format_named("tsv").read(Source("\n".join(lines).encode(), "made.tsv"))
    versions = [
        parse(document, lang, set_name="made", file="made.tsv")
        for document, lang in zip(documents, LANGS, strict=True)
    ]
    return align_given(clean_versions(versions))


SETS = {"resolution": resolution, "table": made_table}


def texts(version: Version) -> list[tuple[str, str]]:
    return [(clause.label, clause.text) for clause in version.clauses]


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_nothing_else_is_touched(name: str, seed: int) -> None:
    clean = SETS[name]()
    for kind in KINDS:
        planted = plant(clean, 1, Random(seed), kinds=[kind])
        if not planted.defects:
            continue
        (defect,) = planted.defects
        for version in planted.versions:
            before, after = texts(clean.versions[version.lang]), texts(version)
            if version.lang != defect.lang:
                assert after == before
                continue
            touched = set(before) ^ set(after)
            if kind.name in ("label skipped", "clause moved"):
                assert sorted(text for _, text in before) == sorted(text for _, text in after)
            else:
                assert len(touched) <= 4, (kind.name, touched)
            # A call is kept apart from the text.
            assert (before == after) == kind.name.startswith("note call"), kind.name


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_before_stood_there_and_after_stands_there(name: str, seed: int) -> None:
    clean = SETS[name]()
    planted = plant(clean, 12, Random(seed))
    assert len(planted.defects) >= 5
    now = {version.lang: version for version in planted.versions}
    for defect in planted.defects:
        if "note call" in defect.kind or "\n\n" in defect.before + defect.after:
            continue
        stood = " ".join(map(printed, clean.versions[defect.lang].clauses))
        stands = " ".join(map(printed, now[defect.lang].clauses))
        assert defect.before in stood
        assert defect.after in stands
        assert defect.before or defect.after


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000), order=st.permutations(LANGS))
def test_the_order_of_languages_does_not_matter(seed: int, order: list[Lang]) -> None:
    clean = resolution()
    turned = replace(clean, versions={lang: clean.versions[lang] for lang in order})
    assert plant(turned, 10, Random(seed)) == plant(clean, 10, Random(seed))


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_row_has_one_defect_and_its_neighbours_none(seed: int) -> None:
    clean = made_table()
    rows = [row.row for row in clean.rows]
    at = sorted(rows.index(defect.row) for defect in plant(clean, 30, Random(seed)).defects)
    assert all(b - a > 1 for a, b in pairwise(at))


def test_what_a_figure_became_stands_in_no_other_version() -> None:
    clean = made_table()
    figures = [kind for kind in KINDS if kind.family == "figures" and kind.expected == ("NUM001",)]
    for seed in range(5):
        planted = plant(clean, 20, Random(seed), kinds=figures)
        assert len(planted.defects) > 8
        now = {version.lang: version for version in planted.versions}
        for defect in planted.defects:
            others = [now[lang].clause(eid).text for lang, eid in defect.eids.items()]
            numbers = set(re.findall(r"\d+", now[defect.lang].clause(defect.clause).text))
            known = {number for text in others for number in re.findall(r"\d+", text)}
            gone = {number for text in others[:1] for number in re.findall(r"\d+", text)} - numbers
            assert numbers - known or gone or defect.kind == "scale changed", defect
            assert not any(number.startswith("0") for number in numbers)


def test_every_kind_has_a_grade_and_a_name_of_its_own() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert grade(("NUM007", "NUM006")) == "C"
    assert grade(("STR004",)) == "m"
    assert grade(("STR006",)) == "M"
    assert {kind.name for kind in KINDS if grade(kind.expected) == "n"} == {"mark of another language"}


def planted_by(seed: int) -> Planted:
    return plant(resolution(), 12, Random(seed))


def test_a_seed_repeats_and_another_differs() -> None:
    assert planted_by(1) == planted_by(1)
    assert planted_by(1) != planted_by(2)


def test_dropped_clauses_are_placed_by_their_neighbours_in_other_languages() -> None:
    dropped = [kind for kind in KINDS if kind.name == "clause dropped"]
    planted = plant(resolution(), 3, Random(0), kinds=dropped)
    for defect in planted.defects:
        assert isinstance(defect, Defect)
        assert defect.clause == ""
        assert set(defect.eids) == set(LANGS) - {defect.lang}
        assert defect.reach >= 1
