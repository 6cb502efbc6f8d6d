"""Texts that no check was made for: said once and clearly, or passed over; no crash, no flood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hexapla.model import LANGS
from tests.cli.running import run
from tests.cli.small import TEXTS

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ROOT / "corpora" / "a-res-78-311"
MARKS = (
    "...",
    ";;;",
    "!!! - (a)",
    "\u2014",
    "\u00ab \u00bb",
    "()[]{}",
    "\u060c\u061b\u061f",
    "\u3002\u3002",
)


def flags_of(folder: Path, *options: object) -> list[dict[str, Any]]:
    ran = run("check", folder, "--format", "json", "--quiet", "--fail-on", "never", *options)
    assert ran.status == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["sets"][0]["flags"]
    return found


def test_all_versions_are_one_file(tmp_path: Path) -> None:
    english = (CLEAN / "en.txt").read_bytes()
    for lang in LANGS:
        (tmp_path / f"{lang}.txt").write_bytes(english)
    flags = flags_of(tmp_path)
    assert [(f["code"], f["lang"], f["row"]) for f in flags] == [
        ("TXT001", lang, None) for lang in sorted(LANGS) if lang != "en"
    ]
    assert all("version is in English" in flag["message"] for flag in flags)


def test_one_version_is_another_text(tmp_path: Path) -> None:
    for lang in LANGS:
        (tmp_path / f"{lang}.txt").write_bytes((CLEAN / f"{lang}.txt").read_bytes())
    other = "\n".join(
        f"{n}. La boulangerie du village vend {n + 40} tartes aux pommes, et le chat dort sous la table."
        for n in range(1, 20)
    )
    (tmp_path / "fr.txt").write_text(other, encoding="utf-8")
    flags = flags_of(tmp_path, "--ignore", "TER")
    assert [(f["code"], f["lang"]) for f in flags if f["lang"] == "fr"] == [("STR021", "fr")]


def test_pure_punctuation_raises_nothing_grave(tmp_path: Path) -> None:
    for lang in LANGS:
        (tmp_path / f"{lang}.txt").write_text("\n".join(MARKS * 3), encoding="utf-8")
    grave = [f for f in flags_of(tmp_path, "--ignore", "TXT") if f["severity"] in {"critical", "major"}]
    assert [f for f in grave if f["code"].startswith("NUM")] == []


@pytest.mark.parametrize("size", [2_000, 20_000])
def test_a_long_clause_that_differs_throughout_is_said_in_few_words(tmp_path: Path, size: int) -> None:
    """Figures by the hundred in one clause, all of them lacking elsewhere, are one flag or a few."""
    figures = " ".join(str(1000 + n % 7) for n in range(size // 5))
    for lang, text in TEXTS.items():
        more = "" if lang == "ru" else f" {figures}"
        (tmp_path / f"{lang}.txt").write_text(f"1. {text[:-1]}{more};\n", encoding="utf-8")
    flags = flags_of(tmp_path, "--select", "NUM001", "--encoder", "none")
    assert {f["lang"] for f in flags} == {"ru"}
    assert len(flags) <= 7


def test_a_clause_beyond_the_limit_is_an_error_that_says_where(tmp_path: Path) -> None:
    for lang, text in TEXTS.items():
        (tmp_path / f"{lang}.txt").write_text(f"1. {text}\n", encoding="utf-8")
    (tmp_path / "hexapla.toml").write_text("[limits]\nclause_characters = 25\n", encoding="utf-8")
    ran = run("check", tmp_path, "--quiet")
    assert ran.status == 2
    assert "en.txt:1" in ran.err
    assert "clause_characters" in ran.err
