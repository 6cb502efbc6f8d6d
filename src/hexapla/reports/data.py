"""The nouns as plain data, in the shapes of schema `hexapla/1`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from hexapla import checks
from hexapla.model import Alignment, Clause, Flag, Version
from hexapla.terms.audit import audit_names

if TYPE_CHECKING:
    from hexapla.align.corrections import Fit

SCHEMA = "hexapla/1"

Data = dict[str, Any]


def clause_data(clause: Clause) -> Data:
    """A clause."""
    return {
        "eid": clause.eid,
        "kind": clause.kind,
        "label": clause.label,
        "number": clause.number,
        "depth": clause.depth,
        "text": clause.text,
        "lead": [clause.lead.start, clause.lead.stop] if clause.lead else None,
        "note_calls": [{"mark": call.mark, "at": call.at} for call in clause.note_calls],
    }


def repairs_of(version: Version) -> Iterator[Data]:
    """What was mended in a version: before, after and where."""
    for clause in version.clauses:
        stops = [*(piece.at for piece in clause.pieces[1:]), len(clause.text)]
        for piece, stop in zip(clause.pieces, stops, strict=True):
            if piece.repaired:
                yield {
                    "eid": clause.eid,
                    "before": piece.original,
                    "after": clause.text[piece.at : stop],
                    "where": str(piece.location),
                }


def version_data(version: Version) -> Data:
    """A version, as `parse` prints it."""
    return {
        "set": version.set,
        "symbol": version.symbol,
        "lang": version.lang,
        "status": version.status,
        "origin": version.origin,
        "format": version.format,
        "clauses": [clause_data(clause) for clause in version.clauses],
        "set_aside": [
            {"text": aside.text.strip(), "why": aside.why, "where": str(aside.location)}
            for aside in version.set_aside
        ],
        "repairs": list(repairs_of(version)),
        "notes": list(version.notes),
    }


def alignment_data(alignment: Alignment) -> Data:
    """An alignment, as `align` prints it."""
    return {
        "schema": SCHEMA,
        "set": alignment.set,
        "symbol": alignment.symbol(),
        "langs": list(alignment.langs),
        "versions": {
            lang: {
                "status": version.status,
                "clauses": [clause_data(clause) for clause in version.clauses],
            }
            for lang, version in alignment.versions.items()
        },
        "rows": [
            {
                "row": row.row,
                "kind": row.kind,
                "cells": {lang: list(row.cells.get(lang, ())) for lang in alignment.langs},
                "confidence": row.confidence,
                "reason": row.reason,
            }
            for row in alignment.rows
        ],
        "moves": [{"lang": m.lang, "eid": m.eid, "row": m.row} for m in alignment.moves],
        "strangers": list(alignment.strangers),
        "signature": alignment.signature,
    }


def segments_data(alignment: Alignment) -> Data:
    """An alignment of parts of clauses: as any other, each part with its clause and its span there."""
    from hexapla.align.segments import places

    data = alignment_data(alignment)
    for lang, version in alignment.versions.items():
        where = places(version)
        for part in data["versions"][lang]["clauses"]:
            eid, span = where[part["eid"]]
            part.update({"of": eid, "span": [span.start, span.stop]})
    return data


def fit_data(fit: Fit) -> Data:
    """How many corrections hold, and in words those that do not."""
    return {"held": len(fit.held), "misfits": [misfit.sentence() for misfit in fit.misfits]}


def flag_data(flag: Flag, state: str) -> Data:
    """A flag in the state *state*, as `check` prints it."""
    return {
        "flag_id": flag.flag_id,
        "code": flag.code,
        "name": check_names().get(flag.code, ""),
        "severity": flag.severity,
        "row": flag.row,
        "lang": flag.lang,
        "message": flag.message,
        "suggestion": flag.suggestion or None,
        "state": state,
        "loci": [
            {
                "lang": place.lang,
                "eid": place.eid,
                "part": place.part,
                "start": place.span.start,
                "stop": place.span.stop,
                "text": place.text,
            }
            for place in flag.loci
        ],
        "evidence": {
            "values": dict(flag.evidence.values),
            "vote": flag.evidence.vote,
            "details": dict(flag.evidence.details),
        },
    }


@cache
def check_names() -> Mapping[str, str]:
    """The names of the checks by their codes, those on termbases too."""
    return {**checks.check_names(), **audit_names()}


def set_data(
    alignment: Alignment, flags: Iterable[Flag], states: Mapping[str, str], summary: Data
) -> Data:
    """A checked set, as `check` prints it."""
    return {
        "set": alignment.set,
        "symbol": alignment.symbol(),
        "langs": list(alignment.langs),
        "statuses": {lang: v.status for lang, v in alignment.versions.items()},
        "summary": summary,
        "flags": [flag_data(flag, states.get(flag.flag_id, "open")) for flag in flags],
    }
