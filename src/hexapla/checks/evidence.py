"""Building blocks of flags that several checks share: loci, evidence and the words of a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from hexapla.model import Clause, Lang, Locus, Span


def locus(
    lang: Lang, clause: Clause, span: Span | None = None, part: Literal["text", "label"] = "text"
) -> Locus:
    """The place of *span* in *clause*; the whole text, or the label, where no span is given."""
    if part == "label":
        return Locus(lang, clause.eid, Span(0, len(clause.label)), clause.label, "label")
    span = span or Span(0, len(clause.text))
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
    """Values in print, `–` for none."""
    return ", ".join(values) or "\u2013"
