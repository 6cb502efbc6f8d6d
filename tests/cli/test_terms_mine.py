"""`hexapla terms mine`: candidates on screen, as data and as a termbase to be edited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hexapla.formats import Source
from hexapla.formats.termbases import read_termbase

from ..conftest import CORPORA
from .running import run

RESOLUTION = CORPORA / "a-res-78-311"
TEXTS = {
    "ar": ("تدعو إلى بناء محطات معالجة مياه الصرف.", "تشيد بتمويل محطات معالجة مياه الصرف."),
    "en": ("Calls for waste water treatment plants.", "Hails funds for waste water treatment plants."),
    "ru": ("призывает строить станции очистки сточных вод.", "одобряет станции очистки сточных вод."),
    "zh": ("呼吁建设废水处理厂。", "赞扬为废水处理厂供资。"),
}


def write_texts(folder: Path, *langs: str) -> Path:
    folder.mkdir()
    for lang in langs:
        (folder / f"{lang}.txt").write_text("\n".join(TEXTS[lang]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "water", *TEXTS)


def data(*arguments: object) -> list[dict[str, Any]]:
    result = run("terms", "mine", *arguments, "--format", "json", "--quiet", "--reader", "lines")
    assert (result.status, result.err) == (0, "")
    read = json.loads(result.out)
    assert read["schema"] == "hexapla/1"
    found: list[dict[str, Any]] = read["candidates"]
    return found


def test_a_table_on_screen(small: Path) -> None:
    result = run("terms", "mine", small, "--reader", "lines")
    assert result.status == 0
    head, first, *_ = result.out.splitlines()
    assert head.split() == ["candidate", "n", "ar", "zh", "ru"]
    assert first.startswith("waste water treatment plants  2  ")
    assert "废水处理厂" in first
    assert "source:en" in result.out.splitlines()[-1]
    assert run("terms", "mine", small, "--reader", "lines").out == result.out


@pytest.mark.parametrize(
    ("source", "term"),
    [("ar", "معالجة مياه الصرف"), ("zh", "废水处理厂"), ("ru", "станции очистки сточных вод")],
)
def test_any_language_may_be_the_source(small: Path, source: str, term: str) -> None:
    found = data(small, "--source", source)
    assert any(term in one["candidate"] for one in found)
    assert {one["lang"] for one in found} == {source}
    assert all(set(one["renderings"]) == set(TEXTS) - {source} for one in found)


def test_data_open_to_their_evidence(small: Path) -> None:
    first = data(small)[0]
    assert (first["candidate"], first["occurrences"]) == ("waste water treatment plants", 2)
    assert first["forms"] == {"waste water treatment plants": 2}
    assert "废水处理厂" in first["renderings"]["zh"][0]["text"]
    assert [place["row"] for place in first["places"]] == ["l1", "l2"]
    place = first["places"][0]
    assert "очистки сточных вод" in place["words"]["ru"]
    assert place["eids"]["zh"] == "l1"
    assert 0 < place["confidence"]["ru"] <= 1
    assert data(small, "--places", 0)[0]["places"] == []
    assert len(data(small, "--most", 1)) == 1
    assert data(small, "--least", 3) == []


@pytest.mark.parametrize("name", ["c.tbx", "c.csv", "c.xlsx", "c.ttl", "c.rdf"])
def test_a_termbase_to_be_edited(small: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    result = run("terms", "mine", small, "--reader", "lines", "-o", path)
    assert (result.status, result.out) == (0, "")
    assert f"{path}: " in result.err.splitlines()[-1]
    assert result.err.endswith(" candidates, not approved\n")
    found = read_termbase(Source(path.read_bytes(), name)).used()
    first = found.concepts[0]
    assert first.of("en")[0].text == "waste water treatment plants"
    assert "not approved" in first.note
    assert {term.status for one in found.concepts for term in one.terms} == {"admitted"}
    # What was mined is known once it is in the termbase.
    again = run("terms", "mine", small, "--reader", "lines", "-q", "--termbase", path)
    assert "waste water treatment plants" not in again.out


def test_the_title_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.tbx"
    result = run("terms", "mine", RESOLUTION, "-o", path)
    assert "a-res-78-311: ar, zh, fr, ru, es: working translation, unofficial" in result.err
    title = read_termbase(Source(path.read_bytes(), "c.tbx")).termbase.name
    assert title.startswith("Candidates for a termbase, found by machine, not approved, in a-res-78-311")
    assert "ar, zh, fr, ru, es: working translation" in title


def test_several_sets_and_one_without_the_source(small: Path, tmp_path: Path) -> None:
    other = write_texts(tmp_path / "other", "ru", "zh")
    result = run("terms", "mine", small, other, "--reader", "lines")
    assert result.status == 0
    assert "other: there is no version in en" in result.err
    found = data(small, other, "--source", "ru")
    assert max(one["occurrences"] for one in found) == 4
    assert {place["set"] for one in found for place in one["places"]} == {"water", "other"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--source", "xx"), "unknown language 'xx'"),
        (("-o", "no/c.tbx"), "there is no folder"),
        (("--termbase", "no.tbx"), "no.tbx: there is no such termbase"),
        (("--encoder", "no.vectors"), "no.vectors"),
    ],
)
def test_errors_are_one_line(
    small: Path, arguments: tuple[str, ...], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    result = run("terms", "mine", small, "--reader", "lines", "--quiet", *arguments)
    assert (result.status, result.out) == (2, "")
    assert complaint in result.err
    assert len(result.err.splitlines()) == 1


def test_nothing_to_write(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.tbx"
    result = run("terms", "mine", small, "--reader", "lines", "--least", "9", "-o", path)
    assert result.status == 0
    assert f"{path} is not written: there are no candidates" in result.err
    assert not path.exists()
    assert run("terms", "mine", small, "--reader", "lines", "--encoder", "none").status == 0
