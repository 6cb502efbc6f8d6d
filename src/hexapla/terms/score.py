"""How consistently each concept of a termbase is rendered, version by version and on the whole.

Counts first, figures after; nothing is flagged here. A score is a measure to look into, not a
verdict: official translations paraphrase with reason. The formulas: docs/term-scores.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hexapla.model import LANGS, Alignment, Lang
from hexapla.signature import signature
from hexapla.terms.consistency import Rendered, Total, together, wilson
from hexapla.terms.finder import TermFinder
from hexapla.terms.uses import Instead, Use, uses

__all__ = ["Rendered", "Tally", "TermScores", "score", "wilson"]


@dataclass(frozen=True, slots=True)
class TermScores:
    """The scores of one or many sets: concepts that occur, in the order of the termbase."""

    sets: tuple[str, ...]
    concepts: Mapping[str, Mapping[Lang, Rendered]]
    preferred: Mapping[str, Mapping[Lang, str]]
    """The preferred term of each of these concepts."""
    totals: Mapping[Lang, Total]
    """Languages with at least one occurrence."""
    whole: Total
    """All languages together."""
    signature: str
    uses: tuple[Use, ...] = ()
    """Every occurrence, where they were to be kept."""

    @property
    def langs(self) -> Mapping[Lang, float]:
        """The score of each language."""
        return {lang: total.score for lang, total in self.totals.items()}


class Tally:
    """Adds up occurrences, set by set; it keeps them only where it is told to."""

    def __init__(self, finder: TermFinder, *, keep: bool = False, instead: str | None = None) -> None:
        self._finder = finder
        self._keep = keep
        self._instead = instead
        self._sets: list[str] = []
        self._langs: set[Lang] = set()
        self._sources: set[Lang] = set()
        self._sorts: dict[str, dict[Lang, Counter[str]]] = {}
        self._forms: dict[str, dict[Lang, Counter[str]]] = {}
        self._uses: list[Use] = []

    def add(self, name: str, langs: Iterable[Lang], source: Lang, found: Iterable[Use]) -> None:
        """Count what was *found* in the set called *name*, which has these *langs*."""
        self._sets.append(name)
        self._langs.update(langs)
        self._sources.add(source)
        for use in found:
            self._sorts.setdefault(use.concept, {}).setdefault(use.lang, Counter())[use.sort] += 1
            if use.form:
                self._forms.setdefault(use.concept, {}).setdefault(use.lang, Counter())[use.form] += 1
            if self._keep:
                self._uses.append(use)

    def scores(self) -> TermScores:
        """The scores of all that was counted so far."""
        langs = tuple(lang for lang in LANGS if lang in self._langs)
        names = [name for name in self._finder.concepts if name in self._sorts]
        concepts = {name: self._rendered(name, langs) for name in names}
        by_lang = {lang: [one[lang] for one in concepts.values() if lang in one] for lang in langs}
        return TermScores(
            tuple(self._sets),
            concepts,
            {name: self._preferred(name, langs) for name in names},
            {lang: together(parts) for lang, parts in by_lang.items() if parts},
            together(part for parts in by_lang.values() for part in parts),
            self._signature(langs),
            tuple(self._uses),
        )

    def _rendered(self, name: str, langs: Iterable[Lang]) -> dict[Lang, Rendered]:
        sorts, forms = self._sorts[name], self._forms.get(name, {})
        return {
            lang: Rendered(**sorts[lang], renderings=dict(sorted(forms.get(lang, {}).items())))
            for lang in langs
            if lang in sorts
        }

    def _preferred(self, name: str, langs: Iterable[Lang]) -> dict[Lang, str]:
        terms = {lang: self._finder.concept(name).preferred(lang) for lang in langs}
        return {lang: term.text for lang, term in terms.items() if term}

    def _signature(self, langs: tuple[Lang, ...]) -> str:
        base = self._finder.termbase
        return signature(
            sets=len(self._sets),
            langs="+".join(langs),
            source="+".join(lang for lang in LANGS if lang in self._sources),
            termbase=f"{base.name}:{base.sha256[:12]}" if base.sha256 else base.name,
            instead=self._instead,
            consistency="herfindahl.unbiased",
            interval="wilson95.product",
            whole="mover95",
        )


def score(
    alignments: Iterable[Alignment],
    finder: TermFinder,
    source: Lang = "en",
    *,
    keep: bool = False,
    instead: Instead | None = None,
) -> TermScores:
    """The renderings of the concepts of running text in *alignments*, all taken together.

    *keep*: with every occurrence. *instead* says which words stand where no term is found.
    """
    tally = Tally(finder, keep=keep, instead="links" if instead else None)
    for one in alignments:
        tally.add(one.set, one.langs, source, uses(one, finder, source, instead))
    return tally.scores()
