"""Builds termbases from the tables of `tests/terms/audit/*.toml`, out of real model objects.

A concept is a table: `id`, `subject`, `definition`, `superseded_by`, and under each language a term or
a list of terms; the first is preferred, the others admitted, unless a table says otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hexapla.model import Concept, Term
from hexapla.terms.audit.audited import Audited, entries
from hexapla.terms.audit.observed import Observed

FOLDER = Path(__file__).parent
FILE = "house.tbx"

_CASE_KEYS = {"name", "concepts", "others", "expected", "unranked", "corpus", "flags"}
_FIELDS = {"id", "subject", "definition", "superseded_by"}
_FLAG_KEYS = {"row", "lang", "severity", "texts", "message", "suggestion"}


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a check: a termbase, and the flags that must come out."""

    module: str
    table: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.module}: {self.table['name']}"

    @property
    def flags(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(self.table["flags"])

    @property
    def langs(self) -> set[str]:
        """The languages of the case."""
        return {term.lang for one in self.table["concepts"] for term in concept(one).terms}

    def audited(self) -> Audited:
        """The termbase of the case; with `others`, a second one after it."""
        table = self.table
        own = [(concept(one), frozenset(table.get("unranked", ()))) for one in table["concepts"]]
        others = [(concept(one), frozenset[str]()) for one in table.get("others", ())]
        return Audited(
            (*entries(FILE, own), *entries("other.tbx", others)),
            tuple(table.get("expected", ())),
            _observed(table["corpus"]) if "corpus" in table else None,
        )


def concept(table: Mapping[str, Any]) -> Concept:
    """The concept that *table* says."""
    return Concept(
        table["id"],
        table.get("subject", "law"),
        tuple(_terms(table)),
        definition=table.get("definition", ""),
        superseded_by=table.get("superseded_by", ""),
    )


def _terms(table: Mapping[str, Any]) -> Iterator[Term]:
    for lang in table.keys() - _FIELDS:
        said = table[lang]
        for place, one in enumerate(said if isinstance(said, list) else [said]):
            given = {"text": one} if isinstance(one, str) else one
            yield Term(lang, **{"status": "admitted" if place else "preferred", **given})


def _observed(corpus: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Observed:
    """`[corpus.CONCEPT.LANG]` has `due` and, under `forms`, how often each term is used."""
    due, forms = {}, {}
    for name, langs in corpus.items():
        for lang, seen in langs.items():
            key: Any = (name, lang)
            due[key] = seen["due"]
            forms[key] = {
                term: tuple(f"set#op{n}" for n in range(1, times + 1))
                for term, times in seen.get("forms", {}).items()
            }
    return Observed(frozenset(corpus), due, forms)


def cases() -> tuple[Case, ...]:
    """Every case of every file, in the order of the files' names."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            for given, keys in ((table, _CASE_KEYS), *((flag, _FLAG_KEYS) for flag in table["flags"])):
                if unknown := sorted(set(given) - keys):
                    raise ValueError(f"{path.name}: {table['name']}: unknown keys {', '.join(unknown)}")
            found.append(Case(path.stem, table))
    return tuple(found)
