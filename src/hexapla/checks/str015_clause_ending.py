"""A paragraph does not end with the mark that its kind ends with.

## What it does
Looks at the mark at the end of each paragraph of a resolution: a comma after a preambular one, a
semicolon after an operative one, a full stop after the last, each in the language's own form. A
version that ends otherwise, where at least half of the versions end so, is flagged with the mark
that should stand there. Of a paragraph that opens a list, and of the items of a list, the versions
decide among themselves.

## Why it matters
A full stop in the middle ends the sentence that a resolution is; a comma for a semicolon makes two
paragraphs one.

## Example
`5. просит Генерального секретаря представить доклад,` with a comma in Russian and a semicolon in
five versions.

## Guards
Texts without operative paragraphs (declarations, treaties, licences) are not judged. What most
versions do is the text's own way. Half-width marks count as those of the language; what stands
after the mark (`; and`, a closing quotation mark or bracket) is passed over. A version that ends
most of its paragraphs of a kind in another way is flagged once, with their count. Clauses that a
version merged or split are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from hexapla.checks.check import Check, Context, Threshold, row_groups
from hexapla.checks.completeness.judging import findings
from hexapla.checks.evidence import have, locus
from hexapla.checks.labels.series import comparable
from hexapla.langs import LanguageProfile
from hexapla.model import Alignment, Clause, Evidence, Flag, Kind, Lang, Row, Span

Mark = Literal["comma", "semicolon", "full stop", "colon", "no mark"]

_PRINTED: Mapping[Mark, str] = {
    "comma": "a comma",
    "semicolon": "a semicolon",
    "full stop": "a full stop",
    "colon": "a colon",
    "no mark": "no mark",
}
_ALIKE = str.maketrans("\uff0c\u060c\uff1b\u061b\u3002\uff0e\uff1a", ",,;;..:")
"""Full-width marks and the Arabic comma and semicolon, as those they stand for."""

_MARKS: Mapping[str, Mark] = {",": "comma", ";": "semicolon", ".": "full stop", ":": "colon"}
_CLOSING = "\u201c\u201d\u2019\u00bb\"')]}\uff09\uff3d\u300b\u3009"
_USUAL = Threshold(
    "usual",
    3,
    "number of paragraphs from which on another ending, where most of their kind in a version"
    " have it, is said once",
)


@dataclass(frozen=True, slots=True)
class _Ending:
    """The end of a clause."""

    mark: Mark
    span: Span
    """The mark with the space before it; where there is none, the last word."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """An ending that differs."""

    row: Row
    lang: Lang
    clauses: Mapping[Lang, Clause]
    endings: Mapping[Lang, _Ending]
    right: Mark


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each ending that differs, or for each version that ends a kind otherwise."""
    wanted = _wanted(alignment)
    found: list[_Wrong] = []
    kinds: Counter[tuple[Kind, Mark | None]] = Counter()
    for group in row_groups(alignment) if any(row.kind == "operative" for row in alignment.rows) else ():
        for row, clauses in comparable(group):
            if row.kind in ("preambular", "operative", "subparagraph") and len(clauses) > 1:
                kinds[row.kind, wanted[row.row]] += 1
                found += _differing(row, clauses, wanted[row.row], context)
    # What is broken off ends wrongly because of that, which TXT016 says.
    broken = {(one.row, one.lang) for one in findings(context) if one.fault == "truncated"}
    ways: defaultdict[tuple[Lang, Kind, Mark | None, Mark], list[_Wrong]] = defaultdict(list)
    for one in (one for one in found if (one.row.row, one.lang) not in broken):
        own = one.endings[one.lang].mark
        ways[one.lang, one.row.kind, wanted[one.row.row], own].append(one)
    least = context.threshold(CHECK.code, _USUAL)
    for (_, kind, mark, _), alike in ways.items():
        usual = len(alike) >= least and 2 * len(alike) > kinds[kind, mark]
        for one in alike[:1] if usual else alike:
            yield _flag(one, len(alike) - 1 if usual else 0, context)


def _wanted(alignment: Alignment) -> Mapping[str, Mark | None]:
    """The mark that each row's kind ends with; `None`: that is for the versions to say."""
    found: dict[str, Mark | None] = {}
    rows = alignment.rows
    for at, row in enumerate(rows):
        after = rows[at + 1].kind if at + 1 < len(rows) else None
        if row.kind == "preambular":
            found[row.row] = "comma"
        elif row.kind == "operative" and after != "subparagraph":
            found[row.row] = "semicolon" if after == "operative" else "full stop"
            # Under a heading the text may go on, and the sentence with it.
            if after in ("heading", "body", "preambular"):
                found[row.row] = None
        else:
            found[row.row] = None
    return found


def _differing(
    row: Row, clauses: Mapping[Lang, Clause], wanted: Mark | None, context: Context
) -> Iterator[_Wrong]:
    endings = {x: ending(c.text, context.profile(x)) for x, c in clauses.items() if c.text.strip()}
    counts = Counter(one.mark for one in endings.values())
    if len(counts) < 2:
        return
    right: Mark = max(counts, key=lambda mark: (counts[mark], mark)) if wanted is None else wanted
    enough = 2 * counts[right] >= len(endings) if wanted else 2 * counts[right] > len(endings)
    if enough and right != "no mark":
        for lang, one in endings.items():
            if one.mark != right:
                yield _Wrong(row, lang, clauses, endings, right)


def ending(text: str, language: LanguageProfile) -> _Ending:
    """How *text* ends, without the `and` after its last mark and what closes a quotation."""
    joiner = re.compile(rf"(?<=[,;\uff0c\uff1b\u060c\u061b])\s*(?:{language.drafting.last_joiner})\s*\Z")
    stop = len(text.rstrip())
    if found := joiner.search(text[:stop]):
        stop = found.start()
    while stop and text[stop - 1] in _CLOSING:
        stop -= 1
    mark = _MARKS.get(text[stop - 1 : stop].translate(_ALIKE))
    if mark is None:
        stop = len(text.rstrip())
        word = re.search(r"\w+\W*\Z", text[:stop])
        start = max(word.start() if word else 0, stop - 12)
        return _Ending("no mark", Span(start, stop))
    start = len(text[: stop - 1].rstrip())
    return _Ending(mark, Span(start, stop))


def _flag(one: _Wrong, more: int, context: Context) -> Flag:
    lang, language = one.lang, context.profile(one.lang)
    own = one.endings[lang]
    others = [x for x, e in one.endings.items() if e.mark == one.right]
    said = f"{lang} ends with {_PRINTED[own.mark]} where {have(others)} {_PRINTED[one.right]}"
    if more:
        said += f", as do {more} more of its paragraphs of this kind"
    quoted = own.span.of(one.clauses[lang].text)
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=one.row.row,
        lang=lang,
        message=said,
        loci=tuple(
            locus(x, one.clauses[x], one.endings[x].span)
            for x in sorted(one.endings, key=lambda x: x != lang)
        ),
        evidence=Evidence(
            {x: e.mark for x, e in one.endings.items()},
            f"{len(others)}:{len(one.endings) - len(others)}",
        ),
        suggestion=(quoted if own.mark == "no mark" else "") + _written(one.right, language),
    )


def _written(mark: Mark, language: LanguageProfile) -> str:
    """*mark* as the language writes it at the end of a clause."""
    marks = language.typography
    written = {
        "comma": marks.comma,
        "semicolon": marks.semicolon,
        "full stop": marks.full_stop,
        "colon": marks.colon,
    }.get(mark, "")
    return ("\u00a0" if written and written in marks.space_before else "") + written


CHECK = Check("STR015", "clause-ending", "alignment", "minor", run, (_USUAL,))
