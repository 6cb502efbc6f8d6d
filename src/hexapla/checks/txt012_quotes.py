"""A quotation is opened and not closed, or closed and not opened, or its marks are not the text's.

## What it does
Pairs the quotation marks of each clause, nested ones too, and flags each that stays alone. Then it
counts which pair of marks each version uses: where nearly all quotations have one pair, those
with a pair that is neither that nor the language's own are flagged, and so are straight marks.

## Why it matters
Without its closing mark a reader cannot tell where the title or the cited words end.

## Example
"entitled “The future we want, adopted in Rio" is opened and not closed.

## Guards
A quotation may open in one clause and close in a later one, each paragraph between opening it anew.
Arabic marks are met both ways round (`”…“`, `“…”`): only their count matters. Apostrophes and
possessives are no quotation marks, nor the inches after a figure. Straight marks are accepted where
the text uses them throughout. Versions are not compared: 《》 has no counterpart elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hexapla.checks.check import Check, Context, Threshold
from hexapla.checks.typographic import MOST_ALONE, Place, flag_at
from hexapla.langs.profile import Typography
from hexapla.measures.conventions import usual_form
from hexapla.model import Clause, Flag, Span, Version
from hexapla.text.quotation_marks import STRAIGHT, Lone, Marks, family_of, quotation_marks

_LEAST = Threshold(
    "least", 5, "quotations in one pair of marks from which on it may be the way of a text"
)
_SHARE = Threshold("share", 0.2, "share of the quotations in other marks below which it is, in [0, 1]")

_FURTHEST = 12
"""Clauses over which a quotation may run that no paragraph between opens anew."""


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each quotation mark of *version* that stays alone, and for marks of another kind."""
    read = [(clause, quotation_marks(clause.text, version.lang)) for clause in version.clauses]
    yield from _lone_flags(version, read, context)
    yield from _form_flags(version, read, context)


def _lone_flags(
    version: Version, read: Sequence[tuple[Clause, Marks]], context: Context
) -> Iterator[Flag]:
    lone: dict[int, list[Lone]] = defaultdict(list)
    for index, one in _unclosed(read):
        lone[index].append(one)
    for index in sorted(lone):
        clause, own = read[index][0], sorted(lone[index], key=lambda one: one.at)
        places: list[Place] = [(clause, Span(one.at, one.at + 1)) for one in own]
        marks = [clause.text[one.at] for one in own]
        if len(own) > MOST_ALONE:
            said = "quotation marks do not pair"
            yield flag_at(CHECK, version.lang, places, said, context)
        elif len(own) == 2 and (own[0].opens or own[1].opens):  # one quotation, wrongly marked
            said = f"the quotation between {marks[0]} and {marks[1]} is not one pair of marks"
            yield flag_at(CHECK, version.lang, places, said, context)
        else:
            for one, mark, place in zip(own, marks, places, strict=True):
                how = "opened and not closed" if one.opens else "closed and not opened"
                said = f"the quotation mark {mark} is {how}"
                yield flag_at(CHECK, version.lang, [place], said, context)


def _unclosed(read: Sequence[tuple[Clause, Marks]]) -> Iterator[tuple[int, Lone]]:
    """The marks that no clause pairs, with the index of theirs."""
    # By family: where the quotation began, the last clause that opened it anew, its first mark.
    waiting: dict[str, tuple[int, int, Lone]] = {}
    for index, (clause, marks) in enumerate(read):
        if family := _last_paragraph(clause.text, marks):
            before = waiting.get(family)
            if before is not None and index - before[1] == 1:
                del waiting[family]
        for one in marks.lone:
            before = waiting.get(one.family)
            near = before is not None and index - before[1] <= _FURTHEST
            # Straight marks do not say which they are; one inside a clause may close what is open.
            closes = not one.opens or (one.family == "straight" and near and one.at > 0)
            if closes and near:
                del waiting[one.family]
            elif closes:
                yield index, one
            elif before is not None and one.at == 0 and index - before[1] == 1:
                waiting[one.family] = (before[0], index, before[2])
            else:
                if before is not None:
                    yield before[0], before[2]
                waiting[one.family] = (index, index, one)
    for first, _, one in waiting.values():
        yield first, one


def _last_paragraph(text: str, marks: Marks) -> str:
    """The kind of the marks around all of *text*: it may open anew what it closes; `""`: none are."""
    whole = next((pair for pair in marks.quoted if pair.opening == 0), None)
    ends = whole is not None and not any(char.isalnum() for char in text[whole.closing :])
    return family_of(text[0]) if ends else ""


def _form_flags(
    version: Version, read: Sequence[tuple[Clause, Marks]], context: Context
) -> Iterator[Flag]:
    typography = context.profile(version.lang).typography
    outer = [
        (clause, pair, clause.text[pair.opening] + clause.text[pair.closing])
        for clause, marks in read
        for pair in marks.quoted
        if pair.depth == 0 and clause.text[pair.opening] not in _TITLES
    ]
    least, share = context.threshold(CHECK.code, _LEAST), context.threshold(CHECK.code, _SHARE)
    usual = usual_form([form for _, _, form in outer], least, share)
    own = {opening + closing for opening, closing in typography.quotes}
    rare: dict[str, list[Place]] = defaultdict(list)
    for clause, pair, form in outer:
        if usual and form != usual and form not in own:
            rare[form].append((clause, Span(pair.opening, pair.closing + 1)))
    for form, places in sorted(rare.items()):
        said = f"quoted in {form[0]} {form[1]}, where the text has {usual[0]} {usual[1]}"
        severity = "neutral" if form == STRAIGHT * 2 else CHECK.severity
        clause, span = places[0]
        right = _requoted(span.of(clause.text), usual, typography) if len(places) == 1 else ""
        yield flag_at(CHECK, version.lang, places, said, context, severity=severity, suggestion=right)


_TITLES = "\u300a\u3008"
"""They mark a title, whatever marks a quotation has."""


def _requoted(quotation: str, form: str, typography: Typography) -> str:
    """*quotation* in the marks of *form*, spaced as the language spaces them."""
    space = "\u00a0" if form[1] in typography.space_before else ""
    return f"{form[0]}{space}{quotation[1:-1].strip()}{space}{form[1]}"


CHECK = Check("TXT012", "quotes", "version", "minor", run, (_LEAST, _SHARE), fixable=True)
