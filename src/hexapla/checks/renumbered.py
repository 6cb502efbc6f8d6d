"""What is cited by number: plain numbers that may stand for it, and how it reads with another number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.checks.check import RowGroup
from hexapla.measures.clause import measure
from hexapla.measures.figures import print_value
from hexapla.measures.romans import read_roman, write_roman
from hexapla.model import Clause, Lang, Span
from hexapla.text.folds import letter_folds

_MOST_IN_ROMAN = 39


def plain_numbers(group: RowGroup, lang: Lang) -> Iterator[tuple[Clause, Span, frozenset[str]]]:
    """Every number of *lang* in *group*, with what it may stand for, in print: `19`, `3.4`."""
    for clause in group.clauses[lang]:
        measures = measure(clause.text, lang)
        for number in (*measures.numbers, *measures.parts):
            yield clause, number.span, frozenset(map(print_value, number.values))


def renumbered(written: str, old: str, new: str, lang: Lang) -> str:
    """*written* with the number *new* for *old*, in the same digits; `""` where it is not sure."""
    if not new.replace(".", "").isdecimal():
        return ""
    figures = [x for x in re.finditer(r"\d+(?:\.\d+)*", written) if _plain(x[0]) == old]
    if len(figures) == 1:
        (found,) = figures
        zero = ord(found[0][0]) - int(found[0][0])
        digits = "".join(chr(zero + int(x)) if x.isdecimal() else x for x in new)
        return written[: found.start()] + digits + written[found.end() :]
    romans = [
        x
        for x in re.finditer(r"\b[IVXL]+\b", written.translate(letter_folds(lang)))
        if str(read_roman(x[0])) == old
    ]
    if figures or len(romans) != 1 or not new.isdecimal() or int(new) > _MOST_IN_ROMAN:
        return ""
    return written[: romans[0].start()] + write_roman(int(new)) + written[romans[0].end() :]


def _plain(digits: str) -> str:
    return ".".join(str(int(part)) for part in digits.split("."))
