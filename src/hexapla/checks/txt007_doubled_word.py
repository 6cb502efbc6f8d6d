"""A word or phrase stands twice in a row.

## What it does
Compares each word with the next one, and each phrase of two or three words with the words after
it, without case, kashida and vowel marks, also across a line's end. In Chinese it compares the
words into which the text divides.

## Why it matters
What stands twice was moved or pasted, and often another word is missing there.

## Example
"the role of the the Council" has *the* twice; suggestion: `the`.

## Guards
Nothing but spaces may stand between the two. Words that the language doubles (fr *nous nous*, *vous
vous*, es *no no*, *que que*), figures and labels are passed over; so are Chinese characters that
say something else twice (人人, 日日), 一步一步, letters spelled
out in an abbreviation (ar سي إن إن), and *year after year after year*. What has a capital is
a name (*Walla Walla*) where no dictionary knows it; so is what another version of the row has
twice as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from hexapla.checks.check import Check, Context, row_groups
from hexapla.checks.typographic import flag_at
from hexapla.langs import profile
from hexapla.model import Alignment, Clause, Flag, Lang
from hexapla.text.dictionary import is_word
from hexapla.text.doublings import Doubling, doublings

_ROMAN = re.compile(r"[ivxlcdm]+")
_HYPHENATED = re.compile(r"\b([^\W\d_]{2,})[-\u2010\u2011]\1\b")
"""A name that other versions write with a hyphen (`Bora-Bora`)."""
_WORD = re.compile(r"[^\W\d_]+")
_ONE = "\u4e00"
"""CJK UNIFIED IDEOGRAPH-4E00, one: 一步一步 is step by step."""

_Found = Sequence[tuple[Clause, Doubling]]


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each word or phrase that stands twice in a row."""
    for group in row_groups(alignment):
        found: dict[Lang, _Found] = {
            lang: [(c, d) for c in group.clauses[lang] for d in doublings(c.text, lang)]
            for lang in group.present()
        }
        hyphenated = any(found.values()) and any(
            _hyphenated(clause.text) for own in group.clauses.values() for clause in own
        )
        for lang, own in found.items():
            for clause, doubling in own:
                if not _right(doubling, clause, lang, found, hyphenated=hyphenated):
                    once = doubling.once.of(clause.text)
                    said = (
                        f"\u201c{once}\u201d stands {_TIMES.get(doubling.times, 'many times')} in a row"
                    )
                    place = [(clause, doubling.span)]
                    yield flag_at(CHECK, lang, place, said, context, suggestion=once)


def _hyphenated(text: str) -> bool:
    return any(found[1][0].isupper() for found in _HYPHENATED.finditer(text))


_TIMES = {2: "twice", 3: "three times"}


def _right(
    doubling: Doubling, clause: Clause, lang: Lang, found: Mapping[Lang, _Found], *, hyphenated: bool
) -> bool:
    """Whether the doubling is the language's, or that of other versions, or a name."""
    words, case = doubling.words, _case(clause, doubling)
    others = [(c, d) for x, own in found.items() if x != lang for c, d in own]
    if _usual(doubling, clause, lang) or any(words == other.words for _, other in others):
        return True
    if case == "small":
        return False
    # A name is one in every version; small letters twice are a fault of their own.
    named = {_case(*other) for other in others}
    unknown = case == "capital" and any(is_word(word, lang) is False for word in words)
    return unknown or hyphenated or "capital" in named or (case == "capital" and "none" in named)


def _usual(doubling: Doubling, clause: Clause, lang: Lang) -> bool:
    """Whether the language doubles this word, or it is a numeral or the name of a letter."""
    if len(doubling.words) > 1:
        return False
    word = doubling.words[0]
    doubled = doubling.times == 2 and word in profile(lang).typography.doubled.split()
    numeral = (len(word) < 3 and _ROMAN.fullmatch(word) is not None) or word.startswith(_ONE)
    return doubled or numeral or _spelled(word, doubling, clause, lang)


def _case(clause: Clause, doubling: Doubling) -> Literal["capital", "small", "none"]:
    """How the words of *doubling* begin; `none`: in a script without case."""
    written = doubling.span.of(clause.text).split()
    if written[0].lower() == written[0].upper():
        return "none"
    return "capital" if all(word[:1].isupper() for word in written) else "small"


def _spelled(word: str, doubling: Doubling, clause: Clause, lang: Lang) -> bool:
    """Whether *word* is the name of a letter beside another one, as in an abbreviation read aloud."""
    names = profile(lang).typography.letter_names.split()
    before = _WORD.findall(clause.text[max(0, doubling.span.start - 20) : doubling.span.start])[-1:]
    after = _WORD.findall(clause.text[doubling.span.stop : doubling.span.stop + 20])[:1]
    # A clitic of one letter may be written onto the neighbour.
    beside = {form for other in (*before, *after) for form in (other, other[1:])}
    return word in names and not beside.isdisjoint(names)


CHECK = Check("TXT007", "doubled-word", "alignment", "major", run)
