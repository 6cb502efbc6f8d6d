"""Finds texts that stand in one version more often than in the others.

Shared by the checks on which clauses are there: a clause that is said to stand twice is not said
to be one too many as well. It judges by votes over the rows and raises no flags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from hexapla.checks.vote import Outcome, vote
from hexapla.langs import profile
from hexapla.model import Alignment, Clause, Lang

ALIKE = 80.0
"""Two clauses of another version that are so much alike, of 100, repeat each other there too."""

SAME = 90.0
"""A clause without counterpart that is so much like one near it, of 100, is the same once more."""

NEAR = 5
"""So many clauses before and after a clause without counterpart are near it."""

LONG = 3
"""So many times the length that can be missed must a text have that stands where others have another:
names and short phrases of two forms in one language may be one in another."""

# ARABIC TATWEEL only decorates.
_NO_WORD = re.compile("[\\W_\u0640]+")

Places = Mapping[tuple[Lang, str], int]
"""By language and eid, the index of the first row in which the clause stands."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Clauses of one version that have one text, where the others have different texts, or none."""

    lang: Lang
    clauses: tuple[Clause, ...]
    outcome: Outcome[bool]
    """The vote on whether the text is repeated."""


def bare(text: str) -> str:
    """*text* as it is compared: letters and figures only, in lower case."""
    return _NO_WORD.sub("", text).casefold()


def repeats(
    alignment: Alignment, places: Places, alone: Mapping[Lang, Sequence[str]], source: Lang
) -> Iterator[Repeat]:
    """Texts that a version repeats and most others do not, language by language.

    *alone* are the eids of clauses without counterpart: for them nearly the same text, near
    them, is enough. Short texts and headings are formulas: they may stand as often as they like.
    """
    texts = {x: {c.eid: bare(c.text) for c in v.clauses} for x, v in alignment.versions.items()}
    counts = {x: Counter(own.values()) for x, own in texts.items()}
    for lang, version in alignment.versions.items():
        groups: dict[str, list[Clause]] = {}
        for clause in version.clauses:
            if counts[lang][texts[lang][clause.eid]] > 1 and _may_be_judged(lang, clause):
                groups.setdefault(texts[lang][clause.eid], []).append(clause)
        odd = frozenset(alone.get(lang, ()))
        found = [
            group
            for group in groups.values()
            if len(group) > 1
            and (_is_long(lang, group[0]) or any(clause.eid in odd for clause in group))
        ]
        taken = {clause.eid for group in found for clause in group}
        left = [eid for eid in alone.get(lang, ()) if eid not in taken]
        found += _nearly(version.clauses, lang, texts[lang], left)
        for group in found:
            rows = [alignment.rows[places[lang, clause.eid]].cells for clause in group]
            often: dict[Lang, bool] = {}
            for other in alignment.langs:
                eids = dict.fromkeys(eid for row in rows for eid in row.get(other, ())[:1])
                own = [texts[other][eid] for eid in eids]
                if own:
                    often[other] = other == lang or _repeats_too(own, len(group), counts[other])
            outcome = vote(often, source)
            first = next(x for x, twice in often.items() if twice)
            if lang in outcome.dissenting or (outcome.even and first == lang):
                yield Repeat(lang, tuple(group), outcome)


def _may_be_judged(lang: Lang, clause: Clause) -> bool:
    formula = len(clause.text) < profile(lang).typography.least_part
    return not formula and clause.kind not in ("heading", "masthead", "note")


def _is_long(lang: Lang, clause: Clause) -> bool:
    return len(clause.text) >= LONG * profile(lang).typography.least_part


def _nearly(
    clauses: Sequence[Clause], lang: Lang, texts: Mapping[str, str], alone: Iterable[str]
) -> Iterator[list[Clause]]:
    """Each clause of *alone* with the one near it that reads nearly the same."""
    position = {clause.eid: at for at, clause in enumerate(clauses)}
    for eid in alone:
        at = position[eid]
        if not _may_be_judged(lang, clauses[at]):
            continue
        near = [c for c in clauses[max(0, at - NEAR) : at + NEAR + 1] if c.eid != eid]
        likeness = [fuzz.ratio(texts[c.eid], texts[eid], score_cutoff=SAME) for c in near]
        if any(likeness):
            twin = near[likeness.index(max(likeness))]
            yield sorted((twin, clauses[at]), key=lambda c: position[c.eid])


def _repeats_too(own: Sequence[str], times: int, counts: Counter[str]) -> bool:
    """Whether a version with the texts *own* in the rows says one of them *times* times as well."""
    if max(counts[text] for text in own) >= times:
        return True
    alike = sum(fuzz.ratio(own[0], text, score_cutoff=ALIKE) > 0 for text in own)
    return len(own) == times and alike == times
