"""A small text in four languages, with a number and a date to get wrong, quick to check."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "ar": "تقرر أن تعقد 17 جلسة؛",
    "zh": "决定举行17次会议；",
    "en": "Decides to hold 17 meetings;",
    "ru": "постановляет провести 17 заседаний;",
}
"""One operative paragraph: 17 meetings."""

OPTIONS = ("--quiet", "--encoder", "none", "--select", "NUM001")


def write_small(folder: Path, **changed: str) -> Path:
    """The text in *folder*, with other texts for the languages named."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang, text in {**TEXTS, **changed}.items():
        (folder / f"{lang}.txt").write_text(f"1. {text}\n", encoding="utf-8")
    return folder


def wrong(lang: str, figure: str = "16") -> dict[str, str]:
    """The text of *lang* with another figure."""
    return {lang: TEXTS[lang].replace("17", figure)}
