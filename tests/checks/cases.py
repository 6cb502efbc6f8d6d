"""Builds alignments from the tables of `tests/checks/*.toml`, out of real model objects.

The keys that a case may have stand in `_CASE_KEYS`; a key that is not there is an error. A case
that is `shipped` is judged with the termbase and the register of States that ship.
It runs nothing and judges nothing.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hexapla.checks import Context
from hexapla.checks.check import HousePattern
from hexapla.formats.tbx import read_tbx
from hexapla.measures.register import Register, Resolution, Title
from hexapla.model import (
    LANGS,
    Alignment,
    Clause,
    Concept,
    Kind,
    Lang,
    Move,
    NoteCall,
    Row,
    Span,
    Term,
    Termbase,
    Version,
)
from hexapla.sets.corpora import shipped_termbase
from hexapla.sets.member_states import shipped_states
from hexapla.terms.earlier import EarlierTexts, earlier_text
from hexapla.terms.finder import TermFinder
from hexapla.terms.links import Links
from hexapla.terms.states import StateNames
from hexapla.vectors.builtin import load_builtin

FOLDER = Path(__file__).parent

_CASE_KEYS = {
    "name",
    "versions",
    "kind",
    "rows",
    "moves",
    "strangers",
    "source",
    "expected",
    "drafting",
    "termbase",
    "shipped",
    "register",
    "memory",
    "previous",
    "thresholds",
    "patterns",
    "symbol",
    "statuses",
    "vectors",
    "notes",
    "flags",
}
_CLAUSE_KEYS = {"text", "label", "number", "kind", "eid", "depth", "lead", "italics", "calls", "links"}
_ROW_KEYS = {"row", "kind", "confidence", *LANGS}
_FLAG_KEYS = {
    "lang",
    "text",
    "texts",
    "severity",
    "row",
    "message",
    "suggestion",
    "values",
    "vote",
    "part",
    "eid",
}
_PREFIXES = {"operative": "op", "preambular": "pp", "note": "fn", "subparagraph": "sub"}
_SINGLE = ("masthead", "title", "organ", "adoption")


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a check: what is aligned, and the flags that must come out."""

    module: str
    """The module of the check, which is the name of the file without `.toml`."""
    table: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.module}: {self.table['name']}"

    @property
    def flags(self) -> tuple[Mapping[str, Any], ...]:
        """The flags expected; only the keys given are compared."""
        return tuple(self.table["flags"])

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages of the case."""
        return tuple(self.table["versions"])

    def context(self) -> Context:
        """The alignment of the case, and what else the check may know."""
        table = self.table
        kind: Kind = table.get("kind", "operative")
        versions = {lang: _version(table, lang, kind) for lang in self.langs}
        rows = tuple(_rows(table, versions))
        moves = tuple(Move(m["lang"], m["eid"], m["row"]) for m in table.get("moves", ()))
        concepts = table.get("termbase")
        shipped = table.get("shipped")
        strangers = tuple(table.get("strangers", ()))
        alignment = Alignment("case", versions, rows, moves, strangers=strangers)
        encoder = load_builtin() if table.get("vectors") else None
        return Context(
            alignment=alignment,
            source=table.get("source", "en"),
            expected=tuple(table.get("expected", ())),
            drafting=table.get("drafting", "adopted"),
            finder=TermFinder(_termbase(concepts))
            if concepts
            else shipped_finder()
            if shipped
            else None,
            states=shipped_state_names() if shipped else None,
            encoder=encoder,
            links=Links([alignment], encoder) if encoder else None,
            register=Register(tuple(_resolution(entry) for entry in table.get("register", ()))),
            memory=_memory(table["memory"]) if "memory" in table else None,
            previous={
                lang: _version({"versions": table["previous"]}, lang, kind)
                for lang in table.get("previous", ())
            },
            thresholds=table.get("thresholds", {}),
            patterns=tuple(_pattern(entry) for entry in table.get("patterns", ())),
        )


def _memory(entries: Iterable[Mapping[str, Any]]) -> EarlierTexts:
    """Earlier texts, each with `versions` as a case has them and the `status` of all of them."""
    texts = []
    for number, entry in enumerate(entries, 1):
        columns = {x: _listed(some) for x, some in entry["versions"].items()}
        rows = [
            {x: ((f"op{n}", some[n - 1]),) for x, some in columns.items()}
            for n in range(1, 1 + max(map(len, columns.values())))
        ]
        statuses = dict.fromkeys(columns, entry.get("status", "official"))
        texts.append(earlier_text(f"earlier {number}", f"A/RES/70/{number}", statuses, rows))
    return EarlierTexts(texts)


def _listed(some: str | list[str]) -> list[str]:
    return [some] if isinstance(some, str) else some


@cache
def shipped_finder() -> TermFinder:
    """The termbase that ships."""
    path = shipped_termbase()
    return TermFinder(read_tbx(path.read_bytes(), path.name))


@cache
def shipped_state_names() -> StateNames:
    """The register of Member States that ships."""
    return StateNames(shipped_states())


def cases() -> tuple[Case, ...]:
    """Every case of every file, in the order of the files' names."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            _known(table, _CASE_KEYS, f"{path.name}: {table.get('name', '?')}")
            for flag in table["flags"]:
                _known(flag, _FLAG_KEYS, f"{path.name}: {table['name']}: flags")
            found.append(Case(path.stem, table))
    return tuple(found)


def _known(table: Mapping[str, Any], keys: set[str], where: str) -> None:
    unknown = sorted(set(table) - keys)
    if unknown:
        raise ValueError(f"{where}: unknown keys {', '.join(unknown)}")


def _version(table: Mapping[str, Any], lang: Lang, kind: Kind) -> Version:
    value = table["versions"][lang]
    tables = value if isinstance(value, list) else [value]
    status = table.get("statuses", {}).get(lang, "official")
    notes = tuple(table.get("notes", {}).get(lang, ()))
    clauses = tuple(_clauses(tables, kind))
    return Version("case", lang, clauses, table.get("symbol"), status=status, notes=notes)


def _clauses(values: Iterable[Any], default: Kind) -> Iterable[Clause]:
    counts: Counter[str] = Counter()
    for value in values:
        table: Mapping[str, Any] = {"text": value} if isinstance(value, str) else value
        _known(table, _CLAUSE_KEYS, "clause")
        kind: Kind = table.get("kind", default)
        counts[kind] += 1
        text: str = table["text"]
        number = f"{_PREFIXES.get(kind, kind)}{counts[kind]}"
        yield Clause(
            eid=table.get("eid", kind if kind in _SINGLE and counts[kind] == 1 else number),
            kind=kind,
            text=text,
            label=table.get("label", ""),
            number=table.get("number"),
            depth=table.get("depth", 0),
            lead=_quoted(text, table["lead"]) if "lead" in table else None,
            italics=tuple(_quoted(text, quote) for quote in table.get("italics", ())),
            note_calls=tuple(NoteCall(str(call["mark"]), call["at"]) for call in table.get("calls", ())),
            links=tuple(table.get("links", ())),
        )


def _quoted(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def _rows(table: Mapping[str, Any], versions: Mapping[Lang, Version]) -> Iterable[Row]:
    used: set[str] = set()
    parallel = _parallel(table["name"], versions)
    stated: Mapping[str, Any]
    for stated in table.get("rows") or parallel:
        _known(stated, _ROW_KEYS, f"{table['name']}: rows")
        cells = {lang: tuple(stated.get(lang, ())) for lang in versions}
        eids = Counter(eid for cell in cells.values() for eid in cell[:1])
        names = [eid for eid, _ in eids.most_common()]
        name = stated.get("row") or next((n for n in names if n not in used), f"{names[0]}+")
        used.add(name)
        lang, eid = next((lang, cell[0]) for lang, cell in cells.items() if cell)
        kind = stated.get("kind") or versions[lang].clause(eid).kind
        yield Row(name, kind, cells, stated.get("confidence", 1.0), "structure")


def _parallel(name: str, versions: Mapping[Lang, Version]) -> Iterable[Mapping[str, Any]]:
    sizes = {len(version.clauses) for version in versions.values()}
    if len(sizes) != 1:
        raise ValueError(f"{name}: the versions differ in length: state the rows")
    for index in range(sizes.pop()):
        yield {lang: [version.clauses[index].eid] for lang, version in versions.items()}


def _resolution(entry: Mapping[str, Any]) -> Resolution:
    certainty = entry["certainty"]
    titles = {lang: Title(text, certainty) for lang, text in entry.get("titles", {}).items()}
    return Resolution(entry["reference"], entry["organ"], entry["date"], certainty, titles)


def _pattern(entry: Mapping[str, Any]) -> HousePattern:
    lists = {key: tuple(entry[key]) for key in ("langs", "kinds") if key in entry}
    return HousePattern(**{**entry, **lists})


def _termbase(concepts: Iterable[Mapping[str, Any]]) -> Termbase:
    return Termbase(
        "case",
        tuple(
            Concept(
                entry["concept"],
                entry.get("subject", "general"),
                tuple(
                    Term(term["lang"], term["text"], term.get("status", "preferred"))
                    for term in entry["terms"]
                ),
            )
            for entry in concepts
        ),
    )
