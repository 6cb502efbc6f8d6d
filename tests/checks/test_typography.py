"""What holds of the typographic checks for any text: they never fail, and point at what they quote."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.checks import Context, catalogue
from hexapla.model import LANGS, Alignment, Clause, Flag, Lang, Row, Version

CODES = ("TXT007", "TXT008", "TXT009", "TXT010", "TXT011", "TXT012", "TXT015")

PIECES = (
    *(
        "the",
        "of",
        "Council",
        "нас",
        "роль",
        "для",
        "دور",
        "و",
        "المجلس",
        "人人",
        "发展",
        "的",
        "à",
        "l’eau",
    ),
    *(
        " ",
        "  ",
        "\u00a0",
        "\u202f",
        "\t",
        "\n",
        "-",
        "\u2014",
        ",",
        "،",
        "，",
        "、",
        ";",
        "؛",
        ":",
        "%",
        ".",
    ),
    *(
        "(",
        ")",
        "[",
        "）",
        "«",
        "»",
        "\u201c",
        "\u201d",
        "\u201e",
        "\u2018",
        "\u2019",
        '"',
        "《",
        "》",
        "1",
        "٣",
    ),
    *("\u0640", "\u064e", "\u0301", "\u200b", "\u202e", "\ue000", "\U0001f600", "http://un.org"),
)
_WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=24).map("".join)


def flags(code: str, lang: Lang, texts: list[str]) -> list[Flag]:
    """What the check *code* says of one version with these *texts*."""
    clauses = tuple(Clause(f"op{i}", "operative", text) for i, text in enumerate(texts))
    rows = tuple(Row(c.eid, c.kind, {lang: (c.eid,)}, 1.0, "structure") for c in clauses)
    alignment = Alignment("any", {lang: Version("any", lang, clauses)}, rows)
    check = next(check for check in catalogue() if check.code == code)
    unit = alignment if check.over == "alignment" else alignment.versions[lang]
    return list(check.run(unit, Context(alignment=alignment)))


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)  # a dictionary is loaded in the first example
@given(lang=st.sampled_from(LANGS), texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_is_read_and_every_place_is_quoted_as_it_stands(
    code: str, lang: Lang, texts: list[str]
) -> None:
    for flag in flags(code, lang, texts):
        assert flag.loci
        for locus in flag.loci:
            assert locus.span.of(texts[int(locus.eid[2:])]) == locus.text != ""
        assert not flag.suggestion or flag.suggestion != flag.loci[0].text


@pytest.mark.parametrize("code", ["TXT007", "TXT008", "TXT015"])
@settings(deadline=None)  # a dictionary is loaded in the first example
@given(lang=st.sampled_from(LANGS), texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_what_a_suggestion_mends_is_not_flagged_again(code: str, lang: Lang, texts: list[str]) -> None:
    before = flags(code, lang, texts)
    mended = next((flag for flag in before if flag.suggestion), None)
    if mended is None:
        return
    (place,) = mended.loci
    index = int(place.eid[2:])
    text = texts[index]
    texts[index] = text[: place.span.start] + mended.suggestion + text[place.span.stop :]
    again = [(f.loci[0].eid, f.loci[0].span) for f in flags(code, lang, texts)]
    assert (place.eid, place.span) not in again


@settings(deadline=None)  # a dictionary is loaded in the first example
@given(
    words=st.lists(
        st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]),
        max_size=20,
    )
)
def test_a_text_without_a_word_near_itself_has_none_doubled(words: list[str]) -> None:
    apart: list[str] = []
    for word in words:
        if word not in apart[-5:]:
            apart.append(word)
    assert not flags("TXT007", "en", [" ".join(apart)])
    if apart:
        assert len(flags("TXT007", "en", [" ".join([*apart, apart[-1].upper()])])) == 1


@settings(deadline=None)  # a dictionary is loaded in the first example
@given(
    lang=st.sampled_from(LANGS),
    inner=st.lists(st.sampled_from(["«a»", "“b”", "(c)", "[d]", "x"]), max_size=8),
)
def test_balanced_marks_are_silent(lang: Lang, inner: list[str]) -> None:
    text = " ".join(inner)
    assert not flags("TXT011", lang, [text])
    assert not [flag for flag in flags("TXT012", lang, [text]) if "quoted in" not in flag.message]
