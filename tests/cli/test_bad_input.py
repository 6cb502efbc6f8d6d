"""Damaged and missing input: one clear line on stderr, status 2, no traceback, nothing half written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import CORPORA
from .running import run

CLEAN = CORPORA / "a-res-78-311"


def text(lang: str) -> str:
    return (CLEAN / f"{lang}.txt").read_text(encoding="utf-8")


def two(folder: Path) -> None:
    for lang in ("en", "fr"):
        (folder / f"{lang}.txt").write_text(text(lang), encoding="utf-8")


def nothing(folder: Path) -> None:
    folder.rmdir()


def empty_folder(folder: Path) -> None:
    (folder / "notes.bin").write_bytes(b"x")


def empty_file(folder: Path) -> None:
    two(folder)
    (folder / "ru.txt").write_bytes(b" \n")


def binary(folder: Path) -> None:
    two(folder)
    (folder / "ru.txt").write_bytes(bytes(range(256)) * 20)


def control_characters(folder: Path) -> None:
    two(folder)
    (folder / "es.txt").write_bytes(b"\x01\x02\x03\x04 text" * 50)


def not_utf8(folder: Path) -> None:
    two(folder)
    damaged = bytearray(text("ru").encode())
    damaged[damaged.index(b"\n") + 1] = 0xFF
    (folder / "ru.txt").write_bytes(bytes(damaged))


def one_language_twice(folder: Path) -> None:
    two(folder)
    (folder / "version.fr.txt").write_text(text("fr"), encoding="utf-8")


def one_language(folder: Path) -> None:
    (folder / "ar.txt").write_text(text("ar"), encoding="utf-8")


def long_line(folder: Path) -> None:
    two(folder)
    words = "слово " * 900_000
    (folder / "ru.txt").write_text(f"Генеральная Ассамблея,\n\n{words}\n", encoding="utf-8")


def unknown_key(folder: Path) -> None:
    two(folder)
    (folder / "manifest.toml").write_text('id = "set"\nsymbl = "A/RES/1/1"\n', encoding="utf-8")


def not_toml(folder: Path) -> None:
    two(folder)
    (folder / "manifest.toml").write_text("id = \n", encoding="utf-8")


def claimed_twice(folder: Path) -> None:
    two(folder)
    entry = '[[version]]\nfile = "{}"\nlang = "fr"\n'
    (folder / "manifest.toml").write_text(
        entry.format("en.txt") + entry.format("fr.txt"), encoding="utf-8"
    )


def unknown_language(folder: Path) -> None:
    two(folder)
    (folder / "third.txt").write_text("1234 5678\n", encoding="utf-8")


CASES: list[tuple[Callable[[Path], None], list[str]]] = [
    (nothing, ["no such file or folder", "check the path"]),
    (empty_folder, ["holds no text that can be read"]),
    (empty_file, ["ru.txt", "the file is empty"]),
    (binary, ["ru.txt", "binary data, not text"]),
    (control_characters, ["es.txt", "binary data, not text"]),
    (not_utf8, ["ru.txt:2", "UTF-8 that was damaged", "fetch the file again"]),
    (one_language_twice, ["two files claim fr", "fr.txt", "version.fr.txt"]),
    (one_language, ["only one language version", "at least two"]),
    (long_line, ["ru.txt:3", "the limit is 5,000,000", "hexapla.toml"]),
    (unknown_key, ["manifest.toml", "unknown field", "did you mean `symbol`?"]),
    (not_toml, ["manifest.toml", "not TOML"]),
    (claimed_twice, ["en.txt and fr.txt both claim fr"]),
    (unknown_language, ["third.txt", "language is not known", "--lang"]),
]


@pytest.mark.parametrize(("damage", "said"), CASES, ids=[case[0].__name__ for case in CASES])
def test_check_answers_with_one_clear_line(
    tmp_path: Path, damage: Callable[[Path], None], said: list[str]
) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    damage(folder)
    result = run("check", folder, "--quiet")
    assert result.status == 2
    (line,) = result.err.splitlines()
    assert line.startswith("hexapla: ")
    for part in said:
        assert part in line
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    "damage", [empty_file, binary, not_utf8], ids=lambda damage: str(damage.__name__)
)
def test_what_can_be_done_is_done(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    damage(folder)
    result = run("check", folder, "--format", "json", "--quiet")
    data = json.loads(result.out)
    assert result.status == 2
    assert data["sets"][0]["langs"] == ["en", "fr"]
    assert data["failures"][0]["file"].endswith("ru.txt")


USAGE: list[tuple[list[str], list[str]]] = [
    (["check"], ["no set was named", "give a folder"]),
    (["check", str(CLEAN), "--select", "NUM999"], ["no check is called 'NUM999'", "NUM0"]),
    (["check", str(CLEAN), "--langs", "en,de"], ["unknown language 'de'", "use ar, zh"]),
    (["check", str(CLEAN), "--reader", "pdf9"], ["unknown reader 'pdf9'", "text"]),
    (["check", "--lang", "fr"], ["names no file", "--lang fr=FILE"]),
    (["check", "--lang", "fr=a.txt", "--lang", "fr=b.txt"], ["two files claim fr: a.txt and b.txt"]),
    (["check", str(CLEAN), "--termbase", "none.tbx"], ["none.tbx", "no such termbase"]),
    (["check", str(CLEAN), "--encoder", "/no/such/folder"], ["/no/such/folder"]),
    (["check", str(CLEAN), "--fail-on", "big"], ["fail-on"]),
    (["check", str(CLEAN), "-o", "/no/such/folder/report.txt", "--quiet"], ["no such folder"]),
    (["explain", "ABC"], ["no check is called 'ABC'"]),
    (["evaluate", "check", str(CLEAN)], ["add --seeded"]),
    (
        ["evaluate", "check", "--seeded", str(CLEAN), "--quiet"],
        ["seeded.toml", "no list of planted defects"],
    ),
    (
        ["score", str(CLEAN / "fr.txt"), str(CLEAN / "ru.txt")],
        ["the draft is in fr", "in ru"],
    ),
    (["score", str(CLEAN / "fr.txt"), str(CLEAN / "fr.txt"), "--tokenizer", "flores200"], ["char"]),
    (["review", str(CLEAN)], ["needs a terminal"]),
    (["nonsense"], ["nonsense"]),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=[" ".join(a[0:1] + a[-2:]) for a, _ in USAGE])
def test_wrong_usage_answers_with_one_clear_line(arguments: list[str], said: list[str]) -> None:
    result = run(*arguments)
    assert result.status == 2
    lines = [line for line in result.err.splitlines() if not line.endswith("...")]
    assert len(lines) == 1, result.err
    for part in said:
        assert part in lines[0]


def test_names_with_spaces_and_arabic_letters(tmp_path: Path) -> None:
    folder = tmp_path / "مشروع قرار 78"
    folder.mkdir()
    two(folder)
    assert run("check", folder, "--quiet").status == 0


@pytest.mark.parametrize("change", ["crlf", "utf-16", "bom"])
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, change: str) -> None:
    for lang in ("ar", "fr"):
        data = text(lang)
        path = tmp_path / f"{lang}.txt"
        if change == "crlf":
            path.write_bytes(data.replace("\n", "\r\n").encode())
        else:
            path.write_text(data, encoding="utf-16" if change == "utf-16" else "utf-8-sig")
    parsed = [
        json.loads(run("parse", folder / "ar.txt", "--format", "json").out)["versions"][0]["clauses"]
        for folder in (CLEAN, tmp_path)
    ]
    assert parsed[0] == parsed[1]


def test_terminal_escapes_are_shown_not_obeyed(tmp_path: Path) -> None:
    for lang in ("en", "fr", "es"):
        damaged = text(lang).replace("17", "\x1b[31m18\x1b[0m" if lang == "fr" else "17")
        (tmp_path / f"{lang}.txt").write_text(damaged, encoding="utf-8")
    result = run("check", tmp_path, "--quiet")
    assert "\x1b" not in result.out
    assert "18" in result.out
