"""Runs checks over termbases, gives each flag its identity, and lays termbases out as tables.

It knows nothing of any single check. A termbase is laid out as the versions of a text are: a
row is a concept, a clause is a term; so reports, baselines and the review take it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from hexapla.model import (
    LANGS,
    SEVERITIES,
    Alignment,
    Clause,
    Evidence,
    Flag,
    Lang,
    Location,
    Locus,
    Piece,
    Row,
    Span,
    Version,
)
from hexapla.signature import digest
from hexapla.terms.audit.audited import Audited, Entry
from hexapla.terms.audit.check import AuditCheck, Complaint, Place

OnError = Callable[[AuditCheck, Exception], None]
"""Told which check failed, and how."""

Timed = Callable[[str], AbstractContextManager[object]]


def run_audit(
    checks: Iterable[AuditCheck],
    audited: Audited,
    on_error: OnError | None = None,
    timed: Timed = nullcontext,
) -> dict[str, tuple[Flag, ...]]:
    """The flags of *checks* by file, identified and in the order of the concepts.

    An exception in a check goes to *on_error*, and the other checks go on; without *on_error* it
    is raised. The time of each check is *timed* under its code.
    """
    found: dict[str, list[tuple[AuditCheck, Complaint]]] = {file: [] for file in audited.by_file}
    for check in checks:
        with timed(check.code):
            try:
                for complaint in check.run(audited):
                    found[complaint.entry.file].append((check, complaint))
            except Exception as error:
                if on_error is None:
                    raise
                on_error(check, error)
    at = {(entry.file, entry.row): place for place, entry in enumerate(audited.entries)}

    def order(said: tuple[AuditCheck, Complaint]) -> tuple[object, ...]:
        check, one = said
        severity = SEVERITIES.index(one.severity or check.severity)
        place = at[one.entry.file, one.entry.row]
        return (place, severity, check.code, one.lang or "", one.message)

    return {file: tuple(_identified(sorted(said, key=order))) for file, said in found.items()}


def _identified(said: Sequence[tuple[AuditCheck, Complaint]]) -> Iterator[Flag]:
    """Flags known by the concept and the words they quote, not by where these stand in the file."""
    seen: dict[str, int] = {}
    for check, one in said:
        loci = tuple(_locus(place) for place in one.places if place[0].entry.file == one.entry.file)
        quoted = sorted(term.term.text for term, _ in one.places)
        concept = one.entry.concept.concept
        base = digest(check.code, one.entry.file, one.lang or "-", concept, "\x1e", *quoted)
        times = seen[base] = seen.get(base, 0) + 1
        yield Flag(
            code=check.code,
            severity=one.severity or check.severity,
            row=one.entry.row if one.entry.heading() else None,
            lang=one.lang,
            message=one.message,
            loci=loci,
            evidence=Evidence(details={"concept": concept, **one.details}),
            suggestion=one.suggestion,
            flag_id=base if times == 1 else digest(base, str(times)),
        )


def _locus(place: Place) -> Locus:
    listed, span = place
    text = listed.term.text
    span = span or Span(0, len(text))
    return Locus(listed.lang, listed.eid, span, span.of(text))


def laid_out(file: str, entries: Sequence[Entry], where: Mapping[str, int], path: str) -> Alignment:
    """The termbase *file* at *path* as a table; *where* has the lines of rows, as far as they are known.

    Labels are statuses. A concept without terms in the six languages has no row.
    """
    langs = [lang for lang in LANGS if any(entry.listed(lang) for entry in entries)]
    clauses: dict[Lang, list[Clause]] = {lang: [] for lang in langs}
    rows = []
    for entry in entries:
        place = Location(line=where.get(entry.row) or None)
        cells = {}
        for lang in langs:
            own = entry.listed(lang)
            cells[lang] = tuple(x.eid for x in own)
            clauses[lang] += [_clause(x.eid, x.term.text, x.term.status, place) for x in own]
        if any(cells.values()):
            rows.append(Row(entry.row, "body", cells, 1.0, "label"))
    versions = {
        lang: Version(file, lang, tuple(own), file=path, format="termbase")
        for lang, own in clauses.items()
    }
    return Alignment(file, versions, tuple(rows))


def _clause(eid: str, text: str, label: str, place: Location) -> Clause:
    return Clause(eid, "body", text, label, pieces=(Piece(0, place, text),))
