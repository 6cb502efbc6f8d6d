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
    least_part: int
    """Letters that a part of a clause needs to stand alone: about three words, and the same share of a
    clause in every language (measured on texts that all six have)."""
    enumeration: str = ""
    """The mark between the members of a list where it is not the comma."""
    apostrophes: str = "\u2019'"
    space_before: str = ""
    """Marks that a no-break space precedes."""
    spaced: bool = True
    """Whether words are separated by spaces."""
    ignorable: str = ""
    """Characters that decorate and mean nothing: removed before matching."""
    lookalikes: Mapping[str, str] = field(default_factory=dict)
    """Letters of other languages that look like one of this language, each with its counterpart; of two
    counterparts the second may stand only at the end of a word."""
    loan_letters: str = ""
    """Letters that show that a word is of another language, or a name from there."""
    doubled: str = ""
    """Words that may rightly stand twice in a row (`vous vous engagez`), in lower case, without `ignorable`,
    separated by spaces."""
    final_letters: str = ""
    """Letters that only end a word: alone they are what was broken off."""
    letter_names: str = ""
    """How letters of other alphabets are spelled out in abbreviations (Arabic `si en en`), separated by spaces."""
    one_letter_words: str = ""
    """Words of one letter, in lower case: any other single letter may be a piece of a word. Where words are
    not separated: those that never double to say something else (人人 does)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """How resolutions are laid out in this language."""

    organ_line: str
    """Pattern of the whole organ line, with or without its final comma; a group names the organ: `A`
    General Assembly, `S` Security Council, `E` Economic and Social Council, `HRC` Human Rights Council."""
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
    article: str = r"(?!)"
    """Pattern of the label of an article of a declaration or treaty; group `n` is its number."""
    division: str = r"(?!)"
    """Pattern of what a heading of a chapter, part or section begins with."""
    preamble: str = r"(?!)"
    """Pattern of the whole heading of a preamble."""
    title_form: str = r"(?!)"
    """Pattern of a whole title that carries no label (`Resolution 242 (1967)`)."""
    part: str = r"(?P<n>[IVXL]{1,6}|[A-Z\u0410-\u042f])"
    """Pattern of the mark of a part or section of a text; group `n` is its numeral or letter."""
    part_stop: str = r"\.\s+"
    """Pattern of what stands between that mark and a title in the same line."""
    inserted: str = r"\b(?:bis|ter|quater|quinquies)\b"
    """Pattern of what a label has where its paragraph was put in after another (`6 bis`)."""
    item: str = ""
    """How the editorial rules write the label of a first sub-paragraph (`a)`); `""`: it is not said."""
    last_joiner: str = r"(?!)"
    """Pattern of the word that may stand after the mark at a clause's end (`; and`)."""
    unfinished: str = r"(?!)"
    """Pattern, in lower case, of words in brackets that say that the text is not finished (`to be completed`)."""
    residue: str = r"(?!)"
    """Pattern of what tracked changes and comments leave in a text (`Deleted:`)."""
    draft: str = r"(?!)"
    """Pattern of the whole line that says who submits a draft, or that the text is one."""
    adopted: str = r"(?!)"
    """Pattern of what a sentence begins with that says how the text was adopted, or who voted how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How figures are written and said.

    Word lists are strings of forms separated by spaces, in lower case, without `ignorable`
    characters and after `spelling`. A form that ends in `-` is a stem: it takes every one of
    `endings`.
    """

    digits: tuple[str, ...]
    """Sets of ten digits, 0 to 9, in use."""
    decimal_marks: str
    group_marks: str
    cardinals: Mapping[int, str]
    """Forms by value: units, teens, tens, and hundreds that are one word."""
    ordinals: Mapping[int, str]
    endings: str = ""
    scales: Mapping[int, str] = field(default_factory=dict)
    """Words that multiply the number before them: hundred, million, billion (long or short scale)."""
    soft: str = ""
    """Words that mean something else as well: alone they satisfy a number and never demand one (where
    words are not separated: numerals that alone are no numbers)."""
    satisfying: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Patterns of words for parts and groups (half, dozen, decade, three-year) with the values
    that they satisfy, never demand; no value at all: what looks like a number and is none."""
    decades: tuple[str, ...] = ()
    """Patterns of a decade of a century (the 1990s); group `y` is its year, of four digits or two."""
    percent: tuple[str, ...] = ()
    """Patterns of per cent after a number."""
    percent_before: tuple[str, ...] = ()
    """Patterns of per cent before a number."""
    points: str = r"(?!)"
    """Pattern of points after a number, which may be percentage points."""
    percent_form: str = "{n}%"
    """How a percentage is written; `{n}` stands for its number."""
    joiners: str = ""
    """Words inside a compound number (`and`, `et`, `y`)."""
    alone: str = ""
    """Number words that no other one goes on with (`first ten` is no eleventh)."""
    comma_joins: bool = False
    """Whether a comma may stand after the thousands said in words (`one million, two hundred thousand`)."""
    halves: str = r"(?!)"
    """Pattern of a half added to the number before it (` and a half`)."""
    parts: Mapping[int, tuple[str, str, str]] = field(default_factory=dict)
    """Patterns of a part by its denominator: after one (`third`), after more (`thirds`), and two of
    them in one word (the Arabic dual; `(?!)` where there is none)."""
    fraction: str = r"(?!)"
    """Pattern of a fraction that names its denominator `d` first, then its numerator `n`, each `{n}`."""
    point: str = r"(?!)"
    """Pattern of a decimal mark between numerals that are not digits."""
    about: str = ""
    """Characters that may stand between a figure and the mark that scales it (more than)."""
    amounts: Mapping[str, int] = field(default_factory=dict)
    """Letters that scale a figure beside a sign of currency (`\u00a35m`), with what they multiply by."""
    stems: str = ""
    """Forms of `cardinals` that a word of so many years, days or parties begins with; they add up."""
    stem_tail: str = r"(?!)"
    """Pattern of the rest of such a word."""
    ranges: str = r"[-\u2010-\u2015]"
    """Pattern of what stands between the two ends of a range, without spaces around it."""
    between: tuple[str, str] = (r"(?!)", r"(?!)")
    """Patterns of a word before a range and of the word between its ends that it needs (`between 2 and 3`)."""
    clitics: str = ""
    """Pattern of what may be written onto a number word's front; group `join` is the joiner."""
    spelling: tuple[str, str] = ("", "")
    """Letters that are told apart in writing and not here: each of the first is read as its
    counterpart in the second."""
    vigesimal: bool = False
    """Whether 60 and 80 take 10 to 19 after them, and four twenties are eighty."""
    unit_first: bool = False
    """Whether a unit stands before its ten (and before the ten of a teen)."""
    inflected: tuple[int, ...] = (1,)
    """Values that the language may express without a word or figure of their own (article, dual)."""
    lone: str = ""
    """Where words are not separated: pattern around `{n}`, a numeral of one character, in which
    it certainly counts something; elsewhere it only satisfies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How dates are written."""

    months: tuple[tuple[str, ...], ...]
    """Twelve tuples of patterns; the same place in each tuple is the same inflected form."""
    clitic: str = ""
    """Pattern of the one letter that may be written onto the front of a month (`and`, `for`)."""
    patterns: tuple[str, ...]
    """Patterns of dates, the most complete first; `{days}`, `{month}`, `{year}` stand for their
    parts, each of which may be missing; a month in figures is a group `m`, the first of two `first`.
    `{months}` are two months of one year, with `months_join` between them."""
    day: str = r"\d{1,2}"
    """Pattern of a day of the month, with what may be written onto it."""
    days_join: str = r" ?[-\u2013\u2014] ?"
    """Pattern of what stands between two days of one month."""
    months_join: str = r" ?[-\u2013\u2014] ?"
    """Pattern of what stands between two months of one year."""
    spelled: tuple[str, str, str] = ("", r"(?!)", r"(?!)")
    """For a day in words: patterns of what stands before it (`""`: anything), of what stands between it
    and its month, and of `{year}` after that."""
    clock: tuple[str, ...] = ()
    """Patterns of a time of day; `{h}` stands for the hour, in figures or in a word, groups `m`, `half`
    for minutes and half an hour, `pm` for a mark of the afternoon."""
    year: str = r"[12\u0661\u0662\u06f1\u06f2]\d{3}"
    year_first: bool = False
    """Whether a date without a year takes it from the date before it (else from the one after)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """How other texts are cited."""

    symbol_folds: tuple[str, str] = ("", "")
    """Letters that look like a Latin letter of a symbol, and those letters (Cyrillic A)."""
    resolution: str = r"(?!)"
    """Pattern of the words resolution and decision, wherever they stand in the clause."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """How composite letters are written where it is not as `A`, `B` (abjad order in Arabic)."""
    sessions: Mapping[str, str] = field(default_factory=dict)
    """Words before a session's number that stand for `S-`, `ES-` or, as `""`, for a session in
    roman numerals."""
    list_join: str = r", "
    """Pattern of what stands between two members of a list: `, `, ` and `."""
    range_join: str = r" ?[-\u2013\u2014] ?"
    """Pattern of what stands between the ends of a range: ` to `."""
    range_open: str = ""
    """Pattern of what may stand before the first number of a range (Arabic `from 3 to 7`)."""
    session_numerals: str = r"(?!)"
    """Pattern of a session's number in the numerals of the language, where those are used."""
    dated: str = r"(?!)"
    """Pattern of what stands between a resolution and the date after it: ` of `."""
    dated_before: str = r"(?!)"
    """Pattern of what stands between a date and the resolution after it, a quoted title left out."""
    titled: str = r"(?!)"
    """Pattern of what stands between a resolution, or its date, and its title: `, entitled `."""
    titled_before: str = r"(?!)"
    """Pattern of what stands between a title so opened and the resolution after it."""
    numbered: Mapping[str, str] = field(default_factory=dict)
    """Kinds of divisions (paragraph, article, session, ...) with the pattern of the word that stands
    before their number."""
    numbered_after: Mapping[str, str] = field(default_factory=dict)
    """The same with the pattern of the word that stands after it, adjectives between them included."""
    ordinal: str = r"(?!)"
    """Pattern of what is written onto digits that are an ordinal."""
    ordinal_opens: str = ""
    """Pattern of what must stand before a number that such a word follows; `""`: the number must be
    an ordinal."""
    ordinal_words: bool = False
    """Whether only an ordinal in words numbers what stands before it: a cardinal there counts it."""
    agenda: str = r"(?!)"
    """Pattern of what follows a paragraph's number and makes it an item of an agenda."""
    pointers: Mapping[str, str] = field(default_factory=dict)
    """What follows a cross-reference and says where it points: patterns of `above`, `below`, `present`
    (this text), `other` (another text); the first that matches holds."""
    pointers_before: Mapping[str, str] = field(default_factory=dict)
    """The same for what stands just before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageProfile:
    """Everything that differs by language."""

    lang: Lang
    name: str
    """In English."""
    endonym: str
    direction: Literal["ltr", "rtl"]
    script: Literal["Arab", "Hans", "Latn", "Cyrl"]
    length: float
    """Code points of a translation beside those of the English text, on average."""
    codes: tuple[str, ...]
    """Codes that file names use, lower case, and the letter of the Official Document System."""
    typography: Typography
    drafting: Drafting
    numerals: Numerals
    calendar: Calendar
    citations: Citations
