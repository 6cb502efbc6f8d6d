"""Defects of what is written: what each kind does to a clause, and that it stands where it is read."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hexapla.evaluate.seeded import Defect
from hexapla.evaluate.seeding.kinds import KINDS, Kind
from hexapla.evaluate.seeding.plant import plant
from hexapla.evaluate.seeding.site import Site
from hexapla.evaluate.trials import kinds_named
from hexapla.langs import profile
from hexapla.model import LANGS, Clause
from tests.evaluate.test_seeding import made_table, resolution

FAMILIES = ("language", "completeness", "typing", "corrupt")
WRITTEN = kinds_named("", FAMILIES)
CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)["case"]
PARTS = {"part dropped": -1, "end dropped": -1, "part added": 1}


def kind_named(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']} {case['kind']}")
def test_a_clause_becomes(case: dict[str, Any]) -> None:
    texts = [case["text"], *([case["rest"]] if "rest" in case else [])]
    clauses = tuple(Clause(f"op{n}", "operative", text) for n, text in enumerate(texts, 1))
    free = frozenset(clause.eid for clause in clauses)
    site = Site(case["lang"], 0, clauses, case.get("others", {}), free, given=False)
    made = [kind_named(case["kind"]).make(site, Random(seed)) for seed in range(30)]
    if "becomes" not in case:
        assert made == [None] * len(made)
        return
    found = {edit.clauses[0].text for edit in made if edit}
    assert found
    for text in found:
        assert text != case["text"]
        assert re.fullmatch(case["becomes"], text), text


def test_each_kind_has_a_case() -> None:
    assert {kind.name for kind in WRITTEN} - {case["kind"] for case in CASES} == {"part added"}


def planted(seed: int) -> Iterator[tuple[Defect, str, str]]:
    """The defects of each kind in the resolution, the text that stood there and that is read now."""
    clean = resolution()
    for kind in WRITTEN:
        done = plant(clean, 4, Random(seed), kinds=[kind])
        now = {version.lang: version for version in done.versions}
        for defect in done.defects:
            # No clause is added or lost: it keeps its name, or stands where it stood.
            names = [clause.eid for clause in now[defect.lang].clauses]
            stood = clean.versions[defect.lang].clauses[names.index(defect.clause)]
            yield defect, stood.text, now[defect.lang].clause(defect.clause).text


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_it_stands_in_the_text_that_is_read(seed: int) -> None:
    kinds = set()
    for defect, stood, stands in planted(seed):
        kinds.add(defect.kind)
        assert stood != stands
        assert defect.before in stood
        assert defect.after in stands
        assert stands == unicodedata.normalize("NFC", stands)
    assert len(kinds) > len(WRITTEN) - 3


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_parts_are_of_their_size_and_the_rest_stays(seed: int) -> None:
    for defect, stood, stands in planted(seed):
        if defect.kind == "clause truncated":
            assert stood.startswith(stands)
            assert 0.3 <= len(stands) / len(stood) <= 0.8
            assert stands[-1].isalpha()
        elif defect.kind in PARTS:
            longer, shorter = (stood, stands) if PARTS[defect.kind] < 0 else (stands, stood)
            head = next(
                at for at in range(len(longer)) if at == len(shorter) or longer[at] != shorter[at]
            )
            size = len(longer) - len(shorter)
            # The first difference may come late: what follows the part may begin as it does.
            cuts = range(head + 1)
            assert any(longer[:at] + longer[at + size :] == shorter for at in cuts), defect
            assert 0.15 <= size / len(stood) <= 0.5
            assert len(stood) > 100 * profile(defect.lang).length
            assert stood[-1] == stands[-1]


_WORD = r"[^\W\u4e00-\u9fff]"
"""A letter of a word that spaces or Chinese characters set apart."""

_FOUR_WORDS = re.compile(rf"(?<!{_WORD})(?=({_WORD}+(?:[^\w]+{_WORD}+){{3}}))")


@settings(max_examples=3, deadline=None)
@example(seed=54)
@given(seed=st.integers(0, 10_000))
def test_what_is_left_untranslated_is_what_another_version_says(seed: int) -> None:
    clean = resolution()
    for defect, stood, stands in planted(seed):
        if defect.family != "language":
            continue
        others = {lang: clean.versions[lang].clause(eid).text for lang, eid in defect.eids.items()}
        if defect.kind == "clause untranslated":
            assert stands in others.values()
        else:
            runs = [run for run in _FOUR_WORDS.findall(stands) if run not in stood]
            assert any(run in text for run in runs for text in others.values())


def test_each_language_gets_its_share_in_a_table_too() -> None:
    langs = {
        defect.lang
        for seed in range(6)
        for defect in plant(made_table(), 20, Random(seed), kinds=WRITTEN).defects
    }
    assert langs == set(LANGS)
