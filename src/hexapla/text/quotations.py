"""Which parts of a text are quoted.

Follows the quotation marks of the language's profile, and straight double marks; it does not
judge whether they are the right ones or balanced.
"""

from __future__ import annotations

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
    pairs = dict(profile(lang).typography.quotes)
    pairs[_STRAIGHT] = _STRAIGHT
    found = []
    at = 0
    while at < len(text):
        closing = pairs.get(text[at])
        stop = _closing(text, at + 1, closing) if closing else None
        if stop is None:
            at += 1
        else:
            found.append(Span(at, stop))
            at = stop
    return tuple(found)


def _closing(text: str, start: int, mark: str) -> int | None:
    at = text.find(mark, start)
    while at >= 0:
        letter_follows = text[at + 1 : at + 2].isalpha()
        if mark not in _SINGLE or not letter_follows:
            return at + 1
        at = text.find(mark, at + 1)
    return None
