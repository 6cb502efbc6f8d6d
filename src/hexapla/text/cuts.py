"""Where a clause could be cut: behind its commas, semicolons, colons and sentences, at its dashes,
before the labels of a list inside it.

Marks inside a figure, a date, a title in quotation marks or a short bracket do not count. Which
of the places are used is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.text.function_words import CONJUNCTIONS, SUBORDINATORS
from hexapla.text.quotations import quotations

LONGEST_QUOTE, LONGEST_BRACKET = 12, 3
"""Quotations (titles) and brackets up to so many times the least part are not cut inside."""

LONG_WORD = 40
"""Code points that are looked at before a dash, for the word there."""

_DASHES = "\u2013\u2014"  # EN DASH, EM DASH
_DASH = re.compile(rf"[{_DASHES}]+(\s*)")
_WORD_BEFORE = re.compile(r"\S+(\s*)\Z")
_YEAR = re.compile(r"\d{4}(?![\w/])")
_LABEL = re.compile(r"(?<!\w)[(\uff08](?:[^\W_]{1,2}|[ivx]{3,5})[)\uff09](?=\s?\w)")
"""Brackets with little inside, as before the members of a list; also FULLWIDTH PARENTHESES."""
_NUMBERED = re.compile(r"(?<=[.:;\uff1a\uff1b\u061b\u3002])\s*(?=\d{1,2}[.)]\s)")
"""Before `2.`, after a full stop, colon or semicolon of any of the scripts."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Places in a text, offsets in code points, each before a character that is no space."""

    firm: frozenset[int]
    """After semicolons, colons and sentences, at dashes, and before labels."""
    weak: frozenset[int]
    """After commas."""
    bound: frozenset[int]
    """Those of the weak ones over which a list or a sentence goes on."""


def cuts(text: str, lang: Lang) -> Cuts:
    """The places where *text*, a clause in *lang*, could be cut."""
    bare = _without(text, _kept(text, lang))
    firm = {*_after_firm_marks(bare, lang), *_at_dashes(bare), *_before_labels(text, bare)}
    weak = frozenset(_after_commas(bare, lang))
    bound = frozenset(at for at in weak if _marks(lang).bound.match(bare, at))
    return Cuts(frozenset(firm), weak, bound)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of *words*; for nothing, where there are none."""
    return f"(?:{'|'.join(map(re.escape, sorted(words))) or '(?!)'})"


@dataclass(frozen=True, slots=True)
class _Marks:
    firm: re.Pattern[str]
    """Semicolons and colons, with the spaces after them."""
    commas: re.Pattern[str]
    """Commas, with the spaces after them."""
    ends: re.Pattern[str]
    """What ends a sentence, with the spaces after it."""
    bound: re.Pattern[str]
    """What goes with the words before a comma: the last but one member of a list, and the last;
    a subordinate clause that could do without the comma."""


@cache
def _marks(lang: Lang) -> _Marks:
    typography = profile(lang).typography
    firm = {";", ":", typography.semicolon, typography.colon}
    commas = {",", typography.comma, *typography.enumeration}
    closing = re.escape("".join(close for _, close in (*typography.quotes, *typography.brackets)))
    space = r"\s+" if typography.spaced else r"\s*"
    # A short word before a full stop may be an abbreviation, a short number a label.
    ends = rf"(?:(?<=\w\w\w)|(?<=[{closing}]))[{re.escape(typography.sentence_ends)}][{closing}]*{space}"
    return _Marks(
        re.compile(rf"[{re.escape(''.join(sorted(firm)))}]\s*"),
        re.compile(rf"[{re.escape(''.join(sorted(commas)))}]\s*"),
        re.compile(ends),
        re.compile(_bound(lang)),
    )


def _bound(lang: Lang) -> str:
    typography = profile(lang).typography
    # A member of a list that is as long as this may as well be a clause with `and` in it.
    longest = typography.least_part * 9 // 10
    member = rf"[^\W\d_](?:[^\W\d_]|[ \-{typography.apostrophes}]){{0,{longest - 1}}}"
    joining, demanding = any_of(CONJUNCTIONS.get(lang, ())), any_of(SUBORDINATORS.get(lang, ()))
    if not typography.spaced:
        return rf"(?!{joining}){member}{joining}"
    return rf"(?!{joining}\b){member} {joining}\b|{demanding}\b"


def _after_firm_marks(text: str, lang: Lang) -> Iterator[int]:
    marks = _marks(lang)
    for found in marks.firm.finditer(text):
        if _ends_word(text, found) and (";" in found[0] or not _in_figures(text, found)):
            yield found.end()
    for found in marks.ends.finditer(text):
        after = text[found.end() : found.end() + 1]
        if after and not after.islower() and not after.isdecimal():
            yield found.end()
    yield from (found.end() for found in _NUMBERED.finditer(text))


def _after_commas(text: str, lang: Lang) -> Iterator[int]:
    for found in _marks(lang).commas.finditer(text):
        in_date = _YEAR.match(text, found.end())
        if not in_date and _ends_word(text, found) and not _in_figures(text, found):
            yield found.end()


def _at_dashes(text: str) -> Iterator[int]:
    """Before a dash that opens or stands between spaces, behind one that closes."""
    for found in _DASH.finditer(text):
        at, stop = found.span()
        before = _WORD_BEFORE.search(text, max(0, at - LONG_WORD), at)
        if before and before[1]:
            # Neither 5 – 10 nor North – South.
            ends = before[0][:1] + text[stop : stop + 1]
            if not ends.isdecimal() and not (len(ends) > 1 and all(map(str.isupper, ends))):
                yield at
        elif stop - len(found[1]) - at > 1:
            yield at
        elif before and found[1]:
            yield stop


def _before_labels(text: str, bare: str) -> Iterator[int]:
    """Before `(a)` and `(b)`, where there are two at least and *bare* still has them."""
    found = (x for x in _LABEL.finditer(text) if bare[x.start()] == x[0][0] and x[0] == x[0].lower())
    labels = [x.start() for x in found if not _refers(text, x.start())]
    if len(labels) > 1:
        yield from labels


def _refers(text: str, at: int) -> bool:
    """Whether the label at *at* belongs to a reference: `paragraph 5 (a)`."""
    before = text[max(0, at - 2) : at].rstrip()[-1:]
    return before.isdecimal() or before in {")", "\uff09"}  # FULLWIDTH RIGHT PARENTHESIS


def _ends_word(text: str, found: re.Match[str]) -> bool:
    """Whether the mark *found* stands at the end of a word, not inside an address."""
    after = text[found.end() : found.end() + 1]
    return bool(after) and (len(found[0]) > 1 or not (found[0].isascii() and after.isascii()))


def _in_figures(text: str, found: re.Match[str]) -> bool:
    """Whether the mark *found* has figures on both sides: `10:30`, `1,000`, `25, 26`."""
    after = text[found.end() : found.end() + 1]
    return text[max(0, found.start() - 1) : found.start()].isdecimal() and after.isdecimal()


def _kept(text: str, lang: Lang) -> Iterator[Span]:
    """What is not cut inside: titles in quotation marks, and short brackets."""
    typography = profile(lang).typography
    longest = LONGEST_QUOTE * typography.least_part
    yield from (span for span in quotations(text, lang) if span.stop - span.start <= longest)
    longest = LONGEST_BRACKET * typography.least_part
    for opening, closing in typography.brackets:
        inside = rf"[^{re.escape(opening + closing)}]{{1,{longest}}}"
        pattern = rf"{re.escape(opening)}{inside}{re.escape(closing)}"
        yield from (Span(*found.span()) for found in re.finditer(pattern, text))


def _without(text: str, kept: Iterable[Span]) -> str:
    """*text* with a letter for each character inside the spans *kept*: nothing there is a mark."""
    bare = list(text)
    for span in kept:
        bare[span.start + 1 : span.stop - 1] = "x" * (span.stop - span.start - 2)
    return "".join(bare)
