"""Candidates for a termbase, as a table for people and as plain data. It finds none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hexapla.model import LANGS, Lang
from hexapla.reports.quote import opening
from hexapla.reports.table import table
from hexapla.terms.mining import Proposal, Rendering
from hexapla.terms.mining.proposed import proposed, quoted
from hexapla.terms.mining.renderings import written

Data = dict[str, Any]

_UNSURE = "?"
"""Beside a rendering that is not likely enough to be proposed."""
_NONE = "\u2013"
_WIDE, _NARROW = 48, 30
"""Cells left for a candidate, and for a rendering; JSON and termbases have them whole."""


def mined_table(proposals: Sequence[Proposal], langs: Sequence[Lang]) -> str:
    """A line for each of *proposals*: how often it stands, and its renderings in *langs*."""
    rows = [["candidate", "n", *langs]]
    for one in proposals:
        cells = [_cell(one.renderings.get(lang, ())) for lang in langs]
        rows.append([opening(one.text, _WIDE), str(len(one.spots)), *cells])
    return table(rows, right=[1])


def mined_data(proposals: Sequence[Proposal], places: int) -> list[Data]:
    """*proposals* as plain data, each with up to *places* of its places."""
    return [_data(one, places) for one in proposals]


def _cell(some: Sequence[Rendering]) -> str:
    """The likeliest rendering with its confidence."""
    if not some:
        return _NONE
    doubt = "" if proposed(some) else _UNSURE
    return f"{opening(some[0].text, _NARROW)}{doubt} {some[0].confidence:.2f}"


def _data(one: Proposal, places: int) -> Data:
    return {
        "candidate": one.text,
        "lang": one.lang,
        "occurrences": len(one.spots),
        "score": round(one.score, 4),
        "agreement": round(one.agreement, 4),
        "forms": dict(one.forms),
        "renderings": {lang: [_rendering(x) for x in some] for lang, some in one.renderings.items()},
        "places": [
            {
                "set": spot.alignment.set,
                "row": spot.row.row,
                "words": {
                    one.lang: written(spot.words),
                    **{lang: written(there[lang].words) for lang in LANGS if lang in there},
                },
                "eids": {
                    one.lang: spot.clause.eid,
                    **{lang: there[lang].eid for lang in LANGS if lang in there},
                },
                "confidence": {
                    lang: round(there[lang].confidence, 4) for lang in LANGS if lang in there
                },
            }
            for spot, there in quoted(one, places)
        ],
    }


def _rendering(one: Rendering) -> Data:
    return {
        "text": one.text,
        "occurrences": len(one.places),
        "confidence": round(one.confidence, 4),
    }
