"""What texts chose where usage leaves a choice, counted by language: the ground of typographic rules.

It counts and says; which form is right, and what a check does about it, stands elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hexapla.langs import profile
from hexapla.measures.conventions import spacing, widths
from hexapla.model import LANGS, Clause, Lang, Version
from hexapla.reports.table import table
from hexapla.signature import signature
from hexapla.text.quotation_marks import quotation_marks
from hexapla.text.scripts import Script, script_of

_DASHES = re.compile(r"[\u2010-\u2015\u2212]|(?<= )-(?= )")
_NAMES = {
    "\u2010": "U+2010 hyphen",
    "\u2011": "U+2011 no-break hyphen",
    "\u2012": "U+2012 figure dash",
    "\u2013": "U+2013 en dash",
    "\u2014": "U+2014 em dash",
    "\u2015": "U+2015 horizontal bar",
    "\u2212": "U+2212 minus",
    "-": "hyphen between spaces",
}
_ROMAN = re.compile(r"[ivxl]+")
_LETTERS: dict[Script | None, str] = {
    "Arab": "\u0623",
    "Cyrl": "\u044f",
    "Hans": "\u4e00",
    None: "\u3220",
}
"""What stands for any letter of a script in the form of a label: ALEF WITH HAMZA, YA, ONE; a sign that
is no letter (PARENTHESIZED IDEOGRAPH ONE) for all such."""


@dataclass(slots=True)
class ConventionReport:
    """Gathers the choices of versions, then says them."""

    _texts: Counter[Lang] = field(default_factory=Counter)
    _counts: dict[Lang, dict[str, Counter[str]]] = field(default_factory=dict)

    def add(self, version: Version) -> None:
        """Count the choices of *version*."""
        self._texts[version.lang] += 1
        counts = self._counts.setdefault(version.lang, {})
        for clause in version.clauses:
            for convention, form in _choices(clause, version.lang):
                counts.setdefault(convention, Counter())[form] += 1

    def data(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "langs": {
                lang: {
                    "texts": self._texts[lang],
                    "conventions": {
                        name: dict(sorted(forms.items()))
                        for name, forms in sorted(self._counts[lang].items())
                    },
                }
                for lang in self._langs()
            },
            "signature": self._signature(),
        }

    def text(self) -> str:
        """All of it as a table for people: a line for each convention of each language."""
        rows = [["lang", "convention", "forms, most frequent first"]]
        for lang in self._langs():
            for name, forms in sorted(self._counts[lang].items()):
                rows.append([lang, name, " \u00b7 ".join(f"{form} {n}" for form, n in _ordered(forms))])
        return f"{table(rows)}\n\n{self._signature()}\n"

    def _langs(self) -> list[Lang]:
        return [lang for lang in LANGS if self._texts[lang]]

    def _signature(self) -> str:
        texts = "+".join(f"{lang}{self._texts[lang]}" for lang in self._langs())
        return signature(measure="conventions", texts=texts or "none")


def _ordered(forms: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(forms.items(), key=lambda item: (-item[1], item[0]))


def _choices(clause: Clause, lang: Lang) -> Iterator[tuple[str, str]]:
    """The conventions that *clause* has a form of, with the form, each time that it stands there."""
    text = clause.text
    for choice in (*spacing(text, lang), *widths(text, lang)):
        yield choice.convention, choice.form
    for pair in quotation_marks(text, lang).quoted:
        name = "quotation marks, inner" if pair.depth else "quotation marks"
        yield name, f"{text[pair.opening]} {text[pair.closing]}"
    for found in _DASHES.finditer(text):
        yield "dash", _NAMES[found[0]]
    for pattern in _percent(lang):
        for found in pattern.finditer(text):
            yield "per cent", " ".join(found["form"].split()).lower()
    for digits in profile(lang).numerals.digits:
        for _ in range(sum(text.count(digit) for digit in digits)):
            yield "digits", digits[1]
    if clause.label:
        yield "label", _label_form(clause.label)


@cache
def _percent(lang: Lang) -> tuple[re.Pattern[str], ...]:
    numerals = profile(lang).numerals
    return (
        *(re.compile(rf"(?<=\d)\s?(?P<form>{form})", re.I) for form in numerals.percent),
        *(re.compile(rf"(?P<form>{form})(?=\s?\d)", re.I) for form in numerals.percent_before),
    )


def _label_form(label: str) -> str:
    """*label* with what it counts taken out: `(a)`, `1.`, `A.`, `(i)`."""
    form = re.sub(r"\d+", "1", label)
    return re.sub(r"[^\W\d_]+", lambda word: _letter_form(word[0]), form)


def _letter_form(word: str) -> str:
    if len(word) > 3 and not _ROMAN.fullmatch(word):
        return word
    if _ROMAN.fullmatch(word):
        return "i"
    if other := _LETTERS.get(script_of(word[0])):
        return other
    return "A" if word[0].isupper() else "a"
