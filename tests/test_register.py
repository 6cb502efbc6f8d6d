"""The register of resolutions: read strictly, and true as far as the texts at hand tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.errors import ConfigurationError
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.dates import find_dates
from hexapla.measures.references import find_references
from hexapla.measures.register import Register
from hexapla.model import LANGS, Version
from hexapla.sets.register import read_register, shipped_register

from .conftest import ROOT

TEXTS = ROOT.parent / "shared" / "data" / "unsc-en"

ENTRY = """[[resolution]]
reference = "70/1"
organ = "A"
date = 2015-09-25
certainty = "recalled"
"""


def test_the_register_that_ships() -> None:
    register = shipped_register()
    assert len(register) >= 200
    assert {x.organ for x in register} == {"A", "S", "E", "HRC"}
    (declaration,) = register.named("217 A (III)")
    assert declaration.key == (1948, 12, 10)
    assert set(declaration.titles) == set(LANGS)
    assert register.named("A/RES/70/1") == register.named("70/1") != ()
    assert register.named("S/RES/1325 (2000)")[0].key == (2000, 10, 31)
    assert register.named("70/9999") == Register().named("70/1") == ()


def test_what_is_checked_stands_in_the_text_that_ships(clean_set: dict[str, Version]) -> None:
    """Each clause of the resolution cites, in that order, a number, its date, and often its title."""
    seen = {}
    for clause in clean_set["en"].clauses:
        found = measure(clause.text, "en")
        starts = [*(x.span.start for x in found.references[1:]), len(clause.text)]
        for reference, stop in zip(found.references, starts, strict=False):
            dates = [x.key for x in found.dates if reference.span.stop <= x.span.start < stop]
            seen[reference.reference] = (dates, clause.text[reference.span.stop : stop])
    checked = [x for x in shipped_register() if x.certainty == "checked"]
    assert len(checked) == 9
    for resolution in checked:
        if resolution.reference == "78/311":
            continue
        dates, words = seen[resolution.reference]
        assert dates[:1] == [resolution.key]
        assert all(t.text in words for t in resolution.titles.values() if t.certainty == "checked")
    (own,) = shipped_register().named("78/311")
    assert own.titles["en"].text in {clause.text for clause in clean_set["en"].clauses}


def test_what_was_seen_stands_where_it_was_seen() -> None:
    if not TEXTS.is_dir():
        pytest.skip(f"the texts are not at {TEXTS}")
    seen = [x for x in shipped_register() if x.certainty == "seen"]
    assert len(seen) >= 100
    for resolution in seen:
        name, _, quoted = resolution.source.partition(": ")
        text = " ".join((TEXTS / f"{name}.txt").read_text(encoding="utf-8").split())
        words = quoted.strip("“”")
        assert words in text, resolution
        found = measure(f"resolution {words}", "en")
        assert [x.reference for x in found.references] == [resolution.reference]
        assert [x.key for x in found.dates] == [resolution.key]


def test_the_texts_say_nothing_else() -> None:
    """No citation with a date in the texts of the Council speaks against the register."""
    if not TEXTS.is_dir():
        pytest.skip(f"the texts are not at {TEXTS}")
    against = []
    for path in sorted(TEXTS.glob("S_RES*.txt")):
        text = " ".join(path.read_text(encoding="utf-8").split())
        starts = {x.span.start: x for x in find_dates(text, profile("en"))}
        for reference in find_references(text, profile("en")):
            date = starts.get(reference.span.stop + len(" of "))
            known = shipped_register().named(reference.reference)
            if date and date.year and date.day and known and date.key not in {x.key for x in known}:
                against.append((path.stem, reference.reference, date.key))
    assert len(against) <= 4, against  # slips of the scans


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (ENTRY.replace("organ", "organs"), "did you mean `organ`"),
        (ENTRY.replace('"A"', '"B"'), "`organ` is one of A, S, E, HRC"),
        (ENTRY.replace("2015-09-25", '"soon"'), "date"),
        (ENTRY.replace('"70/1"', '"seventy"'), "no reference"),
        (ENTRY + ENTRY, "70/1 of A stands twice"),
        (ENTRY.replace("recalled", "seen"), "needs its source"),
        (ENTRY.replace('"70/1"', '"1325 (2000)"').replace('"A"', '"S"'), "the year of the date"),
        (ENTRY + '[resolution.titles]\nen = " padded"\n', "en"),
        (ENTRY + '[resolution.titles]\nde = "Titel"\n', "de"),
        (
            ENTRY + '[resolution.titles]\nen = "A"\n[resolution.recalled_titles]\nen = "B"\n',
            "two titles",
        ),
        ("[[resolution]\n", "not TOML"),
    ],
)
def test_a_faulty_register_is_refused(text: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "resolutions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"resolutions\.toml") as error:
        read_register(path)
    assert complaint in error.value.line()


def test_titles_are_whole_and_in_their_script() -> None:
    scripts = {
        "Arab": (0x600, 0x6FF),
        "Hans": (0x4E00, 0x9FFF),
        "Cyrl": (0x400, 0x4FF),
        "Latn": (65, 122),
    }
    for resolution in shipped_register():
        for lang, title in resolution.titles.items():
            low, high = scripts[profile(lang).script]
            assert any(low <= ord(x) <= high for x in title.text), title
            assert not title.text.endswith((".", ",", "。")), title
