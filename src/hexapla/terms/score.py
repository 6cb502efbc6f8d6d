"""How consistently each concept of a termbase is rendered, version by version.

Counts first, figures after; nothing is flagged here. A score is a measure to look into, not a
verdict: official translations paraphrase with reason.

A concept *occurs in a row* when the source has a term of it standing on its own; where the
source lacks the row, when more than half of the versions, and two at least, have one. In such a
row each version that has the clause contributes its occurrences by status, or one `other` (the
content words of a term are there, scattered), or one `missing`. With `n` occurrences of all
five sorts:

* acceptance `a = (preferred + 0.9 admitted + 0.5 other) / n`; deprecated and missing weigh 0;
* consistency `c = sum k (k - 1) / (N (N - 1))` over the forms of the termbase used `k` times,
  `N` in all: the chance that two renderings drawn at random are the same form. This is the
  Herfindahl index of Itagaki, Aikawa and He (2007) without its bias for small `N`; 1 for `N < 2`;
* score `s = a (1 + c) / 2`: scattering over admitted forms costs at most half;
* interval: the Wilson interval of `a` at 95 per cent for `n` trials, times `(1 + c) / 2`;
* a language's score is the mean of its concepts' scores, weighted by `n`.

Example: 3 preferred, 1 admitted, 1 missing give `a = 3.9/5 = 0.78`, `c = (3*2 + 1*0)/(4*3) =
0.5`, `s = 0.78 * 0.75 = 0.585`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from hexapla.model import LANGS, Alignment, Lang, TermStatus
from hexapla.signature import signature
from hexapla.terms.finder import TermFinder
from hexapla.terms.presence import occurrences, occurring, renderings

_ADMITTED = 0.9
_OTHER = 0.5
_Z = 1.959964
"""Quantile of the normal distribution for 95 per cent."""

_SORT: Mapping[TermStatus, str] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """How one concept is rendered in one version."""

    preferred: int = 0
    admitted: int = 0
    deprecated: int = 0
    """Superseded terms too."""
    other: int = 0
    missing: int = 0
    renderings: Mapping[str, int] = field(default_factory=dict)
    """Uses of each form, as the termbase has it."""

    @property
    def occurrences(self) -> int:
        """All five sorts together."""
        return self.preferred + self.admitted + self.deprecated + self.other + self.missing

    @property
    def acceptance(self) -> float:
        """In [0, 1]; 0 where there is no occurrence."""
        weighed = self.preferred + _ADMITTED * self.admitted + _OTHER * self.other
        return weighed / self.occurrences if self.occurrences else 0.0

    @property
    def consistency(self) -> float:
        """The chance that two renderings are the same form, in [0, 1]; 1 for fewer than two."""
        total = sum(self.renderings.values())
        if total < 2:
            return 1.0
        return sum(k * (k - 1) for k in self.renderings.values()) / (total * (total - 1))

    @property
    def score(self) -> float:
        """Acceptance, lowered by scattering, in [0, 1]."""
        return self.acceptance * (1 + self.consistency) / 2

    @property
    def interval(self) -> tuple[float, float]:
        """Between which the score lies with 95 per cent confidence; the score is inside."""
        low, high = wilson(self.acceptance, self.occurrences)
        factor = (1 + self.consistency) / 2
        return low * factor, high * factor


@dataclass(frozen=True, slots=True)
class TermScores:
    """The scores of a set: concepts that occur, in the order of the termbase."""

    concepts: Mapping[str, Mapping[Lang, Rendered]]
    preferred: Mapping[str, Mapping[Lang, str]]
    """The preferred term of each of these concepts."""
    langs: Mapping[Lang, float]
    """Languages with at least one occurrence."""
    signature: str

    def as_data(self) -> dict[str, object]:
        """The scores as `terms score --format json` prints them, figures to four places."""
        concepts = []
        for name, by_lang in self.concepts.items():
            terms = dict(self.preferred[name])
            printed = {lang: _printed(one) for lang, one in by_lang.items()}
            concepts.append({"concept": name, "terms": terms, "langs": printed})
        langs = {lang: round(score, 4) for lang, score in self.langs.items()}
        return {
            "schema": "hexapla/1",
            "concepts": concepts,
            "langs": langs,
            "signature": self.signature,
        }


def _printed(one: Rendered) -> dict[str, object]:
    return {
        "occurrences": one.occurrences,
        "renderings": dict(one.renderings),
        "preferred": one.preferred,
        "admitted": one.admitted,
        "deprecated": one.deprecated,
        "other": one.other,
        "missing": one.missing,
        "consistency": round(one.consistency, 4),
        "score": round(one.score, 4),
        "interval": [round(bound, 4) for bound in one.interval],
    }


def wilson(proportion: float, trials: int) -> tuple[float, float]:
    """The Wilson interval of *proportion* of *trials* at 95 per cent; `(0, 1)` for no trial.

    Source: E. B. Wilson, JASA 22 (1927). A proportion of weighed trials is taken as it is.
    """
    if trials == 0:
        return 0.0, 1.0
    share = _Z * _Z / trials
    centre = (proportion + share / 2) / (1 + share)
    reach = _Z * sqrt(proportion * (1 - proportion) / trials + share / (4 * trials)) / (1 + share)
    return max(0.0, min(proportion, centre - reach)), min(1.0, max(proportion, centre + reach))


def score(alignments: Sequence[Alignment], finder: TermFinder, source: Lang = "en") -> TermScores:
    """The renderings of the concepts of running text in *alignments*, all taken together."""
    langs = tuple(lang for lang in LANGS if any(lang in a.langs for a in alignments))
    tallies: dict[str, dict[Lang, Counter[str]]] = {}
    forms: dict[str, dict[Lang, Counter[str]]] = {}
    for cells in (cells for alignment in alignments for cells in _cells(alignment)):
        found = occurrences(finder, cells)
        for name in occurring(found, source):
            tally = tallies.setdefault(name, {lang: Counter() for lang in langs})
            form = forms.setdefault(name, {lang: Counter() for lang in langs})
            for lang, texts in cells.items():
                own = renderings(name, lang, found, source)
                form[lang].update(x.term for x in own)
                tally[lang].update(_SORT[x.status] for x in own)
                if not own:
                    loose = any(finder.suspects(name, text, lang) for text in texts)
                    tally[lang]["other" if loose else "missing"] += 1
    ordered = [name for name in finder.concepts if name in tallies]
    concepts = {
        name: {
            lang: Rendered(**tally, renderings=dict(sorted(forms[name][lang].items())))
            for lang, tally in tallies[name].items()
            if tally
        }
        for name in ordered
    }
    return TermScores(
        concepts,
        {name: _preferred(finder, name, langs) for name in ordered},
        _by_language(langs, concepts),
        _signature(langs, finder, source, len(alignments)),
    )


def _signature(langs: tuple[Lang, ...], finder: TermFinder, source: Lang, sets: int) -> str:
    termbase = finder.termbase
    return signature(
        sets=sets,
        langs="+".join(langs),
        source=source,
        termbase=f"{termbase.name}:{termbase.sha256[:12]}" if termbase.sha256 else termbase.name,
        consistency="herfindahl.unbiased",
        interval="wilson95",
    )


def _preferred(finder: TermFinder, name: str, langs: tuple[Lang, ...]) -> dict[Lang, str]:
    terms = {lang: finder.concept(name).preferred(lang) for lang in langs}
    return {lang: term.text for lang, term in terms.items() if term}


def _cells(alignment: Alignment) -> Iterator[dict[Lang, list[str]]]:
    """The texts of each row by language; a clause that spans rows is counted in the first."""
    counted: set[tuple[Lang, str]] = set()
    for row in alignment.rows:
        cells = {}
        for lang in row.present():
            new = [eid for eid in row.cells[lang] if (lang, eid) not in counted]
            counted.update((lang, eid) for eid in new)
            if new:
                cells[lang] = [alignment.versions[lang].clause(eid).text for eid in new]
        yield cells


def _by_language(
    langs: tuple[Lang, ...], concepts: Mapping[str, Mapping[Lang, Rendered]]
) -> dict[Lang, float]:
    means = {}
    for lang in langs:
        parts = [by_lang[lang] for by_lang in concepts.values() if lang in by_lang]
        weight = sum(part.occurrences for part in parts)
        if weight:
            means[lang] = sum(part.score * part.occurrences for part in parts) / weight
    return means
