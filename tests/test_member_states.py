"""The register of Member States: read strictly, whole, and as the lists at hand have the names."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from hexapla.errors import ConfigurationError
from hexapla.model import LANGS, Lang, Term
from hexapla.sets.member_states import read_states, shipped_states
from hexapla.terms.states import OTHERS, STATES, StateNames

from .conftest import ROOT

LIST = ROOT.parent / "shared" / "data" / "unterm-countries" / "country-codes.csv"
COLUMNS: dict[Lang, str] = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
}

DIFFERENCES = {
    # Renamed in 2023: the Kingdom is in the short name.
    ("netherlands", "ar", "Short"),
    ("netherlands", "zh", "Short"),
    ("netherlands", "en", "Short"),
    ("netherlands", "fr", "Short"),
    ("netherlands", "ru", "Short"),
    ("netherlands", "es", "Short"),
    # The list adds the capital, to tell it from the other Congo.
    ("congo", "zh", "Short"),
    # Two ways to say the same.
    ("gabon", "ar", "Formal"),
    ("portugal", "ar", "Formal"),
}
"""Where the register has another name than the list, each looked at."""

NOT_LISTED = {"cote-divoire", "turkiye"}
"""States of which the list has no names at all."""


def states() -> dict[str, dict[Lang, tuple[Term, ...]]]:
    """The names of each State by language, adjectives left out."""
    return {
        concept.concept: {
            lang: tuple(term for term in concept.of(lang) if term.part_of_speech != "adjective")
            for lang in LANGS
        }
        for concept in shipped_states().concepts
        if concept.subject == STATES
    }


def test_193_states_with_a_short_name_in_each_language() -> None:
    register = states()
    assert len(register) == 193
    for state, names in register.items():
        for lang in LANGS:
            assert [x.form for x in names[lang] if x.status == "preferred"] == ["short form"], (
                state,
                lang,
            )
            assert all(unicodedata.is_normalized("NFC", x.text) for x in names[lang])
    assert {x.subject for x in shipped_states().concepts} == {STATES, OTHERS}


def test_no_accepted_name_names_two_states() -> None:
    for lang in LANGS:
        named: dict[str, set[str]] = {}
        for state, names in states().items():
            for term in names[lang]:
                named.setdefault(term.text.casefold(), set()).add(state)
        assert {name: of for name, of in named.items() if len(of) > 1} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_every_name_is_found_and_means_its_state_alone(lang: Lang) -> None:
    finder = StateNames(shipped_states())
    wrong = [
        (term.text, found)
        for state, names in states().items()
        for term in names[lang]
        if (found := {x.concept for x in finder.find(term.text, lang)}) != {state}
    ]
    assert wrong == []


def test_the_names_are_those_of_the_united_nations_list() -> None:
    if not LIST.is_file():
        pytest.skip(f"the list of names is not at {LIST}")
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        rows = {bare(row["UNTERM English Short"]): row for row in csv.DictReader(file)}
    compared, differing, missing = 0, set(), set()
    for state, names in states().items():
        english = [bare(term.text) for term in names["en"]]
        row = next((rows[name] for name in english if name in rows), None)
        if row is None:
            missing.add(state)
            continue
        for lang in LANGS:
            short = next(x for x in names[lang] if x.status == "preferred")
            formal = next((x for x in names[lang] if x.form == "full form"), short)
            for form, term in (("Short", short), ("Formal", formal)):
                compared += 1
                if bare(row[f"UNTERM {COLUMNS[lang]} {form}"]) != bare(term.text):
                    differing.add((state, lang, form))
    assert missing == NOT_LISTED
    assert compared == 2292
    assert differing == DIFFERENCES


def bare(name: str) -> str:
    """*name* without the articles and genders that the list puts into brackets, and its spacing."""
    name = unicodedata.normalize("NFC", name).replace("\u2019", "'").replace("\u00a0", " ").strip()
    name = re.sub(r"\s*\[[^\]]*\]\s*$", "", name)
    name = re.sub(r"\s*\((?:l'|la|le|les|el|los|las|the)\)$", "", name)
    name = re.sub(r"^(?:the |la |le |les |el |los |las |l')", "", name, flags=re.IGNORECASE)
    return re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", name)).casefold()


ENTRY = '[[state]]\nid = "x"\n' + "\n".join(f'{lang} = {{ short = "X" }}' for lang in LANGS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.replace('ru = { short = "X" }', ""), "missing required field `ru`"),
        (ENTRY.replace("short", "shrt", 1), "shrt"),
        (ENTRY + "\n" + ENTRY, "the concept stands 2 times"),
        (
            ENTRY.replace('en = { short = "X" }', 'en = { short = "X", former = ["X"] }'),
            "more than once",
        ),
        (ENTRY.replace('"X"', '" X"', 1), "state.ar.short"),
        ("state = 3", "state"),
    ],
)
def test_a_faulty_register_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "states.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_states(path)
    assert said in str(caught.value)
    assert str(path) in caught.value.line()
