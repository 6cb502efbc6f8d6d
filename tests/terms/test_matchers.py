"""The matcher of spaced scripts finds what its definition says, term by term and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.model import Lang, Span
from hexapla.terms.matchers import SpacedMatcher
from hexapla.terms.words import Reading, TermWord, Word, reading, term_words
from hexapla.text.function_words import INSERTIONS, plain
from hexapla.text.normalise import matched

_WORDS: dict[Lang, list[str]] = {
    "ar": ["حقوق", "الإنسان", "وحقوق", "هذه", "بناء", "القدرات", "قدراتها"],
    "en": ["States", "state", "their", "SDG", "SDGs", "sdgs", "goal", "goals", "these", "meeting", "of"],
    "fr": [
        "capacités",
        "leurs",
        "les",
        "des",
        "PMA",
        "pma",
        "pays",
        "avancés",
        "MARCHANTE",
        "marchante",
    ],
    "ru": ["права", "правам", "человека", "их", "ЦУР", "цур", "развитых", "развитие"],
    "es": ["países", "país", "sus", "el", "los", "desarrollo", "ONU", "onu", "adelantados"],
}


def by_definition(lang: Lang, terms: Sequence[str], text: Reading) -> Iterator[tuple[int, Span]]:
    for at, word in enumerate(text.words):
        for index, term in enumerate(terms):
            wanted = term_words(term, lang)
            if wanted and wanted[0].keys & word.keys and wanted[0].matches(word):
                last = follow(text.words, at, wanted, lang)
                if last is not None:
                    span = Span(word.span.start, text.words[last].span.stop)
                    if not wanted[0].fixed or as_written(span.of(text.text), lang) in stripped(
                        term, lang
                    ):
                        yield index, span


def as_written(text: str, lang: Lang) -> str:
    return " ".join(re.findall(r"\w+", matched(text, lang)))


def stripped(term: str, lang: Lang) -> set[str]:
    """*term*, and what is left without the articles before it."""
    words = as_written(term, lang).split()
    heads = [n for n in range(len(words)) if not any(plain(word, lang) for word in words[:n])]
    return {" ".join(words[n:]) for n in heads}


def follow(words: Sequence[Word], at: int, term: Sequence[TermWord], lang: Lang) -> int | None:
    spare = True
    for wanted in term[1:]:
        at += 1
        rest = words[at:]
        if not rest:
            return None
        if spare and not wanted.matches(rest[0]) and rest[0].form in INSERTIONS[lang]:
            at, spare, rest = at + 1, False, rest[1:]
        if not rest or not wanted.matches(rest[0]):
            return None
    return at


@pytest.mark.parametrize("lang", sorted(_WORDS))
@given(st.data())
@settings(deadline=None, max_examples=60)
def test_as_defined(lang: Lang, data: st.DataObject) -> None:
    phrase = st.lists(st.sampled_from(_WORDS[lang]), max_size=3).map(" ".join)
    terms = data.draw(st.lists(phrase, max_size=8))
    long = st.lists(st.sampled_from([*_WORDS[lang], ","]), max_size=12).map(" ".join)
    text = reading(data.draw(long), lang)
    matcher = SpacedMatcher(lang)
    for index, term in enumerate(terms):
        matcher.add(index, term)
    assert list(matcher.matches(text)) == list(by_definition(lang, terms, text))


def test_a_term_added_later_is_found_too() -> None:
    matcher = SpacedMatcher("ru")
    text = reading("права человека", "ru")
    matcher.add(0, "право")
    assert [index for index, _ in matcher.matches(text)] == [0]
    matcher.add(1, "права человека")
    assert [index for index, _ in matcher.matches(text)] == [0, 1]
