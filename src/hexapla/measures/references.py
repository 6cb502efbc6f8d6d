"""References to resolutions and decisions, by number, session and letter.

`70/1`, `3363 (XXX)`, `31/16 A`, `S-8/1`, `1325 (2000)`, `217 A (III)`, in the letters and
brackets of each language, as one written form; the letters of one resolution (`31/16 A and B`)
are references of their own. Document symbols are taken out before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.ideographs import find_runs
from hexapla.measures.places import Places
from hexapla.measures.romans import write_roman
from hexapla.model import Lang, Span
from hexapla.text.folds import citation_folds

_FIRST_SESSION_WITH_SLASH = 31
"""From the thirty-first session of the General Assembly (1976) on numbers are `31/1`."""
_HIGHEST_OF_A_YEAR = 85
"""Resolutions of one year of the Economic and Social Council and its commissions, at most: beyond,
`1998/99` is a season."""


_LAST_SPECIAL = 60
"""Special and emergency sessions do not count so far."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at its place."""

    span: Span
    reference: str
    """As English writes it."""
    turned: str = ""
    """What it was if a conversion turned its parts round (`""`: that cannot be)."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    reference: re.Pattern[str]
    more: re.Pattern[str]
    """A further letter: `and B`; a group `reach` where it ends a range."""
    word: re.Pattern[str]
    letters: tuple[tuple[re.Pattern[str], str], ...]
    sessions: tuple[tuple[re.Pattern[str], str], ...]


def find_references(
    text: str, language: LanguageProfile, taken: Sequence[Span] = ()
) -> tuple[Reference, ...]:
    """The references of *text*, in order, outside the spans *taken*.

    A form that something else may have as well (`1/2`, `345 (2000)`) counts only in a clause that
    says resolution or decision.
    """
    patterns = _patterns(language.lang)
    if not any(mark in text for mark in "/(\uff0f\uff08"):  # the last two are full-width
        return ()
    folded = text.translate(citation_folds(language.lang))
    said = patterns.word.search(text) is not None
    places = Places(len(text), taken)
    found_references = []
    for found in patterns.reference.finditer(folded):
        span = Span(*found.span())
        reference = _written(found, patterns, language.lang)
        if not reference or not places.free(span) or _is_season_or_share(found):
            continue
        if said or _unmistakable(found):
            found_references.append(Reference(span, reference, _turned(found, language)))
            if found["letter"]:
                found_references += _further_letters(found, reference, folded, patterns)
    return tuple(found_references)


def _is_season_or_share(found: re.Match[str]) -> bool:
    """Whether it is `1998/99` or `2004/05`, `09/2010`, or two parts of a hundred (`60/40`)."""
    session, number = found["session"], found["number"]
    if session is None or found["prefix"] or found["letter"]:
        return False
    if number[0] == "0" or session[0] == "0" or (len(number) == 4 and len(session) < 4):
        return True
    if len(session) == 4:
        return (int(session) + 1) % 100 == int(number) > _HIGHEST_OF_A_YEAR
    return int(session) + int(number) == 100 and int(number) % 10 == 0


def _unmistakable(found: re.Match[str]) -> bool:
    session = found["session"]
    if found["prefix"]:
        return True
    if session is None:
        return found["year"] is None and len(found["number"]) > 1
    return len(session) == 2 and int(session) >= _FIRST_SESSION_WITH_SLASH


def _further_letters(
    found: re.Match[str], reference: str, folded: str, patterns: _Patterns
) -> Iterator[Reference]:
    """The references with the letters that follow: `and B`, `, B and C`, ` to D`."""
    stop, letter = found.end(), _latin(found["letter"], patterns)
    before, _, after = reference.rpartition(f" {letter}")
    while more := patterns.more.match(folded, stop):
        further = _latin(more["letter"], patterns)
        if further <= letter:
            return
        first = ord(letter) + 1 if more["reach"] else ord(further)
        for code in range(first, ord(further) + 1):
            yield Reference(Span(*more.span("letter")), f"{before} {chr(code)}{after}")
        stop, letter = more.end(), further


def _latin(letter: str, patterns: _Patterns) -> str:
    return next((latin for pattern, latin in patterns.letters if pattern.fullmatch(letter)), letter)


def _written(found: re.Match[str], patterns: _Patterns, lang: Lang) -> str:
    """The reference as English writes it; `""` where the parts do not make one."""
    letter = _latin(found["letter"] or "", patterns)
    number = found["number"] + (f" {letter}" if letter else "")
    if found["session"]:
        prefix = _prefix(found["prefix"] or "", patterns)
        if prefix and int(found["session"]) > _LAST_SPECIAL:
            return ""
        return f"{prefix}{int(found['session'])}/{number}"
    session = found["roman"] or found["year"]
    if session:
        return f"{number} ({session})"
    if found["counted"]:
        prefix = _prefix(found["before"], patterns)
        roman = write_roman(int(found["counted"]))
        return f"{number} ({prefix}{roman})"
    if found["numerals"]:
        return f"{number} ({write_roman(int(next(find_runs(found['numerals'], lang)).value))})"
    return ""


def _prefix(raw: str, patterns: _Patterns) -> str:
    bare = raw.strip(" -")
    return next(
        (latin for pattern, latin in patterns.sessions if pattern.fullmatch(bare)), raw and f"{bare}-"
    )


def _turned(found: re.Match[str], language: LanguageProfile) -> str:
    if language.direction != "rtl" or not found["session"] or found["prefix"] or found["letter"]:
        return ""
    return f"{int(found['number'])}/{found['session']}"


@cache
def _patterns(lang: Lang) -> _Patterns:
    language = profile(lang)
    citations = language.citations
    words = "|".join(citations.letters)
    letter = r"(?P<letter>[A-Z](?![A-Za-z\d])" + (rf"|(?:{words})(?!\w)" if words else "") + r")"
    before = "|".join(citations.sessions) or r"(?!)"
    reference = re.compile(
        r"(?<![A-Za-z\d/\\.,])(?<![A-Z]-)"
        rf"(?:(?P<prefix>(?:ES|S|{before}) ?- ?)?(?P<session>\d{{1,4}})/(?=\d)"
        rf")?(?P<number>\d{{1,4}})(?: ?{letter})?"
        rf"(?(session)(?![\d/])| ?\((?:(?P<year>19[4-9]\d|20\d\d)|(?P<roman>(?:E?S-)?[IVXL]+)"
        rf"|(?P<before>{before}) ?- ?(?P<counted>\d{{1,2}})"
        rf"|(?P<numerals>{citations.session_numerals}))\))"
    )
    return _Patterns(
        reference,
        re.compile(rf"(?:(?P<reach>{citations.range_join})|{citations.list_join}){letter}(?![-/\d])"),
        re.compile(citations.resolution),
        tuple((re.compile(word), latin) for word, latin in citations.letters.items()),
        tuple((re.compile(word), latin) for word, latin in citations.sessions.items()),
    )
