"""Agreed language: a passage that most versions take over from an earlier text, and one changes.

Versions are compared with their own earlier wordings only, and then vote: no language is
privileged. Figures, spelling, articles and inflection are no change of a passage in another sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from hexapla.model import Lang
from hexapla.terms.earlier import PASSAGE, EarlierRow, EarlierTexts
from hexapla.terms.wording import Cell, PlacedWord, Site, Wording, compared, words_of

_NEAR = 0.1
"""Differences so near each other, as shares of the words taken over, may be the same one."""

_FLANK = 6
"""Words that a changed version too must have taken over around the place."""

_SIDE = 4
"""And on either side of it, where the passage stands among other words."""

_LEAD = 4
"""Words at the beginning of a clause that its lead may take: `Recalling that`, `Rappelant que`."""

_SHORT = 4_000
"""Code points of a cell up to which its words are kept for the next comparison."""

_FEWEST = 5
"""Words that a passage of eight has in the language that says it with fewest."""

_ALIKE = 0.5
"""Likeness from which on an earlier wording was changed; below, the text is another one."""


@dataclass(frozen=True, slots=True)
class Departure:
    """How one version departs from a passage that others take over unchanged."""

    how: Literal["changed", "slight", "otherwise"]
    """Words differ; in a clause taken over whole, forms of words do; or all of it does."""
    row: EarlierRow
    wording: Wording
    sites: tuple[Site, ...]
    agreeing: tuple[Lang, ...]
    """The versions that take it over unchanged."""
    others: tuple[Lang, ...]
    """Those that do not, this one among them."""

    @property
    def even(self) -> bool:
        """Whether no more versions keep the passage than change it."""
        return len(self.agreeing) <= len(self.others)


def departures(
    cells: Mapping[Lang, Cell],
    texts: EarlierTexts,
    apart_from: str,
    source: Lang,
    least: int = PASSAGE,
    *,
    needed: Lang | None = None,
) -> tuple[Departure, ...]:
    """Departures from passages of at least *least* words, one a version, in the order of *cells*.

    Texts called *apart_from* do not count, nor rows without a passage in the language *needed*
    (`None`: any will do). What a version has instead is as good as the passage
    if it stands in an earlier text too. On an even split the *source* is believed.
    """
    words = {lang: _words(cell, lang) for lang, cell in cells.items()}
    found: dict[Lang, Departure] = {}
    for row in texts.like(cells, apart_from, needed):
        own = (
            compared(_words(row.cells[lang], lang), words[lang], lang)
            for lang in cells
            if row.cells.get(lang)
        )
        wordings = {wording.lang: wording for wording in own if wording is not None}
        for lang in wordings:
            one = _departure(lang, wordings, row, source, least)
            if one is not None:
                one = _without_agreed(one, texts, apart_from)
            if one is not None and (lang not in found or _rank(one) > _rank(found[lang])):
                found[lang] = one
    return tuple(found[lang] for lang in cells if lang in found)


def _words(cell: Cell, lang: Lang) -> tuple[PlacedWord, ...]:
    """The words of *cell*: of a short one as they were found before, since many rows ask for it."""
    short = sum(len(text) for _, text in cell) <= _SHORT
    return _words_known(cell, lang) if short else words_of(cell, lang)


_words_known = lru_cache(maxsize=512)(words_of)


def _rank(one: Departure) -> tuple[int, int, int]:
    how = ("otherwise", "slight", "changed").index(one.how)
    return how, len(one.agreeing) - len(one.others), one.wording.common


def _departure(
    lang: Lang, wordings: Mapping[Lang, Wording], row: EarlierRow, source: Lang, least: int
) -> Departure | None:
    """How *lang* departs from *row*; `None` where it does not, or where most others do too."""
    wording = wordings[lang]
    others = [one for other, one in wordings.items() if other != lang]
    whole = [one.lang for one in others if _is_whole(one) and len(one.old) >= _FEWEST]
    enough = [x for x in whole if len(wordings[x].old) >= least]
    if 2 * len(enough) >= len(whole) > 0 and _prevails(whole, wordings, source):
        if wording.likeness < _ALIKE:
            return Departure("otherwise", row, wording, (), *_sides(whole, wordings))
        if not _changes(wording):
            slight = tuple(site for site in wording.sites if site.kind == "slight")
            strict = [x for x in whole if not any(s.kind == "slight" for s in wordings[x].sites)]
            kept = slight and _prevails(strict, wordings, source)
            if not kept:
                return None
            return Departure("slight", row, wording, slight, *_sides(strict, wordings))
    for site in _changes(wording):
        agreeing = [one.lang for one in others if _keeps(one, site, wording)]
        long = [x for x in agreeing if _kept_around(wordings[x], _share(site, wording)) >= least]
        entire = all(x in whole for x in agreeing)
        if 2 * len(long) < len(agreeing) or not _prevails(
            agreeing, wordings, source, strictly=not entire
        ):
            continue
        if _flanked(site, wording, whole=entire):
            sites = tuple(
                other
                for other in _changes(wording)
                if all(_keeps(wordings[x], other, wording) for x in agreeing)
            )
            return Departure("changed", row, wording, sites, *_sides(agreeing, wordings))
    return None


def _sides(
    agreeing: Sequence[Lang], wordings: Mapping[Lang, Wording]
) -> tuple[tuple[Lang, ...], tuple[Lang, ...]]:
    """The versions that take the passage over, and those that do not."""
    return tuple(agreeing), tuple(lang for lang in wordings if lang not in agreeing)


def _prevails(
    agreeing: Sequence[Lang], wordings: Mapping[Lang, Wording], source: Lang, *, strictly: bool = False
) -> bool:
    """Whether *agreeing* outvote the others; of two versions, or unless *strictly*, with the source."""
    if 2 * len(agreeing) == len(wordings):
        return source in agreeing and (len(agreeing) == 1 or not strictly)
    return 2 * len(agreeing) > len(wordings)


def _changes(wording: Wording) -> tuple[Site, ...]:
    """Where words differ, but for the lead and what joins the clause to the next."""
    end = len(wording.old)
    return tuple(
        site
        for site in wording.sites
        if site.kind == "words"
        and not (site.old.start == 0 and max(len(site.old), len(site.new)) <= _LEAD)
        and not (site.old.stop == end and wording.connects(site))
    )


def _is_whole(wording: Wording) -> bool:
    return not _changes(wording)


def _share(site: Site, wording: Wording) -> float:
    """Where the site is, as the share of the words taken over that stand before it."""
    return site.before / wording.common if wording.common else 0.0


def _keeps(one: Wording, site: Site, wording: Wording) -> bool:
    """Whether the version of *one* has nothing that answers to *site*, a difference of *wording*.

    Each of its own differences must answer to another one there, or nobody knows which is which.
    """
    free = [x for x in wording.sites if x.kind == "words"]
    for other in _changes(one):
        at = _share(other, one)
        nearest = min(free, key=lambda x: abs(_share(x, wording) - at), default=None)
        if nearest is None or nearest == site or abs(_share(nearest, wording) - at) > _NEAR:
            return False
        free.remove(nearest)
    return _kept_around(one, _share(site, wording)) >= _FEWEST


def _kept_around(one: Wording, at: float) -> int:
    """How many words in a row the version of *one* takes over about the share *at*."""
    place = at * one.common
    befores = [x.before for x in _changes(one)]
    start = max((x for x in befores if x <= place), default=0)
    return min((x for x in befores if x > place), default=one.common) - start


def _flanked(site: Site, wording: Wording, *, whole: bool) -> bool:
    """Whether the passage goes on around the place, up to the next differences.

    Unless the others take the clause over *whole*, it goes on for some words on either side.
    """
    sites = [x for x in wording.sites if x.kind == "words"]
    at = sites.index(site)
    before = site.old.start - (sites[at - 1].old.stop if at else 0)
    after = (sites[at + 1].old.start if at + 1 < len(sites) else len(wording.old)) - site.old.stop
    size = max(len(site.old), len(site.new))
    if whole:
        return before + after >= max(_FLANK, size)
    # What is larger than what stands beside it may part words that agree by chance.
    return min(before, after) >= max(_SIDE, size + 1)


def _without_agreed(one: Departure, texts: EarlierTexts, apart_from: str) -> Departure | None:
    """*one* without what stands so in an earlier text as well; `None` where nothing is left."""
    if one.how == "otherwise":
        forms = [word.form for word in one.wording.new]
        return (
            one if len(forms) < PASSAGE or not texts.has(one.wording.lang, forms, apart_from) else None
        )
    left = tuple(site for site in one.sites if not _is_agreed(site, one.wording, texts, apart_from))
    return replace(one, sites=left) if left else None


def _is_agreed(site: Site, wording: Wording, texts: EarlierTexts, apart_from: str) -> bool:
    """Whether the words here, with those around them, stand in an earlier text."""
    size, half = len(wording.new), PASSAGE // 2
    start = max(0, min(site.new.start - half, size - PASSAGE))
    stop = min(size, max(site.new.stop + half, start + PASSAGE))
    forms = [word.form for word in wording.new[start:stop]]
    return len(forms) >= PASSAGE and texts.has(wording.lang, forms, apart_from)
