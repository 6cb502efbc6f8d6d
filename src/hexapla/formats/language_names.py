"""What the languages are called in files: by BCP 47 tags, by codes, by names in any of the six."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hexapla.langs import profile
from hexapla.model import LANGS, Lang

# Names in Arabic, Chinese, English, French, Russian, Spanish; without accents and articles.
_NAMES: dict[Lang, str] = {
    "ar": "عربي عربية 阿拉伯文 阿拉伯语 阿文 arabic arabe арабскии arabe",
    "zh": "صيني صينية 中文 汉语 华语 简体中文 chinese mandarin chinois китаискии chino",
    "en": "انكليزي انكليزية انجليزي انجليزية 英文 英语 english anglais английскии ingles",
    "fr": "فرنسي فرنسية 法文 法语 french francais французскии frances",
    "ru": "روسي روسية 俄文 俄语 russian russe русскии ruso",
    "es": "اسباني اسبانية 西班牙文 西班牙语 西文 spanish castilian espagnol испанскии espanol",
}
_DIACRITICS = re.compile("[\u0300-\u036f\u0640\u064b-\u0655\u0670]")
_TAG = re.compile(r"([a-z]{2,3})([-_][a-z0-9]{2,8})*")


@cache
def _codes() -> dict[str, Lang]:
    return {code: lang for lang in LANGS for code in profile(lang).codes if len(code) > 1}


@cache
def _names() -> dict[str, Lang]:
    listed = {plain(name): lang for lang, names in _NAMES.items() for name in names.split()}
    return listed | {plain(profile(lang).endonym): lang for lang in LANGS}


@cache
def official(tag: str) -> Lang | None:
    """The language of a BCP 47 tag such as `zh-Hans` or `en_US`; `None`: not one of the six."""
    shape = _TAG.fullmatch(tag.strip().lower())
    return _codes().get(shape[1]) if shape else None


def plain(name: str) -> str:
    """*name* in lower case, without accents, vowel marks and the Arabic article."""
    bare = _DIACRITICS.sub("", unicodedata.normalize("NFKD", name.casefold())).strip()
    return bare.removeprefix("ال")


def language_named(words: str) -> Lang | None:
    """The one language that *words*, such as the head of a column, name; `None`: none or several.

    A whole tag or code counts, so does one name among other words (`English (source)`), and one
    code beside words that are none (`source_en`, `FR text`).
    """
    if whole := official(words):
        return whole
    parts = [part for part in re.split(r"[^\w]+|_", words) if part]
    named = {lang for part in parts for lang in _in_word(plain(part))}
    if not named and len(parts) <= 3:
        named = {_codes()[part.lower()] for part in parts if part.lower() in _codes()}
    return named.pop() if len(named) == 1 else None


def _in_word(word: str) -> set[Lang]:
    """The languages that *word* names: as a whole, or in part where words are not separated."""
    if word in _names():
        return {_names()[word]}
    return {lang for name, lang in _names().items() if "\u4e00" <= name[0] <= "\u9fff" and name in word}


def is_bare(words: str) -> bool:
    """Whether *words* are a tag, a code or a name, and nothing else."""
    return official(words) is not None or plain(words) in _names()
