"""References to resolutions and decisions, by number, session and letter.

`70/1`, `3363 (XXX)`, `31/16 A`, `S-8/1`, `1325 (2000)`, `217 A (III)`, in the letters and
brackets of each language, as one written form. Document symbols are taken out before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.places import Places
from hexapla.measures.romans import write_roman
from hexapla.model import Lang, Span
from hexapla.text.folds import symbol_folds

_FIRST_SESSION_WITH_SLASH = 31
"""From the thirty-first session of the General Assembly (1976) on numbers are `31/1`."""


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
    word: re.Pattern[str]
    letters: tuple[tuple[re.Pattern[str], str], ...]
    sessions: tuple[tuple[re.Pattern[str], str], ...]
    folds: dict[int, str]


def find_references(
    text: str, language: LanguageProfile, taken: Sequence[Span] = ()
) -> tuple[Reference, ...]:
    """The references of *text*, in order, outside the spans *taken*.

    A form that something else may have as well (`1/2`, `345 (2000)`) counts only in a clause that
    says resolution or decision.
    """
    patterns = _patterns(language.lang)
    said = patterns.word.search(text) is not None
    places = Places(len(text), taken)
    found_references = []
    for found in patterns.reference.finditer(text.translate(patterns.folds)):
        span = Span(*found.span())
        reference = _written(found, patterns)
        if not reference or not places.free(span):
            continue
        if said or _unmistakable(found, reference):
            found_references.append(Reference(span, reference, _turned(found, language)))
    return tuple(found_references)


def _unmistakable(found: re.Match[str], reference: str) -> bool:
    session = found["session"]
    if found["prefix"] or found["roman"] or "(" in reference:
        return found["year"] is None
    return session is not None and len(session) == 2 and int(session) >= _FIRST_SESSION_WITH_SLASH


def _written(found: re.Match[str], patterns: _Patterns) -> str:
    """The reference as English writes it; `""` where the parts do not make one."""
    letter = found["letter"] or ""
    for pattern, latin in patterns.letters:
        letter = latin if pattern.fullmatch(letter) else letter
    number = found["number"] + (f" {letter}" if letter else "")
    if found["session"]:
        prefix = _prefix(found["prefix"] or "", patterns)
        return f"{prefix}{int(found['session'])}/{number}"
    session = found["roman"] or found["year"]
    if session:
        return f"{number} ({session})"
    if found["counted"]:
        prefix = _prefix(found["before"], patterns)
        roman = write_roman(int(found["counted"]))
        return f"{number} ({prefix}{roman})"
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
    folds = {**symbol_folds(lang), ord("\uff08"): "(", ord("\uff09"): ")"}
    words = "|".join(citations.letters)
    letter = r"(?: ?(?P<letter>[A-Z](?![A-Za-z\d])" + (rf"|(?:{words})(?!\w)" if words else "") + r"))?"
    before = "|".join(citations.sessions) or r"(?!)"
    reference = re.compile(
        rf"(?<![A-Za-z\d/.,])(?:(?P<prefix>(?:ES|S|{before}) ?- ?)?(?P<session>\d{{1,4}})/(?=\d)"
        rf")?(?P<number>\d{{1,4}}){letter}"
        rf"(?(session)(?![\d/])| ?\((?:(?P<year>(?:19[4-9]|20)\d\d)|(?P<roman>(?:E?S-)?[IVX]+)"
        rf"|(?P<before>{before}) ?- ?(?P<counted>\d{{1,2}}))\))"
    )
    return _Patterns(
        reference,
        re.compile(citations.resolution),
        tuple((re.compile(word), latin) for word, latin in citations.letters.items()),
        tuple((re.compile(word), latin) for word, latin in citations.sessions.items()),
        folds,
    )
