"""The kinds of defects: how each is planted, and which checks of the catalogue are to find it.

Codes are those of the catalogue, whether or not the check exists yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hexapla.evaluate.seeding import figures, labels, references, structure
from hexapla.evaluate.seeding.site import Make

Family = Literal["figures", "dates", "references", "structure", "notes"]


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
)
"""All kinds, by family."""

# The dates of an adoption line are compared by a check of their own.
ADOPTION = ("NUM004", "STR013")
