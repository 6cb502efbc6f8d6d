"""`hexapla terms audit`: what it says of a termbase, how it ends, and what it makes of bad files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hexapla.formats.tbx import write_tbx
from hexapla.model import Concept, Term, Termbase
from hexapla.sets.configuration import configuration

from ..conftest import CORPORA
from .running import run

CORE = CORPORA / "terms" / "un-core.tbx"
HOUSE = """\
ID,English,en status,French,Russian,Arabic,Spanish,[pt],Superseded by
peace,peace,,paix,\u0441\u043c\u0438\u0440\u043do,السلام,paz ,paz,
war,war,,guerre,война,الحرب,guerra,,nowhere
law,law,,droit,,القانون,derecho,,
"""
"""A Latin o in a Russian word, a space too many, a language that lacks, a reference to nothing."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.csv"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def data_of(*arguments: object) -> Any:
    return json.loads(run("terms", "audit", *arguments, "--format", "json", "-q").out)


def test_the_termbase_that_ships_has_no_grave_flags() -> None:
    ran = run("terms", "audit", CORE, "-q", "--fail-on", "major")
    assert (ran.status, ran.err) == (0, "")


def test_flags_have_file_line_and_concept(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    ran = run("terms", "audit", house)
    assert ran.status == 1
    assert "terms in 'pt', none of the six languages: kept, not used" in ran.err
    lines = ran.out.splitlines()
    assert f"  major    TB006 wrong-script  ru  {house}:2" in lines
    assert f"  minor    TB001 missing-language  ru  {house}:4" in lines
    assert f"  major    TB012 superseded-by  all  {house}:3" in lines
    assert lines[-1] == f"2 major to decide: hexapla terms audit --review {house}"


def test_what_runs_and_how_gravely_is_as_configured(house: Path) -> None:
    text = '[check]\nselect = ["NUM"]\nignore = ["TB006"]\nseverity.TB001 = "critical"\n'
    (house.parent / "hexapla.toml").write_text(text, encoding="utf-8")
    (one,) = data_of(house)["sets"]
    found = {(flag["code"], flag["severity"]) for flag in one["flags"]}
    assert ("TB001", "critical") in found
    assert "TB006" not in {code for code, _ in found}
    # Who selects on the command line gets what was selected, as gravely as configured.
    (one,) = data_of(house, "--select", "TB006,TB001")["sets"]
    found = {(flag["code"], flag["severity"]) for flag in one["flags"]}
    assert found == {("TB001", "critical"), ("TB006", "major")}


def test_select_of_termbases_leaves_the_checks_of_texts(tmp_path: Path) -> None:
    (tmp_path / "hexapla.toml").write_text('[check]\nselect = ["TB003"]\n', encoding="utf-8")
    table = configuration(tmp_path).check
    assert (table.runs("TB003"), table.runs("TB001"), table.runs("NUM001")) == (True, False, True)


def test_data_are_those_of_check(house: Path) -> None:
    data = data_of(house, "--select", "TB005")
    (one,) = data["sets"]
    assert (data["schema"], one["set"], data["failures"]) == ("hexapla/1", "house.csv", [])
    (flag,) = one["flags"]
    assert (flag["name"], flag["row"], flag["lang"]) == ("empty-or-padded", "peace", "es")
    assert (flag["suggestion"], flag["state"]) == ("paz", "open")
    assert [x["text"] for x in flag["loci"]] == ["paz "]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--select", "TB001,TB012"), {"TB001", "TB012"}),
        (("--ignore", "TB00"), {"TB012"}),
        (("--langs", "zh", "--select", "TB001"), {"TB001"}),
        (("--langs", "fr"), {"TB012"}),
    ],
)
def test_checks_and_languages_are_chosen(house: Path, options: tuple[str, ...], codes: set[str]) -> None:
    assert {flag["code"] for flag in data_of(house, *options)["sets"][0]["flags"]} == codes


def test_a_baseline_holds_while_other_concepts_change(house: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert run("terms", "audit", house, "--write-baseline", known, "-q").status == 0
    assert run("terms", "audit", house, "--baseline", known, "-q").status == 0
    house.write_text(HOUSE.replace("\nwar,", "\nsea,sea,,mer,море,بحر,mar ,,\nwar,"), encoding="utf-8")
    ran = run("terms", "audit", house, "--baseline", known, "--format", "concise", "-q")
    assert ran.out == "house.csv#sea es TB005 minor es: the term has spaces that are no part of it\n"


def test_an_id_that_stands_twice_is_a_flag_and_no_error(house: Path) -> None:
    with house.open("a", encoding="utf-8") as file:
        file.write("peace,calm,,calme,,,,,\n")
    flags = data_of(house, "--select", "TB002")["sets"][0]["flags"]
    assert [(flag["row"], flag["severity"]) for flag in flags] == [("peace (2)", "major")]


def test_several_termbases_are_reported_one_by_one(house: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tbx"
    concepts = (Concept("law", "", (Term("fr", "loi", "preferred"),)),)
    other.write_bytes(write_tbx(Termbase("other", concepts)))
    sets = data_of(house, other, "--select", "TB002")["sets"]
    assert [(one["set"], [flag["row"] for flag in one["flags"]]) for one in sets] == [
        ("house.csv", []),
        ("other.tbx", ["law"]),
    ]
    assert "in house.csv already" in sets[1]["flags"][0]["message"]


def test_statuses_that_the_file_leaves_open(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("ID,French,French,Russian\na,paix,calme,мир\n", encoding="utf-8")
    (flag,) = data_of(path, "--select", "TB009")["sets"][0]["flags"]
    assert (flag["lang"], flag["severity"]) == ("fr", "neutral")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    texts = {
        "en": "The sanctions remain.\nNo sanctions were lifted.\nSanctions work.\nThe sanctions end.\n",
        "fr": "Les mesures demeurent.\nAucune mesure n'est levée.\nElles agissent.\nElles cessent.\n",
        "ru": "Санкции остаются.\nСанкции не сняты.\nСанкции действуют.\nСанкции кончаются.\n",
    }
    for lang, text in texts.items():
        (folder / f"{lang}.txt").write_text(text, encoding="utf-8")
    (folder / "manifest.toml").write_text('id = "texts"\n', encoding="utf-8")
    return folder


def test_what_a_corpus_has_of_the_terms(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(
        "ID,English,French,Russian,ru status,Russian,ru status\n"
        "sanctions,sanctions,sanctions,взыскания,preferred,санкции,admitted\npeace,peace,paix,мир,,,\n",
        encoding="utf-8",
    )
    found = data_of(path, "--corpus", corpus, "--select", "TB010,TB011", "--encoder", "none")
    flags = {(x["code"], x["row"], x["lang"]): x for x in found["sets"][0]["flags"]}
    assert set(flags) == {
        ("TB010", "peace", None),
        ("TB010", "sanctions", "fr"),
        ("TB011", "sanctions", "ru"),
    }
    seen = flags["TB011", "sanctions", "ru"]
    assert (
        "preferred and used never, \u201cсанкции\u201d is admitted and used 4 times" in seen["message"]
    )
    assert seen["evidence"]["details"]["санкции"].startswith("texts#")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", "ID,English\n", "the termbase has no concepts"),
        ("long.csv", f"ID,English\na,{'x' * 5_000}\n", "a term has 5,000 characters"),
        (
            "odd.tbx",
            '<tbx type="TBX-Odd"><text><body/></text></tbx>',
            "unknown dialect of TBX 'TBX-Odd'",
        ),
        ("cut.tbx", '<tbx type="TBX-Basic"><text>', "cut.tbx:1"),
    ],
)
def test_what_is_no_termbase_is_said_in_a_line(
    name: str, content: str, said: str, tmp_path: Path, house: Path
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    ran = run("terms", "audit", path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    beside = run("terms", "audit", house, path, "--format", "concise", "-q")
    assert (beside.status, "TB006" in beside.out, said in beside.err) == (2, True, True)


def test_wrong_options_are_said(house: Path) -> None:
    assert "no check is called 'TB099'" in run("terms", "audit", house, "--select", "TB099").err
    assert "review needs a terminal" in run("terms", "audit", house, "--review").err
    assert run("check", CORPORA / "a-res-78-311", "--select", "TB001").status == 2


def test_checks_of_termbases_are_explained() -> None:
    ran = run("explain", "TB003")
    assert (ran.status, ran.out.splitlines()[0]) == (
        0,
        "TB003 one-term-several-concepts  (minor, looks at a termbase)",
    )
