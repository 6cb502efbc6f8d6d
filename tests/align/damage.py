"""Damages versions the way people do: clauses dropped, merged with the next, split at a comma."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from hexapla.model import Clause, Lang, Version

Cut = tuple[Literal["drop", "merge", "split"], Lang, int]

COMMAS = ",\u060c\uff0c"
MIDDLE = (0.3, 0.7)


def damaged(versions: Mapping[Lang, Version], cuts: list[Cut]) -> dict[Lang, Version]:
    """*versions* with *cuts* made, each counted modulo the number of clauses left."""
    made = dict(versions)
    for what, lang, position in cuts:
        clauses = list(made[lang].clauses)
        if len(clauses) < 6:
            continue
        at = position % (len(clauses) - 1)
        clauses[at : at + 2] = _cut(what, clauses[at], clauses[at + 1], {c.eid for c in clauses})
        made[lang] = replace(made[lang], clauses=tuple(clauses))
    return made


def _cut(what: str, first: Clause, second: Clause, taken: set[str]) -> list[Clause]:
    if what == "drop":
        return [second]
    if what == "merge":
        return [replace(_bare(first), text=f"{first.text} {second.text}")]
    size = len(first.text)
    commas = [i for i, c in enumerate(first.text) if c in COMMAS and MIDDLE[0] < i / size < MIDDLE[1]]
    if not commas:
        return [first, second]
    at = commas[0] + 1
    eid = f"{first.eid}x"
    while eid in taken:
        eid += "x"
    left = replace(_bare(first), text=first.text[:at])
    right = replace(_bare(first), eid=eid, text=first.text[at:].strip(), label="", number=None)
    return [left, right, second]


def _bare(clause: Clause) -> Clause:
    """*clause* without what points into its text."""
    return replace(clause, lead=None, italics=(), note_calls=(), pieces=())
