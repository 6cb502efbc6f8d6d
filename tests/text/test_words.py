"""Words, their forms, and what is quoted, in six scripts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model import LANGS, Lang
from hexapla.text.arabic import stems, strippings
from hexapla.text.function_words import plain
from hexapla.text.lemmas import akin, dictionary_keys, share, text_keys
from hexapla.text.normalise import matched
from hexapla.text.quotations import quotations
from hexapla.text.tokenise import tokenise


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("ar", "وإذ تشــير إلى القرار 70/1،", ["وإذ", "تشــير", "إلى", "القرار", "70", "1"]),
        ("zh", "发展中国家和个人权利，2030年", ["发展中国家", "和", "个人", "权利", "2030", "年"]),
        (
            "en",
            "Member States\u2019 and women\u2019s rights",
            ["Member", "States", "and", "women", "rights"],
        ),
        ("en", "capacity-building", ["capacity", "building"]),
        ("fr", "l\u2019intelligence d\u2019un État", ["l", "intelligence", "d", "un", "État"]),
        ("ru", "государства\u2011члены ООН", ["государства", "члены", "ООН"]),
        ("es", "la Asamblea, ¿cómo?", ["la", "Asamblea", "cómo"]),
    ],
)
def test_words_as_written(lang: Lang, text: str, words: list[str]) -> None:
    assert [token.raw for token in tokenise(text, lang)] == words


@given(st.text(max_size=40), st.sampled_from(LANGS))
def test_tokens_are_slices_in_order(text: str, lang: Lang) -> None:
    tokens = tokenise(text, lang)
    assert all(token.raw == token.span.of(text) and token.form for token in tokens)
    assert all(a.span.stop <= b.span.start for a, b in pairwise(tokens))


SAME = [
    ("ar", "قدرات", "وبقدراتها"),
    ("ar", "الحد", "للحد"),
    ("ar", "فجوة", "الفجوات"),
    ("ar", "خطة", "وخطتها"),
    ("ar", "تعاون", "تعاونا"),
    ("en", "country", "countries"),
    ("en", "woman", "Women"),
    ("fr", "national", "nationaux"),
    ("fr", "avancé", "avancées"),
    ("fr", "numérique", "numériques"),
    ("ru", "развитый", "развитыми"),
    ("ru", "человек", "людей"),
    ("ru", "развивающийся", "развивающихся"),
    ("es", "capacidad", "capacidades"),
    ("es", "adelantado", "adelantadas"),
]
OTHER = [
    ("ar", "الدولي", "الدولة"),
    ("en", "developed", "developing"),
    ("en", "university", "universal"),
    ("fr", "développé", "développement"),
    ("fr", "rappelant", "rappelle"),
    ("ru", "развитие", "развитый"),
    ("ru", "подтверждая", "подтверждает"),
    ("es", "desarrollados", "desarrollo"),
    ("es", "recordando", "recuerda"),
    ("zh", "人权", "权利"),
]


def one_word(lang: Lang, term: str, word: str) -> bool:
    term, word = matched(term, lang), matched(word, lang)
    return share(word, text_keys(word, lang), term, dictionary_keys(term, lang))


@pytest.mark.parametrize(("lang", "term", "word"), SAME)
def test_forms_of_one_word(lang: Lang, term: str, word: str) -> None:
    assert one_word(lang, term, word)
    assert one_word(lang, term, term)


@pytest.mark.parametrize(("lang", "term", "word"), OTHER)
def test_other_words(lang: Lang, term: str, word: str) -> None:
    assert not one_word(lang, term, word)


@pytest.mark.parametrize(
    ("lang", "one", "other", "expected"),
    [
        ("fr", "renforcement", "renforcer", True),
        ("ru", "деградация", "деградировавшие", True),
        ("en", "eradication", "eradicating", True),
        ("zh", "暴力", "暴力行为", True),
        ("zh", "国家", "发展中国家", False),
        ("es", "derecho", "deber", False),
        ("ar", "تعاون", "تعاونهما", True),
        ("ar", "سلام", "قرار", False),
    ],
)
def test_words_of_one_root(lang: Lang, one: str, other: str, expected: bool) -> None:
    assert akin(one, other, lang) is expected


def test_arabic_clitics_come_off_and_short_words_stay() -> None:
    assert {"وللبلدان", "للبلدان", "بلدان"} <= set(strippings("وللبلدان"))
    assert strippings("في") == ("في",)
    assert {"بلدان", "بلد"} <= stems("البلدان")


@pytest.mark.parametrize(
    ("lang", "word", "expected"),
    [("fr", "du", "de"), ("fr", "l", ""), ("es", "al", "a"), ("en", "the", ""), ("ru", "на", "на")],
)
def test_articles_and_contractions(lang: Lang, word: str, expected: str) -> None:
    assert plain(word, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "quoted"),
    [
        (
            "ar",
            "المعنون \u201dتحويل عالمنا\u201c، و\u201dآخر\u201c",
            ["\u201dتحويل عالمنا\u201c", "\u201dآخر\u201c"],
        ),
        ("zh", "题为\u201c变革\u201d的《宪章》", ["\u201c变革\u201d", "《宪章》"]),
        ("en", "the \u2018States\u2019 rights\u2019 of all", ["\u2018States\u2019"]),
        ("en", "a \u2018woman\u2019s day\u2019 here", ["\u2018woman\u2019s day\u2019"]),
        ("fr", "dite « Pacte “pour” tous » ici", ["« Pacte “pour” tous »"]),
        ("ru", "«Итоги» и „планы“", ["«Итоги»", "„планы“"]),
        ("es", 'el "texto" y “sin fin', ['"texto"']),
    ],
)
def test_what_is_quoted(lang: Lang, text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quotations(text, lang)] == quoted
