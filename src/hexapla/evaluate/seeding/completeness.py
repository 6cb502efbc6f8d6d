"""Defects of completeness: a clause cut off, parts of it dropped, a part of another put in.

Parts are what stands between commas and semicolons, outside of brackets and quotes.
"""

from __future__ import annotations

from random import Random

from hexapla.evaluate.seeding.marks import BORDER, ENDING, IDEOGRAPH, SENTENCE_END, WORD
from hexapla.evaluate.seeding.site import Edit, Site, is_text, outside, reworded

_LONG = 100
"""Code points of an English clause of which a part may be missed; scaled for other languages."""
_KEPT = 0.3, 0.8
_PART = 0.15, 0.5
"""Shares of the clause: kept of one that is cut off, dropped from one or put into it."""
_DISTANT = 5
"""How many clauses off the one is from which a part is taken."""


def truncated(site: Site, random: Random) -> Edit | None:
    """The clause ends after some word, without the rest and without its mark."""
    text = site.clause.text
    if not _is_long(site):
        return None
    words = WORD if site.language.typography.spaced else IDEOGRAPH
    least, most = (share * len(text) for share in _KEPT)
    ends = [match.end() for match in words.finditer(text) if least <= match.end() <= most]
    ends = [end for end in ends if _uncalled(site, end, len(text)) and not _in_figure(text, end)]
    return reworded(site, random.choice(ends), len(text), "") if ends else None


def part_dropped(site: Site, random: Random) -> Edit | None:
    """Some neighbouring parts from the middle of the clause are gone, as half of an enumeration."""
    borders = _borders(site.clause.text)
    return _dropped(site, [(a, b) for a in borders for b in borders if a < b], random)


def end_dropped(site: Site, random: Random) -> Edit | None:
    """The last parts are gone, as a final condition; the mark at the end stands."""
    text = site.clause.text
    ending = ENDING.search(text)
    end = ending.start() if ending else len(text)
    return _dropped(site, [(at, end) for at in _borders(text)], random)


def _dropped(site: Site, stretches: list[tuple[int, int]], random: Random) -> Edit | None:
    if not _is_long(site):
        return None
    fit = [
        (start, stop)
        for start, stop in stretches
        if _fits(site.clause.text[start:stop], site)
        and _uncalled(site, start, stop)
        and outside(site.clause.text, stop)
    ]
    return reworded(site, *random.choice(fit), "") if fit else None


def part_added(site: Site, random: Random) -> Edit | None:
    """Between two parts stands one that belongs to a distant clause."""
    if not _is_long(site):
        return None
    text, borders = site.clause.text, _borders(site.clause.text)
    words = _words(text, site)
    far = [at for at in range(len(site.clauses)) if abs(at - site.at) >= _DISTANT]
    for other in random.sample(far, len(far)) if borders else ():
        source = site.clauses[other]
        if source.eid not in site.free or not is_text(site, other):
            continue
        places = _borders(source.text)
        parts = [source.text[a:b] for a in places for b in places if a < b]
        parts = [part for part in parts if _fits(part, site)]
        # What the clause says already would be no addition.
        parts = [p for p in parts if len(words & (own := _words(p, site))) * 2 <= len(own)]
        if parts:
            at = random.choice(borders)
            return reworded(site, at, at, random.choice(parts))
    return None


def _is_long(site: Site) -> bool:
    return is_text(site, site.at) and len(site.clause.text) > _LONG * site.language.length


def _fits(part: str, site: Site) -> bool:
    """Whether *part* is of one sentence, and its share of the clause as it should be."""
    least, most = (share * len(site.clause.text) for share in _PART)
    return least <= len(part) <= most and not SENTENCE_END.search(part)


def _borders(text: str) -> list[int]:
    """Where the marks between the parts of *text* stand; that at its end is none of them."""
    found = (match.start() for match in BORDER.finditer(text.rstrip()[:-1]))
    return [at for at in found if outside(text, at)]


def _uncalled(site: Site, start: int, stop: int) -> bool:
    """Whether no note is called between *start* and *stop*."""
    return not any(start < call.at <= stop for call in site.clause.note_calls)


def _in_figure(text: str, at: int) -> bool:
    return text[at : at + 1].isdecimal() or text[at - 1 : at].isdecimal()


def _words(text: str, site: Site) -> set[str]:
    words = WORD if site.language.typography.spaced else IDEOGRAPH
    return {match[0].lower() for match in words.finditer(text)}
