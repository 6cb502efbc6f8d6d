"""A number is written with marks that are not those of its language.

## What it does

Looks at the marks in figures: the one before the decimals, the ones between groups of three
digits. A mark that the language does not use so is flagged (French 1.5 for 1,5). Where a language
uses several, a version that nearly always uses one is flagged where it uses another. A year with
a mark in it is flagged where the other versions have none. Figures whose digits a conversion
turned round (`000 254` for 254,000) are flagged once for the version, at the first, with
their count.

## Why it matters

The point that one language sets before decimals stands between groups in another: a mark
taken over from the source may be read as a thousand times as much.

## Example

The English has *$1.25 a day* and the French *1.25 dollar par jour*:
`fr writes 1.25 with a point before its decimals, where French has a comma`; suggestion: `1,25`.

## Guards

Only numbers that most of the other versions have are judged: what a number is read as is then
sure. Where a wrong mark changes the value, NUM001 says so and this check is silent. A version that
writes most of its numbers with the same foreign mark is flagged once, with their count. Spaces of all
widths are alike; four digits may stand with a mark between them or without. What half of the versions
write alike though their languages differ is a name (*version 4.0*). Dates, symbols, references
and addresses are left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.evidence import have, locus
from hexapla.checks.turned import Turned, turned_numbers
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.figures import Marks, figure_marks, figure_pattern, print_value, write_like
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Span

Role = Literal["group", "decimal"]

_USUAL = 3
"""From so many numbers on, most of its kind, a mark is the version's way."""
_SELDOM = 3
"""So many times as often as another a version must use a mark for the other to be a slip."""
_NO_LETTERS = re.compile(r"[\W\d]+")
_YEARS = range(1900, 2100)
_PLACES: Mapping[Role, str] = {"decimal": "before its decimals", "group": "between its groups"}
_NAMES = {
    ".": "a point",
    ",": "a comma",
    " ": "a space",
    "\u060c": "an Arabic comma",
    "\u066b": "an Arabic decimal separator",
    "\u066c": "an Arabic thousands separator",
}


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that most of the other versions have as well."""

    group: RowGroup
    lang: Lang
    clause: Clause
    span: Span
    value: Fraction
    marks: Marks

    @property
    def raw(self) -> str:
        return self.span.of(self.clause.text)

    def mark(self, role: Role) -> str:
        return self.marks.group if role == "group" else self.marks.decimal


_Alike = dict[tuple[str, Fraction], dict[Lang, list[_Figure]]]
"""The figures of one value in one row, by language and in order."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each figure with a wrong mark, or for each version that writes most of them so."""
    groups = row_groups(alignment)
    figures = [figure for group in groups for figure in _figures(group)]
    alike: _Alike = defaultdict(dict)
    for figure in figures:
        alike[figure.group.name, figure.value].setdefault(figure.lang, []).append(figure)
    roles: tuple[Role, ...] = ("decimal", "group")
    for lang in alignment.langs:
        own = [figure for figure in figures if figure.lang == lang]
        for role in roles:
            yield from _of_role([figure for figure in own if figure.mark(role)], lang, role, alike)
    yield from (flag for figure in figures for flag in _year(figure, alike))
    for lang, numbers in turned_numbers(groups).items():
        yield _reversed(lang, numbers, groups)


def _figures(group: RowGroup) -> Iterator[_Figure]:
    present = group.present()
    measured = {lang: [(c, measure(c.text, lang)) for c in group.clauses[lang]] for lang in present}
    values = {
        lang: {v for _, m in own for number in (*m.numbers, *m.parts) for v in number.values}
        for lang, own in measured.items()
    }
    for lang in present:
        others = [values[other] for other in present if other != lang]
        figure = re.compile(figure_pattern(lang))
        for clause, measures in measured[lang]:
            for number in measures.numbers:
                found = figure.match(clause.text, number.span.start, number.span.stop)
                marks = figure_marks(found[0], profile(lang)) if found else None
                sure = 2 * sum(number.value in other for other in others) > len(others)
                if found and marks and sure and not _is_name(found[0], marks, lang, group):
                    yield _Figure(group, lang, clause, Span(*found.span()), number.value, marks)


def _is_name(raw: str, marks: Marks, lang: Lang, group: RowGroup) -> bool:
    """Whether *raw* stands so in half of the other versions, and in one whose language has other marks:
    a telephone number, the number of an edition (`4.0`)."""
    others = [other for other in group.present() if other != lang]
    alike = [x for x in others if any(raw in _unlettered(c.text) for c in group.clauses[x])]
    return 2 * len(alike) >= len(others) and any(not _allows(x, marks) for x in alike)


@lru_cache(maxsize=64)
def _unlettered(text: str) -> str:
    """What stands between the letters of *text*, each once: all figures, in much less to search."""
    return "x".join(dict.fromkeys(found[0] for found in _NO_LETTERS.finditer(text)))


def _allows(lang: Lang, marks: Marks) -> bool:
    """Whether the language writes figures with *marks*."""
    numerals = profile(lang).numerals
    group_fits = not marks.group or marks.group in numerals.group_marks
    return group_fits and (not marks.decimal or marks.decimal in numerals.decimal_marks)


def _of_role(figures: Sequence[_Figure], lang: Lang, role: Role, alike: _Alike) -> Iterator[Flag]:
    """The flags on marks of one *role* in *figures*, all of *lang*."""
    numerals = profile(lang).numerals
    allowed = numerals.group_marks if role == "group" else numerals.decimal_marks
    written: defaultdict[str, list[_Figure]] = defaultdict(list)
    for figure in figures:
        written[_folded(figure.mark(role))].append(figure)
    counts = Counter({mark: len(own) for mark, own in written.items()})
    right = next((mark for mark, _ in counts.most_common() if mark in allowed), allowed[0])
    for mark, own in written.items():
        said = f"with {_named(mark)} {_PLACES[role]}"
        if mark not in allowed:
            said += f", where {profile(lang).name} has {_named(right)}"
            usual = len(own) >= _USUAL and 2 * len(own) > len(figures)
        elif mark != right and counts[right] >= max(_USUAL, _SELDOM * len(own)):
            said += f", and {_times(counts[right])} with {_named(right)}"
            usual = len(own) >= _USUAL
        else:
            continue
        if usual:
            said += f", as it does {_times(len(own) - 1)} more"
        # A line must not break inside a number.
        wanted = "\u00a0" if right == " " else right
        for figure in own[:1] if usual else own:
            rewritten = figure.raw.replace(figure.mark(role), wanted)
            yield _flag(figure, f"{lang} writes {figure.raw} {said}", rewritten, alike)


def _year(figure: _Figure, alike: _Alike) -> Iterator[Flag]:
    """The flag on a year with a mark in it; round numbers are no years for sure."""
    if not figure.marks.group or figure.value not in _YEARS or figure.value % 100 == 0:
        return
    equal = alike[figure.group.name, figure.value]
    same = {x: own[-1] for x, own in equal.items() if x != figure.lang}
    if len(same) > 1 and not any(x.marks.group for x in same.values()):
        said = f"{figure.lang} writes {figure.raw} with {_named(figure.marks.group)}, "
        said += f"where {have(tuple(same))} {figure.value} without"
        yield _flag(figure, said, print_value(figure.value), alike)


def _reversed(lang: Lang, numbers: Sequence[Turned], groups: Sequence[RowGroup]) -> Flag:
    """The one flag on the numbers that a conversion turned round in *lang*."""
    first = numbers[0]
    raw = first.span.of(first.clause.text)
    count = f"{len(numbers)} numbers stand" if len(numbers) > 1 else "this number stand"
    said = f"{lang} has {raw}, which reads {print_value(first.value)} backwards: the digits of {count} "
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=first.row,
        lang=lang,
        message=said + "reversed here, as a conversion leaves them",
        loci=(locus(lang, first.clause, first.span),),
        evidence=Evidence({lang: raw}),
        suggestion=write_like(first.value, raw, profile(lang)),
    )


def _flag(figure: _Figure, said: str, suggestion: str, alike: _Alike) -> Flag:
    equal = alike[figure.group.name, figure.value]
    others = [own[0] for x, own in equal.items() if x != figure.lang]
    places = {x.lang: x for x in (*reversed(others), figure)}
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=figure.group.name,
        lang=figure.lang,
        message=said,
        loci=tuple(
            locus(x.lang, x.clause, x.span)
            for x in sorted(places.values(), key=lambda x: x.lang != figure.lang)
        ),
        evidence=Evidence({x: places[x].raw for x in figure.group.present() if x in places}),
        suggestion=suggestion,
    )


def _folded(mark: str) -> str:
    """*mark*, spaces of all widths as one, and full-width marks as those they stand for."""
    return " " if mark.isspace() else {"\uff0e": ".", "\uff0c": ","}.get(mark, mark)


def _named(mark: str) -> str:
    return _NAMES.get(_folded(mark), mark)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


CHECK = Check("NUM002", "number-format", "alignment", "minor", run)
