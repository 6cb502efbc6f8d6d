"""Defects of language: a clause, or a run of words in it, that nobody translated.

What is taken from the other version stands there as it does in that version.
"""

from __future__ import annotations

import re
from random import Random

from hexapla.evaluate.seeding.marks import IDEOGRAPH, SOURCES, WORD
from hexapla.evaluate.seeding.site import Edit, Site, is_text, outside, reworded
from hexapla.model import Lang

_FEWEST, _MOST = 4, 10
"""Words of a run."""
_NEW = 3
"""Words that the version has not in this clause: fewer may be names."""
_PLAIN = re.compile('[^\\d()\\[\\]/"\u00ab\u00bb\u201c\u201d\u201e\u300a\u300b\uff08\uff09]+')


def clause_left(site: Site, random: Random) -> Edit | None:
    """The clause stands there as another version has it."""
    source = _source(site, random)
    if source is None or site.clause.note_calls or not is_text(site, site.at):
        return None
    text = site.others[source]
    if len(_new(text, site.clause.text)) < _FEWEST:
        return None
    return reworded(site, 0, len(site.clause.text), text)


def run_left(site: Site, random: Random) -> Edit | None:
    """A run of four to ten words as another version has it, about where it stands there."""
    source = _source(site, random)
    if source is None or not is_text(site, site.at):
        return None
    text, theirs = site.clause.text, [*WORD.finditer(site.others[source])]
    own = [*(WORD if site.language.typography.spaced else IDEOGRAPH).finditer(text)]
    share = len(own) / max(1, len(theirs))
    most = min(_MOST, len(theirs) // 2)
    if most < _FEWEST:
        return None
    for first in random.sample(range(1, len(theirs)), len(theirs) - 1):
        last = first + random.randint(_FEWEST, most)
        begin, end = max(1, round(first * share)), min(len(own) - 1, round(last * share))
        if last >= len(theirs) or begin >= end:
            continue
        run = site.others[source][theirs[first].start() : theirs[last - 1].end()]
        start, stop = own[begin].start(), own[end - 1].end()
        plain = _PLAIN.fullmatch(run) and _PLAIN.fullmatch(text[start:stop])
        if plain and outside(text, start) and len(_new(run, text)) >= _NEW:
            return reworded(site, start, stop, run)
    return None


def _source(site: Site, random: Random) -> Lang | None:
    """The language of what is left, out of those that the set has."""
    sources = [lang for lang in SOURCES[site.lang] if lang in site.others]
    return random.choice(sources) if sources else None


def _new(text: str, own: str) -> set[str]:
    """The words of *text*, names left out, that are not in *own*."""
    words = {match[0] for match in WORD.finditer(text) if match[0].islower() and len(match[0]) > 2}
    return words - {match[0].lower() for match in WORD.finditer(own)}
