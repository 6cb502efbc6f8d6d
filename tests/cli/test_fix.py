"""`hexapla check --fix`: shown and not done; with `--apply` done, and nothing else with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.fixes import keeping, mending

from ..formats.word_parts import packed
from .running import Ran, run

TEXTS = {
    "ar": "تقرر أن  تعقد 17 جلسة؛",
    "zh": "决定举行  17次会议；",
    "en": "Decides to  hold 17 meetings  there;",
    "ru": "постановляет провести 17 заседаний;",
}
SETTINGS = """
[[check.patterns]]
name = "doubled space"
pattern = ' {2,}'
suggestion = " "
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "set"
    home.mkdir()
    for lang, text in TEXTS.items():
        end = "\r\n" if lang == "ar" else "\n"
        mark = "\ufeff" if lang == "zh" else ""
        (home / f"{lang}.txt").write_bytes(f"{mark}1. {text}{end}".encode())
    (home / "hexapla.toml").write_text(SETTINGS, "utf-8")
    return home


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def fix(folder: Path, *options: object) -> Ran:
    # Of the whole catalogue only the check is run whose suggestions the test itself writes.
    return run("check", folder, "--encoder", "none", "--select", "TXT018", "--fix", *options)


def test_it_is_shown_and_nothing_is_changed(folder: Path) -> None:
    before = contents(folder)
    ran = fix(folder, "--fail-on", "minor")
    assert contents(folder) == before
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert lines[:5] == [
        f"--- {folder / 'ar.txt'}",
        f"+++ {folder / 'ar.txt'}",
        "@@ -1 +1 @@ p1 TXT018: U+0020 U+0020 \u2192 U+0020",
        f"-1. {TEXTS['ar']}",
        f"+1. {TEXTS['ar'].replace('  ', ' ')}",
    ]
    assert f"+1. {TEXTS['zh'].replace('  ', ' ')}" in lines
    assert sum(line.startswith("@@") for line in lines) == 3
    assert "4 changes in 3 files shown; --apply writes them" in ran.err


def test_it_is_applied_and_then_there_is_nothing_left(folder: Path) -> None:
    before = contents(folder)
    ran = fix(folder, "--apply", "--fail-on", "minor")
    assert ran.status == 0
    after = contents(folder)
    for lang in ("ar", "zh", "en"):
        assert after[f"{lang}.txt"] == before[f"{lang}.txt"].replace(b"  ", b" ")
        assert after[f"{lang}.txt.bak"] == before[f"{lang}.txt"]
    assert {name for name in after if name not in before} == {"ar.txt.bak", "zh.txt.bak", "en.txt.bak"}
    assert "en.txt: 2 changes written; what was there before is in en.txt.bak" in ran.err
    again = fix(folder, "--apply", "--fail-on", "minor")
    assert (again.status, again.out) == (0, "")
    assert "nothing to change" in again.err
    assert contents(folder) == after


def test_a_kept_file_is_never_overwritten(folder: Path) -> None:
    (folder / "en.txt.bak").write_text("ours", "utf-8")
    fix(folder, "--apply")
    assert (folder / "en.txt.bak").read_text("utf-8") == "ours"
    assert (folder / "en.txt.bak1").read_text("utf-8") == f"1. {TEXTS['en']}\n"


def test_word_files_are_written(folder: Path) -> None:
    (folder / "en.txt").unlink()
    inside = (
        f"<w:p><w:r><w:t>1. {TEXTS['en'][:14]}</w:t></w:r><w:r><w:t>{TEXTS['en'][14:]}</w:t></w:r></w:p>"
    )
    inside = inside.replace("<w:t>", '<w:t xml:space="preserve">')
    old = packed({"document": f"<w:body>{inside}</w:body>"})
    (folder / "en.docx").write_bytes(old)
    ran = fix(folder, "--apply", "--fail-on", "minor")
    assert ran.status == 0, ran.err
    assert (folder / "en.docx.bak").read_bytes() == old
    found = run("parse", folder / "en.docx", "--format", "json")
    assert TEXTS["en"].replace("  ", " ") in found.out


def test_other_formats_are_named_and_left(folder: Path) -> None:
    (folder / "en.txt").unlink()
    page = f"<html lang='en'><body><p>1. {TEXTS['en']}</p></body></html>".replace("  ", " &#32;")
    (folder / "en.html").write_text(page, "utf-8")
    (folder / "hexapla.toml").write_text(SETTINGS.replace("' {2,}'", "'17'").replace('" "', '"18"'))
    ran = fix(folder, "--apply")
    assert ran.status == 0
    assert "en.html: p1 TXT018: “17” → “18”: not made: html files are not written" in ran.err
    assert (folder / "en.html").read_text("utf-8") == page


def test_terminal_escapes_are_shown_and_not_obeyed(folder: Path) -> None:
    (folder / "en.txt").write_text("1. Decides to  hold 17 \x1b[31mmeetings;\n", "utf-8")
    ran = fix(folder)
    assert "\x1b" not in ran.out
    assert "-1. Decides to  hold 17 \u241b[31mmeetings;" in ran.out


def test_it_is_coloured_on_a_terminal_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" not in fix(folder).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    drawn = fix(folder).out
    assert "\x1b[1;31m-\x1b[0m1. Decides to\x1b[1;4m  \x1b[0mhold 17 meetings" in drawn
    assert "决定举行\x1b[1;4m  \x1b[0m17次会议；" in drawn
    monkeypatch.setenv("NO_COLOR", "1")
    assert "-1. Decides to\u203a  \u2039hold 17 meetings" in fix(folder).out


def test_what_would_be_read_otherwise_than_it_is_meant_is_refused(folder: Path) -> None:
    """No reader gives back a space at the end of a clause."""
    ends = SETTINGS.replace("' {2,}'", "';$'").replace('" "', '"; "')
    (folder / "hexapla.toml").write_text(ends, "utf-8")
    before = contents(folder)
    ran = fix(folder, "--apply")
    assert (ran.status, ran.out) == (2, "")
    assert "en.txt: the changes would not come out as they are meant (at p1)" in ran.err
    assert contents(folder) == before


def test_a_text_that_divides_better_afterwards_is_no_obstacle(folder: Path) -> None:
    """Two spaces inside a label hide it; without them the paragraph is an operative one."""
    opening = "إن الجمعية العامة،\n\nإذ تؤكد من جديد قرارها؛\n\n"
    text = f"{opening}1 - تقرر عقد جلسة؛\n\n2  - تطلب إلى الأمين العام تقريرا.\n"
    (folder / "ar.txt").write_text(text, "utf-8")
    ran = fix(folder, "--apply", "--lang", f"ar={folder / 'ar.txt'}")
    assert "ar.txt: 1 change written" in ran.err
    assert (folder / "ar.txt").read_text("utf-8") == text.replace("  ", " ")


def test_a_read_only_file_is_refused_and_the_others_are_written(folder: Path) -> None:
    (folder / "en.txt").chmod(0o444)
    before = contents(folder)
    ran = fix(folder, "--apply")
    assert ran.status == 2
    assert "en.txt: the file is read-only; make it writable" in ran.err
    after = contents(folder)
    assert after["en.txt"] == before["en.txt"]
    assert after["ar.txt"] != before["ar.txt"]
    assert "en.txt.bak" not in after


def test_a_file_that_changes_meanwhile_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves the file between the reading and the writing."""
    target = folder / "en.txt"

    def saved_meanwhile(made: mending.Mended) -> Path:
        if made.path == target:
            target.write_text("1. Decides otherwise;\n", "utf-8")
        return put(made)

    put = keeping.put
    monkeypatch.setattr(keeping, "put", saved_meanwhile)
    ran = fix(folder, "--apply")
    assert ran.status == 2
    assert "en.txt: the file has changed since it was read; run again" in ran.err
    assert target.read_text("utf-8") == "1. Decides otherwise;\n"
    assert not (folder / "en.txt.bak").exists()


def test_a_link_is_followed_and_the_mode_is_kept(folder: Path) -> None:
    real = folder.parent / "real.txt"
    (folder / "en.txt").replace(real)
    real.chmod(0o640)
    (folder / "en.txt").symlink_to(real)
    fix(folder, "--apply")
    assert (folder / "en.txt").is_symlink()
    assert real.read_text("utf-8") == f"1. {TEXTS['en']}\n".replace("  ", " ")
    assert real.stat().st_mode & 0o777 == (folder / "en.txt.bak").stat().st_mode & 0o777 == 0o640


def test_what_somebody_decided_is_right_is_left(folder: Path) -> None:
    (folder / "manifest.toml").write_text(
        '[[accepted]]\ncode = "TXT018"\nlang = "zh"\nquoted = "  "\nreason = "so"\nauthor = "A"\n',
        "utf-8",
    )
    ran = fix(folder)
    assert "zh.txt" not in ran.out
    assert "en.txt" in ran.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--apply",), "say --fix --apply"),
        (("--fix", "--format", "json"), "leave --format out"),
        (("--fix", "--write-baseline", "b.json"), "do one after the other"),
    ],
)
def test_options_that_do_not_go_together(folder: Path, options: tuple[str, ...], said: str) -> None:
    before = contents(folder)
    ran = run("check", folder, *options)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert contents(folder) == before


def test_explain_says_which_checks_mend(folder: Path) -> None:
    assert "--fix --apply" in run("explain", "TXT018").out
    assert "--fix" not in run("explain", "NUM001").out
