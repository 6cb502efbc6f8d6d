"""Which parts of a text are quoted.

Follows the quotation marks of the language's profile, and straight double marks; it does not
judge whether they are the right ones or balanced.
"""

from __future__ import annotations

import re
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang, Span

_STRAIGHT = '"'
_SINGLE = "\u2018\u2019"
"""Single marks, of which the closing one is the apostrophe too."""


def quotations(text: str, lang: Lang) -> tuple[Span, ...]:
    """The outermost quoted stretches of *text*, marks included, in order.

    A mark left open quotes nothing; a closing mark that is also an apostrophe closes only
    where no letter follows it.
    """
    pairs, openings = _marks(lang)
    found = []
    at = 0
    while opening := openings.search(text, at):
        start = opening.start()
        stop = _closing(text, start + 1, pairs[opening[0]])
        if stop is not None:
            found.append(Span(start, stop))
        at = stop or start + 1
    return tuple(found)


@cache
def _marks(lang: Lang) -> tuple[dict[str, str], re.Pattern[str]]:
    """The closing marks by the opening ones, and a pattern for these."""
    pairs = {**dict(profile(lang).typography.quotes), _STRAIGHT: _STRAIGHT}
    return pairs, re.compile("|".join(map(re.escape, pairs)))


def _closing(text: str, start: int, mark: str) -> int | None:
    at = text.find(mark, start)
    while at >= 0:
        letter_follows = text[at + 1 : at + 2].isalpha()
        if mark not in _SINGLE or not letter_follows:
            return at + 1
        at = text.find(mark, at + 1)
    return None
