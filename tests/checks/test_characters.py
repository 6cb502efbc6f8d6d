"""Checks of characters: no text breaks them, what they suggest is sound, and sources tell of NFC."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hexapla.checks import catalogue, run_checks
from hexapla.checks.check import Context
from hexapla.formats import detect
from hexapla.model import LANGS, Alignment, Clause, Flag, Lang, Row, Version
from hexapla.pipeline import Tools, check_set, load_set
from hexapla.sets import find_sets
from hexapla.text.mojibake import garbled

CHECKS = [check for check in catalogue() if check.code in {f"TXT00{n}" for n in range(2, 7)}]
TEXTS: dict[Lang, str] = {
    "ar": "تحقيق جميع الأهداف الـ 17، بحلول عام 2030؛",
    "zh": "到2030年实现所有17项目标，大会决定",
    "en": "the Assembly’s “goals” – 2030",
    "fr": "réaliser à l’Assemblée générale « des objectifs » d’ici à 2030, cœur, À tous",
    "ru": "Генеральная Ассамблея и достижения всех «целей» — к 2030 году",
    "es": "consecución año niñez “objetivos” índice ¿qué? Órgano",
}
LANG = st.sampled_from(LANGS)
STRAY = (
    "\x1b[31m\u200b\u200d\u202e\u2069\ue000\ufffd\u0301\U0001f469\u00e9\u0430\u06cc?\u2f24 a\u0627大и"
)
ANY_TEXT = st.text(
    st.one_of(st.sampled_from(STRAY), st.characters(exclude_categories=["Cs"])), max_size=60
)


def flags_of(lang: Lang, text: str) -> tuple[Flag, ...]:
    version = Version("set", lang, (Clause("op1", "operative", text),))
    row = Row("op1", "operative", {lang: ("op1",)}, 1.0, "label")
    return run_checks(CHECKS, Context(alignment=Alignment("set", {lang: version}, (row,))))


@settings(deadline=None)  # the first to ask loads a dictionary
@given(LANG, ANY_TEXT)
@example("ar", "aa0A0aa\x1faa")
@example("ar", "aa0A0aa\naa")
def test_no_text_breaks_a_check_and_its_places_are_in_the_text(lang: Lang, text: str) -> None:
    for flag in flags_of(lang, text):
        for place in flag.loci:
            assert place.text == text[place.span.start : place.span.stop]
        # Nothing that steers a terminal or a line is printed in a message.
        assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in flag.message)


@settings(deadline=None)  # the first to ask loads a dictionary
@given(LANG, st.sampled_from("\u200b\u2060\ufeff\u00ad\u202a\u202e\u2067\u2069"), st.integers(0, 20))
def test_what_is_suggested_has_no_such_character_any_more(lang: Lang, char: str, at: int) -> None:
    text = TEXTS[lang][:at] + char + TEXTS[lang][at:]
    (flag,) = [flag for flag in flags_of(lang, text) if flag.code == "TXT005"]
    (place,) = flag.loci
    mended = text[: place.span.start] + flag.suggestion + text[place.span.stop :]
    assert mended == TEXTS[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_clean_texts_are_silent(lang: Lang) -> None:
    assert flags_of(lang, TEXTS[lang]) == ()


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1251", "cp1256", "mac_roman"])
@pytest.mark.parametrize("lang", LANGS)
def test_text_decoded_wrongly_is_restored(lang: Lang, codec: str) -> None:
    """What the encoding leaves out becomes a control of the same number, as decoders do it."""
    wrong = "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in TEXTS[lang].encode())
    mended = wrong
    for span, meant in reversed(garbled(wrong, lang)):
        mended = mended[: span.start] + meant + mended[span.stop :]
    assert mended == TEXTS[lang]


def test_what_the_files_hold_is_seen_though_it_is_composed_when_read(tmp_path: Path) -> None:
    texts: dict[Lang, str] = {
        "fr": "L\u2019Assemblée générale,\n\n1. Décide d\u2019élargir la coopération ;\n",
        "ru": "Генеральная Ассамблея,\n\n1. постановляет расширить всей страной сотрудничество;\n",
    }
    for lang, text in texts.items():
        (tmp_path / f"{lang}.txt").write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    loaded = load_set(find_sets([tmp_path], detect=detect)[0], Tools(checks=()))
    flags = check_set(loaded, Tools(checks=tuple(CHECKS))).flags
    assert sorted((flag.code, flag.lang) for flag in flags) == [("TXT006", "fr"), ("TXT006", "ru")]
