"""The number words of a language, compiled from its profile for look-up.

It finds single words; putting them together is the work of `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from hexapla.langs import profile
from hexapla.langs.profile import Numerals
from hexapla.model import Lang

_SEVERAL = re.compile(r"[ -]|\(\?[<=!]")
"""What a pattern of several words, or one that looks around itself, has in it."""
_LONGEST_CLITICS = 5
"""Letters that may be written onto a number word's front, at most."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that is a number or part of one."""

    value: int
    scale: bool = False
    """Whether it multiplies what stands before it."""
    ordinal: bool = False
    soft: bool = False
    """Whether it means something else as well."""
    alone: bool = False
    """Whether no other word goes on with it."""
    single: int = 0
    """For a scale: its value where no number stands before it, if not its own (an Arabic dual)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language has to say numbers with."""

    words: Mapping[str, NumberWord]
    """Empty where words are not separated: `ideographs` reads the numerals there."""
    joiners: frozenset[str]
    clitics: re.Pattern[str] | None
    spelling: Mapping[int, str]
    satisfying_word: re.Pattern[str]
    """Any single word that may stand for numbers, case set aside; the group that matched names them."""
    satisfied: Mapping[str, tuple[Fraction, ...]]
    """The numbers by that name."""
    satisfying: tuple[tuple[re.Pattern[str], tuple[Fraction, ...]], ...]
    """The same of several words, or of words in a certain place."""
    may_satisfy: re.Pattern[str]
    """Any of these: most clauses hold none."""
    numerals: frozenset[str]
    """The characters that write places, where words are not separated."""
    dual: re.Pattern[str]
    """Two parts of a whole in one word."""
    decades: tuple[re.Pattern[str], ...]
    halves: re.Pattern[str]
    stems: Mapping[str, int]
    """What words of so many years, days or parties begin with."""
    stemmed: re.Pattern[str]
    """Such a word, on text in the spelling; group `stems` is its number."""
    stem: re.Pattern[str]


@lru_cache(maxsize=65536)
def look_up(word: str, lang: Lang) -> tuple[NumberWord | None, bool]:
    """The number word that *word* is in *lang*, and whether a joiner is written onto its front."""
    known = lexicon(lang)
    plain = word.lower().translate(known.spelling)
    found = known.words.get(plain)
    if found or known.clitics is None:
        return found, False
    for cut in range(1, min(_LONGEST_CLITICS + 1, len(plain))):
        prefix = known.clitics.fullmatch(plain, 0, cut)
        if prefix and plain[cut:] in known.words:
            return known.words[plain[cut:]], prefix["join"] is not None
    return None, False


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The number words of *lang*."""
    numerals, marks = profile(lang).numerals, profile(lang).typography
    spelling = {ord(a): b for a, b in zip(*numerals.spelling, strict=True)}
    known = dict(_words(numerals))
    stems = {form: known[form].value for form in numerals.stems.split()}
    stem = "|".join(sorted(stems, key=len, reverse=True)) or r"(?!)"
    border = (r"(?<!\w)", r"(?!\w)") if marks.spaced else ("", "")
    forms = (form for said in (numerals.cardinals, numerals.scales) for form in said.values())
    duals = "|".join(dual for *_, dual in numerals.parts.values()) or r"(?!)"
    words: dict[str, tuple[Fraction, ...]] = {}
    phrases: dict[str, tuple[Fraction, ...]] = {}
    for pattern, values in numerals.satisfying.items():
        single = marks.spaced and not _SEVERAL.search(pattern)
        (words if single else phrases)[pattern] = tuple(map(Fraction, values))
    whole = f"{border[0]}(?i:{{}}){border[1]}"
    named = [f"(?P<s{n}>{pattern})" for n, pattern in enumerate(words)]
    return Lexicon(
        words={w.translate(spelling): word for w, word in known.items()} if marks.spaced else {},
        numerals=frozenset() if marks.spaced else frozenset("".join(forms).replace(" ", "")),
        joiners=frozenset(numerals.joiners.split()),
        clitics=re.compile(numerals.clitics) if numerals.clitics else None,
        spelling=spelling,
        # Of several that match the last holds: the order of the profile goes from rule to exception.
        satisfying_word=re.compile(f"(?i:{'|'.join(reversed(named)) or '(?!)'})"),
        satisfied={f"s{n}": values for n, values in enumerate(words.values())},
        satisfying=tuple((re.compile(whole.format(x)), values) for x, values in phrases.items()),
        may_satisfy=re.compile(whole.format("|".join(phrases) or r"(?!)")),
        dual=re.compile(rf"(?i:(?:{_unnamed(numerals.clitics)})(?:{duals}))"),
        decades=tuple(re.compile(rf"(?<!\d){pattern}") for pattern in numerals.decades),
        halves=re.compile(f"(?i:{numerals.halves})"),
        stems=stems,
        stemmed=re.compile(rf"(?i:(?P<stems>(?:{stem})+)(?:{numerals.stem_tail})\w*)"),
        stem=re.compile(f"(?i:{stem})"),
    )


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _words(numerals: Numerals) -> Iterator[tuple[str, NumberWord]]:
    soft, alone = frozenset(numerals.soft.split()), frozenset(numerals.alone.split())
    for value, forms in numerals.ordinals.items():
        for form in _forms(forms, numerals.endings):
            scale = value in numerals.scales or value >= 1000
            yield form, NumberWord(value, scale, ordinal=True, soft=form in soft, alone=form in alone)
    singles = {form: value for value, forms in numerals.cardinals.items() for form in forms.split()}
    for form, value in singles.items():
        yield form, NumberWord(value, soft=form in soft)
    for value, forms in numerals.scales.items():
        for form in _forms(forms, numerals.endings):
            yield form, NumberWord(value, scale=True, soft=form in soft, single=singles.get(form, 0))


def _forms(forms: str, endings: str) -> Iterator[str]:
    for form in forms.split():
        if form.endswith("-"):
            yield from (form[:-1] + ending for ending in endings.split())
        else:
            yield form
