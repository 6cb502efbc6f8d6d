"""The shape of a language profile: pure data, no functions.

Patterns are regular expressions for `re`, matched on NFC text. Each statement of a rule
carries its status in the language's own file: [C] confirmed in a published editorial rule,
[S] seen in official texts, [G] general knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hexapla.model import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """Marks and spacing."""

    quotes: tuple[tuple[str, str], ...]
    """Opening and closing pairs, outer first."""
    brackets: tuple[tuple[str, str], ...]
    sentence_ends: str
    comma: str
    semicolon: str
    colon: str
    full_stop: str
    apostrophes: str = "\u2019'"
    space_before: str = ""
    """Marks that a no-break space precedes."""
    spaced: bool = True
    """Whether words are separated by spaces."""
    ignorable: str = ""
    """Characters that decorate and mean nothing: removed before matching."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """How resolutions are laid out in this language."""

    organ_line: str
    """Pattern of the whole organ line, with or without its final comma."""
    title_label: str
    """Pattern of what stands before the title (`78/311.`)."""
    operative_label: str
    """Pattern of the label of an operative paragraph; group `n` is the number."""
    sublabel: str
    """Pattern of the label of a sub-paragraph; group `mark` is what is inside the brackets."""
    adoption: tuple[str, ...]
    """Patterns of whole lines of the adoption line, in any order."""
    preambular_leads: tuple[str, ...]
    """How preambular paragraphs open, lower case: the longest match is the lead."""
    operative_leads: tuple[str, ...]
    """The same for operative paragraphs."""
    preambular_form: str = r"(?!)"
    """Pattern of any preambular opening, for those that are not listed."""
    operative_form: str = r"(?!)"
    adverbs: tuple[str, ...] = ()
    """Words that may follow or precede a lead and belong to it (also, further)."""
    note_call: str = r"\((?P<mark>\d{1,3})\)"
    """Pattern of a note call that is not a superscript, besides bare digits."""
    annex: str = ""
    """Pattern of the whole heading of an annex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How figures are written and said."""

    digits: tuple[str, ...]
    """Sets of ten digits, 0 to 9, in use."""
    decimal_marks: str
    group_marks: str
    cardinals: Mapping[str, int]
    """Number words in their dictionary and inflected forms, lower case."""
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    """Words that multiply the number before them: million, billion (long or short scale)."""
    fractions: Mapping[str, str] = field(default_factory=dict)
    """Words for parts and groups (half, dozen, decade): they satisfy and never demand."""
    percent: tuple[str, ...] = ()
    """Patterns of per cent."""
    joiners: tuple[str, ...] = ()
    """Words inside a compound number (`et`, `y`, `and`, Arabic waw)."""
    not_numbers: tuple[str, ...] = ()
    """Patterns of words and phrases that look like numbers and are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How dates are written."""

    months: tuple[tuple[str, ...], ...]
    """Twelve tuples of forms, lower case, all inflected forms."""
    day_month_year: tuple[str, ...]
    """Patterns with groups `d`, `m`, `y` (each may be missing); `{month}` stands for the months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """How other texts are cited."""

    symbol_folds: Mapping[str, str] = field(default_factory=dict)
    """Letters that look like a Latin letter of a symbol, and that letter (Cyrillic А)."""
    resolution: tuple[str, ...] = ()
    """Patterns of the word `resolution(s)` that stands before or after a number."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Composite letters: how `A`, `B` are written (abjad order in Arabic)."""
    sessions: Mapping[str, str] = field(default_factory=dict)
    """Other ways to write the session in brackets, as a mapping to roman numerals or `S`, `ES`."""
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Patterns of the words for article, chapter, annex, section, Goal, paragraph, by that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageProfile:
    """Everything that differs by language."""

    lang: Lang
    name: str
    """In English."""
    endonym: str
    direction: Literal["ltr", "rtl"]
    script: Literal["Arab", "Hans", "Latn", "Cyrl"]
    codes: tuple[str, ...]
    """Codes that file names use, lower case, and the letter of the Official Document System."""
    typography: Typography
    drafting: Drafting
    numerals: Numerals
    calendar: Calendar
    citations: Citations
