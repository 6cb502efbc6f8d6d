"""A passage that most versions take over from an earlier text is worded otherwise in this one.

## What it does
Looks in the earlier texts of `--memory` (sets, or TMX files) for passages of eight words and more
that this text takes over. Each version is compared with its own earlier wording; where most
versions keep it word for word and one does not, that one is flagged, with both wordings and the
difference: `[-what was-] {+what is+}`. Of two versions, or on an even split (minor), the source is
believed. Chinese words are counted as they are divided, about two characters each.

## Why it matters
Agreed language was negotiated word by word. A delegation that finds another word in its version
reads another agreement.

## Example
Five versions repeat a paragraph of an earlier resolution; the Russian has
«в рамках системы Организации Объединённых Наций» for «в системе Организации Объединённых Наций».

## Guards
- Letter case, punctuation, accents, joined or separate writing and spelling variants are no
  difference, nor are figures (NUM001) and labels.
- The words at the ends of a passage belong to the new sentence; so do leads (Recalling, Recalls),
  and `and` at the end of an item.
- Other forms of the same words and articles are flagged (minor) only in a clause that is taken
  over whole, where nothing around forces them.
- A wording that stands in another of the earlier texts is agreed too.
- Where most versions differ at about the same place, the text was changed there on purpose.
- A clause that has little in common with its earlier wording, while most versions take the whole
  of it over, is rendered otherwise (minor).
- What was no official version (a draft, a working translation) weighs less (minor).
- A text with the name of this set is its own earlier state: TER015 looks at that.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context, RowGroup, Threshold
from hexapla.checks.evidence import joined, locus, shorten
from hexapla.model import Clause, Evidence, Flag, Locus, Severity
from hexapla.terms.agreed import Departure, departures
from hexapla.terms.earlier import PASSAGE
from hexapla.terms.wording import Cell, covering, marked

_WORDS = Threshold("words", PASSAGE, "words from which on a passage counts, eight at least")
_MOST_QUOTED = 120
"""Code points of a wording that a message quotes."""

_MOST_SHOWN = 1_000
"""Code points of a clause that the evidence shows."""


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flags each version of *group* that departs from a passage which most take over."""
    if context.memory is None:
        return
    least = round(context.threshold("TER009", _WORDS))
    found = departures(
        {lang: _cell(group.clauses[lang]) for lang in group.present()},
        context.memory,
        context.alignment.set,
        context.source,
        max(PASSAGE, least),
    )
    yield from (_flag(one, group) for one in found)


def _cell(clauses: tuple[Clause, ...]) -> Cell:
    return tuple((clause.eid, clause.text) for clause in clauses)


def _flag(one: Departure, group: RowGroup) -> Flag:
    wording, lang, text = one.wording, one.wording.lang, one.row.text
    clauses = group.clauses[lang]
    earlier, ours = one.row.cells[lang], _cell(clauses)
    old, new = covering(wording, one.sites)
    eid, old_text = earlier[old.clause]
    was, now = old.span.of(old_text), new.span.of(clauses[new.clause].text)
    where = f"{text.symbol} ({eid})"
    difference = marked(wording, one.sites, earlier, ours)
    return Flag(
        code=CHECK.code,
        severity=_severity(one),
        row=group.name,
        lang=lang,
        message=_message(one, where, shorten(now, _MOST_QUOTED), shorten(was, _MOST_QUOTED)),
        loci=(
            locus(lang, clauses[new.clause], new.span),
            Locus(lang, eid, old.span, was, symbol=text.symbol),
        ),
        evidence=Evidence(
            {lang: shorten(now, _MOST_QUOTED)},
            f"{len(one.agreeing)}:{len(one.others)}",
            {
                "earlier text": where,
                "earlier wording": _whole(earlier),
                "this wording": _whole(ours),
                **({"difference": difference} if difference else {}),
            },
        ),
        suggestion=was,
    )


def _whole(cell: Cell) -> str:
    return shorten(" ".join(text for _, text in cell), _MOST_SHOWN)


def _severity(one: Departure) -> Severity:
    official = one.row.text.statuses.get(one.wording.lang, "official") == "official"
    return CHECK.severity if one.how == "changed" and official and not one.even else "minor"


def _message(one: Departure, where: str, now: str, was: str) -> str:
    lang, others = one.wording.lang, joined(one.agreeing)
    keep = f"{others} {'takes' if len(one.agreeing) == 1 else 'take'} the passage over unchanged"
    if one.how == "otherwise":
        return f"{lang} words a passage of {where} otherwise; {keep}"
    return f"{lang} has \u201c{now}\u201d where {where} has \u201c{was}\u201d; {keep}"


CHECK = Check("TER009", "agreed-language", "row", "major", run, thresholds=(_WORDS,))
