"""Encodings: found with certainty or refused with a sentence."""

from __future__ import annotations

import contextlib
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError
from hexapla.formats.encodings import decode
from hexapla.formats.format import Source
from hexapla.formats.legacy import NAMES, sampled
from hexapla.formats.mojibake import remarks
from hexapla.formats.text import read
from hexapla.model import LANGS, Lang

CASES = tomllib.loads((Path(__file__).parent / "encodings.toml").read_text(encoding="utf-8"))
DERIVED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "derived"

PAGES: dict[Lang, tuple[str, ...]] = {
    "ar": ("cp1256", "iso8859_6"),
    "zh": ("gb18030", "gb2312"),
    "en": ("cp1252",),
    "fr": ("cp1252", "iso8859_15"),
    "ru": ("cp1251", "koi8_r", "iso8859_5"),
    "es": ("cp1252", "iso8859_15"),
}


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: str(case["name"]))
def test_found(case: dict[str, Any]) -> None:
    source = Source(case["text"].encode(case["encoding"]), "x.txt", case.get("lang"))
    found = decode(source)
    assert (found.encoding, found.text) == (case["found"], case["text"])
    assert found.notes == (case.get("note", f"read as {case['found']}"),)
    assert read(source)[0].notes == found.notes
    assert decode(source).text == found.text


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: str(case["name"]))
def test_named(case: dict[str, Any]) -> None:
    data = case["text"].encode(case["encoding"])
    assert decode(Source(data, "x.txt", encoding=case["encoding"])).text == case["text"]
    if case["found"] in NAMES:
        found = decode(Source(data, "x.txt", encoding=case["found"].upper()))
        assert (found.text, found.notes) == (case["text"], ())


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: str(case["name"]))
def test_refused(case: dict[str, Any]) -> None:
    data = (
        bytes.fromhex(case["hex"] + case.get("also", ""))
        if "hex" in case
        else case["text"].encode(case["encoding"])
    )
    with pytest.raises(InputError) as caught:
        decode(Source(data, "x.txt"))
    assert caught.value.line() == case["says"]


@pytest.mark.parametrize("case", CASES["garbled"], ids=lambda case: str(case["name"]))
def test_garbled_before(case: dict[str, Any]) -> None:
    assert list(remarks(case["text"])) == [case["says"]] * bool(case["says"])
    assert decode(Source(case["text"].encode(), "x.txt")).notes == tuple(remarks(case["text"]))


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_marks(encoding: str) -> None:
    text = "الجمعية العامة\n大会\nАссамблея\n"
    data = (text if encoding in ("utf-8-sig", "utf-16", "utf-32") else f"\ufeff{text}").encode(encoding)
    assert decode(Source(data, "x.txt")).text == text
    assert decode(Source(data, "x.txt")).notes == ()
    assert decode(Source(data, "x.txt", encoding=encoding)).text == text


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("windos-1251", "did you mean windows-1251"),
        ("gb1803", "did you mean gb18030"),
        ("кои8", "use one of utf-8, utf-16, utf-32, windows-1252"),
        ("rot13", "unknown encoding 'rot13'"),
        ("base64", "unknown encoding 'base64'"),
        ("unicode_escape\0", "unknown encoding"),
    ],
)
def test_unknown_names(named: str, says: str) -> None:
    with pytest.raises(InputError, match="unknown encoding") as caught:
        decode(Source("право".encode("cp1251"), "x.txt", encoding=named))
    assert says in caught.value.line()


def test_utf16_named_without_its_mark() -> None:
    text = "Все люди рождаются свободными\n"
    for order in ("utf-16-le", "utf-16-be"):
        assert decode(Source(text.encode(order), "x.txt", encoding="utf-16")).text == text


def test_named_and_unfit() -> None:
    text = "Первая строка\nвторая строка и все остальные слова этого текста"
    with pytest.raises(InputError, match=r"^x\.txt:1: the text does not fit utf-8 \(byte 0xCF\)"):
        decode(Source(text.encode("cp1251"), "x.txt", encoding="utf-8"))
    doubted = decode(Source(text.encode("cp1251"), "x.txt", encoding="koi8-r"))
    assert doubted.notes == ("read as koi8-r, as was said; it looks more like windows-1251",)
    with pytest.raises(InputError, match="begins with the mark of UTF-8 and is not in windows-1251"):
        decode(Source(text.encode("utf-8-sig"), "x.txt", encoding="windows-1251"))
    with pytest.raises(InputError, match=r"control character U\+0092"):
        decode(Source(b"the Assembly\x92s", "x.txt", encoding="latin-1"))


def test_two_readings_are_both_named_unless_the_language_decides() -> None:
    with pytest.raises(InputError) as caught:
        decode(Source("не".encode("cp1251"), "x.txt"))
    assert caught.value.line() == (
        "x.txt:1: the text may be in windows-1251 or koi8-r or windows-1256;"
        " name the right one with --encoding, such as --encoding windows-1251"
    )
    assert decode(Source("法律".encode("big5"), "x.txt", lang="zh")).text == "法律"
    assert decode(Source("для всех".encode("cp1251"), "x.txt", lang="ru")).text == "для всех"


def texts() -> Iterator[tuple[Lang, str]]:
    for name, lang in product(("udhr_articles_only", "sdg_global_targets", "ntrex"), LANGS):
        rows = (DERIVED / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        whole = "\n".join(row.split("\t")[LANGS.index(lang) + 1] for row in rows)
        yield lang, unicodedata.normalize("NFC", whole.replace("\u0640", ""))


@pytest.mark.skipif(not DERIVED.is_dir(), reason="the shared texts are not there")
def test_samples_of_real_texts() -> None:
    """At least 99 of 100 samples of 1 KB or more are read right, none of any size wrongly."""
    right, refused, wrong = Counter[int](), Counter[int](), list[str]()
    for (lang, whole), size in product(texts(), (200, 500, 1000, 4000, 20_000)):
        length = size // 2 if lang == "zh" else size
        for page, at in product(
            PAGES[lang], range(0, len(whole) - length, max(length, len(whole) // 3))
        ):
            piece = whole[at : at + length].encode(page, "ignore")
            if piece.isascii():
                continue
            try:
                found = decode(Source(piece, "x.txt"))
            except InputError:
                refused[size] += 1
                continue
            right[size] += 1
            if found.text != piece.decode(page):
                wrong.append(f"{lang} {page} {size}: {found.encoding}, {found.text[:60]!r}")
    for size in sorted(right):
        print(f"{size:>6} bytes: {right[size]} read, {refused[size]} refused")  # noqa: T201
    assert wrong == []
    large = sum(right[size] for size in right if size >= 1000)
    assert large > 100
    assert large >= 0.99 * (large + sum(refused[size] for size in refused if size >= 1000))


@pytest.mark.parametrize("line", ["право человека и ", "自由和权利", "la délégation "])
def test_however_long_a_line_only_a_sample_of_it_is_weighed(line: str) -> None:
    page = {"п": "cp1251", "自": "gb18030"}.get(line[0], "cp1252")
    data = (line * (20_000_000 // len(line))).encode(page)
    assert sum(map(len, sampled(data))) < 200_000
    assert decode(Source(data[:2_000_000], "x.txt")).text.startswith(line)


@given(st.binary(max_size=300), st.sampled_from([None, *LANGS]))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes, lang: Lang | None) -> None:
    with contextlib.suppress(InputError):
        found = decode(Source(data, "x.txt", lang))
        assert found.text.strip()
        assert "\x00" not in found.text


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_in_utf8_is_read_as_it_is_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        assert decode(Source(text.encode("utf-8"), "x.txt")).text == text.removeprefix("\ufeff")


@given(
    st.sampled_from(CASES["read"]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=4),
)
@settings(max_examples=200, deadline=None)
def test_a_text_with_bytes_changed(case: dict[str, Any], changes: list[tuple[int, int]]) -> None:
    data = bytearray(case["text"].encode(case["encoding"]))
    for at, value in changes:
        data[at % len(data)] = value
    with contextlib.suppress(InputError):
        assert read(Source(bytes(data), "x.txt"))[0].unit == "line"
