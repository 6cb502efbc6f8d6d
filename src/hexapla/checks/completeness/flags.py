"""Makes flags of findings, for the checks that each speak of one kind of fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.checks.check import Context
from hexapla.checks.completeness.judging import Fault, Finding, findings
from hexapla.checks.evidence import at_a_glance, locus, shorten
from hexapla.checks.vote import LOWER
from hexapla.model import Evidence, Flag, Lang, Locus, Severity

_QUOTED = 80


def flags_of(fault: Fault, code: str, severity: Severity, context: Context) -> Iterator[Flag]:
    """One flag for each clause with *fault*; one grade below *severity* where it is not sure."""
    for found in findings(context):
        if found.fault == fault:
            values = _values(found)
            lengths = {x: f"{ratio:.2f}" for x, ratio in found.lengths.items()}
            yield Flag(
                code=code,
                severity=severity if found.sure else LOWER[severity],
                row=found.row,
                lang=found.lang,
                message=_message(found, context),
                loci=tuple(_loci(found)),
                evidence=Evidence(values, details={"lengths": at_a_glance(lengths)}),
            )


def _message(found: Finding, context: Context) -> str:
    lang = found.lang
    length = f"{found.lengths[lang]:.2f} of the usual length"
    others = [x for x in context.judge() if x in found.clauses and x != lang]
    if found.fault == "truncated":
        end = found.clauses[lang].text.rstrip()[-30:]
        return f"{lang} breaks off: \u201c\u2026{end}\u201d ({length})"
    if found.fault == "unlike":
        words = shorten(found.clauses[lang].text, _QUOTED)
        return f"{lang} says something else than the others: \u201c{words}\u201d"
    if found.fault == "length":
        extent = "short" if found.lengths[lang] < 1 else "long"
        return f"{lang} is too {extent} beside the others ({length})"
    shown = lang if found.fault == "addition" else next(x for x in others if x in found.places)
    words = shorten(found.places[shown].of(found.clauses[shown].text), _QUOTED)
    if found.fault == "addition":
        return f"{lang} has what the others lack: \u201c{words}\u201d ({length})"
    return f"{lang} lacks what {shown} has: \u201c{words}\u201d ({length})"


def _loci(found: Finding) -> Iterator[Locus]:
    own = found.clauses[found.lang]
    yield locus(found.lang, own, found.places.get(found.lang))
    for lang, span in found.places.items():
        if lang != found.lang:
            yield locus(lang, found.clauses[lang], span)


def _values(found: Finding) -> Mapping[Lang, str]:
    """What each version has: the words in question, an end of the clause, or its length."""
    if found.fault == "length":
        return {x: str(len(clause.text)) for x, clause in found.clauses.items()}
    if found.fault == "truncated":
        return {x: "\u2026" + clause.text.rstrip()[-30:] for x, clause in found.clauses.items()}
    if found.fault == "unlike":
        return {x: shorten(clause.text, 30) for x, clause in found.clauses.items()}
    return {
        x: shorten(found.places[x].of(clause.text), 30) if x in found.places else "\u2013"
        for x, clause in found.clauses.items()
    }
