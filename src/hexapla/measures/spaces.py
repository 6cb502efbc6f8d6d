"""Spaces too many: doubled, before a mark that follows its word, inside brackets.

Each with the text that would stand there without them. What a text always does is measured
beside it and judged elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.measures.addresses import find_addresses
from hexapla.model import Lang, Span

DOUBLED = "doubled"
SENTENCE = "doubled after a sentence"
BETWEEN = "between characters"

_SPACE = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_MARKS = ".,;:?!)\\]\u00bb\u201d%\u060c\u061b\u061f\u066a"
_ENDS = ".?!:\u061f"
_DOUBLED = re.compile(rf"(?<=(\S))({_SPACE}{{2,}})(?=\S)")
_BEFORE = re.compile(
    rf"(?<=[\w)\]\u00bb\u201d])({_SPACE}+)([,;:?!\u060c\u061b\u061f)\]]|\.(?!\.))(?![\w.,:;?!=-])"
)
_AFTER = re.compile(rf"([(\[])({_SPACE}+)(?=\w)")
_TIGHT = re.compile(r"(?<=[\w)\]\u00bb\u201d])[,;:?!\u060c\u061b\u061f)\].](?![\w.,:;?!])|[(\[](?=\w)")
_SENTENCES = re.compile(rf"[{_ENDS}][\"\u201d\u00bb)]?{_SPACE}+(?=\S)")

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = "，。；：？！、）》」』】"
_OPENING = "（《「『【"
_CHARACTERS = re.compile(
    rf"(?<=[{_HAN}{_WIDE}])({_SPACE}+)(?=[{_HAN}{_WIDE}{_OPENING}])|(?<=[\w)])({_SPACE}+)(?=[{_WIDE}])"
)
_HEADING = 24
"""Code points of a Chinese text without marks that may be a heading, spaced as its setter likes."""


@dataclass(frozen=True, slots=True)
class Space:
    """Spaces that may be too many."""

    kind: str
    """`doubled`, `doubled after a sentence`, `between characters`, `before ,`, `after (`."""
    span: Span
    """The spaces, with the mark or character that they stand beside."""
    right: str
    """What would stand there without them."""


def spaces(text: str, lang: Lang) -> tuple[Space, ...]:
    """The spaces of *text* that may be too many, in order; none in addresses."""
    if not _ANY[profile(lang).typography.spaced].search(text):
        return ()
    found = [*_doubled(text)]
    spaced = profile(lang).typography.spaced
    found += _beside(text, lang) if spaced else _between(text, lang)
    taken = [address.span for address in find_addresses(text)]
    return tuple(sorted((x for x in found if not any(x.span.overlaps(t) for t in taken)), key=_at))


def tight_marks(text: str) -> Counter[str]:
    """How often each kind of space of `spaces` might stand in *text* and does not."""
    found: Counter[str] = Counter()
    for match in _TIGHT.finditer(text):
        found[_kind(match[0])] += 1
    found[SENTENCE] = sum(
        1 for match in _SENTENCES.finditer(text) if not _DOUBLED.search(match[0] + "x")
    )
    return found


def _at(space: Space) -> Span:
    return space.span


def _kind(mark: str) -> str:
    return f"{'after' if mark in '([' else 'before'} {mark}"


def _doubled(text: str) -> Iterator[Space]:
    for match in _DOUBLED.finditer(text):
        # Before a mark the whole space is too many, which is said once.
        if text[match.end()] not in _MARKS.replace("\\", "") or text[match.end()] in "%\u066a":
            kind = SENTENCE if match[1] in _ENDS else DOUBLED
            yield Space(kind, Span(*match.span(2)), " ")


def _beside(text: str, lang: Lang) -> Iterator[Space]:
    allowed = profile(lang).typography.space_before
    for match in _BEFORE.finditer(text):
        if match[2] not in allowed:
            yield Space(_kind(match[2]), Span(*match.span()), match[2])
        elif len(match[1]) > 1:
            yield Space(DOUBLED, Span(*match.span(1)), match[1][0])
    for match in _AFTER.finditer(text):
        yield Space(_kind(match[1]), Span(*match.span()), match[1])


def _between(text: str, lang: Lang) -> Iterator[Space]:
    for match in _CHARACTERS.finditer(text):
        if (
            match.end() - match.start() == 1
            and not _after_label(text[: match.start()], lang)
            and not _heading(text)
        ):
            before = match.start() - 1
            yield Space(BETWEEN, Span(before, match.end()), text[before])


def _after_label(before: str, lang: Lang) -> bool:
    """Whether *before* is the label of an article, part or item."""
    return bool(_labels(lang).search(before[-_HEADING:]))


@cache
def _labels(lang: Lang) -> re.Pattern[str]:
    drafting = profile(lang).drafting
    forms = (drafting.article, drafting.division, drafting.sublabel, drafting.operative_label)
    # The named groups of the patterns would meet here.
    plain = "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in forms)
    return re.compile(rf"(?:{plain})\s*$")


def _heading(text: str) -> bool:
    return len(text) <= _HEADING and not any(mark in text for mark in _WIDE)


_ANY = {
    True: re.compile(rf"{_SPACE}{{2}}|{_SPACE}[,;:?!\u060c\u061b\u061f)\].]|[(\[]{_SPACE}"),
    False: re.compile(rf"{_SPACE}{{2}}|{_CHARACTERS.pattern}"),
}
"""What a text has where anything may be found: most have none of it."""
