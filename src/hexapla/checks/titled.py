"""Which version has the title of another body or instrument than the others.

Shared by the check of titles, which says so, and the checks of terms, which then need not say that
the title is missing. It makes no flag.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.checks.check import Context, RowGroup
from hexapla.model import Clause, Lang
from hexapla.terms.finder import Occurrence, TermFinder
from hexapla.terms.short_forms import may_be_shortened

_SUBJECTS = ("institutions", "instruments")
_HAVING = 3
"""So many versions must have a title, where not all but one have it."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A title that stands in the place of another."""

    lang: Lang
    missing: str
    """The concept that the others have."""
    clause: Clause
    title: Occurrence
    """What stands there instead, which none of the others has."""
    having: tuple[Lang, ...]


_Titles = Mapping[Lang, tuple[tuple[Clause, Occurrence], ...]]


def replaced_titles(group: RowGroup, context: Context) -> tuple[Replaced, ...]:
    """The titles of *group* that stand in the place of others, by version."""
    finder = context.finder
    langs = group.present()
    if finder is None or len(langs) < 2:
        return ()
    titles = {
        lang: tuple(
            (clause, x)
            for clause in group.clauses[lang]
            for x in finder.find_nested(clause.text, lang)
            if _is_title(finder, x.concept, context.source)
        )
        for lang in langs
    }
    return tuple(one for lang in langs for one in _replaced(lang, titles, group, context.source, finder))


def _replaced(
    lang: Lang, titles: _Titles, group: RowGroup, source: Lang, finder: TermFinder
) -> Iterator[Replaced]:
    others = [x for x in titles if x != lang]
    if len(titles) == 2 and lang == source:
        return
    own = {x.concept for _, x in titles[lang]}
    theirs = {x.concept for other in others for _, x in titles[other]}
    extra = {
        x.concept: (clause, x)
        for clause, x in reversed(titles[lang])
        if not x.inside and x.concept not in theirs
    }
    if not extra:
        return
    missing = []
    for name in sorted(theirs - own):
        having = tuple(
            o for o in others if any(x.concept == name and not x.inside for _, x in titles[o])
        )
        rest = [o for o in others if o not in having]
        if (
            (not rest or len(having) >= _HAVING)
            and not _told(name, lang, titles, group, finder)
            and all(_told(name, o, titles, group, finder) for o in rest)
        ):
            missing.append((name, having))
    if not missing:
        return
    told = [x for x in extra if any(_told(x, o, titles, group, finder) for o in others)]
    places = sorted((place for name, place in extra.items() if name not in told), key=lambda p: p[1])
    for (name, having), (clause, title) in zip(missing, places, strict=False):
        yield Replaced(lang, name, clause, title, having)


def _told(name: str, lang: Lang, titles: _Titles, group: RowGroup, finder: TermFinder) -> bool:
    """Whether *lang* may have the title *name* in other words, or shortened to its main word."""
    if any(x.concept == name for _, x in titles[lang]) or not finder.concept(name).of(lang):
        return True
    for clause in group.clauses[lang]:
        rest = list(clause.text)
        for _, x in (place for place in titles[lang] if place[0] is clause):
            rest[x.span.start : x.span.stop] = "|" * (x.span.stop - x.span.start)
        if finder.suspects(name, clause.text, lang) or finder.has_main_word(name, "".join(rest), lang):
            return True
    return False


def _is_title(finder: TermFinder, name: str, source: Lang) -> bool:
    concept = finder.concept(name)
    return concept.subject in _SUBJECTS and may_be_shortened(concept, source)
