"""Values compared over a row by vote: numbers, dates, symbols, references.

For each value the versions vote on how often it stands there; a version that has too many
of one and too few of another is taken to have the one in the other's place. It measures
nothing: checks bring what they found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from rapidfuzz.distance import Levenshtein

from hexapla.checks.check import RowGroup
from hexapla.checks.evidence import have, joined, listed, locus
from hexapla.checks.vote import LOWER
from hexapla.model import Clause, Evidence, Flag, Lang, Locus, Severity, Span

K = TypeVar("K", bound=Hashable)

_MOST_PAIRS = 250_000
"""Beyond so many ways to pair what is missing with what is too many, nothing is paired."""


@dataclass(frozen=True, slots=True)
class Found(Generic[K]):
    """A value at its place in a version."""

    clause: Clause
    span: Span
    values: tuple[K, ...]
    """The value, and others that it may stand for."""
    demands: bool = True
    """Whether the other versions must have its first value too."""
    exact: bool = True
    """Whether it stands there as it is usually written, so that a replacement can be given."""

    @property
    def value(self) -> K:
        """What it is taken for."""
        return self.values[0]

    @property
    def in_figures(self) -> bool:
        """Whether it is written with digits: only such a value is disputed on an even split."""
        return any(x.isdecimal() for x in self.span.of(self.clause.text))


@dataclass(frozen=True, slots=True)
class Judging(Generic[K]):
    """How a check compares and says its values."""

    code: str
    severity: Severity
    noun: str
    """What a value is, in the plural: `numbers`."""
    print_value: Callable[[K], str]
    replacement: Callable[[Lang, Found[K], K], str]
    """What should stand in the place of a value, in the writing of the language; `""`: not known."""
    tolerates: Callable[[Lang, K], bool] = field(default=lambda lang, value: False)
    """Whether the language may have or lack the value alone without a fault."""
    counted: bool = True
    """Whether it matters how often a value stands there."""


@dataclass(frozen=True, slots=True)
class _Ballot(Generic[K]):
    """How the versions voted on one value."""

    value: K
    least: Mapping[Lang, int]
    most: Mapping[Lang, int]
    agreed: int | None
    """How often it should stand there; `None`: an even split."""
    support: tuple[Lang, ...]

    def lacking(self, lang: Lang) -> int:
        """How often the value is missing in *lang*; negative: how often it is too many."""
        if self.agreed is None:
            return 0
        return max(self.agreed - self.most[lang], 0) - max(self.least[lang] - self.agreed, 0)


class _Sheet(Generic[K]):
    """What the versions of a row have, found again by its value."""

    def __init__(
        self,
        found: Mapping[Lang, Sequence[Found[K]]],
        disputed: Sequence[K],
        print_value: Callable[[K], str],
    ) -> None:
        self.langs = tuple(found)
        self._print = print_value
        self._found = found
        self._at: dict[Lang, dict[K, list[int]]] = {lang: {} for lang in found}
        for lang, values in found.items():
            for at, one in enumerate(values):
                for value in one.values:
                    self._at[lang].setdefault(value, []).append(at)
        contested = frozenset(disputed)
        self._disputed = {
            lang: [x.value for x in values if x.demands and x.value in contested]
            for lang, values in found.items()
        }

    def first(self, lang: Lang, value: K) -> Found[K] | None:
        """The first place in *lang* that stands for *value* and nothing else."""
        places = (self._found[lang][at] for at in self._at[lang].get(value, ()))
        return next((x for x in places if x.demands and x.value == value), None)

    def places(self, value: K, langs: Iterable[Lang]) -> Iterator[Locus]:
        """The first place in each of *langs* that may stand for *value*."""
        for lang in langs:
            for at in self._at[lang].get(value, ())[:1]:
                yield locus(lang, self._found[lang][at].clause, self._found[lang][at].span)

    def at_a_glance(self, wanted: Sequence[K]) -> Mapping[Lang, str]:
        """What each version has of the values *wanted*; where it has none, of all that are disputed."""
        glance = {}
        for lang in self.langs:
            own = sorted((at, i) for i, v in enumerate(wanted) for at in self._at[lang].get(v, ()))
            values = [wanted[i] for _, i in own] or self._disputed[lang]
            glance[lang] = listed(self._print(value) for value in values)
        return glance


def value_flags(
    group: RowGroup, found: Mapping[Lang, Sequence[Found[K]]], source: Lang, judging: Judging[K]
) -> Iterator[Flag]:
    """The flags on the values *found* in the clauses of *group*, by language.

    Versions without a clause here do not take part; fewer than two of them are never judged.
    """
    present = _resolved({lang: found.get(lang, ()) for lang in group.present()})
    if len(present) < 2:
        return
    ballots = [*_ballots(present, source, judging)]
    if not ballots:
        return
    sheet = _Sheet(present, [b.value for b in ballots], judging.print_value)
    for lang in present:
        yield from _flags_of(lang, group, sheet, ballots, judging)
    written = {x.value for values in present.values() for x in values if x.demands and x.in_figures}
    disputed = [b for b in ballots if b.agreed is None and b.value in written]
    if disputed and any(_worth_saying(b, judging) for b in disputed):
        yield _even_split(group, present, disputed, judging)


def _resolved(found: Mapping[Lang, Sequence[Found[K]]]) -> Mapping[Lang, Sequence[Found[K]]]:
    """*found*, each that is demanded taken for that of its values which most other versions demand."""
    if not any(x.demands and len(x.values) > 1 for own in found.values() for x in own):
        return found
    asked = {lang: {x.value for x in own if x.demands} for lang, own in found.items()}

    def likely(lang: Lang, x: Found[K]) -> Found[K]:
        if not x.demands or len(x.values) == 1:
            return x
        votes = [sum(v in own for other, own in asked.items() if other != lang) for v in x.values]
        first = x.values[votes.index(max(votes))]
        return replace(x, values=(first, *(value for value in x.values if value != first)))

    return {lang: tuple(likely(lang, x) for x in own) for lang, own in found.items()}


def _ballots(
    found: Mapping[Lang, Sequence[Found[K]]], source: Lang, judging: Judging[K]
) -> Iterator[_Ballot[K]]:
    certain = {lang: Counter(x.value for x in values if x.demands) for lang, values in found.items()}
    possible = {
        lang: Counter(v for x in values if not x.demands for v in set(x.values))
        for lang, values in found.items()
    }
    cap = max(map(len, found.values()), default=0) if judging.counted else 1
    demanded = {value for counts in certain.values() for value in counts}
    for value in sorted(demanded, key=judging.print_value):
        least = {lang: min(certain[lang][value], cap) for lang in found}
        most = {lang: min(certain[lang][value] + possible[lang][value], cap) for lang in found}
        count, support = agreed(least, most, source)
        # What one version alone demands and others have inside a symbol or date proves nothing.
        alone = sum(1 for n in least.values() if n) == 1 and len(found) > 2
        if alone and count and _support(0, least, most) == len(support):
            continue
        if len(support) < len(found):
            yield _Ballot(value, least, most, count, support)


def _support(count: int, least: Mapping[Lang, int], most: Mapping[Lang, int]) -> int:
    """How many versions may have a value *count* times."""
    return sum(1 for lang in least if least[lang] <= count <= most[lang])


def agreed(
    least: Mapping[Lang, int], most: Mapping[Lang, int], source: Lang
) -> tuple[int | None, tuple[Lang, ...]]:
    """How often something should stand there by vote, and the versions that may have it so often.

    Each version has it *least* to *most* times. `None`: an even split; of two versions *source* is
    believed, if it is one of them.
    """

    def support(count: int) -> tuple[Lang, ...]:
        return tuple(lang for lang in least if least[lang] <= count <= most[lang])

    def rank(count: int) -> tuple[int, int, int]:
        exact = sum(1 for lang in least if least[lang] == count == most[lang])
        return (len(support(count)), exact, count)

    best = max(range(max(most.values()) + 1), key=rank)
    if 2 * len(support(best)) > len(least):
        return best, support(best)
    if len(least) == 2 and source in least:
        other = next(lang for lang in least if lang != source)
        return (least if most[other] < least[source] else most)[source], (source,)
    return None, support(best)


def _worth_saying(ballot: _Ballot[K], judging: Judging[K]) -> bool:
    return not any(judging.tolerates(lang, ballot.value) for lang in ballot.least)


def _flags_of(
    lang: Lang, group: RowGroup, sheet: _Sheet[K], ballots: Sequence[_Ballot[K]], judging: Judging[K]
) -> Iterator[Flag]:
    lacks = [b for b in ballots if b.lacking(lang) > 0]
    extra = [b for b in ballots if b.lacking(lang) < 0]
    for missing, surplus in _pairs(lacks, extra, judging.print_value):
        alone = (missing or surplus) if missing is None or surplus is None else None
        if alone is None or not judging.tolerates(lang, alone.value):
            yield _difference(lang, group, sheet, (missing, surplus), judging)


def _pairs(
    lacks: Sequence[_Ballot[K]], extra: Sequence[_Ballot[K]], print_value: Callable[[K], str]
) -> Iterator[tuple[_Ballot[K] | None, _Ballot[K] | None]]:
    """What is missing with what stands in its place, the most alike first; then what is left."""
    if len(lacks) * len(extra) > _MOST_PAIRS:
        # So many differences are no slips: what stands for what cannot be told.
        yield from ((b, None) for b in lacks)
        yield from ((None, b) for b in extra)
        return
    costs = sorted(
        (Levenshtein.normalized_distance(print_value(a.value), print_value(b.value)), i, j)
        for i, a in enumerate(lacks)
        for j, b in enumerate(extra)
    )
    used_lacks: set[int] = set()
    used_extra: set[int] = set()
    for _, i, j in costs:
        if i not in used_lacks and j not in used_extra:
            used_lacks.add(i)
            used_extra.add(j)
            yield lacks[i], extra[j]
    yield from ((b, None) for i, b in enumerate(lacks) if i not in used_lacks)
    yield from ((None, b) for j, b in enumerate(extra) if j not in used_extra)


def _difference(
    lang: Lang,
    group: RowGroup,
    sheet: _Sheet[K],
    pair: tuple[_Ballot[K] | None, _Ballot[K] | None],
    judging: Judging[K],
) -> Flag:
    missing, surplus = pair
    ballots = [b for b in (missing, surplus) if b is not None]
    support = ballots[0].support
    agreeing = tuple(other for other in sheet.langs if other in support)
    place = sheet.first(lang, surplus.value) if surplus else None
    loci = [locus(lang, place.clause, place.span) if place else locus(lang, group.clauses[lang][0])]
    if missing is not None:
        loci += sheet.places(missing.value, agreeing)
    replace = bool(place and missing and surplus and place.exact)
    severity = judging.severity
    if missing is None and surplus and surplus.agreed:
        # What all have is said once more: a turn of the language much rather than a wrong value.
        severity = LOWER[LOWER[severity]]
    return Flag(
        code=judging.code,
        severity=severity,
        row=group.name,
        lang=lang,
        message=_message(lang, agreeing, missing, surplus, judging.print_value),
        loci=tuple(loci),
        evidence=Evidence(
            values=sheet.at_a_glance([b.value for b in ballots]),
            vote=f"{len(agreeing)}:{len(sheet.langs) - len(agreeing)}",
        ),
        suggestion=judging.replacement(lang, place, missing.value)
        if replace and place and missing
        else "",
    )


def _message(
    lang: Lang,
    agreeing: tuple[Lang, ...],
    missing: _Ballot[K] | None,
    surplus: _Ballot[K] | None,
    print_value: Callable[[K], str],
) -> str:
    verb = "has" if len(agreeing) == 1 else "have"
    if missing is not None and surplus is not None:
        wrong, right = print_value(surplus.value), print_value(missing.value)
        return f"{lang} has {wrong} where {have(agreeing)} {right}"
    ballot = missing or surplus
    if ballot is None:
        return ""
    value, own = print_value(ballot.value), ballot.most[lang] if missing else ballot.least[lang]
    if own and ballot.agreed:
        return f"{lang} has {value} {_times(own)} where {have(agreeing)} it {_times(ballot.agreed)}"
    if missing is not None:
        times = missing.agreed or 1
        often = f" {_times(times)}" if times > 1 else ""
        return f"{lang} lacks {value}, which {joined(agreeing)} {verb}{often}"
    return f"{lang} has {value}, which {joined(agreeing)} {verb} not"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _even_split(
    group: RowGroup,
    found: Mapping[Lang, Sequence[Found[K]]],
    ballots: Sequence[_Ballot[K]],
    judging: Judging[K],
) -> Flag:
    wanted = [b.value for b in ballots]
    values = _Sheet(found, wanted, judging.print_value).at_a_glance(wanted)
    camps: dict[str, list[Lang]] = {}
    for lang, value in values.items():
        camps.setdefault(value, []).append(lang)
    said = "; ".join(f"{have(langs)} {value}" for value, langs in camps.items())
    loci = [
        locus(lang, x.clause, x.span)
        for lang, places in found.items()
        for x in places
        if x.demands and x.value in wanted
    ]
    tally = ":".join(str(n) for n in sorted(map(len, camps.values()), reverse=True))
    return Flag(
        code=judging.code,
        severity=LOWER[judging.severity],
        row=group.name,
        lang=None,
        message=f"the versions are divided on their {judging.noun}: {said}",
        loci=tuple(loci),
        evidence=Evidence(values=values, vote=tally),
    )
