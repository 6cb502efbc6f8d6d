"""A State is named in most versions and not in one, or not by the name that the United Nations uses.

## What it does
Finds the names of the Member States in every version, with the register that ships with the
program, and lets the versions vote on which States a clause names. A version that lacks one is
flagged; has it another State that the others have not, it is said to stand in its place. Names that
the register rejects are flagged with the right one: names that are no longer in use, and names of
everyday use.

## Why it matters
Niger is not Nigeria, nor Dominica the Dominican Republic: a wrong name is an incident, and one that
is left out of a list is a vote or a sponsor lost. A former name offends.

## Example
fr "Nigéria" where ar, zh, en, ru and es name the Niger. en "Swaziland": the name is "Eswatini".

## Guards
- The longest name counts: Papua New Guinea is not Guinea. Names begin with a capital, where the
  script has capitals. What only holds the name of a State (the South China Sea, United States
  dollars) does not name it.
- Adjectives, peoples and languages (`French`, `l’ambassadeur français`) name no State, but where one
  stands, the State is not missing, unless the version has a State that no other has.
- How often and in which order States are named does not matter: lists follow each alphabet.
- A State that one version alone names is not flagged where that version lacks none: names are
  common words, cities and rivers too (عمان, مالي, Того).
- A former name is major where most of the versions in which the State was renamed have the new one,
  else minor: a text may be older than the name. A name of everyday use is minor, and flagged only
  where most other versions use an official one. What is minor is said once for a version and name.
- Not inside quotation marks, and not in clauses that are in another language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.elsewhere import clauses_elsewhere
from hexapla.checks.evidence import listed, locus
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.langs import INTERFACE
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Severity
from hexapla.terms.finder import Occurrence
from hexapla.terms.states import StateNames
from hexapla.terms.termbase import ACCEPTED
from hexapla.text.quotations import quotations


@dataclass(frozen=True, slots=True)
class _Named:
    """A State named in a clause."""

    clause: Clause
    name: Occurrence


_Row = Mapping[Lang, Sequence[_Named]]


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flag the States that a version lacks, and the names that are not, or no longer, right."""
    states = context.states
    if states is None:
        return
    elsewhere = {(x.lang, x.clause.eid) for x in clauses_elsewhere(alignment, context.source)}
    minor: dict[tuple[Lang, str], list[tuple[RowGroup, _Named, _Row]]] = {}
    for whole in row_groups(alignment):
        group = replace(
            whole,
            clauses={
                lang: tuple(c for c in clauses if (lang, c.eid) not in elsewhere)
                for lang, clauses in whole.clauses.items()
            },
        )
        row = {
            lang: [_Named(c, x) for c in group.clauses[lang] for x in states.find(c.text, lang)]
            for lang in group.present()
        }
        if len(row) > 1 and any(row.values()):
            yield from _lacking(group, row, states, context)
        for lang, one in _rejected(row):
            state = one.name.concept
            informal = one.name.status == "deprecated"
            renamed = [x for x in row if informal or states.renamed(state, x)]
            official = _most_official(lang, state, row, renamed)
            if official and not informal:
                yield _flag(lang, [(group, one, row)], states, "major")
            elif official or (not informal and _named_elsewhere(lang, state, row)):
                minor.setdefault((lang, one.name.term), []).append((group, one, row))
    for (lang, _), alike in minor.items():
        yield _flag(lang, alike, states, "minor")


def _lacking(group: RowGroup, row: _Row, states: StateNames, context: Context) -> Iterator[Flag]:
    told = {
        lang: [
            Found(c, span, (state,), demands=False)
            for c in group.clauses[lang]
            for span, state in states.told(c.text, lang)
        ]
        for lang in row
    }
    named = {lang: {x.name.concept for x in own} for lang, own in row.items()}
    for lang in row:
        # Beside a State that only this version names, an adjective does not account for another.
        others = [x for x in row if x != lang]
        if named[lang] - {s for x in others for s in (*named[x], *(t.value for t in told[x]))}:
            all_name = set.intersection(*(named[x] for x in others))
            told[lang] = [x for x in told[lang] if x.value not in all_name]
    spoken = {lang: named[lang] | {x.value for x in told[lang]} for lang in row}
    wanted = {state for state in set().union(*named.values()) if _wanted(state, named, spoken, context)}
    found = {
        lang: [
            *(
                Found(
                    x.clause,
                    x.name.span,
                    (x.name.concept,),
                    demands=x.name.concept in wanted or not wanted <= spoken[lang],
                    exact=x.name.span.of(x.clause.text) == states.short(x.name.concept, lang),
                )
                for x in own
            ),
            *told[lang],
        ]
        for lang, own in row.items()
    }
    judging: Judging[str] = Judging(
        CHECK.code,
        "major",
        "States",
        lambda state: states.short(state, INTERFACE),
        lambda lang, _, state: states.short(state, lang),
        counted=False,
    )
    yield from value_flags(group, found, context.source, judging)


def _wanted(
    state: str, named: Mapping[Lang, set[str]], spoken: Mapping[Lang, set[str]], context: Context
) -> bool:
    """Whether *state* should be named here: more versions may have it than may not."""
    if len(named) == 2 and context.source in named:
        return state in named[context.source]
    having = sum(state in own for own in spoken.values())
    lacking = sum(state not in own for own in named.values())
    return having > lacking


def _rejected(row: _Row) -> Iterator[tuple[Lang, _Named]]:
    """The first of each rejected name in each version, those that are quoted left out."""
    for lang, own in row.items():
        seen = set()
        for one in own:
            x = one.name
            if x.status in ACCEPTED or x.term in seen:
                continue
            if not any(x.span.overlaps(span) for span in quotations(one.clause.text, lang)):
                seen.add(x.term)
                yield lang, one


def _named_elsewhere(lang: Lang, state: str, row: _Row) -> bool:
    """Whether another version names *state*: a former name alone may be a common word (سيلان)."""
    return any(x.name.concept == state for other, own in row.items() if other != lang for x in own)


def _most_official(lang: Lang, state: str, row: _Row, langs: Sequence[Lang]) -> bool:
    """Whether most of the other *langs* that name *state* do so by a name that is accepted."""
    others = [
        any(x.name.status in ACCEPTED for x in named)
        for other in langs
        if other != lang and (named := [x for x in row[other] if x.name.concept == state])
    ]
    return 2 * sum(others) > len(others)


def _flag(
    lang: Lang, alike: Sequence[tuple[RowGroup, _Named, _Row]], states: StateNames, severity: Severity
) -> Flag:
    """The flag on the first of *alike*, which says how many there are."""
    group, one, row = alike[0]
    state, more = one.name.concept, len(alike) - 1
    right = states.short(state, lang)
    what = "former" if one.name.status == "superseded" else "informal"
    again = f", and in {more} row{'s' * (more > 1)} more" if more else ""
    said = f"{lang} has the {what} name \u201c{one.name.term}\u201d{again}"
    values = {
        x: listed(dict.fromkeys(n.name.span.of(n.clause.text) for n in own if n.name.concept == state))
        for x, own in row.items()
    }
    return Flag(
        code=CHECK.code,
        severity=severity,
        row=group.name,
        lang=lang,
        message=f"{said}; the name is \u201c{right}\u201d",
        loci=(locus(lang, one.clause, one.name.span),),
        evidence=Evidence(values, "", {"state": state}),
        suggestion=right,
    )


CHECK = Check("TER010", "names-of-countries", "alignment", "major", run)
