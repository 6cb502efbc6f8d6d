"""The items of a list are labelled in another way than the list, or stand at another level.

## What it does
Compares the level of each sub-paragraph across the versions. Within a version, flags a label of
another system than its list (`(a)`, `(2)`, `(c)`), and brackets of another form than the version's
other labels have (`(a)` among `a)`). Where a whole version has brackets that the editorial rules of
its language do not have (`(a)` in French and Spanish), it says so once, as neutral.

## Why it matters
"Subparagraph 5 (b)" must be found in each version; a label that looks like another level is taken
for one.

## Example
In Russian the list goes `a)`, `b)`, `3)`, `d)`.

## Guards
Systems are never compared across versions: Arabic has `(أ)`, Chinese `㈠` or `(a)`, Russian Latin or
Cyrillic letters, each in its own right. A Cyrillic letter that looks like a Latin one is no other
system. Where the number itself differs, STR007 says so; a sub-paragraph that is missing is a matter of
STR002. Levels that differ from row to row in the same way are said once, with their count. Rules on
brackets hold for resolutions only, and older official texts have either form.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.checks.check import Check, Context, row_groups
from hexapla.checks.evidence import have, locus
from hexapla.checks.labels.label_systems import relabelled, systems
from hexapla.checks.labels.series import comparable, numbered, series
from hexapla.checks.vote import vote
from hexapla.measures.labels import label_readings
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Severity, Version

_FORM = re.compile(r"(?P<opening>\(?)[^()]+\)")
"""A label that ends with a bracket, full-width ones read as half-width."""


@dataclass(slots=True)
class _Run:
    """Rows in which a version's level differs by the same step."""

    row: str
    clauses: Mapping[Lang, Clause]
    agreed: int
    tally: str
    step: int
    more: int = 0


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flags on levels by vote, then on the systems and brackets of each version."""
    yield from _levels(alignment, context)
    is_resolution = any(row.kind == "operative" for row in alignment.rows)
    for version in alignment.versions.values():
        yield from _of_another_system(version, context)
        yield from _brackets(version, context, by_rule=is_resolution)


def _levels(alignment: Alignment, context: Context) -> Iterator[Flag]:
    runs: dict[Lang, _Run] = {}
    begun: list[tuple[Lang, _Run]] = []
    for group in row_groups(alignment):
        for row, clauses in comparable(group):
            labelled = numbered(clauses)
            depths = {x: c.depth for x, c in labelled.items()}
            outcome = vote(depths, context.source)
            agreed = outcome.agreed
            if row.kind != "subparagraph" or len(labelled) < 2 or agreed is None:
                continue
            usual = vote({x: c.number for x, c in labelled.items()}, context.source).agreed
            for lang in labelled:
                step, own = depths[lang] - agreed, runs.get(lang)
                if not step or labelled[lang].number != usual:
                    runs.pop(lang, None)
                elif own and own.step == step:
                    own.more += 1
                else:
                    runs[lang] = _Run(row.row, labelled, agreed, outcome.tally, step)
                    begun.append((lang, runs[lang]))
    for lang, one in begun:
        others = [x for x, c in one.clauses.items() if c.depth == one.agreed]
        clause = one.clauses[lang]
        level = f"at level {clause.depth}" if clause.depth else "as a paragraph"
        said = f"{lang} has {clause.label} {level} where {have(others)} it at level {one.agreed}"
        yield Flag(
            code=CHECK.code,
            severity=CHECK.severity,
            row=one.row,
            lang=lang,
            message=said + (f", and {one.more} more after it" if one.more else ""),
            loci=tuple(
                locus(x, one.clauses[x], part="label" if one.clauses[x].label else "text")
                for x in sorted(one.clauses, key=lambda x: x != lang)
            ),
            evidence=Evidence({x: str(c.depth) for x, c in one.clauses.items()}, one.tally),
        )


def _of_another_system(version: Version, context: Context) -> Iterator[Flag]:
    """A flag for each label of another system than most of its list."""
    for found in series(version, context.profile(version.lang)):
        items = [c for c in found.clauses if c.kind == "subparagraph" and c.label and c.number]
        own = {c.eid: _systems(c, version, context) for c in items}
        counts = Counter(name for names in own.values() for name in names)
        if not counts:
            continue
        usual = max(counts, key=lambda name: (counts[name], name))
        if 2 * counts[usual] <= len(items):
            usual = _usual_at(version, items[0].depth, counts)
        like = next((c for c in items if usual in own[c.eid]), None)
        for clause in items if like else ():
            if like and own[clause.eid] and usual not in own[clause.eid]:
                said = (
                    f"{version.lang}: {clause.label} is a {min(own[clause.eid])} in a list of {usual}s"
                )
                language = context.profile(version.lang)
                label = relabelled(like.label, like.number or 0, clause.number or 0, language)
                yield _flag(version, [clause], said, context, suggestion=label)


def _systems(clause: Clause, version: Version, context: Context) -> frozenset[str]:
    """The systems to which the label may belong, in any of its readings."""
    readings = {clause.number or 0, *label_readings(clause.label, context.profile(version.lang))}
    return frozenset(name for number in readings for name in systems(clause.label, number))


def _usual_at(version: Version, depth: int, among: Counter[str]) -> str:
    """Which of the systems *among* most labels at *depth* have; `""` where none has the most."""
    found = [
        systems(c.label, c.number)
        for c in version.clauses
        if c.kind == "subparagraph" and c.depth == depth and c.label and c.number
    ]
    counts = Counter(name for names in found for name in names if name in among)
    usual = max(counts, key=lambda name: (counts[name], name), default="")
    return usual if 2 * counts[usual] > len(found) else ""


def _brackets(version: Version, context: Context, *, by_rule: bool) -> Iterator[Flag]:
    """A flag on the labels whose brackets differ from those of the version, or of the rules."""
    forms: dict[bool, list[Clause]] = {True: [], False: []}
    for clause in version.clauses:
        form = _FORM.fullmatch(unicodedata.normalize("NFKC", clause.label))
        if clause.kind == "subparagraph" and form:
            forms[bool(form["opening"])].append(clause)
    rule = context.profile(version.lang).drafting.item
    rule_opens = rule.startswith("(")
    if forms[True] and forms[False]:
        if len(forms[True]) != len(forms[False]):
            odd = len(forms[True]) < len(forms[False])
        elif rule:
            odd = not rule_opens
        else:
            return
        usual = "where its other labels have two" if not odd else "where its other labels have one"
        severity: Severity = CHECK.severity
    elif by_rule and rule and forms[not rule_opens]:
        odd, usual, severity = not rule_opens, f"where the rules have {rule}", "neutral"
    else:
        return
    said = (
        f"{version.lang}: {_count(forms[odd])} with {'two brackets' if odd else 'one bracket'} {usual}"
    )
    label = forms[odd][0].label
    label = label[1:] if odd else f"({label}"
    yield _flag(version, forms[odd], said, context, suggestion=label, severity=severity)


def _count(clauses: list[Clause]) -> str:
    return "1 label" if len(clauses) == 1 else f"{len(clauses)} labels"


def _flag(
    version: Version,
    clauses: list[Clause],
    message: str,
    context: Context,
    *,
    suggestion: str,
    severity: Severity = "minor",
) -> Flag:
    return Flag(
        code=CHECK.code,
        severity=severity,
        row=context.alignment.row_of(version.lang, clauses[0].eid).row,
        lang=version.lang,
        message=message,
        loci=tuple(locus(version.lang, clause, part="label") for clause in clauses),
        evidence=Evidence({version.lang: clauses[0].label}),
        suggestion=suggestion if len(clauses) == 1 else "",
    )


CHECK = Check("STR008", "sublabel-system", "alignment", "minor", run)
