"""A bracket or quotation mark of a term has no counterpart.

## What it does
Pairs the brackets of each term, in their full-width forms too, and its quotation marks as the
language has them; flags what stays alone.

## Why it matters
Half of the pair is lost, and often words with it; the term is matched with its lone mark, and so
not at all.

## Example
"International Law Commission (ILC" and 《联合国海洋法公约 have an opening mark and no closing one.

## Guards
A half-width bracket may close a full-width one. Apostrophes are no quotation marks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from hexapla.model import Span
from hexapla.terms.audit.audited import Audited
from hexapla.terms.audit.check import AuditCheck, Complaint
from hexapla.text.quotation_marks import quotation_marks


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each term with lone marks."""
    for lang in audited.langs:
        for one in audited.terms(lang):
            text = one.term.text
            if all(char.isalnum() or char == " " for char in text):
                continue
            alone = sorted({*_brackets(text), *(x.at for x in quotation_marks(text, lang).lone)})
            if alone:
                marks = ", ".join(f"\u201c{text[at]}\u201d" for at in alone)
                yield Complaint(
                    entry=one.entry,
                    lang=lang,
                    message=f"{lang}: {marks} without counterpart",
                    places=tuple((one, Span(at, at + 1)) for at in alone),
                )


def _brackets(text: str) -> list[int]:
    """Where brackets of *text* stand alone."""
    open_: list[tuple[str, int]] = []
    alone = []
    for at, char in enumerate(text):
        side, shape = _bracket(char)
        if side == "LEFT":
            open_.append((shape, at))
        elif side:
            place = next((p for p in reversed(range(len(open_))) if open_[p][0] == shape), None)
            if place is None:
                alone.append(at)
            else:
                del open_[place]
    return [*alone, *(at for _, at in open_)]


@cache
def _bracket(char: str) -> tuple[str, str]:
    """`LEFT` or `RIGHT` and the shape of a bracket, whatever its width; `""` for anything else."""
    if unicodedata.category(char) not in ("Ps", "Pe"):
        return "", ""
    side, _, shape = unicodedata.name(char).removeprefix("FULLWIDTH ").partition(" ")
    return (side, shape) if side in ("LEFT", "RIGHT") else ("", "")


CHECK = AuditCheck("TB007", "unbalanced", "major", run)
