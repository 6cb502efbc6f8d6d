"""Drift of terms: what is planted in a clause, and that the table of renderings is what it says."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hexapla.cli.work import finder_of
from hexapla.evaluate.seeding.kinds import KINDS
from hexapla.evaluate.seeding.renderings import known, spelt, standing
from hexapla.evaluate.seeding.site import Site
from hexapla.model import LANGS, Clause, Lang
from hexapla.terms.termbase import ACCEPTED

from ..cli.running import run
from ..conftest import CORPORA

DRIFT = [kind for kind in KINDS if kind.family == "terms"]
CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)["case"]
LEAST_PAIRS = 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']} {case['kind']}")
def test_a_clause_becomes(case: dict[str, Any]) -> None:
    texts = [case["text"], *case.get("rest", ())]
    clauses = tuple(Clause(f"op{n}", "operative", text) for n, text in enumerate(texts, 1))
    site = Site(case["lang"], 0, clauses, case["others"], frozenset(c.eid for c in clauses), given=False)
    kind = next(kind for kind in DRIFT if kind.name == case["kind"])
    made = [kind.make(site, Random(seed)) for seed in range(30)]
    if "becomes" not in case:
        assert made == [None] * len(made)
        return
    for edit in made:
        assert edit is not None
        assert edit.concept == case["concept"]
        assert re.fullmatch(case["becomes"], edit.clauses[0].text), edit.clauses[0].text


def test_each_kind_has_a_case() -> None:
    assert {kind.name for kind in DRIFT} == {case["kind"] for case in CASES if "becomes" in case}


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_is_what_it_says(lang: Lang) -> None:
    finder = finder_of(())
    assert finder is not None
    pairs = 0
    for name, entry in known(lang).items():
        terms = {term.text.lower(): term.status for term in finder.concept(name).of(lang)}

        def bare(form: str) -> str:
            return spelt(form, lang).get("bare", form)

        assert all(terms[bare(x).lower()] in ACCEPTED for x in entry.accepted), name
        assert all(terms[bare(x).lower()] not in ACCEPTED for x in entry.rejected), name
        for form in entry.unlisted:
            found = finder.find_nested(bare(form), lang)
            assert name not in {x.concept for x in found}, f"{name}: {form} is listed"
            assert form not in (*entry.accepted, *entry.rejected), f"{name}: {form}"
            pairs += 1
        for form in entry.another:
            found = finder.find(bare(form), lang)
            assert found, f"{name}: {form} is no term"
            assert name not in {x.concept for x in found}, f"{name}: {form}"
    assert pairs >= LEAST_PAIRS


def test_they_are_found_as_they_stand() -> None:
    found = standing("وللبلدان النامية وبناء القُدرات", "ar")
    assert [(x.concept, x.key) for x in found] == [
        ("developing-countries", "ل"),
        ("capacity-building", ""),
    ]
    found = standing("Dans les pays en développement et des pays développés", "fr")
    assert [(x.concept, x.key) for x in found] == [
        ("developing-countries", "le"),
        ("developed-countries", "de"),
    ]
    assert [x.key for x in standing("развивающимися странами", "ru")] == ["ablt"]


def test_the_concept_is_named() -> None:
    asked = ("--plant", "60", "--seeds", "0", "--family", "terms", "--quiet", "--format", "json")
    result = run("evaluate", "check", CORPORA / "a-res-78-311", *asked)
    assert (result.status, result.err) == (0, "")
    tallies = json.loads(result.out)["sets"][0]["kinds"]
    told = [tally for name, tally in tallies.items() if name != "term of few uses varied"]
    planted, found, named = (
        sum(tally[key] for tally in told) for key in ("defects", "found", "concept_named")
    )
    assert planted >= 10
    assert found >= 0.8 * planted
    assert named >= 0.9 * found
