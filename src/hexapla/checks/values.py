"""Values compared over a row by vote: numbers, dates, symbols, references.

For each value the versions vote on how often it stands there; a version that has too many
of one and too few of another is taken to have the one in the other's place. It measures
nothing: checks bring what they found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from rapidfuzz.distance import Levenshtein

from hexapla.checks.check import RowGroup
from hexapla.checks.evidence import have, joined, listed, locus
from hexapla.checks.vote import LOWER
from hexapla.model import Clause, Evidence, Flag, Lang, Locus, Severity, Span

K = TypeVar("K", bound=Hashable)


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


def value_flags(
    group: RowGroup, found: Mapping[Lang, Sequence[Found[K]]], source: Lang, judging: Judging[K]
) -> Iterator[Flag]:
    """The flags on the values *found* in the clauses of *group*, by language.

    Versions without a clause here do not take part; fewer than two of them are never judged.
    """
    present = {lang: found.get(lang, ()) for lang in group.present()}
    if len(present) < 2:
        return
    ballots = [*_ballots(present, source, judging)]
    for lang in present:
        yield from _flags_of(lang, group, present, ballots, judging)
    written = {x.value for values in present.values() for x in values if x.demands and x.in_figures}
    disputed = [b for b in ballots if b.agreed is None and b.value in written]
    if disputed and any(_worth_saying(b, judging) for b in disputed):
        yield _even_split(group, present, disputed, judging)


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
        agreed, support = _agreed(least, most, source)
        # What one version alone demands and others have inside a symbol or date proves nothing.
        alone = sum(1 for n in least.values() if n) == 1 and len(found) > 2
        if alone and agreed and _support(0, least, most) == len(support):
            continue
        if len(support) < len(found):
            yield _Ballot(value, least, most, agreed, support)


def _support(count: int, least: Mapping[Lang, int], most: Mapping[Lang, int]) -> int:
    """How many versions may have a value *count* times."""
    return sum(1 for lang in least if least[lang] <= count <= most[lang])


def _agreed(
    least: Mapping[Lang, int], most: Mapping[Lang, int], source: Lang
) -> tuple[int | None, tuple[Lang, ...]]:
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
    lang: Lang,
    group: RowGroup,
    found: Mapping[Lang, Sequence[Found[K]]],
    ballots: Sequence[_Ballot[K]],
    judging: Judging[K],
) -> Iterator[Flag]:
    lacks = [b for b in ballots for _ in range(b.lacking(lang))]
    extra = [b for b in ballots for _ in range(-b.lacking(lang))]
    for missing, surplus in _pairs(lacks, extra, judging.print_value):
        alone = (missing or surplus) if missing is None or surplus is None else None
        if alone is None or not judging.tolerates(lang, alone.value):
            yield _difference(
                lang,
                group=group,
                found=found,
                missing=missing,
                surplus=surplus,
                disputed=[b.value for b in ballots],
                judging=judging,
            )


def _pairs(
    lacks: Sequence[_Ballot[K]], extra: Sequence[_Ballot[K]], print_value: Callable[[K], str]
) -> Iterator[tuple[_Ballot[K] | None, _Ballot[K] | None]]:
    """What is missing with what stands in its place, the most alike first; then what is left."""
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
    *,
    group: RowGroup,
    found: Mapping[Lang, Sequence[Found[K]]],
    missing: _Ballot[K] | None,
    surplus: _Ballot[K] | None,
    disputed: Sequence[K],
    judging: Judging[K],
) -> Flag:
    ballots = [b for b in (missing, surplus) if b is not None]
    support = ballots[0].support
    agreeing = tuple(other for other in found if other in support)
    place = next((x for x in found[lang] if surplus and x.demands and x.value == surplus.value), None)
    loci = [locus(lang, place.clause, place.span) if place else locus(lang, group.clauses[lang][0])]
    if missing is not None:
        loci += _places(missing.value, {other: found[other] for other in agreeing})
    replace = bool(place and missing and surplus and place.exact)
    return Flag(
        code=judging.code,
        severity=judging.severity,
        row=group.name,
        lang=lang,
        message=_message(lang, agreeing, missing, surplus, judging.print_value),
        loci=tuple(loci),
        evidence=Evidence(
            values=_at_a_glance(found, [b.value for b in ballots], disputed, judging.print_value),
            vote=f"{len(agreeing)}:{len(found) - len(agreeing)}",
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
        return f"{lang} lacks {value}, which {joined(agreeing)} {verb}"
    return f"{lang} has {value}, which {joined(agreeing)} {verb} not"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _places(value: K, found: Mapping[Lang, Sequence[Found[K]]]) -> Iterator[Locus]:
    for lang, values in found.items():
        place = next((x for x in values if value in x.values), None)
        if place:
            yield locus(lang, place.clause, place.span)


def _at_a_glance(
    found: Mapping[Lang, Sequence[Found[K]]],
    wanted: Sequence[K],
    disputed: Sequence[K],
    print_value: Callable[[K], str],
) -> Mapping[Lang, str]:
    """What each version has of the values *wanted*; where it has none, of all that are disputed."""
    glance = {}
    for lang, values in found.items():
        own = [v for x in values for v in x.values if v in wanted]
        other = [x.value for x in values if x.demands and x.value in disputed]
        glance[lang] = listed(print_value(value) for value in own or other)
    return glance


def _even_split(
    group: RowGroup,
    found: Mapping[Lang, Sequence[Found[K]]],
    ballots: Sequence[_Ballot[K]],
    judging: Judging[K],
) -> Flag:
    wanted = [b.value for b in ballots]
    values = _at_a_glance(found, wanted, wanted, judging.print_value)
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
