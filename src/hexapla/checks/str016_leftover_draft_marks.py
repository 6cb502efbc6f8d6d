"""A mark of drafting is left in an adopted text.

## What it does
Finds square brackets around words or figures, `TBC` and `TBD`, figures still to be filled in
(`20XX`, `78/XX`, `___`), words such as "to be completed" in brackets, what tracked changes and
comments leave behind (`Deleted:`), and labels of inserted paragraphs (`6 bis`).

## Why it matters
Brackets mark what was not agreed. In an adopted text they say that something still is not, or that
a place was never filled in.

## Example
`5. Prie [instamment] les États Membres` in French, without brackets in the other versions.

## Guards
Drafts are exempt. A bracket inside quotation marks, or around a letter or two of a word (`[t]he`),
is an editor's. What most versions have (`[…]` in a passage quoted, a paragraph `6 bis`) is the
text's own: said once, as minor. Two X that stand alone may be a roman numeral and are passed over.
Mastheads, notes and adoption lines are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import joined, listed, locus, shorten
from hexapla.checks.labels.series import inserted
from hexapla.langs import LanguageProfile
from hexapla.model import Clause, Evidence, Flag, Lang, Locus, Span
from hexapla.text.quotations import quotations

_KINDS = ("title", "preambular", "operative", "subparagraph", "body", "heading", "annex")

_BRACKETS = re.compile(r"[\[\uff3b][^\[\]\uff3b\uff3d]*[\]\uff3d]|[\[\]\uff3b\uff3d]")
"""What stands in square brackets; a bracket alone."""

_EDITORS = re.compile(r"(?:(?<=\w)\[[^\W\d_]{1,2}\]|\[[^\W\d_]{1,2}\](?=\w)|\[sic\])")
"""A letter or two of a word, put there by an editor, where words are written apart."""

_TO_BE_FILLED = re.compile(
    r"\bTB[ACD]\b"
    r"|(?<![\w/])\d{1,2}[Xx]{2}(?!\w)"  # 20XX, 2xx
    r"|(?<=\d/)[Xx\u0425]{1,4}(?!\w)|(?<=/)[Xx\u0425]{2,4}(?!\w)"  # A/RES/78/XX; CYRILLIC HA
    r"|(?<!\w)[Xx]{4,}(?!\w)|(?<!\w)x{2,3}(?![\w.])|_{3,}"
)
_IN_BRACKETS = r"[(\uff08]\s*(?:{words})[^()\uff08\uff09]*[)\uff09]"


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """The flags on marks of drafting in *group*; none in a draft."""
    if context.drafting == "draft":
        return
    found = {lang: [*_found(lang, group, context)] for lang in group.present()}
    having = [lang for lang, places in found.items() if places]
    if len(having) > 1 and 2 * len(having) > len(found):
        places = tuple(place for lang in having for place in found[lang])
        quoted = {x: listed(shorten(place.text) for place in found[x]) for x in having}
        yield _flag(group, None, places, f"{joined(having)} have a mark of drafting", quoted)
        return
    for lang in having:
        others = tuple(locus(x, c) for x in found if x != lang for c in group.clauses[x])
        for place in found[lang]:
            quoted = {x: shorten(place.text) if x == lang else "\u2013" for x in found}
            said = f"{lang} has a mark of drafting: {quoted[lang]}"
            yield _flag(group, lang, (place, *others), said, quoted)


def _flag(
    group: RowGroup,
    lang: Lang | None,
    places: tuple[Locus, ...],
    message: str,
    quoted: Mapping[Lang, str],
) -> Flag:
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else "minor",
        row=group.name,
        lang=lang,
        message=message,
        loci=places,
        evidence=Evidence(quoted),
    )


def _found(lang: Lang, group: RowGroup, context: Context) -> Iterator[Locus]:
    """The marks of drafting in the clauses of *lang*, in order."""
    language = context.profile(lang)
    for clause in group.clauses[lang]:
        if clause.kind not in _KINDS:
            continue
        if inserted(clause, language):
            yield Locus(lang, clause.eid, Span(0, len(clause.label)), clause.label, "label")
        for span in _spans(clause, language):
            yield Locus(lang, clause.eid, span, span.of(clause.text))


def _spans(clause: Clause, language: LanguageProfile) -> Iterator[Span]:
    text = clause.text
    quoted = quotations(text, language.lang)
    words = _IN_BRACKETS.format(words=language.drafting.unfinished)
    patterns = (
        _BRACKETS,
        _TO_BE_FILLED,
        re.compile(words, re.IGNORECASE),
        re.compile(language.drafting.residue),
    )
    editors = [Span(*x.span()) for x in _EDITORS.finditer(text) if language.typography.spaced]
    taken: list[Span] = []
    for pattern in patterns:
        passed_over = (*taken, *(editors if pattern is _BRACKETS else ()))
        for match in pattern.finditer(text):
            span = Span(*match.span())
            in_quotation = pattern is _BRACKETS and any(span.overlaps(x) for x in quoted)
            if not in_quotation and not any(span.overlaps(x) for x in passed_over):
                taken.append(span)
    yield from sorted(taken)


CHECK = Check("STR016", "leftover-draft-marks", "row", "major", run)
