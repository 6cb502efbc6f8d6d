"""Which files are versions, in which language, under which limits."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from hexapla.errors import ConfigurationError, HexaplaError, InputError
from hexapla.formats import detect
from hexapla.model import Flag, Lang, Locus, Span
from hexapla.pipeline import load_versions
from hexapla.sets import Accepted, SetFiles, find_sets
from hexapla.sets.configuration import configuration
from hexapla.sets.languages import language_declared, language_of_name, language_of_text

from ..conftest import CORPORA, ROOT


def only(*paths: Path, **options: object) -> SetFiles:
    (found,) = find_sets(paths, detect=detect, **options)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("en", "en"),
        ("A_RES_78_311-EN", "en"),
        ("a-res-78-311.fr", "fr"),
        ("udhr_arb", "ar"),
        ("udhr_cmn_hans", "zh"),
        ("resolution.zh-Hans", "zh"),
        ("N2419311E", "en"),
        ("N2419311R", "ru"),
        ("N2419311S", "es"),
        ("N2419311A", "ar"),
        ("N2419311C", "zh"),
        ("N2419311F", "fr"),
        ("SPA-final", "es"),
        ("draft resolution", None),
        ("A-78-L-86", None),
        ("version-e", None),
    ],
)
def test_language_of_a_name(name: str, lang: Lang | None) -> None:
    assert language_of_name(name) == lang


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("zh-Hans", "zh"), ("en-GB", "en"), ("ara", "ar"), ("de", None), ("", None), ("e", None)],
)
def test_language_of_a_tag(tag: str, lang: Lang | None) -> None:
    assert language_declared(tag) == lang


@pytest.mark.parametrize("lang", ["ar", "zh", "en", "fr", "ru", "es"])
def test_language_of_a_text(lang: Lang) -> None:
    text = (CORPORA / "a-res-78-311" / f"{lang}.txt").read_text(encoding="utf-8")
    assert language_of_text(text) == lang
    assert language_of_text("1234 - 5678") is None


def test_a_file_without_a_name_for_its_language_is_read_by_its_text(tmp_path: Path) -> None:
    for lang in ("fr", "ar"):
        data = (CORPORA / "a-res-78-311" / f"{lang}.txt").read_bytes()
        (tmp_path / f"copie-{len(data)}.txt").write_bytes(data)
    files = only(tmp_path)
    assert {v.lang for file in files.files for v in load_versions(files, file)} == {"fr", "ar"}


def test_what_is_no_version(tmp_path: Path) -> None:
    for name in ("en.txt", "fr.txt"):
        (tmp_path / name).write_text("The General Assembly,\n", encoding="utf-8")
    for name in (".hidden.txt", "notes.xyz", "seeded.toml", "manifest.toml", "hexapla.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert [file.path.name for file in only(tmp_path).files] == ["en.txt", "fr.txt"]


def test_a_set_named_twice_is_one() -> None:
    folder = CORPORA / "a-res-78-311"
    assert len(find_sets([folder, folder / ".", ROOT / "corpora" / "a-res-78-311"], detect=detect)) == 1


def test_loose_files_keep_what_the_manifest_beside_them_says() -> None:
    folder = CORPORA / "a-res-78-311"
    found = only(folder / "en.txt", folder / "fr.txt")
    assert found.name == "a-res-78-311"
    assert [file.status for file in found.files] == ["official", "working translation"]


def test_languages_select_and_expect() -> None:
    found = only(CORPORA / "a-res-78-311", langs=("fr", "en"))
    assert found.expected == ("en", "fr")
    assert [file.lang for file in found.files] == ["en", "fr"]


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ('[[version]]\nfile = "nope.txt"\nlang = "fr"\n', "nope.txt is listed for fr and is not there"),
        ('[[version]]\nfile = "../fr.txt"\nlang = "fr"\n', "not in the folder of the manifest"),
        ('source = "de"\n', "one of ar, zh, en, fr, ru, es"),
        ('[[accepted]]\ncode = "X"\nreason = "r"\nauthor = "a"\nquotation = "q"\n', "known keys are"),
        ('[[version]]\nfile = "fr.txt"\nlang = "fr"\nstatus = "final"\n', "official, draft, working"),
    ],
)
def test_manifests_that_do_not_fit(tmp_path: Path, manifest: str, said: str) -> None:
    for lang in ("en", "fr"):
        (tmp_path / f"{lang}.txt").write_text("1. Decides.\n", encoding="utf-8")
    (tmp_path / "manifest.toml").write_text(manifest, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        only(tmp_path)
    assert said in caught.value.line()


def test_configuration_is_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "hexapla.toml").write_text('reviewer = "R"\n[limits]\nclause_characters = 20\n')
    folder = tmp_path / "house" / "set"
    folder.mkdir(parents=True)
    (folder / "en.txt").write_text("A clause that is longer than twenty characters.\n")
    assert configuration(folder).reviewer == "R"
    files = only(folder)
    with pytest.raises(InputError, match="the limit is 20"):
        load_versions(files, files.files[0])
    (folder / "hexapla.toml").write_text("[limits]\nclause_caracters = 20\n")
    with pytest.raises(ConfigurationError) as caught:
        configuration(folder)
    assert "did you mean `clause_characters`?" in caught.value.line()


def test_nothing_named() -> None:
    with pytest.raises(HexaplaError, match="no set was named"):
        find_sets([], detect=detect)


def test_a_named_file_of_a_folder_is_read_there_and_once(tmp_path: Path) -> None:
    for name in ("fr-old.txt", "fr.txt", "en.txt"):
        (tmp_path / name).write_text("1. Decides.\n", encoding="utf-8")
    old = tmp_path / "fr-old.txt"
    (found,) = find_sets([tmp_path], detect=detect, named={"es": old})
    assert {file.path.name: file.lang for file in found.files} == {
        "en.txt": "en",
        "fr.txt": "fr",
        "fr-old.txt": "es",
    }
    with pytest.raises(InputError, match="this is a folder"):
        find_sets([], detect=detect, named={"es": tmp_path})
    loose = find_sets([tmp_path / "en.txt", old], detect=detect, named={"es": old})
    assert [[file.lang for file in one.files] for one in loose] == [["en", "es"]]


@pytest.mark.parametrize(
    ("quoted", "covered"),
    [("17", True), ("7", False), ("1", False), ("", True), ("17 reports", False), ("de 17", True)],
)
def test_what_an_accepted_flag_quotes(quoted: str, covered: bool) -> None:
    flag = Flag("NUM001", "critical", "op1", "fr", "", (Locus("fr", "op1", Span(0, 5), "de 17"),))
    entry = Accepted(code="NUM001", reason="r", author="a", quoted=quoted)
    assert entry.covers(flag, datetime.date(2024, 1, 1)) is covered
