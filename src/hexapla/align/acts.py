"""What a reviewer does to the rows on the screen, as corrections: join, split, shift, together, apart.

The first three draw neighbouring rows anew, in all languages, so that these come out as drawn.
Nothing is aligned or kept here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from hexapla.align.corrections import plain, texts_of
from hexapla.errors import UsageError
from hexapla.model import Act, Alignment, Correction, Lang, Quote, Version

Cells = Mapping[Lang, Sequence[str]]
"""By language: eids in order; none where the version lacks the row."""


def together(alignment: Alignment, cells: Cells, spanning: Collection[Lang] = ()) -> Correction:
    """*cells* are one row, these clauses and no others in the languages named.

    The clauses of the languages in *spanning* stand in a neighbouring row too.
    """
    marked = {(lang, eid) for lang in spanning for eid in cells.get(lang, ())}
    return _correction(alignment, "together", cells, marked)


def apart(alignment: Alignment, cells: Cells) -> Correction:
    """No clause of *cells* shares a row with one of another language there."""
    return _correction(alignment, "apart", cells)


def join(alignment: Alignment, name: str) -> tuple[Correction, ...]:
    """The row *name* and the next are one; `UsageError` where there is no next."""
    at = _index(alignment, name)
    first, second = _row(alignment, at), _row(alignment, at + 1)
    return _drawn(alignment, at, 2, [{lang: _once(first[lang], second[lang]) for lang in first}])


def split(
    alignment: Alignment, name: str, down: Mapping[Lang, int], both: Collection[Lang] = ()
) -> tuple[Correction, ...]:
    """The row *name* is two: of each language, its last *down* clauses go down, the others up.

    The one clause of a language in *both* spans the two. `UsageError` where that cannot be done.
    """
    at = _index(alignment, name)
    upper: dict[Lang, tuple[str, ...]] = {}
    lower: dict[Lang, tuple[str, ...]] = {}
    for lang, found in _row(alignment, at).items():
        count = down.get(lang, 0)
        if count not in range(len(found) + 1) or (lang in both and len(found) != 1):
            raise UsageError(
                f"{lang} has {len(found)} clauses there",
                where=name,
                remedy="only these can go down, and only one alone can span",
            )
        cut = len(found) - count
        upper[lang], lower[lang] = (found, found) if lang in both else (found[:cut], found[cut:])
    if not all(any(half[x] for x in half if x not in both) for half in (upper, lower)):
        raise UsageError("one half is empty", where=name, remedy="say what goes up and what goes down")
    return _drawn(alignment, at, 1, [upper, lower])


def shift(alignment: Alignment, name: str, lang: Lang, by: Literal[-1, 1]) -> tuple[Correction, ...]:
    """The first (-1) clause of *lang* in the row *name* goes to the row above, or the last (1) below.

    A clause that spans both leaves *name*. `UsageError` where there is no such clause or row.
    """
    at = _index(alignment, name)
    here, there = _row(alignment, at), _row(alignment, at + by)
    found, beside = here[lang], there[lang]
    if not found:
        raise UsageError(f"{lang} has no clause there", where=name, remedy="choose another row")
    if by < 0:
        rows = [{**there, lang: _once(beside, found[:1])}, {**here, lang: found[1:]}]
    else:
        rows = [{**here, lang: found[:-1]}, {**there, lang: _once(found[-1:], beside)}]
    return _drawn(alignment, min(at, at + by), 2, rows)


def signed(
    corrections: Iterable[Correction], reviewer: str, decided_at: datetime, note: str = ""
) -> tuple[Correction, ...]:
    """*corrections* with who said so and when (aware, UTC)."""
    return tuple(replace(x, reviewer=reviewer, decided_at=decided_at, note=note) for x in corrections)


def _drawn(
    alignment: Alignment, at: int, count: int, rows: Sequence[Mapping[Lang, tuple[str, ...]]]
) -> tuple[Correction, ...]:
    """*rows*, but the empty ones, in the place of the *count* rows of *alignment* from *at* on."""
    beside = [
        row.cells for row in (*alignment.rows[max(0, at - 1) : at], *alignment.rows[at + count :][:1])
    ]
    around = [*beside, *rows]
    spanning = {
        (lang, eid)
        for row in rows
        for lang, eids in row.items()
        for eid in eids
        if sum(eid in cells.get(lang, ()) for cells in around) > 1
    }
    return tuple(_correction(alignment, "together", row, spanning) for row in rows if any(row.values()))


def _correction(
    alignment: Alignment, act: Act, cells: Cells, spanning: Collection[tuple[Lang, str]] = ()
) -> Correction:
    quotes = {}
    for lang, eids in cells.items():
        marked = {eid for x, eid in spanning if x == lang}
        quotes[lang] = _quotes(alignment.versions[lang], eids, marked)
    return Correction(act, quotes)


def _quotes(version: Version, eids: Sequence[str], spanning: Collection[str]) -> tuple[Quote, ...]:
    """The clauses called *eids*, quoted; which of its equals each is, where there are any."""
    texts = texts_of(version)
    quotes = []
    for eid in eids:
        text = version.clause(eid).text
        equals = [version.clauses[at].eid for at in texts[plain(text)]]
        which = equals.index(eid) + 1 if len(equals) > 1 else None
        quotes.append(Quote(text, which, eid in spanning))
    return tuple(quotes)


def _index(alignment: Alignment, name: str) -> int:
    return alignment.rows.index(alignment.row(name))


def _row(alignment: Alignment, at: int) -> Mapping[Lang, tuple[str, ...]]:
    """The cells of the row at *at* in all languages; `UsageError` beyond the ends."""
    if at not in range(len(alignment.rows)):
        raise UsageError("there is no row there", where=alignment.set, remedy="choose another row")
    return {lang: alignment.rows[at].cells.get(lang, ()) for lang in alignment.langs}


def _once(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """*first* and *second*; a clause that spans both stands once in what is made of them."""
    return tuple(dict.fromkeys((*first, *second)))
