"""The scores of terms as plain data, in the shapes of schema `hexapla/1`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.model import Locus
from hexapla.reports.data import SCHEMA, Data
from hexapla.terms.consistency import SORTS, Interval, Rendered, Total
from hexapla.terms.instead import Variant, variants
from hexapla.terms.score import TermScores
from hexapla.terms.uses import Use


def terms_data(scores: TermScores, sets: Sequence[TermScores] | None = None) -> Data:
    """*scores* as `terms score` prints them, figures to four places; *sets*: those of each set, too.

    Where occurrences were kept, each concept and language has them as its evidence.
    """
    data = {"schema": SCHEMA, **_figures(scores), "signature": scores.signature}
    if scores.uses:
        data["variants"] = [_variant(one) for one in variants(scores.uses)]
    if sets is not None:
        data["sets"] = [{"set": one.sets[0], **_figures(one)} for one in sets]
    return data


def _figures(scores: TermScores) -> Data:
    evidence: dict[tuple[str, str], list[Data]] = {}
    for use in scores.uses:
        evidence.setdefault((use.concept, use.lang), []).append(_use(use))
    concepts = []
    for name, by_lang in scores.concepts.items():
        langs = {lang: _rendered(one) for lang, one in by_lang.items()}
        for lang, one in langs.items():
            if scores.uses:
                one["evidence"] = evidence[name, lang]
        terms: Mapping[str, str] = dict(scores.preferred[name].items())
        concepts.append({"concept": name, "terms": terms, "langs": langs})
    return {
        "concepts": concepts,
        "langs": {lang: round(score, 4) for lang, score in scores.langs.items()},
        "totals": {lang: _total(total) for lang, total in scores.totals.items()},
        "whole": _total(scores.whole),
    }


def _rendered(one: Rendered) -> Data:
    counts: Mapping[str, int] = {sort: one.count(sort) for sort in SORTS}
    return {
        "occurrences": one.occurrences,
        "renderings": dict(one.renderings),
        **counts,
        "shares": _shares(counts),
        "acceptance": round(one.acceptance, 4),
        "consistency": round(one.consistency, 4),
        "consistency_interval": _bounds(one.consistency_interval),
        "score": round(one.score, 4),
        "interval": _bounds(one.interval),
    }


def _total(total: Total) -> Data:
    counts: Mapping[str, int] = {sort: total.counts[sort] for sort in SORTS}
    return {
        "occurrences": total.occurrences,
        **counts,
        "shares": _shares(counts),
        "consistency": None if total.consistency is None else round(total.consistency, 4),
        "consistency_interval": _bounds(total.consistency_interval),
        "score": round(total.score, 4),
        "interval": _bounds(total.interval),
    }


def _shares(counts: Mapping[str, int]) -> Data:
    every = sum(counts.values())
    return {sort: round(n / every, 4) if every else 0.0 for sort, n in counts.items()}


def _bounds(interval: Interval | None) -> list[float] | None:
    return [round(bound, 4) for bound in interval] if interval else None


def _use(use: Use) -> Data:
    return {
        "set": use.set,
        "row": use.row,
        "sort": use.sort,
        "form": use.form or None,
        "confidence": round(use.confidence, 4),
        "eids": [clause.eid for clause in use.clauses],
        "place": _locus(use.place) if use.place else None,
        "source": [{"lang": place.lang, **_locus(place)} for place in use.source],
    }


def _variant(one: Variant) -> Data:
    places = [{"set": use.set, "row": use.row, **_locus(use.place)} for use in one.uses if use.place]
    return {
        "concept": one.concept,
        "lang": one.lang,
        "text": one.text,
        "confidence": round(one.confidence, 4),
        "places": places,
    }


def _locus(place: Locus) -> Data:
    return {
        "eid": place.eid,
        "start": place.span.start,
        "stop": place.span.stop,
        "text": place.text,
    }
