"""Terms and texts as sequences of comparable words.

What may stand for what is settled here, word by word; where a term stands in a text is the
matchers' business. Spans are code points of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.terms.particles import FIXING, INDEFINITE, PREFIXES
from hexapla.text.function_words import CONNECTIVES, plain
from hexapla.text.lemmas import akin, dictionary_keys, share, text_keys
from hexapla.text.normalise import HYPHENS, Normal, matching_form
from hexapla.text.tokenise import Token, chinese_words, tokens_of

_DROPPED = re.compile("[ \u300a\u300b\u3008\u3009]")
_BETWEEN_LATIN = re.compile(r"(?<=[a-z0-9])-(?=[a-z0-9])")
_JOINTS = frozenset((*HYPHENS, " ", "\u00a0"))
_LOOSE_WINDOW = 8
"""Words beyond its own length over which a term may be scattered and still be suspected."""


def is_abbreviation(raw: str) -> bool:
    """Whether *raw* is matched with its case: `AI`, `ЦУР`, `SDGs`, `COVID`."""
    stem = raw.removesuffix("s")
    if not stem.isupper():
        return False
    letters = [char for char in stem if char.isalpha()]
    return len(letters) >= 2 and all(char.isupper() for char in letters)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared."""

    span: Span
    form: str
    raw: str
    keys: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """A text made ready for matching, once for all terms."""

    text: str
    lang: Lang
    normal: Normal

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words without articles, contractions undone."""
        words = []
        for token in _joined(tokens_of(self.normal, self.text, self.lang), self.text, self.lang):
            form = plain(token.form, self.lang)
            if form:
                words.append(Word(token.span, form, token.raw, text_keys(form, self.lang)))
        return tuple(words)

    @cached_property
    def borders(self) -> tuple[int, ...]:
        """Where the Chinese words of the normal form begin and end."""
        return tuple(sorted({at for word in chinese_words(self.normal.text) for at in word}))


def reading(text: str, lang: Lang) -> Reading:
    """*text* ready for matching.

    Where words are not spaced, stray spaces and the marks of titles are no obstacle
    (《联合国气候变化框架公约》京都议定书), and a hyphen inside Latin letters is as good as a space.
    """
    normal = matching_form(text, lang)
    if not profile(lang).typography.spaced:
        form = _BETWEEN_LATIN.sub(" ", normal.text)
        if form != normal.text:
            normal = replace(normal, text=form)
        if dropped := [at for at in map(re.Match.start, _DROPPED.finditer(form)) if _stray(form, at)]:
            normal = normal.without(frozenset(dropped))
    return Reading(text, lang, normal)


def _joined(tokens: Iterable[Token], text: str, lang: Lang) -> Iterator[Token]:
    """*tokens*, prefixes written apart made one word with what follows: `co-operation`."""
    prefixes = PREFIXES.get(lang, frozenset())
    held: Token | None = None
    for token in tokens:
        if held is not None:
            gap = text[held.span.stop : token.span.start]
            if len(gap) <= 2 and _JOINTS.issuperset(gap):
                span = Span(held.span.start, token.span.stop)
                yield Token(span, held.form + token.form, span.of(text))
                held = None
                continue
            yield held
            held = None
        if token.form in prefixes:
            held = token
        else:
            yield token
    if held is not None:
        yield held


def _stray(text: str, at: int) -> bool:
    return text[at] != " " or not _between_latin(text, at)


def _between_latin(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before.isascii() and after.isascii() and before and after)


@dataclass(frozen=True, slots=True)
class TermWord:
    """A word of a term."""

    form: str
    raw: str
    keys: frozenset[str]
    exact: bool
    """Whether case matters: an abbreviation."""
    fixed: bool = False
    """Whether no other form will do: a word of a phrase that does not inflect (`au besoin`)."""

    @property
    def spellings(self) -> frozenset[str]:
        """How it may be written, where case matters: as it is, and with or without a plural `s`."""
        plural = self.raw.removesuffix("s")
        return frozenset({self.raw, plural, plural + "s"})

    def matches(self, word: Word) -> bool:
        """Whether *word* is a form of this one."""
        if self.exact:
            return word.raw in self.spellings
        if self.fixed:
            return word.form == self.form
        return share(word.form, word.keys, self.form, self.keys)


TERMS: dict[Lang, dict[str, tuple[TermWord, ...]]] = {}
"""The words of each term met so far, by language; can be handed in and read out."""


def term_words(text: str, lang: Lang) -> tuple[TermWord, ...]:
    """The words of a term, articles left out; Chinese as rjieba divides it."""
    known = TERMS.setdefault(lang, {})
    found = known.get(text)
    if found is None:
        found = known[text] = _term_words(text, lang)
    return found


def _term_words(text: str, lang: Lang) -> tuple[TermWord, ...]:
    normal = reading(text, lang).normal
    words = []
    for token in _joined(tokens_of(normal, text, lang), text, lang):
        form = plain(token.form, lang)
        if form:
            words.append((form, token.raw))
    if len(words) > 1 and words[0][0] in INDEFINITE.get(lang, ()):
        del words[0]
    fixed = bool(words) and words[0][0] in FIXING.get(lang, ())
    alone = len(words) == 1
    return tuple([_term_word(form, raw, lang, fixed, alone) for form, raw in words])


@cache
def _term_word(form: str, raw: str, lang: Lang, fixed: bool, alone: bool) -> TermWord:
    if is_abbreviation(raw):
        singular = form.removesuffix("s")
        return TermWord(form, raw, frozenset({singular, singular + "s"}), exact=True)
    keys = text_keys(form, lang) if fixed else dictionary_keys(form, lang, alone=alone)
    return TermWord(form, raw, keys, exact=False, fixed=fixed)


def scattered(
    term: Sequence[TermWord], text: Reading, telling: Sequence[TermWord], taken: Sequence[Span]
) -> bool:
    """Whether words akin to all content words of *term* stand near each other in *text*.

    True for paraphrases and shared words (`pays développés et en développement`): reason to
    doubt that the rendering is missing. One of the *telling* words must stand outside the
    spans *taken* by other terms, which account for the rest.
    """
    lang = text.lang
    words = text.words
    content = content_words(term, lang)
    places = []
    for wanted in content:
        places.append([i for i, word in enumerate(words) if _akin(wanted, word, lang)])
        if not places[-1]:
            return False
    if not content:
        return False
    free = {i for i, word in enumerate(words) if not any(word.span.overlaps(span) for span in taken)}
    told = any(
        free.intersection(place)
        for wanted, place in zip(content, places, strict=True)
        if wanted in telling
    )
    reach = len(term) + _LOOSE_WINDOW
    return told and any(_near(start, places, reach) for start in places[0])


def content_words(term: Sequence[TermWord], lang: Lang) -> list[TermWord]:
    """The words of *term* that mean something by themselves; all of them, if none does."""
    connectives = CONNECTIVES.get(lang, frozenset())
    return [word for word in term if word.form not in connectives] or list(term)


def _near(start: int, places: list[list[int]], reach: int) -> bool:
    return all(any(abs(at - start) <= reach for at in place) for place in places)


def _akin(wanted: TermWord, word: Word, lang: Lang) -> bool:
    if wanted.exact:
        return wanted.matches(word)
    return wanted.matches(word) or akin(wanted.form, word.form, lang)
