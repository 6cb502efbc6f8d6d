"""Letters, marks and words that slips of the hand and of conversion mistake, by language.

Data of the yardstick alone, as in `words.py`: the checks do not read it, and it need not be complete.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from hexapla.model import Lang

_COMBINING = "\u0300-\u036f\u064b-\u0652\u0670"
_LETTERS = rf"(?:[^\W\d_][{_COMBINING}]*)+"

WORD = re.compile(rf"{_LETTERS}(?:['\u2019\u2010-]{_LETTERS})*")
"""A word with its vowel signs, hyphens and apostrophes."""

IDEOGRAPH = re.compile(r"[A-Za-z]+|[^\W\d_]")
"""What counts as a word where words are not separated."""

BORDER = re.compile(
    "[,;\u060c\u061b\u3001\uff0c\uff1b](?!\\d)|(?<!\\d)[,;\u060c\u061b\u3001\uff0c\uff1b]"
)
"""A mark between the parts of a clause: comma, semicolon, and the mark between members of a list."""

SENTENCE_END = re.compile("[.!?\u061f]\\s|[\u3002\uff1f\uff01]")

ENDING = re.compile("[.,;:\u060c\u061b\u3002\uff0c\uff1b\uff1a]$")
"""The mark that a clause ends with."""

ENCLOSED = ("()", "[]", "\uff08\uff09", "\u00ab\u00bb", "\u201c\u201d", "\u300a\u300b", '"')
"""Brackets and quotes: what stands outside of them has an even number of each before it."""

SOURCES: Mapping[Lang, tuple[Lang, ...]] = {
    "ar": ("en", "en", "en", "fr"),
    "zh": ("en", "en", "en", "fr"),
    "en": ("fr", "es"),
    "fr": ("en", "en", "en", "es"),
    "ru": ("en", "en", "en", "fr"),
    "es": ("en", "en", "en", "fr"),
}
"""Out of which language what is left untranslated comes, as often as it stands here."""


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


NOUNS = sorted(
    _words(
        "国家 国际 世界 社会 组织 政府 人权 人民 权利 自由 法律 条约 宪章 原则 妇女"
        " 儿童 经济 文化 科学 技术 系统 资源 能力 机构 问题 领域 目标 措施 政策 战略"
        " 方案 部门 公民 信息 数据 知识 环境 气候 能源 粮食 土地 生态 城市 市场 价值"
        " 伙伴 公众 公共 全球 人工 智能 家庭 婚姻 财产 条件 水平 方式 作品 条款 材料"
        " 版权 许可 义务 责任 法院 会议 决议"
    )
)
"""Nouns of two characters, which nobody doubles on purpose."""

DOUBLED: Mapping[Lang, frozenset[str]] = {
    "en": _words("that had has is was are do does did in on so no very million billion"),
    "fr": _words("nous vous en y non faire très tout si un une million milliard"),
    "es": _words("no sí muy casi luego así mil millones se lo uno"),
    "ru": _words("что то так как очень чуть еле едва все всё сам самым много далеко давно"),
    "ar": _words("من ما أن إن لا شيئا جنبا خطوة رويدا يوما كل هو هي ألف مليون بليون"),
    "zh": frozenset(),
}
"""Words that may stand twice running."""

_LATIN, _CYRILLIC = "aeopcyx", "\u0430\u0435\u043e\u0440\u0441\u0443\u0445"  # a, ie, o, er, es, u, ha

LOOK_ALIKES: Mapping[Lang, Mapping[str, str]] = {
    "en": dict(zip(_LATIN, _CYRILLIC, strict=True)),
    "fr": dict(zip(_LATIN, _CYRILLIC, strict=True)),
    "es": dict(zip(_LATIN, _CYRILLIC, strict=True)),
    "ru": dict(zip(_CYRILLIC, _LATIN, strict=True)),
    "ar": {"\u064a": "\u06cc", "\u0643": "\u06a9"},  # yeh: Farsi yeh; kaf: keheh
    "zh": {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)},
}
"""Letters with what looks like them in another script or block (Kangxi radicals)."""

Pair = tuple[str, str]

QUOTES: tuple[Pair, ...] = (
    ("\u00ab", "\u00bb"),
    ("\u201c", "\u201d"),
    ("\u201d", "\u201c"),
    ("\u300a", "\u300b"),
    ('"', '"'),
)
BRACKETS: tuple[Pair, ...] = (("(", ")"), ("[", "]"), ("\uff08", "\uff09"))

FOREIGN_MARKS: Mapping[Lang, Mapping[str, str]] = {
    "ar": {"\u060c": ",", "\u061b": ";", "\u061f": "?"},
    "zh": {"\uff0c": ",", "\uff1b": ";", "\u3002": ".", "\uff1f": "?", "\uff1a": ":"},
}
"""Marks of the language with those of another that stand for them."""

FOREIGN_QUOTES: Mapping[Lang, tuple[str, str, str, str]] = {
    "en": ("\u201c", "\u201d", "\u00ab\u00a0", "\u00a0\u00bb"),
    "fr": ("\u00ab", "\u00bb", "\u201c", "\u201d"),
    "es": ("\u201c", "\u201d", "\u00ab\u00a0", "\u00a0\u00bb"),
    "ru": ("\u00ab", "\u00bb", "\u201c", "\u201d"),
    "zh": ("\u201c", "\u201d", "\u300c", "\u300d"),
}
"""The pair of quotes of the language and that of another; none where it has several."""

LONE: Mapping[Lang, str] = {
    "en": "ai",
    "fr": "aàylmtsdnjcô",
    "es": "aeouyó",
    "ru": "авикосуябж",
    "ar": "وأبلكفس",
    "zh": "",
}
"""Letters that are words of their own, or are parted from their word by an apostrophe only."""

CODECS: Mapping[Lang, tuple[str, ...]] = {"ru": ("cp1252", "cp1251")}
"""What UTF-8 is taken for, where it is not windows-1252 alone."""
