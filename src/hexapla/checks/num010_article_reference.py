"""The number of an article, chapter, section, annex, Goal or target differs from the other versions.

## What it does

Compares the parts of texts that a clause cites by number (articles and rules, chapters, sections
and parts, annexes, Goals, targets, principles) across the versions, whether the number stands in
figures, in words or in roman numerals. The version that differs from the majority is flagged, at
the number.

## Why it matters

An obligation is found by the article that lays it down. The wrong article is another obligation,
and no reader of one version can tell.

## Example

Five versions cite *Article 41 of the Charter* and the Russian has *статья 42 Устава*:
`ru has article 42 where ar, zh, en, fr and es have article 41`; suggestion: `статья 41`.

## Guards

What one language calls a section another may call an article: where no version has both, they are
one. A number that stands in the clause in any other way satisfies the citation. A first or second
part in words never demands a counterpart. How often a part is cited in the clause does not matter.
Items of an agenda, meetings and sessions are numbers like others, and paragraphs are compared by a
check of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.renumbered import plain_numbers, renumbered
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.model import Flag, Lang, Span
from hexapla.text.folds import letter_folds

Part = tuple[str, str]
"""What is numbered, and its number or letter."""


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the parts of texts by which a version differs from the others."""
    cited = {lang: tuple(_cited(group, lang)) for lang in group.present()}
    if not any(cited.values()):
        return
    names = _one_name(cited)
    cited = {
        lang: tuple(replace(x, values=(names.get(x.value, x.value),)) for x in own)
        for lang, own in cited.items()
    }
    wanted = {x.value for own in cited.values() for x in own}
    found = {
        lang: (*own, *_standing(group, lang, wanted - {x.value for x in own}))
        for lang, own in cited.items()
    }
    yield from value_flags(group, found, context.source, _JUDGING)


def _cited(group: RowGroup, lang: Lang) -> Iterator[Found[Part]]:
    for clause in group.clauses[lang]:
        for x in measure(clause.text, lang).divisions:
            if x.of_a_text:
                yield Found(clause, x.span, ((x.kind, x.value),), x.demands)


def _one_name(cited: Mapping[Lang, Sequence[Found[Part]]]) -> Mapping[Part, Part]:
    """Each part under the name that most versions give it, where no version has two by that number."""
    kinds: dict[str, Counter[str]] = {}
    ambiguous: set[str] = set()
    for found in cited.values():
        own = {x.value for x in found}
        numbers = Counter(number for _, number in own)
        ambiguous |= {number for number, times in numbers.items() if times > 1}
        for kind, number in own:
            kinds.setdefault(number, Counter())[kind] += 1
    return {
        (kind, number): (max(sorted(counts), key=counts.__getitem__), number)
        for number, counts in kinds.items()
        if number not in ambiguous
        for kind in counts
    }


def _standing(group: RowGroup, lang: Lang, wanted: set[Part]) -> Iterator[Found[Part]]:
    """The numbers and letters of *lang* that may stand for one of the parts *wanted*."""
    for clause, span, values in plain_numbers(group, lang):
        parts = tuple(sorted(part for part in wanted if part[1] in values))
        if parts:
            yield Found(clause, span, parts, demands=False)
    words = {latin: word for word, latin in profile(lang).citations.letters.items()}
    for part in sorted(part for part in wanted if part[1].isalpha()):
        form = rf"(?<![A-Za-z]){part[1]}(?![A-Za-z])|{words.get(part[1], '(?!)')}"
        for clause in group.clauses[lang]:
            for found in re.finditer(form, clause.text.translate(letter_folds(lang))):
                yield Found(clause, Span(*found.span()), (part,), demands=False)


def _print(part: Part) -> str:
    return " ".join(part)


def _replacement(lang: Lang, found: Found[Part], value: Part) -> str:
    return renumbered(found.span.of(found.clause.text), found.value[1], value[1], lang)


_JUDGING: Judging[Part] = Judging(
    "NUM010", "major", "articles and the like", _print, _replacement, counted=False
)

CHECK = Check("NUM010", "article-reference", "row", "major", run)
