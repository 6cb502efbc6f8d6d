"""Alignment that the file itself gives: translation units, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.model import LANGS, Alignment, Row, Version
from hexapla.signature import signature

_UNIT = re.compile(r"l\d+")


def is_given(versions: Sequence[Version]) -> bool:
    """Whether *versions* were read from one file that cuts them into the same units."""
    one_file = len(versions) > 1 and len({version.file for version in versions}) == 1
    return one_file and all(_UNIT.fullmatch(c.eid) for version in versions for c in version.clauses)


def align_given(versions: Sequence[Version]) -> Alignment:
    """The rows of *versions* read from one file, whose clauses of one eid are one unit.

    The eids are `l1`, `l2`, ...; a unit that a version lacks is an empty cell.
    """
    by_lang = {v.lang: v for v in sorted(versions, key=lambda v: LANGS.index(v.lang))}
    present = {lang: {clause.eid for clause in version.clauses} for lang, version in by_lang.items()}
    eids = sorted(set().union(*present.values()), key=lambda eid: int(eid[1:]))
    rows = tuple(
        Row(eid, "body", {x: (eid,) if eid in present[x] else () for x in by_lang}, 1.0, "structure")
        for eid in eids
    )
    return Alignment(
        set=versions[0].set,
        versions=by_lang,
        rows=rows,
        moves=(),
        signature=signature(langs="+".join(by_lang), solver="given"),
    )
