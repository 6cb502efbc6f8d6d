"""Whether the words used instead of a term are found: each listed term is hidden in turn.

The term that stands there is the gold; the finder is asked as if it had none there. Once more with
the term cut out of the text, where nothing is to be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from hexapla.evaluate.reliability import BINS, Bin, Reliability
from hexapla.model import LANGS, Alignment, Lang, Locus, Span
from hexapla.reports.table import table
from hexapla.terms.finder import TermFinder
from hexapla.terms.instead import LIKELY, Instead, instead
from hexapla.terms.links import Links
from hexapla.terms.uses import Use, uses

_RIGHT = 0.5
"""The overlap from which on a span is right for the most part."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A term that was hidden, and what was found instead."""

    concept: str
    place: Locus
    found: Instead | None
    cut: float
    """How sure something was found where the term was cut out of the text."""

    @property
    def overlap(self) -> float:
        """F1 of the code points found, in [0, 1]."""
        if self.found is None or self.found.eid != self.place.eid:
            return 0.0
        gold, found = self.place.span, self.found.span
        shared = min(gold.stop, found.stop) - max(gold.start, found.start)
        return max(0.0, 2 * shared / (gold.stop - gold.start + found.stop - found.start))

    @property
    def exact(self) -> bool:
        """Whether the very same span was found."""
        return self.overlap == 1.0

    @property
    def right(self) -> bool:
        """Whether what was found is the term for the most part."""
        return self.overlap >= _RIGHT

    @property
    def confidence(self) -> float:
        """That of what was found; 0 where nothing was."""
        return self.found.confidence if self.found else 0.0


def hidden(alignment: Alignment, finder: TermFinder, links: Links, source: Lang) -> Iterator[Hidden]:
    """The accepted terms that stand once in a row of a version and once in its source, each hidden."""
    for use in uses(alignment, finder, source):
        place = use.place
        wanted = use.lang != source and use.sort in ("preferred", "admitted")
        if place and wanted and len(use.source) == 1 and _stands_once(use, finder):
            found = _asked(use, finder, links)
            cut = _asked(_without(use, place), finder, links)
            yield Hidden(use.concept, place, found, cut.confidence if cut else 0.0)


def _stands_once(use: Use, finder: TermFinder) -> bool:
    found = [x for clause in use.clauses for x in finder.find_nested(clause.text, use.lang)]
    return sum(x.concept == use.concept for x in found) == 1


def _asked(use: Use, finder: TermFinder, links: Links) -> Instead | None:
    assert use.source
    cells = {use.source[0].lang: use.source_clauses, use.lang: use.clauses}
    return instead(use.concept, use.lang, cells, use.source, links=links, finder=finder, least=0.0)


def _without(use: Use, place: Locus) -> Use:
    """*use* in a text without the words at *place*."""
    clauses = [
        replace(x, text=_cut(x.text, place.span), italics=(), note_calls=(), pieces=(), lead=None)
        if x.eid == place.eid
        else x
        for x in use.clauses
    ]
    return replace(use, clauses=tuple(clauses))


def _cut(text: str, span: Span) -> str:
    return text[: span.start] + text[span.stop :].lstrip()


@dataclass(frozen=True, slots=True)
class InsteadReport:
    """All that was found instead of hidden terms."""

    name: str
    found: tuple[Hidden, ...]
    signature: str

    def data(self) -> dict[str, Any]:
        """All of it as plain data."""
        sure = reliability(self.found)
        return {
            "sets": self.name,
            "langs": {name: _figures(some) for name, some in _by_lang(self.found)},
            "confidence": [
                {"from": x.low, "places": x.rows, "confidence": x.confidence, "right": x.right}
                for x in sure.bins
            ],
            "calibration_error": sure.error,
            "missed": [
                {
                    "lang": x.place.lang,
                    "eid": x.place.eid,
                    "concept": x.concept,
                    "hidden": x.place.text,
                    "found": x.found.text if x.found else None,
                    "confidence": x.confidence,
                }
                for x in self.found
                if not x.exact
            ],
            "signature": self.signature,
        }

    def text(self, *, missed: bool) -> str:
        """All of it as lines for people; with *missed*, each term that was not found exactly."""
        rows = [["lang", "hidden", "exact", "overlap", "right", "said", "right of said", "said of cut"]]
        for name, some in _by_lang(self.found):
            figures = _figures(some)
            rows.append([name, str(figures.pop("hidden")), *(f"{x:.3f}" for x in figures.values())])
        bins = [["confidence from", "places", "mean", "right"]]
        sure = reliability(self.found)
        bins += [
            [f"{x.low:.1f}", str(x.rows), f"{x.confidence:.3f}", f"{x.right:.3f}"] for x in sure.bins
        ]
        parts = [
            f"{self.name}: listed terms hidden one at a time",
            *("", table(rows, right=range(1, 8)), "", table(bins, right=range(4))),
            *(f"expected calibration error {sure.error:.3f}", ""),
        ]
        if missed:
            lines = [_line(x) for x in self.found if not x.exact]
            parts += [*lines, ""]
        return "\n".join([*parts, self.signature]) + "\n"


def reliability(found: Iterable[Hidden]) -> Reliability:
    """Hidden terms by tenths of confidence, and whether what was found is right."""
    bins: list[list[Hidden]] = [[] for _ in range(BINS)]
    for one in found:
        bins[min(BINS - 1, int(one.confidence * BINS))].append(one)
    return Reliability(
        tuple(
            Bin(at / BINS, len(some), fmean(x.confidence for x in some), fmean(x.right for x in some))
            for at, some in enumerate(bins)
            if some
        )
    )


def _by_lang(found: Sequence[Hidden]) -> Iterator[tuple[str, list[Hidden]]]:
    for lang in LANGS:
        some = [x for x in found if x.place.lang == lang]
        if some:
            yield lang, some
    if found:
        yield "all", list(found)


def _figures(some: Sequence[Hidden]) -> dict[str, Any]:
    said = [x for x in some if x.confidence >= LIKELY]
    return {
        "hidden": len(some),
        "exact": fmean(x.exact for x in some),
        "overlap": fmean(x.overlap for x in some),
        "right": fmean(x.right for x in some),
        "said": len(said) / len(some),
        "right_of_said": fmean(x.right for x in said) if said else 1.0,
        "said_of_cut": fmean(x.cut >= LIKELY for x in some),
    }


def _line(one: Hidden) -> str:
    found = f"{one.found.text} ({one.found.confidence:.2f})" if one.found else "nothing"
    return f"{one.place.lang} {one.place.eid} {one.concept}: {one.place.text}: {found}"
