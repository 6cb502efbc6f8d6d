"""Faults planted all over `un-core.tbx`: each is found at its place, and nothing else is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hexapla.formats.tbx import read_tbx
from hexapla.model import LANGS, Concept, Flag, Lang, Term
from hexapla.terms.audit import audit_catalogue
from hexapla.terms.audit.audited import Audited, entries
from hexapla.terms.audit.engine import run_audit
from hexapla.terms.termbase import opens_clauses
from hexapla.text.dictionary import is_word

CORPORA = Path(__file__).resolve().parents[3] / "corpora"

CORE = CORPORA / "terms" / "un-core.tbx"
LATIN_C, CYRILLIC_ES = "c", "\u0441"

Said = tuple[str, str | None, Lang | None]
"""Code, row and language of a flag."""

Planted = tuple[tuple[Concept, ...], Said] | None
"""The concepts instead, and the flag that is due; `None`: the fault does not fit this concept."""


def swapped(concept: Concept, lang: Lang, text: str) -> Concept:
    """*concept* with *text* for its preferred term of *lang*."""
    old = concept.preferred(lang)
    terms = tuple(replace(t, text=text) if t is old else t for t in concept.terms)
    return replace(concept, terms=terms)


def added(concept: Concept, *terms: Term) -> Concept:
    return replace(concept, terms=(*concept.terms, *terms))


def text_of(concept: Concept, lang: Lang) -> str:
    term = concept.preferred(lang)
    return term.text if term else ""


def without_language(c: Concept, lang: Lang) -> Planted:
    left = replace(c, terms=tuple(t for t in c.terms if t.lang != lang))
    return (left,), ("TB001", c.concept, lang)


def same_id(c: Concept, lang: Lang) -> Planted:
    return (c, replace(c, note="again")), ("TB002", f"{c.concept} (2)", None)


def twin(c: Concept, lang: Lang) -> Planted:
    if opens_clauses(c):
        return None
    terms = tuple(t for t in c.terms if t.status == "preferred")
    return (c, Concept(f"{c.concept}-twin", c.subject, terms, "defined")), (
        "TB002",
        f"{c.concept}-twin",
        None,
    )


def rejected_too(c: Concept, lang: Lang) -> Planted:
    text = text_of(c, lang)
    return (added(c, Term(lang, text, "deprecated")),), ("TB004", c.concept, lang)


def padded(c: Concept, lang: Lang) -> Planted:
    return (swapped(c, lang, f"{text_of(c, lang)} "),), ("TB005", c.concept, lang)


def emptied(c: Concept, lang: Lang) -> Planted:
    return (swapped(c, lang, "\u2014"),), ("TB005", c.concept, lang)


def look_alike(c: Concept, lang: Lang) -> Planted:
    text = text_of(c, "ru")
    if CYRILLIC_ES not in text:
        return None
    return (swapped(c, "ru", text.replace(CYRILLIC_ES, LATIN_C, 1)),), ("TB006", c.concept, "ru")


def other_column(c: Concept, lang: Lang) -> Planted:
    if lang not in ("ar", "zh", "ru"):
        return None
    return (swapped(c, lang, f"not translated {c.concept}"),), ("TB006", c.concept, lang)


def open_bracket(c: Concept, lang: Lang) -> Planted:
    return (swapped(c, lang, f"({text_of(c, lang)}"),), ("TB007", c.concept, lang)


def slip(c: Concept, lang: Lang) -> Planted:
    """A long word of the dictionary with one letter twice is listed beside it."""
    text = text_of(c, lang)
    long = [w for w in text.split() if len(w) > 6 and w.islower() and w.isalpha()]
    wrong = [(w, w[:3] + w[3] + w[3:]) for w in long if is_word(w, lang)]
    wrong = [(w, x) for w, x in wrong if not is_word(x, lang)]
    if not wrong:
        return None
    return (added(c, Term(lang, text.replace(*wrong[0]), "admitted")),), ("TB008", c.concept, lang)


def respelled(c: Concept, lang: Lang) -> Planted:
    """A term stands in another concept too, a hyphen for its spaces."""
    text = text_of(c, lang)
    if " " not in text or lang == "zh" or opens_clauses(c):
        return None
    terms = tuple(Term(x, f"{text_of(c, x)} X{x}", "preferred") for x in LANGS if text_of(c, x))
    other = Concept(f"{c.concept}-b", c.subject, terms, "defined")
    other = added(other, Term(lang, text.replace(" ", "-"), "admitted"))
    return (c, other), ("TB008", other.concept, lang)


def two_preferred(c: Concept, lang: Lang) -> Planted:
    text = f"{text_of(c, lang)} {text_of(c, lang)}"
    return (added(c, Term(lang, text, "preferred")),), ("TB009", c.concept, lang)


def dangling(c: Concept, lang: Lang) -> Planted:
    return (replace(c, superseded_by="nowhere"),), ("TB012", c.concept, None)


def circular(c: Concept, lang: Lang) -> Planted:
    return (replace(c, superseded_by=c.concept),), ("TB012", c.concept, None)


def undefined(c: Concept, lang: Lang) -> Planted:
    return None if opens_clauses(c) else ((replace(c, definition=""),), ("TB013", c.concept, None))


def abbreviated(c: Concept, lang: Lang) -> Planted:
    name = "".join(chr(ord("A") + ord(x) % 26) for x in c.concept)
    terms = tuple(t for t in c.terms if t.lang != lang)
    left = added(replace(c, terms=terms), Term(lang, f"Q{name}Q", "preferred"))
    return (left,), ("TB014", c.concept, lang)


FAULTS: tuple[Callable[[Concept, Lang], Planted], ...] = (
    without_language,
    same_id,
    twin,
    rejected_too,
    padded,
    emptied,
    look_alike,
    other_column,
    open_bracket,
    slip,
    respelled,
    two_preferred,
    dangling,
    circular,
    undefined,
    abbreviated,
)


def flags_of(concepts: list[Concept]) -> tuple[Flag, ...]:
    audited = Audited(entries("un-core", [(one, frozenset()) for one in concepts]))
    return run_audit(audit_catalogue(), audited)["un-core"]


def said(flags: tuple[Flag, ...]) -> Counter[Said]:
    return Counter((flag.code, flag.row, flag.lang) for flag in flags)


@pytest.mark.parametrize("turn", range(0, len(FAULTS), 4))
def test_what_is_planted_is_found_and_nothing_else(turn: int) -> None:
    """Every other concept gets a fault, but for those that something is said of already."""
    core = read_tbx(CORE.read_bytes(), CORE.name)
    defined = [replace(concept, definition="defined") for concept in core.concepts]
    before = flags_of(defined)
    touched = {flag.row for flag in before}
    touched.update(x for flag in before for x in flag.evidence.details.get("concepts", "").split(", "))
    changed: list[Concept] = []
    due: Counter[Said] = Counter()
    for place, concept in enumerate(defined):
        fault = FAULTS[(place // 2 + turn) % len(FAULTS)]
        lang = LANGS[(place // 2 + turn) // 3 % len(LANGS)]
        planted = fault(concept, lang) if place % 2 and concept.concept not in touched else None
        changed += planted[0] if planted else [concept]
        due.update([planted[1]] if planted else [])
    after = said(flags_of(changed))
    assert sum(due.values()) > 200
    assert due - after == Counter(), "planted and not found"
    assert after - due - said(before) == Counter(), "said and not planted"
