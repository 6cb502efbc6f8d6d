"""The texts that ship: as the manifests say, complete, and tied to profiles and termbase."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import pytest

from hexapla.evaluate.seeded import read_seeded
from hexapla.langs import profile
from hexapla.model import LANGS, Lang, Version
from hexapla.sets.manifest import read_manifest
from hexapla.terms.finder import TermFinder
from hexapla.terms.termbase import complaints

from .conftest import CORPORA, ROOT

SETS = ("a-res-78-311", "a-res-78-311-draft")


@pytest.mark.parametrize("name", SETS)
def test_the_manifest_describes_the_files(name: str) -> None:
    manifest = read_manifest(CORPORA / name)
    assert (manifest.id, manifest.symbol) == (name, "A/RES/78/311")
    assert {entry.lang for entry in manifest.version} == set(LANGS)
    for entry in manifest.version:
        data = (CORPORA / name / entry.file).read_bytes()
        assert entry.sha256 == hashlib.sha256(data).hexdigest()
        assert entry.origin
        assert entry.licence
        if entry.lang != "en":
            assert entry.status == "working translation"
            assert "unofficial" in entry.origin


def test_the_seed_is_byte_for_byte() -> None:
    seed = ROOT.parent / "shared" / "data" / "seed" / "A-RES-78-311.en.txt"
    if not seed.is_file():
        pytest.skip(f"the seed is not at {seed}")
    assert (CORPORA / "a-res-78-311" / "en.txt").read_bytes() == seed.read_bytes()


@pytest.mark.parametrize("lang", [lang for lang in LANGS if lang != "en"])
def test_a_working_translation_is_clean(lang: Lang) -> None:
    text = (CORPORA / "a-res-78-311" / f"{lang}.txt").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "  " not in text
    assert not re.search('["\u200b\u00ad\ufffd\r\t]', text)
    for opening, closing in (("(", ")"), ("\u00ab", "\u00bb"), ("\u300a", "\u300b")):
        assert text.count(opening) == text.count(closing)


def test_the_draft_differs_as_listed() -> None:
    """Each planted defect is in the draft, what it replaced is not, and the languages all have some."""
    planted = read_seeded(CORPORA / "a-res-78-311-draft").defect
    assert len(planted) >= 40
    assert {defect.lang for defect in planted} == set(LANGS)
    assert {defect.family for defect in planted} == {"figures", "meaning", "structure", "terms", "text"}
    for defect in planted:
        files = [CORPORA / name / f"{defect.lang}.txt" for name in SETS]
        clean, draft = (path.read_text(encoding="utf-8") for path in files)
        assert clean.count(defect.before) == 1, defect
        assert defect.after in draft, defect
        if defect.before not in defect.after and defect.kind != "paragraph moved":
            assert draft.count(defect.before) == 0, defect


def test_the_termbase_has_every_concept_in_six_languages(finder: TermFinder) -> None:
    concepts = finder.concepts.values()
    assert len(concepts) >= 300
    assert complaints(finder.termbase) == ()
    for concept in concepts:
        for lang in LANGS:
            assert len(concept.of(lang, "preferred")) == 1, (concept.concept, lang)
    statuses = {term.status for concept in concepts for term in concept.terms}
    assert statuses == {"preferred", "admitted", "deprecated", "superseded"}


def test_leads_that_profiles_find_the_termbase_knows(
    clean_set: dict[Lang, Version], finder: TermFinder
) -> None:
    """Profiles find leads, the termbase says which are equivalent: they meet in every clause."""
    rows = [c.eid for c in clean_set["en"].clauses if c.lead]
    assert len(rows) == 30
    for eid in rows:
        shared = [
            {
                found.concept
                for found in finder.find_nested(clean_set[lang].clause(eid).text, lang)
                if finder.concept(found.concept).subject.startswith("lead-") and found.span.start == 0
            }
            for lang in LANGS
        ]
        assert set.intersection(*shared), (eid, shared)


@pytest.mark.parametrize("lang", LANGS)
def test_profiles_list_the_preferred_leads_of_the_termbase(lang: Lang, finder: TermFinder) -> None:
    drafting = profile(lang).drafting
    listed = {
        "lead-preambular": {*drafting.preambular_leads},
        "lead-operative": {*drafting.operative_leads},
    }
    missed = [
        (concept.concept, preferred.text)
        for concept in finder.concepts.values()
        if concept.subject in listed
        and (preferred := concept.preferred(lang))
        and not preferred.text.lower().startswith(tuple(listed[concept.subject]))
    ]
    assert missed == []


def test_texts_are_data_only() -> None:
    suffixes = {
        path.suffix for path in CORPORA.rglob("*") if path.is_file() and ".hexapla" not in path.parts
    }
    assert suffixes <= {".txt", ".toml", ".tsv", ".tbx", ".md"}
