"""The kinds of defects: how each is planted, and which checks of the catalogue are to find it.

Codes are those of the catalogue, whether or not the check exists yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from hexapla.evaluate.seeding import (
    completeness,
    corrupt,
    figures,
    labels,
    language,
    references,
    slips,
    structure,
    terms,
)
from hexapla.evaluate.seeding.marks import BRACKETS, QUOTES
from hexapla.evaluate.seeding.site import Make

Family = Literal[
    "figures",
    "dates",
    "references",
    "structure",
    "notes",
    "language",
    "completeness",
    "typing",
    "corrupt",
    "terms",
]

FAMILIES: tuple[Family, ...] = get_args(Family)
"""All families: five of what is counted and in order, four of what is written, and terms."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect."""

    name: str
    family: Family
    make: Make
    expected: tuple[str, ...]
    """Codes any of which finds it."""
    consequent: tuple[str, ...] = ()
    """Codes, or what they begin with, that it brings about besides."""
    near: int = 0
    """How many rows beside it are place enough, and are left alone by other defects."""
    most: int = 1_000
    """How often it is planted in one set, at most: what fits everywhere would crowd out the rest."""


def _figure(name: str, make: Make, *expected: str) -> Kind:
    return Kind(name, "figures", make, expected or ("NUM001",), ("NUM", "TER001", "TER006"))


def _date(name: str, part: str) -> Kind:
    return Kind(name, "dates", references.date_off(part), ("NUM004",), ("NUM001", "NUM013", "STR013"))


def _cited(name: str, make: Make, *expected: str) -> Kind:
    return Kind(name, "references", make, expected, ("NUM", "TER", "TXT013", "TXT011"))


_OF_A_CLAUSE = ("STR", "NUM", "TER", "SEM", "TXT001", "TXT011", "TXT012", "TXT013", "TXT016")
_OF_A_LABEL = ("STR006", "STR007", "STR008", "NUM001", "NUM009")


def _clause(name: str, make: Make, *expected: str, near: int = 1, most: int = 1_000) -> Kind:
    return Kind(name, "structure", make, expected, _OF_A_CLAUSE, near, most)


def _label(name: str, make: Make, *expected: str) -> Kind:
    return Kind(name, "structure", make, expected, _OF_A_LABEL)


_OF_A_TEXT = ("NUM", "TER", "SEM", "TXT", "STR010", "STR011", "STR015")
_OF_A_WORD = ("TXT", "TER", "NUM001")
_OF_A_MARK = ("TXT", "TER", "NUM", "STR015")


def _foreign(name: str, make: Make, *expected: str) -> Kind:
    # In the words of another language a clause opens in none of the ways that this one knows.
    return Kind(name, "language", make, expected, (*_OF_A_TEXT, "STR009"))


def _complete(name: str, make: Make, *expected: str) -> Kind:
    return Kind(name, "completeness", make, expected, _OF_A_TEXT)


def _typed(name: str, make: Make, *expected: str, of: tuple[str, ...] = _OF_A_WORD) -> Kind:
    return Kind(name, "typing", make, expected, of)


def _corrupt(name: str, make: Make, *expected: str) -> Kind:
    return Kind(name, "corrupt", make, expected, (*_OF_A_WORD, "SEM", "NUM004"))


def _term(name: str, make: Make, *expected: str) -> Kind:
    return Kind(name, "terms", make, expected, ("TER", "TXT", "SEM"))


KINDS: tuple[Kind, ...] = (
    _figure("digits swapped", figures.changed_digits(figures.swapped)),
    _figure("digit changed", figures.changed_digits(figures.other_digit)),
    _figure("digit dropped", figures.changed_digits(figures.without_digit)),
    _figure("digit doubled", figures.changed_digits(figures.doubled_digit)),
    _figure("number replaced", figures.changed_digits(figures.another)),
    _figure("number dropped", figures.number_dropped),
    _figure("number word changed", figures.word_changed),
    _figure("scale changed", figures.scale_changed),
    _figure("per cent lost", figures.percent_lost, "NUM003"),
    _figure("foreign decimal mark", figures.foreign_decimal, "NUM002"),
    _date("day off by one", "d"),
    _date("month off by one", "m"),
    _date("year off by one", "y"),
    _cited("symbol letter changed", references.symbol_spoilt("letter"), "NUM006", "NUM007"),
    _cited("symbol digit changed", references.symbol_spoilt("digit"), "NUM006"),
    _cited("symbol slash lost", references.symbol_spoilt("slash"), "NUM006", "NUM007"),
    _cited("symbol dropped", references.symbol_spoilt("all"), "NUM006"),
    _cited("resolution number off by one", references.resolution_off("number"), "NUM008"),
    _cited("resolution session changed", references.resolution_off("session"), "NUM008"),
    _cited("composite letter changed", references.resolution_off("letter"), "NUM008"),
    _cited("cross-reference off by one", references.reference_off, "NUM009", "NUM010"),
    _cited("address changed", references.address_spoilt(lost=False), "NUM012"),
    _cited("address lost", references.address_spoilt(lost=True), "NUM012"),
    _clause("clause dropped", structure.dropped, "STR002"),
    _clause("clause moved", structure.moved, "STR005", "STR002"),
    _clause("clauses merged", structure.merged, "STR004"),
    _clause("clause split", structure.split, "STR004"),
    _clause("clause repeated", structure.repeated, "STR018", "STR003"),
    _clause("clause emptied", structure.emptied, "STR017", near=0),
    _clause("clause added", structure.added, "STR003"),
    _clause("boundary moved", structure.boundary_moved, "STR009", "STR006"),
    _clause("wrong clause ending", structure.ending_changed, "STR015", near=0),
    _clause("draft mark left", structure.draft_mark, "STR016", near=0, most=4),
    _clause("adoption line changed", structure.adoption_changed, "STR013", near=0),
    _label("label skipped", labels.skipped, "STR006", "STR007"),
    _label("label repeated", labels.repeated, "STR006", "STR007"),
    _label("label changed", labels.changed, "STR007", "STR006"),
    _label("heading number off by one", labels.heading_number, "STR007", "STR006", "NUM010"),
    _label("sub-paragraph label of another system", labels.system_changed, "STR008"),
    _label("bracket of a label changed", labels.bracket_changed, "STR008"),
    Kind("note call lost", "notes", labels.call_lost, ("STR010", "STR011"), ("STR010", "STR011")),
    Kind("note call added", "notes", labels.call_added, ("STR010", "STR011"), ("NUM001",), most=2),
    Kind("note calls out of order", "notes", labels.calls_out_of_order, ("STR010",), ("STR011",)),
    Kind("note text lost", "notes", labels.note_lost, ("STR011", "STR002"), ("STR", "NUM", "TER")),
    _foreign("clause untranslated", language.clause_left, "TXT001"),
    _foreign("run untranslated", language.run_left, "TXT002", "TXT001"),
    _complete("clause truncated", completeness.truncated, "TXT016", "TXT013", "SEM001"),
    _complete("part dropped", completeness.part_dropped, "SEM001", "TXT013", "TXT016"),
    _complete("end dropped", completeness.end_dropped, "SEM001", "TXT013", "TXT016"),
    _complete("part added", completeness.part_added, "SEM002", "TXT013"),
    _typed("word doubled", slips.doubled_word, "TXT007"),
    _typed("look-alike letter", slips.look_alike, "TXT004", "TXT003"),
    _typed("quote lost", slips.mark_lost(QUOTES, 2), "TXT012", "TXT011", of=_OF_A_MARK),
    _typed("bracket lost", slips.mark_lost(BRACKETS, 4), "TXT011", of=_OF_A_MARK),
    _typed("mark of another language", slips.foreign_mark, "TXT010", "TXT009", of=_OF_A_MARK),
    _typed("quotes of another language", slips.foreign_quotes, "TXT012", "TXT010", of=_OF_A_MARK),
    _typed("space doubled", slips.doubled_space, "TXT008", of=_OF_A_MARK),
    _corrupt("wrong encoding", corrupt.mojibake, "TXT003"),
    _corrupt("letter lost", corrupt.letter_lost, "TXT003"),
    _corrupt("question marks for letters", corrupt.question_marks, "TXT003"),
    _corrupt("private-use character", corrupt.private_use, "TXT003"),
    _corrupt("invisible character", corrupt.invisible, "TXT005"),
    _corrupt("direction left open", corrupt.direction_left_open, "TXT005"),
    _corrupt("word split", corrupt.word_split, "TXT015"),
    _corrupt("hyphen left", corrupt.hyphen_left, "TXT015"),
    _term("term varied", terms.varied(settled=True), "TER003"),
    _term("term of few uses varied", terms.varied(settled=False), "TER003"),
    _term("term rejected by the termbase", terms.rejected, "TER002"),
    _term("term replaced by a synonym", terms.unlisted, "TER001", "TER006"),
    _term("term of another concept", terms.another, "TER001", "TER006"),
)
"""All kinds, by family."""

# The dates of an adoption line are compared by a check of their own.
ADOPTION = ("NUM004", "STR013")
