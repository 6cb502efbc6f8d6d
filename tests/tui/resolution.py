"""A small resolution in six languages with flags, from `resolution.toml`, as real model objects."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from hexapla.checks import Check, Context, run_checks
from hexapla.model import (
    LANGS,
    Alignment,
    Clause,
    Evidence,
    Flag,
    Lang,
    Locus,
    NoteCall,
    Row,
    Span,
    Status,
    Version,
)
from hexapla.review import ReviewSession
from hexapla.store import open_store

DATA: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("resolution.toml").read_text("utf-8"))

STATUSES: Mapping[Lang, Status] = {
    lang: "official" if lang == "en" else "working translation" for lang in LANGS
}


def alignment(edits: Mapping[tuple[Lang, str], str] | None = None) -> Alignment:
    """The rows of the file, with the texts of *edits* (language, row) in place of its own."""
    versions, rows = {}, []
    for lang in LANGS:
        clauses = [_clause(row, lang, edits or {}) for row in DATA["rows"] if lang in row]
        versions[lang] = Version("a-res-78-311", lang, tuple(clauses), "A/RES/78/311", STATUSES[lang])
    for row in DATA["rows"]:
        cells = {lang: (row["row"],) if lang in row else () for lang in LANGS}
        rows.append(Row(row["row"], row["kind"], cells, 1.0, "label"))
    return Alignment("a-res-78-311", versions, tuple(rows))


def _clause(row: Mapping[str, Any], lang: Lang, edits: Mapping[tuple[Lang, str], str]) -> Clause:
    text = edits.get((lang, row["row"]), row[lang]["text"])
    calls = (NoteCall(row["call"], len(text) - 1),) if "call" in row else ()
    return Clause(row["row"], row["kind"], text, row[lang]["label"], note_calls=calls)


def flags(of: Alignment, edits: Mapping[str, str] | None = None) -> tuple[Flag, ...]:
    """The flags of the file as the engine puts them out, with their ids.

    *edits* says what stands now where a text was quoted.
    """
    now = edits or {}

    def raised(unit: Alignment, _context: Context) -> Iterator[Flag]:
        for flag in DATA["flags"]:
            yield Flag(
                flag["code"],
                flag["severity"],
                flag.get("row"),
                flag.get("lang"),
                flag["message"],
                tuple(
                    _locus(unit, flag["row"], lang, now.get(quoted, quoted))
                    for lang, quoted in flag["loci"]
                ),
                Evidence(flag.get("values", {}), flag.get("vote", "")),
                flag.get("suggestion", ""),
            )

    check: Check[Alignment] = Check("ALL000", "all", "alignment", "major", raised)
    return run_checks([check], Context(alignment=of))


def _locus(of: Alignment, row: str, lang: Lang, quoted: str) -> Locus:
    text = of.versions[lang].clause(row).text
    at = max(text.rfind(quoted), 0)
    found = Span(at, at + len(quoted))
    return Locus(lang, row, found, found.of(text))


def ticking(hour: int = 9) -> Callable[[], datetime]:
    """A clock that starts on 1 July 2024 at *hour* and goes on by a second at each look."""
    seconds = count()
    return lambda: datetime(2024, 7, 1, hour, tzinfo=UTC) + timedelta(seconds=next(seconds))


def session(
    folder: Path,
    reviewer: str = "\u0410\u043d\u043d\u0430",
    *,
    hour: int = 9,
    edits: Mapping[tuple[Lang, str], str] | None = None,
) -> ReviewSession:
    """A review of the resolution whose decisions lie in *folder*."""
    table = alignment(edits)
    return ReviewSession(table, flags(table), open_store(folder), reviewer, ticking(hour))
