"""Stretches of words inside a text that are of another language than the text.

By their script, and between languages of one script by small words and dictionaries. What is
quoted, in brackets or in italics may well be of another language and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import groupby, product
from types import MappingProxyType

from hexapla.langs import profile
from hexapla.model import LANGS, Lang, Span
from hexapla.text.address_like import address_like
from hexapla.text.dictionary import WITH_DICTIONARY, is_word
from hexapla.text.function_words import ARTICLES, CONNECTIVES, SMALL_WORDS
from hexapla.text.quotations import quotations
from hexapla.text.scripts import script_of, script_shares

FEWEST_WORDS = 4
"""Words that make a run; names and terms are shorter, or have capitals."""

FEWEST_LETTERS = 8
"""The same where words are not separated."""

FEWEST_PLAIN = 5
"""Words that make a run without any small word of its language."""

SHARE_OF_FOREIGN = 0.5
"""The least share of a run's words in lower case that the language of the text does not know."""

_FEWEST_COPIED = 3
"""The same for words that another version of that language has in the same place; one is enough where
it is of another script."""

_FEWEST_TELLING = 2
"""Words of a run in lower case that are no small words: the title of an instrument has none."""

_LONG = 4
"""Letters of a word that is certainly one."""

_LONGEST_GAP = 30
"""Code points, none of them letters, that may stand between two words of a run."""

_OWN_SMALL, _OWN, _UNKNOWN = -1.5, -1.0, -0.5
"""What speaks against a run, beside a foreign word that counts 1.0."""

_IDEOGRAPHS = "\u3400-\u9fff"
_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = rf"[^\W\d_{_IDEOGRAPHS}{_LATIN}]+"
_WORD = re.compile(
    rf"[{_IDEOGRAPHS}]+|[{_LATIN}]+(?:['\u2019-][{_LATIN}]+)*|{_OTHER}(?:['\u2019-]{_OTHER})*"
)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\uff08[^\uff08\uff09]*\uff09")  # fullwidth parentheses


@dataclass(frozen=True, slots=True)
class ForeignRun:
    """A stretch of words of another language."""

    span: Span
    lang: Lang


_Word = re.Match[str]


@lru_cache(maxsize=1_000)
def words_of(text: str) -> frozenset[str]:
    """The words of *text* as they are compared."""
    return frozenset(_WORD.findall(text))


def foreign_runs(
    text: str,
    lang: Lang,
    italics: Sequence[Span] = (),
    beside: Mapping[Lang, frozenset[str]] = MappingProxyType({}),
) -> tuple[ForeignRun, ...]:
    """The runs of *text*, in *lang*, that are of another language, in order and not overlapping.

    *beside* has the words of the other versions in the same place: a run of theirs may be shorter.
    """
    if not _may_have_runs(text, lang, beside):
        return ()
    groups = [*_groups(_words(text, lang, italics), text)]
    found: list[ForeignRun] = []
    for run in (
        *_of_other_script(groups, lang),
        *_of_same_script(groups, lang),
        *_left_over(groups, lang, beside),
    ):
        if not any(run.span.overlaps(other.span) for other in found):
            found.append(run)
    return tuple(sorted(found, key=lambda run: run.span))


def _may_have_runs(text: str, lang: Lang, beside: Mapping[Lang, frozenset[str]]) -> bool:
    """A quick look, without dictionaries."""
    own = profile(lang).script
    if any(script != own for script in script_shares(text)):
        return True
    rivals = _rivals(lang)
    words = {word.strip(",.;:()") for word in text.split()} - _small(lang)
    small = sum(any(word in _telling(x) for x in rivals) for word in words)
    there = sum(any(word in beside.get(x, ()) for x in rivals) for word in words if word.islower())
    unknown = sum(word.islower() and not is_word(word, lang) for word in words) if rivals else 0
    return small + unknown >= FEWEST_WORDS - 1 or there >= _FEWEST_COPIED - 1


@cache
def _rivals(lang: Lang) -> tuple[Lang, ...]:
    """The other languages of the same script that have a dictionary."""
    script = profile(lang).script
    return tuple(x for x in LANGS if x != lang and x in WITH_DICTIONARY and profile(x).script == script)


def _words(text: str, lang: Lang, italics: Sequence[Span]) -> list[_Word]:
    """The words of *text* that are not quoted, bracketed, in italics or part of an address."""
    excused = [*quotations(text, lang), *italics, *address_like(text)]
    excused += [Span(*match.span()) for match in _BRACKETED.finditer(text)]
    return [
        word
        for word in _WORD.finditer(text)
        if not any(word.start() < span.stop and span.start < word.end() for span in excused)
    ]


def _of_other_script(groups: Iterable[Sequence[_Word]], lang: Lang) -> Iterator[ForeignRun]:
    own = profile(lang).script
    for group in groups:
        for script, words in groupby(group, lambda word: script_of(word[0][0])):
            stretch = list(words)
            if script not in (None, own) and (found := _foreign(stretch)):
                yield ForeignRun(_span(stretch), found)


def _span(stretch: Sequence[_Word]) -> Span:
    return Span(stretch[0].start(), stretch[-1].end())


def _neighbours(word: _Word, other: _Word, text: str) -> bool:
    between = text[word.end() : other.start()]
    if len(between) > _LONGEST_GAP or any(map(str.isalpha, between)):
        return False
    return all(char.isprintable() or char in "\n\t" for char in between)


def _foreign(stretch: Sequence[_Word]) -> Lang | None:
    """The language of a *stretch* in one script; `None`: it is too short, or names and titles."""
    script = script_of(stretch[0][0][0])
    langs = [lang for lang in LANGS if profile(lang).script == script]
    if not profile(langs[0]).typography.spaced:
        return langs[0] if sum(len(word[0]) for word in stretch) >= FEWEST_LETTERS else None
    common = [word[0] for word in stretch if word[0] == word[0].lower() and len(word[0]) > 1]
    telling = [word for word in common if not any(word in _small(lang) for lang in langs)]
    if len(stretch) < FEWEST_WORDS or len(common) < FEWEST_WORDS - 1 or len(telling) < _FEWEST_TELLING:
        return None
    return max(langs, key=lambda lang: sum(_is_of(word, lang) for word in common))


def _is_of(word: str, lang: Lang) -> float:
    return 1.0 if word in _telling(lang) else 0.5 * bool(is_word(word, lang))


def _of_same_script(groups: Iterable[Sequence[_Word]], lang: Lang) -> Iterator[ForeignRun]:
    """The runs in languages of the same script, the surest first."""
    scored = [
        (score, other, span)
        for group in groups
        for other in _rivals(lang)
        for score, span in _best(group, lang, other)
    ]
    for _, other, span in sorted(scored, key=lambda one: (-one[0], one[2])):
        yield ForeignRun(span, other)


def _left_over(
    groups: Iterable[Sequence[_Word]], lang: Lang, beside: Mapping[Lang, frozenset[str]]
) -> Iterator[ForeignRun]:
    """Stretches of words that one other version has in the same place, and no third one."""
    for group, other in product(groups, beside):
        thirds = frozenset().union(*(words for x, words in beside.items() if x != other))
        for copied, words in groupby(group, partial(_is_copy, beside[other])):
            stretch = list(words)
            if copied and _is_left_over([word[0] for word in stretch], lang, other, thirds):
                yield ForeignRun(_span(stretch), other)


def _is_copy(there: frozenset[str], word: _Word) -> bool:
    return word[0] in there and word[0] == word[0].lower()


def _is_left_over(words: Sequence[str], lang: Lang, other: Lang, thirds: frozenset[str]) -> bool:
    if profile(lang).script != profile(other).script:
        return any(len(x) >= _LONG and x not in thirds and is_word(x, other) for x in words)
    scores = [_score(word, lang, other) for word in words]
    telling = sum(score > 0 and word not in thirds for score, word in zip(scores, words, strict=True))
    # In a long copy words that the two languages share do not speak against it.
    least = _FEWEST_COPIED if min(scores) >= 0 else FEWEST_WORDS
    return len(words) >= least and telling >= _FEWEST_TELLING


def _groups(words: Sequence[_Word], text: str) -> Iterator[Sequence[_Word]]:
    """The *words* of *text* in groups of neighbours."""
    begin = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not _neighbours(words[at - 1], words[at], text):
            yield words[begin:at]
            begin = at


def _best(words: Sequence[_Word], lang: Lang, other: Lang) -> Iterator[tuple[float, Span]]:
    """The runs of *words* that are rather of *other* than of *lang*, with how much speaks for each."""
    begin, end, total, best = 0, 0, 0.0, 0.0
    for at, word in enumerate((*words, None)):
        total += _score(word[0], lang, other) if word else -total
        if total > best:
            best, end = total, at + 1
        # What speaks against it outweighs what came since its best end: the run is over.
        if word is None or total <= max(0.0, best - FEWEST_WORDS):
            if best and _is_run([one[0] for one in words[begin:end]], lang, other):
                yield best, Span(words[begin].start(), words[end - 1].end())
            begin, end, total, best = at + 1, at + 1, 0.0, 0.0


def _is_run(words: Sequence[str], lang: Lang, other: Lang) -> bool:
    foreign = [word for word in words if _score(word, lang, other) > 0]
    telling = sum(word not in _telling(other) for word in foreign)
    least = FEWEST_PLAIN if telling == len(foreign) else FEWEST_WORDS
    common = sum(word == word.lower() for word in words)
    return telling >= _FEWEST_TELLING and len(foreign) >= max(least, SHARE_OF_FOREIGN * common)


@lru_cache(maxsize=50_000)
def _score(word: str, lang: Lang, other: Lang) -> float:
    """1.0 for a word of *other*, less than 0.0 for a word of *lang*, 0.0 for what tells nothing."""
    if word != word.lower():
        return 0.0
    own = word in _small(lang)
    if word in _telling(other):
        return 0.0 if own else 1.0
    if own:
        return _OWN_SMALL
    # Dictionaries list small words of their neighbours as well.
    if any(word in _telling(third) for third in LANGS):
        return 0.0
    known, foreign = (all(is_word(x, y) for x in _PARTS.split(word)) for y in (lang, other))
    if known:
        return 0.0 if foreign else _OWN
    return 1.0 if foreign else _UNKNOWN


_PARTS = re.compile(r"['\u2019-]")


@cache
def _telling(lang: Lang) -> frozenset[str]:
    return SMALL_WORDS.get(lang, frozenset())


@cache
def _small(lang: Lang) -> frozenset[str]:
    tables = (SMALL_WORDS, CONNECTIVES, ARTICLES)
    return frozenset().union(*(table.get(lang, frozenset()) for table in tables))
