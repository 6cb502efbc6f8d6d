"""What the lead of a clause says, by the leads that the termbase holds to be equivalent.

The profiles find leads; the termbase says which mean the same. Which one is wrong a check says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hexapla.model import Kind, Lang, Span
from hexapla.terms.finder import TermFinder
from hexapla.text.function_words import CONNECTIVES
from hexapla.text.tokenise import tokenise

ALSO = "-also"
"""What the id of a concept ends with that says the same as another, and `also`."""

_REACH = 12
"""Words from the beginning of a clause among which an `also` may belong to its lead."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead of a clause."""

    span: Span
    """Where the longest form of the termbase stands."""
    term: str
    """That form, as the termbase has it."""
    says: frozenset[str]
    """All that it may stand for: concepts of leads without `also`."""
    also: bool | None
    """Whether it says `also`; `None`: that is not sure."""


def lead_of(finder: TermFinder, text: str, lang: Lang, kind: Kind) -> Lead | None:
    """The lead of *text*, a clause of *kind*; `None` where the termbase has none like it."""
    found = [x for x in finder.find(text, lang) if finder.concept(x.concept).subject == f"lead-{kind}"]
    if not found:
        return None
    with_also = {x.concept.endswith(ALSO) for x in found}
    says = frozenset(x.concept.removesuffix(ALSO) for x in found)
    also = _also(finder, text, lang, says) if with_also == {False} else with_also == {True} or None
    longest = max(found)
    return Lead(longest.span, longest.term, says, also)


def _also(finder: TermFinder, text: str, lang: Lang, says: frozenset[str]) -> bool | None:
    """`False` where a lead that could say `also` does not, and nothing like it follows; else `None`."""
    words = {token.form for token in tokenise(text, lang)[:_REACH]}
    could = any(name + ALSO in finder.concepts for name in says)
    return False if could and not words & _also_words(finder, lang) else None


@lru_cache(12)
def _also_words(finder: TermFinder, lang: Lang) -> frozenset[str]:
    """The words that the forms with `also` have and those without it have not."""

    def forms(name: str) -> list[frozenset[str]]:
        terms = finder.concept(name).of(lang)
        return [frozenset(token.form for token in tokenise(term.text, lang)) for term in terms]

    found: set[str] = set()
    for name in finder.concepts:
        base = name.removesuffix(ALSO)
        if base != name and base in finder.concepts:
            found.update(*(more - less for more in forms(name) for less in forms(base) if less < more))
    return frozenset(found - CONNECTIVES.get(lang, frozenset()))
