"""Holds what reviewers said of the alignment against the texts as they are now.

Quotes become positions for the solver; what no longer fits is said, never guessed at and
never an error. Nothing is read from files or aligned here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from hexapla.align.pinned_rows import PinnedRow, with_row
from hexapla.align.pins import Pins, Place
from hexapla.model import LANGS, Act, Correction, Lang, Quote, Version

Texts = Mapping[str, Sequence[int]]
"""By plain text of a version's clauses: where it stands, from 0, in order."""

_SHOWN = 60
"""Code points of a quote that a sentence shows at most."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A correction that does not hold, and why."""

    correction: Correction
    why: str
    """Without a final stop."""

    def sentence(self) -> str:
        """What does not hold and why, in one line."""
        said = self.correction
        when = said.decided_at.date().isoformat() if said.decided_at else ""
        by = ", ".join(part for part in (said.reviewer, when) if part)
        return f"the correction {_named(said)}{f' ({by})' if by else ''} does not hold: {self.why}"


@dataclass(frozen=True, slots=True)
class Fit:
    """What corrections come to on the texts as they are."""

    pins: Pins = field(default_factory=Pins)
    held: tuple[Correction, ...] = ()
    misfits: tuple[Misfit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What holds so far."""

    rows: tuple[PinnedRow, ...] = ()
    apart: frozenset[tuple[Place, Place]] = frozenset()


def pins_of(
    corrections: Sequence[Correction], versions: Iterable[Version]
) -> tuple[Pins, tuple[Misfit, ...]]:
    """*corrections*, the earliest first, as positions in *versions*, and those that do not hold."""
    found = fit(corrections, versions)
    return found.pins, found.misfits


def fit(corrections: Sequence[Correction], versions: Iterable[Version]) -> Fit:
    """Which of *corrections*, the earliest first, hold on *versions*; of two that disagree, the later.

    Languages that are not there are passed over; so is a correction of which fewer than two are
    left, and one whose clauses the same reviewer, by name, has all spoken of again.
    """
    if not corrections:
        return Fit()
    texts = {version.lang: texts_of(version) for version in versions}
    drawn = _Drawn()
    held: list[tuple[Correction, PinnedRow]] = []
    misfits: list[Misfit] = []
    for correction in reversed(corrections):
        left = _among(correction, texts)
        if left is None:
            continue
        found = _positions(left, texts)
        if isinstance(found, str):
            misfits.append(Misfit(correction, found))
        elif (more := _with(drawn, left.act, found)) is not None:
            drawn = more
            held.append((correction, found))
        elif not _said_anew(correction, found, held):
            misfits.append(Misfit(correction, _against(left.act, found, held)))
    rows = sorted((row.cells for row in drawn.rows), key=lambda row: [row.get(x, ()) for x in LANGS])
    return Fit(
        Pins(tuple(rows), drawn.apart),
        tuple(correction for correction, _ in reversed(held)),
        tuple(reversed(misfits)),
    )


def plain(text: str) -> str:
    """*text* as quotes are compared: NFC, one space for any stretch of white space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def texts_of(version: Version) -> Texts:
    """Where each text stands among the clauses of *version*."""
    found: dict[str, list[int]] = {}
    for position, clause in enumerate(version.clauses):
        found.setdefault(plain(clause.text), []).append(position)
    return found


def _among(correction: Correction, texts: Mapping[Lang, Texts]) -> Correction | None:
    """What is left of *correction* in the languages of *texts*, in their order; `None`: nothing."""
    cells = {
        lang: correction.cells[lang] for lang in LANGS if lang in correction.cells and lang in texts
    }
    if len(cells) < 2 or not any(cells.values()):
        return None
    return replace(correction, cells=cells)


def _positions(correction: Correction, texts: Mapping[Lang, Texts]) -> PinnedRow | str:
    """Where the clauses of *correction* stand, or why that cannot be said."""
    cells: dict[Lang, tuple[int, ...]] = {}
    spanning: set[Place] = set()
    for lang, quotes in correction.cells.items():
        found = []
        for quote in quotes:
            places = texts[lang].get(plain(quote.text), ())
            if not places:
                return f"{lang} has no clause {_quoted(quote)}"
            if quote.occurrence is None and len(places) > 1:
                return f"{lang} has {_quoted(quote)} {len(places)} times; say which by its occurrence"
            which = quote.occurrence or 1
            if which > len(places):
                return f"{lang} has fewer than {which} clauses {_quoted(quote)}"
            found.append(places[which - 1])
            if quote.spans:
                spanning.add((lang, found[-1]))
        found.sort()
        if (
            correction.act == "together"
            and found
            and found != list(range(found[0], found[0] + len(found)))
        ):
            return f"the {lang} clauses {', '.join(map(_quoted, quotes))} are not neighbours"
        cells[lang] = tuple(found)
    return PinnedRow(cells, frozenset(spanning))


def _with(drawn: _Drawn, act: Act, row: PinnedRow) -> _Drawn | None:
    """*drawn* and what *act* says of the clauses of *row*; `None` where both cannot hold."""
    if act == "apart":
        pairs = frozenset(
            ((one, i), (other, j))
            for one, other in combinations(row.cells, 2)
            for i in row.cells[one]
            for j in row.cells[other]
        )
        meet = any(_meet(other, pairs) for other in drawn.rows)
        return None if meet else replace(drawn, apart=drawn.apart | pairs)
    rows = with_row(drawn.rows, row)
    return None if rows is None or _meet(rows[-1], drawn.apart) else replace(drawn, rows=rows)


def _meet(row: PinnedRow, pairs: Iterable[tuple[Place, Place]]) -> bool:
    """Whether two clauses of one of *pairs* both stand in *row*."""
    return any(all(at in row.cells.get(lang, ()) for lang, at in pair) for pair in pairs)


def _said_anew(
    correction: Correction, row: PinnedRow, later: Iterable[tuple[Correction, PinnedRow]]
) -> bool:
    """Whether the same reviewer has spoken again, among *later*, of every clause of *row*."""
    again = {
        (lang, at)
        for other, theirs in later
        if correction.reviewer and other.reviewer == correction.reviewer
        for lang, found in theirs.cells.items()
        for at in found
    }
    return all((lang, at) in again for lang, found in row.cells.items() for at in found)


def _against(act: Act, row: PinnedRow, later: Iterable[tuple[Correction, PinnedRow]]) -> str:
    """Which of the *later* corrections it cannot stand beside, in words."""
    for other, theirs in later:
        alone = _with(_Drawn(), other.act, theirs)
        if alone is None or _with(alone, act, row) is None:
            return f"the later one {_named(other)} says otherwise"
    return "later ones, taken together, say otherwise"


def _named(correction: Correction) -> str:
    """A correction, named by its act and the first clause that it quotes."""
    lang = next(lang for lang in LANGS if correction.cells.get(lang))
    return f"{correction.act!r} of {lang} {_quoted(correction.cells[lang][0])}"


def _quoted(quote: Quote) -> str:
    """The beginning of a quoted clause in quotation marks, with its occurrence where it is said."""
    text = plain(quote.text)
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "\u2026"
    return f"\u201c{short}\u201d" + (f" ({quote.occurrence})" if quote.occurrence else "")
