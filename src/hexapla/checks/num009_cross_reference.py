"""A cross-reference to a paragraph differs from the other versions, or leads nowhere.

## What it does

Compares the paragraphs that a clause cites by number (*paragraph 5 above*, *paragraphs 3 to 7 of
the present resolution*, *para. 2 (a)*) across the versions, with the letters of sub-paragraphs
where the versions give them. The version that differs from the majority is flagged, at the
number. Where a paragraph of this text is meant and none of the versions has it, the row is flagged
once.

## Why it matters

Paragraphs are renumbered until the last day of negotiation, and a reference that was not brought
along sends the reader to another provision.

## Example

Five versions say *paragraph 5 above* and the Chinese has *上文第6段*:
`zh has paragraph 6 where ar, en, fr, ru and es have paragraph 5`; suggestion: `第5段`.

## Guards

A range is compared by its members. A number that stands in the clause in any other way satisfies
the reference. Letters of sub-paragraphs are compared by position, and only among the versions that
give them. How often a paragraph is cited in the clause does not matter. That the paragraph is
there is asked only of *above*, *below* and *of the present text*, in versions whose paragraphs
count from 1; a paragraph that one version alone lacks or labels otherwise is said at that
paragraph, not at each reference to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import joined, listed, locus
from hexapla.checks.renumbered import plain_numbers, renumbered
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.measures.clause import measure
from hexapla.measures.crossings import Crossing
from hexapla.model import Clause, Evidence, Flag, Lang, Version

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_OF_THIS_TEXT = ("above", "below", "present")

Place = tuple[Clause, Crossing]


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the cross-references in which a version differs from the others, then those to nothing."""
    cited = {
        lang: [
            (clause, x) for clause in group.clauses[lang] for x in measure(clause.text, lang).crossings
        ]
        for lang in group.present()
    }
    if not any(cited.values()):
        return
    wanted = {n for places in cited.values() for _, x in places for n in x.numbers}
    found = {
        lang: (
            *(Found(clause, x.span, (n,)) for clause, x in places for n in x.numbers),
            *_standing(group, lang, wanted - {n for _, x in places for n in x.numbers}),
        )
        for lang, places in cited.items()
    }
    flags = (
        *value_flags(group, found, context.source, _PARAGRAPHS),
        *_differing_letters(group, cited, context.source),
    )
    yield from flags
    if not flags:
        yield from _leading_nowhere(group, cited, context)


def _standing(group: RowGroup, lang: Lang, wanted: set[int]) -> Iterator[Found[int]]:
    """The plain numbers of *lang* that may stand for one of the paragraphs *wanted*."""
    for clause, span, values in plain_numbers(group, lang):
        paragraphs = tuple(sorted(n for n in wanted if str(n) in values))
        if paragraphs:
            yield Found(clause, span, paragraphs, demands=False)


def _differing_letters(
    group: RowGroup, cited: Mapping[Lang, Sequence[Place]], source: Lang
) -> Iterator[Flag]:
    """The flags on sub-paragraphs, among the versions that give them of the same paragraphs."""
    lettered: dict[tuple[int, ...], dict[Lang, list[Found[int]]]] = {}
    for lang, places in cited.items():
        for clause, x in places:
            for part in x.parts:
                of_these = lettered.setdefault(tuple(sorted(x.numbers)), {})
                of_these.setdefault(lang, []).append(Found(clause, x.span, (part,), exact=False))
    for _, found in sorted(lettered.items()):
        own = RowGroup(group.rows, {lang: group.clauses[lang] for lang in found})
        yield from value_flags(own, found, source, _LETTERS)


def _leading_nowhere(
    group: RowGroup, cited: Mapping[Lang, Sequence[Place]], context: Context
) -> Iterator[Flag]:
    """The flags on paragraphs of this text that most of the versions which cite them have not."""
    pointing = {
        lang: [(clause, x) for clause, x in places if x.pointer in _OF_THIS_TEXT and x.numbers]
        for lang, places in cited.items()
    }
    versions = context.alignment.versions
    own = {lang: _numbers(versions[lang]) for lang, places in pointing.items() if places}
    counted = {lang: numbers for lang, numbers in own.items() if 1 in numbers}
    for number in sorted({n for x in counted for _, y in pointing[x] for n in y.numbers}):
        citing = [x for x in counted if any(number in y.numbers for _, y in pointing[x])]
        lacking = [x for x in citing if number not in counted[x]]
        if 2 * len(lacking) <= len(citing):
            continue
        yield Flag(
            code=CHECK.code,
            severity=CHECK.severity,
            row=group.name,
            lang=lacking[0] if len(citing) == 1 else None,
            message=f"paragraph {number} is cited, and {joined(lacking)} "
            f"{'has' if len(lacking) == 1 else 'have'} no paragraph {number}",
            loci=tuple(
                locus(x, clause, y.span)
                for x in lacking
                for clause, y in pointing[x]
                if number in y.numbers
            ),
            evidence=Evidence(
                {x: listed(str(n) for _, y in pointing[x] for n in y.numbers) for x in citing},
                details={x: f"last paragraph {max(counted[x])}" for x in citing},
            ),
        )


def _numbers(version: Version) -> frozenset[int]:
    return frozenset(
        clause.number
        for clause in version.clauses
        if clause.number is not None and clause.kind != "note"
    )


def _replacement(lang: Lang, found: Found[int], value: int) -> str:
    return renumbered(found.span.of(found.clause.text), str(found.value), str(value), lang)


def _letter(part: int) -> str:
    return f"({_ALPHABET[part - 1]})" if part <= len(_ALPHABET) else f"({part})"


_PARAGRAPHS: Judging[int] = Judging(
    "NUM009", "major", "paragraphs", lambda n: f"paragraph {n}", _replacement, counted=False
)
_LETTERS: Judging[int] = Judging(
    "NUM009", "major", "sub-paragraphs", _letter, lambda lang, found, value: "", counted=False
)

CHECK = Check("NUM009", "cross-reference", "row", "major", run)
