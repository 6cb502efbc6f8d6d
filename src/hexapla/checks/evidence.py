"""Building blocks of flags that several checks share: loci, evidence and the words of a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from hexapla.model import Clause, Lang, Locus, Span
from hexapla.text.scripts import script_of

_MOST_LISTED = 40

_MOST_QUOTED = 10_000
"""Code points: of a longer clause the beginning is quoted, or many flags would fill the memory."""


def locus(
    lang: Lang, clause: Clause, span: Span | None = None, part: Literal["text", "label"] = "text"
) -> Locus:
    """The place of *span* in *clause*; the whole text, or the label, where no span is given."""
    if part == "label":
        return Locus(lang, clause.eid, Span(0, len(clause.label)), clause.label, "label")
    span = span or Span(0, min(len(clause.text), _MOST_QUOTED))
    return Locus(lang, clause.eid, span, span.of(clause.text))


def joined(names: Sequence[str]) -> str:
    """`ar, zh and en`: names as an English sentence lists them."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def have(langs: Sequence[str]) -> str:
    """`ru has`, `fr and es have`."""
    return f"{joined(langs)} {'has' if len(langs) == 1 else 'have'}"


def at_a_glance(values: Mapping[Lang, str]) -> str:
    """`ar 17 · zh 17 · ru 16`: what each version has, in the order of the alignment."""
    return " · ".join(f"{lang} {value}" for lang, value in values.items())


def shorten(text: str, most: int = 60) -> str:
    """*text* cut after *most* code points, with an ellipsis where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "\u2026"


def listed(values: Iterable[str]) -> str:
    """Values in print, `–` for none; of more than forty the first, and how many there are."""
    known = list(values)
    more = f" \u2026 ({len(known)})" if len(known) > _MOST_LISTED else ""
    return (", ".join(known[:_MOST_LISTED]) + more) or "\u2013"


def places_of_values(
    values: Mapping[Lang, str], clauses: Mapping[Lang, Sequence[Clause]]
) -> Iterator[Locus]:
    """The places in *clauses* of the printed *values*, where one stands there as printed, once.

    A number inside a longer number is not it, nor a word inside a longer word.
    """
    for lang, own in clauses.items():
        for value in dict.fromkeys(values.get(lang, "").split(", ")):
            found = [(clause, span) for clause in own for span in _standing(value, clause.text)]
            if len(found) == 1:
                yield locus(lang, *found[0])


def _standing(value: str, text: str) -> Iterator[Span]:
    """Where *value* stands in *text* by itself."""
    at = text.find(value) if value else -1
    while at >= 0:
        stop = at + len(value)
        before, after = text[max(0, at - 2) : at][::-1], text[stop : stop + 2]
        if not (_runs_on(before, value[0]) or _runs_on(after, value[-1])):
            yield Span(at, stop)
        at = text.find(value, stop)


def _runs_on(beside: str, end: str) -> bool:
    """Whether the text *beside* a value, seen from its *end* outwards, is more of the same."""
    if end.isdecimal():
        mark = beside[:1] in tuple(".,:/-\u2013\u2019 \u00a0\u202f") and beside[1:2].isdecimal()
        return mark or beside[:1].isdecimal()
    # Chinese sets no spaces: a character beside another does not make them one word.
    letters = end.isalpha() and beside[:1].isalpha()
    return letters and "Hans" not in (script_of(end), script_of(beside[0]))
