"""Damages the versions of a text whose rows are known, so that an alignment of them can be scored.

Clauses are dropped, merged with the next and split at a mark, in each language by itself. The
random generator is passed in; what was done to the text is known to the gold rows alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal
from unicodedata import normalize

from hexapla.align.given import is_given
from hexapla.errors import InputError
from hexapla.evaluate.pairs import Table
from hexapla.evaluate.score import Case
from hexapla.langs import profile
from hexapla.model import LANGS, Clause, Lang, Version

Texts = Sequence[Mapping[Lang, str]]
"""Rows of texts by language; a language may be lacking in a row."""

_SHORTEST = 20
"""Code points that each half of a split clause has at least; half of it without spaces."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the clauses of each language suffer what, each in [0, 1]."""

    dropped: float = 0.05
    merged: float = 0.05
    split: float = 0.05


def texts_of(versions: Sequence[Version]) -> Texts:
    """The rows of *versions* that were read from one file, their clauses of one eid being one row.

    `InputError` for versions of several files: they have no rows yet.
    """
    if not is_given(versions):
        raise InputError(
            "these versions are not one table", remedy="give a TSV, CSV or TMX file of several languages"
        )
    by_eid: dict[str, dict[Lang, str]] = {}
    for version in versions:
        for clause in version.clauses:
            by_eid.setdefault(clause.eid, {})[version.lang] = clause.text
    return [by_eid[eid] for eid in sorted(by_eid, key=lambda eid: int(eid[1:]))]


def damaged(rows: Texts, shares: Shares, random: Random, name: str = "damaged") -> Case:
    """The versions of *rows* after the damage; gold are the rows that any version still has."""
    rows = [{lang: normalize("NFC", text) for lang, text in row.items()} for row in rows]
    langs = [lang for lang in LANGS if any(lang in row for row in rows)]
    cells: list[dict[Lang, tuple[str, ...]]] = [{} for _ in rows]
    versions = []
    for lang in langs:
        clauses: list[Clause] = []
        for fate, found in _fates(rows, lang, shares, random):
            texts = [rows[index][lang] for index in found]
            if fate == "merge":
                space = " " if profile(lang).typography.spaced else ""
                texts = [space.join(texts)]
            halves = _split(texts[0], lang) if fate == "split" else None
            eids = []
            for text in halves or texts:
                eids.append(f"l{len(clauses) + 1}")
                clauses.append(Clause(eids[-1], "body", text))
            for index in found:
                cells[index][lang] = tuple(eids)
        versions.append(Version(name, lang, tuple(clauses), file=f"{name}.{lang}"))
    gold: Table = tuple({lang: row.get(lang, ()) for lang in langs} for row in cells if row)
    return Case(tuple(versions), gold)


def _fates(
    rows: Texts, lang: Lang, shares: Shares, random: Random
) -> list[tuple[Literal["keep", "merge", "split"], tuple[int, ...]]]:
    """What becomes of the clauses of *lang*, in order; the dropped ones are not there."""
    present = [index for index, row in enumerate(rows) if lang in row]
    fates: list[tuple[Literal["keep", "merge", "split"], tuple[int, ...]]] = []
    at = 0
    while at < len(present):
        drawn = random.random()
        index = present[at]
        follows = present[at + 1] if at + 1 < len(present) else None
        at += 1
        if drawn < shares.dropped:
            continue
        if drawn < shares.dropped + shares.merged and follows == index + 1:
            fates.append(("merge", (index, follows)))
            at += 1
        elif drawn < shares.dropped + shares.merged + shares.split:
            fates.append(("split" if _split(rows[index][lang], lang) else "keep", (index,)))
        else:
            fates.append(("keep", (index,)))
    return fates


def _split(text: str, lang: Lang) -> tuple[str, str] | None:
    """The halves of *text* at the mark nearest to its middle; `None` where all are near its ends."""
    typography = profile(lang).typography
    marks = re.escape(typography.comma + typography.semicolon + typography.colon + ",;:\u3001")
    least = _SHORTEST if typography.spaced else _SHORTEST // 2
    places = [found.end() for found in re.finditer(rf"[{marks}]", text)]
    places = [at for at in places if least <= at <= len(text) - least]
    if not places:
        return None
    at = min(places, key=lambda place: (abs(place - len(text) / 2), place))
    return text[:at].strip(), text[at:].strip()
