"""A concept of the termbase stands in the source, and this version has no accepted term for it.

## What it does
Finds the concepts of the termbase in the source's clause, the longest term first. Where the
other versions render a concept with a preferred or admitted term and this version has none,
the version is flagged. Where the source has no such clause, a concept counts that most
versions have, three of them at least.

It says which words probably stand there instead, as far as these can be told. Where they share a
word with an accepted term, and are neither a term of another concept nor the source's own words,
the flag is minor: the concept is there, though not as agreed.

## Why it matters
A term that five versions keep and one replaces or drops makes the texts say different things;
delegations negotiate on these words.

## Example
en "capacity-building in developing countries", ru «...в развивающихся странах» without
«наращивание потенциала», while ar, zh, fr and es have their terms: ru is flagged.

## Guards
- Inflection, articles, Arabic clitics, contractions and Chinese without spaces are matched;
  abbreviations with their case. One possessive or demonstrative may stand inside a term.
- Official versions paraphrase: where more than a third of the versions have no rendering,
  nothing is flagged (threshold `TER001.lacking`); of two versions one gap is enough.
- Paraphrase: where words akin to all content words of a term stand near each other, the
  rendering is not missing.
- One rendering is enough for several occurrences: pronouns and short forms do the rest. After
  its full form, a name may be shortened to its main word ("the Strategy", "the Goals").
- The organ that speaks may refer to itself by a pronoun ("report to it at its next session").
- A concept inside the longer term of another one does not count on its own.
- In names and titles that the termbase does not know ("Human Rights Watch") nothing is looked for.
- Clauses that are missing or left untranslated belong to other checks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from hexapla.checks.check import Check, Context, RowGroup, Threshold
from hexapla.checks.evidence import have, listed, locus, shorten
from hexapla.checks.titled import replaced_titles
from hexapla.model import Evidence, Flag, Lang, Locus
from hexapla.terms.alike import share_a_word
from hexapla.terms.finder import Occurrence, TermFinder
from hexapla.terms.instead import Instead, instead
from hexapla.terms.presence import Found, occurrences, occurring, renderings
from hexapla.terms.short_forms import may_be_shortened
from hexapla.terms.termbase import ACCEPTED
from hexapla.text.tokenise import tokenise

_LACKING = Threshold(
    "lacking", 1 / 3, "share of the versions that may lack the concept and still be flagged, in [0, 1]"
)
_PLAUSIBLE = Threshold(
    "plausible",
    0.8,
    "how likely words akin to the term must stand instead of it for the flag to be minor, in [0, 1]",
)
_WITHOUT_SOURCE = 3
"""Where the source is not there, so many versions at least must have the concept."""

_UNTRANSLATED = 0.7
"""Share of the source's words that a clause may have in common with it and still be a translation."""

Unit = tuple[RowGroup, TermFinder]


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flags the versions of *group* that lack a term which the source and most others have.

    Where one version merged two rows, it alone is judged on both together: the others are held
    row by row, so that a term of one row does not account for that of the other.
    """
    if len(group.rows) == 1:
        yield from _judged(group, context, group.present())
        return
    spanning = tuple(lang for lang in group.present() if _spans(group, lang))
    for row in group.rows:
        cells = {
            lang: () if lang in spanning else context.alignment.clauses(row, lang)
            for lang in group.clauses
        }
        yield from _judged(RowGroup((row,), cells), context, group.present())
    yield from _judged(group, context, spanning)


def _spans(group: RowGroup, lang: Lang) -> bool:
    """Whether a clause of *lang* stands in more than one row of *group*."""
    eids = [eid for row in group.rows for eid in row.cells.get(lang, ())]
    return len(set(eids)) < len(eids)


def _judged(group: RowGroup, context: Context, judged: tuple[Lang, ...]) -> Iterator[Flag]:
    """The flags on those of *judged* that lack a term."""
    finder = context.finder
    langs = group.present()
    if finder is None or len(langs) < 2:
        return
    texts = {lang: [clause.text for clause in group.clauses[lang]] for lang in langs}
    found = occurrences(finder, texts)
    swapped = {(one.lang, one.missing) for one in replaced_titles(group, context)}
    for name in occurring(found, context.source):
        if _in_names_only(name, group, context, finder):
            continue
        covered = tuple(lang for lang in langs if finder.concept(name).of(lang, *ACCEPTED))
        lacking = tuple(x for x in covered if not _has(name, x, found, context.source))
        most = context.threshold("TER001", _LACKING) * len(covered)
        if len(covered) < 2 or len(lacking) > max(1.0, most):
            continue
        having = tuple(x for x in context.judge() if x in covered and x not in lacking)
        if context.source not in langs and len(having) < _WITHOUT_SOURCE:
            continue
        for lang in lacking:
            # In two rows together, what a longer term accounts for may be that of the other row.
            doubtful = len(group.rows) > 1 and any(x.concept == name for x in found[lang])
            wanted = lang in judged and lang != context.source and not doubtful
            if wanted and (lang, name) not in swapped and _missing(name, lang, group, context):
                yield _flag(name, lang, found, having, context=context, unit=(group, finder))


def _in_names_only(name: str, group: RowGroup, context: Context, finder: TermFinder) -> bool:
    """Whether the source has *name* only with capitals that the termbase does not write.

    So it does in names and titles that the termbase does not know: `Human Rights Watch`.
    """
    spoken = [
        (x.term, x.span.of(clause.text))
        for clause in group.clauses.get(context.source, ())
        for x in finder.find(clause.text, context.source)
        if x.concept == name
    ]
    return bool(spoken) and all(_capitalised(text) and not _capitalised(term) for term, text in spoken)


def _capitalised(text: str) -> bool:
    """Whether at least two words and all of four letters and more begin with a capital."""
    words = text.replace("-", " ").split()
    long = [word for word in words if len(word) > 3]
    return len(words) > 1 and bool(long) and all(word[0].isupper() for word in long)


def _has(name: str, lang: Lang, found: Found, source: Lang) -> bool:
    """Whether *lang* has an accepted term of *name*; of the source any term will do."""
    own = renderings(name, lang, found, source)
    return any(x.status in ACCEPTED or lang == source for x in own)


def _missing(name: str, lang: Lang, group: RowGroup, context: Context) -> bool:
    finder = context.finder
    assert finder is not None
    texts = [clause.text for clause in group.clauses[lang]]
    if any(finder.suspects(name, text, lang) for text in texts):
        return False
    if any(_rejected(finder, name, text, lang) for text in texts):
        return False
    if _untranslated(lang, group, context) or _speaks(name, lang, context):
        return False
    concept = finder.concept(name)
    if not may_be_shortened(concept, context.source):
        return True
    first = group.clauses[lang][0].eid
    clauses = context.alignment.versions[lang].clauses
    earlier = takewhile(lambda clause: clause.eid != first, clauses)
    introduced = any(
        x.concept == name and x.status in ACCEPTED
        for clause in earlier
        for x in finder.find_nested(clause.text, lang)
    )
    return not (introduced and finder.has_main_word(name, " ".join(texts), lang))


def _rejected(finder: TermFinder, name: str, text: str, lang: Lang) -> bool:
    """Whether a deprecated or superseded term of *name* stands there: TER002 says so."""
    found = finder.find(text, lang)
    return any(x.concept == name and x.status not in ACCEPTED for x in found)


def _speaks(name: str, lang: Lang, context: Context) -> bool:
    """Whether *name* is the organ that speaks: it may refer to itself by a pronoun."""
    assert context.finder is not None
    clauses = context.alignment.versions[lang].clauses
    organs = [clause.text for clause in clauses if clause.kind == "organ"]
    return any(x.concept == name for text in organs for x in context.finder.find_nested(text, lang))


def _untranslated(lang: Lang, group: RowGroup, context: Context) -> bool:
    """Whether the clause is largely the source's own words."""
    if context.source not in group.present():
        return False
    texts = {x: " ".join(clause.text for clause in group.clauses[x]) for x in (lang, context.source)}
    ours, theirs = (Counter(t.form for t in tokenise(text, context.source)) for text in texts.values())
    return (ours & theirs).total() > _UNTRANSLATED * max(1, theirs.total())


def _instead(name: str, lang: Lang, group: RowGroup, context: Context) -> Instead | None:
    """The words that probably stand in *lang* for what the source has."""
    finder, source = context.finder, context.source
    if finder is None or context.links is None or source not in group.present():
        return None
    origin = tuple(_places(name, source, group, finder))
    return instead(name, lang, group.clauses, origin, links=context.links, finder=finder)


def _plausible(
    words: Instead, name: str, lang: Lang, *, found: Found, context: Context, unit: Unit
) -> bool:
    """Whether *words* say *name* otherwise: akin to a term of it, translated, of no other concept."""
    group, finder = unit
    if words.confidence < context.threshold(CHECK.code, _PLAUSIBLE):
        return False
    if any(words.text.casefold() in clause.text.casefold() for clause in group.clauses[context.source]):
        return False
    text = next(clause.text for clause in group.clauses[lang] if clause.eid == words.eid)
    known = {name, *(x.concept for x in found[context.source])}
    if any(x.concept not in known and x.span.overlaps(words.span) for x in finder.find(text, lang)):
        return False
    terms = finder.concept(name).of(lang, *ACCEPTED)
    return any(share_a_word(term.text, words.text, lang) for term in terms)


def _flag(
    name: str, lang: Lang, found: Found, having: tuple[Lang, ...], *, context: Context, unit: Unit
) -> Flag:
    group, finder = unit
    concept = finder.concept(name)
    shown = concept.preferred(having[0]) or concept.terms[0]
    preferred = concept.preferred(lang) or concept.of(lang, *ACCEPTED)[0]
    values = {x: _in_print(name, found[x]) if x in having else listed(()) for x in found}
    message = f"{lang} has no agreed term for \u201c{shown.text}\u201d where {have(having)} one"
    words = _instead(name, lang, group, context)
    details = {"concept": name}
    if words:
        # What steers a terminal or a line is no part of a message.
        said = "".join(filter(str.isprintable, " ".join(words.text.split())))
        message += f"; it probably has \u201c{shorten(said)}\u201d instead"
        details |= {"instead": said, "instead_confidence": f"{words.confidence:.2f}"}
    plausible = words is not None and _plausible(
        words, name, lang, found=found, context=context, unit=unit
    )
    own = [locus(lang, clause) for clause in group.clauses[lang]]
    others = [place for x in having for place in _places(name, x, group, finder)]
    return Flag(
        code=CHECK.code,
        severity="minor" if plausible else CHECK.severity,
        row=group.name,
        lang=lang,
        message=message,
        loci=(*own, *others),
        evidence=Evidence(values, f"{len(having)}:{len(found) - len(having)}", details),
        suggestion=preferred.text,
    )


def _in_print(name: str, found: tuple[Occurrence, ...]) -> str:
    return listed(dict.fromkeys(x.term for x in found if x.concept == name))


def _places(name: str, lang: Lang, group: RowGroup, finder: TermFinder) -> Iterator[Locus]:
    """The first place of the concept in each clause of *lang*."""
    for clause in group.clauses[lang]:
        spans = [x.span for x in finder.find_nested(clause.text, lang) if x.concept == name]
        if spans:
            yield locus(lang, clause, min(spans))


CHECK = Check("TER001", "term-missing", "row", "major", run, thresholds=(_LACKING, _PLAUSIBLE))
