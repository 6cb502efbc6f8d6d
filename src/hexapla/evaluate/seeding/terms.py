"""Defects of terms: in one place of one version a rendering is replaced by a plausible other one.

Only where the concept stands once in the clause and all other versions but one at most have it too:
nobody could miss what is still there, or was never agreed on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from hexapla.evaluate.seeding.renderings import Known, Standing, known, says_otherwise, spelt, standing
from hexapla.evaluate.seeding.site import Edit, Make, Site, is_text, outside, reworded

_SETTLED = 3
"""Other clauses that show how a version renders a concept."""
_ARTICLE = re.compile(r"(?<!\w)[Aa]n? $")
"""Before a word in whose place no other is put: which of the two it is goes by that word."""

Others = Callable[[Site, Standing, Known], Iterable[str]]


def varied(*, settled: bool) -> Make:
    """The kind that puts another accepted form for the one that the version has throughout.

    *settled*: it has it in three other clauses at least; else too little shows which it should be.
    """

    def others(site: Site, it: Standing, entry: Known) -> Iterable[str]:
        uses = [_of(it.concept, clause.text, site) for clause in site.clauses]
        throughout = {x.form for own in uses for x in own} == {it.form}
        if not throughout or (sum(map(bool, uses)) > _SETTLED) != settled:
            return ()
        return [form for form in entry.accepted if says_otherwise(it.form, form, site.lang)]

    return _replacing(others)


def _of(concept: str, text: str, site: Site) -> list[Standing]:
    return [x for x in standing(text, site.lang) if x.concept == concept]


def _replacing(others: Others) -> Make:
    """The kind that puts one of *others* for an accepted form."""

    def make(site: Site, random: Random) -> Edit | None:
        text, lang = site.clause.text, site.lang
        if not is_text(site, site.at):
            return None
        found = []
        for it in standing(text, lang):
            entry = known(lang)[it.concept]
            if it.form not in entry.accepted or not _may_be_replaced(site, it):
                continue
            forms = [form for form in others(site, it, entry) if form != it.form]
            found += [(it, new) for form in forms if (new := spelt(form, lang).get(it.key))]
        if not found:
            return None
        it, new = random.choice(found)
        return replace(reworded(site, it.start, it.stop, new), concept=it.concept)

    return make


def _may_be_replaced(site: Site, it: Standing) -> bool:
    text = site.clause.text
    if len(_of(it.concept, text, site)) > 1 or not outside(text, it.start):
        return False
    if site.lang == "en" and _ARTICLE.search(text[: it.start]):
        return False
    there = [it.concept in {x.concept for x in standing(o, lang)} for lang, o in site.others.items()]
    return sum(there) >= max(2, len(there) - 1)


rejected: Make = _replacing(lambda site, it, entry: entry.rejected)
"""A form that the termbase rejects stands there."""

unlisted: Make = _replacing(lambda site, it, entry: entry.unlisted)
"""A synonym that no termbase has."""

another: Make = _replacing(lambda site, it, entry: entry.another)
"""The term of another concept."""
