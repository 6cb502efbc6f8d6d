"""Defects of typing: doubled words and spaces, look-alike letters, quotes, brackets, marks.

Marks of another language are planted only where the version itself has none of them elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from hexapla.evaluate.seeding.marks import (
    DOUBLED,
    FOREIGN_MARKS,
    FOREIGN_QUOTES,
    LOOK_ALIKES,
    NOUNS,
    WORD,
    Pair,
)
from hexapla.evaluate.seeding.site import Edit, Make, Site, reworded

_OWN = 3
"""How often a version must have its own mark, for another's to be wrong in it."""


def words(site: Site, least: int) -> list[tuple[int, int]]:
    """Where words of at least so many letters stand, names, symbols and addresses left out."""
    text = site.clause.text
    if not site.language.typography.spaced:
        return [match.span() for match in re.finditer("|".join(NOUNS), text)]
    return [
        match.span()
        for match in WORD.finditer(text)
        if len(match[0]) >= least
        and match[0].isalpha()
        and match[0] == match[0].lower()
        and not re.match(r"[\w/@.'\u2019-]", text[match.start() - 1 : match.start()])
        and not re.match(r"[\w/@'\u2019-]|\.\w", text[match.end() : match.end() + 2])
    ]


def in_version(site: Site) -> str:
    """The text of the version where nothing is planted."""
    return "\n".join(clause.text for clause in site.clauses if clause.eid in site.free)


def doubled_word(site: Site, random: Random) -> Edit | None:
    """A word stands twice."""
    text, space = site.clause.text, " " * site.language.typography.spaced
    for start, stop in _shuffled(words(site, 2), random):
        around = text[max(0, start - 1) : start], text[stop : stop + 1]
        word = text[start:stop]
        if word in DOUBLED[site.lang] or not all(_stands(char, space) for char in around):
            continue
        if word not in (text[start - len(word + space) : start].strip(), _next(text, stop, word)):
            return reworded(site, stop, stop, space + word)
    return None


def _stands(char: str, space: str) -> bool:
    """Whether a word may stand beside *char*, so that no mark parts it from its double."""
    return char == space if space else char.isalpha()


def _next(text: str, stop: int, word: str) -> str:
    return text[stop : stop + len(word) + 1].strip()


def look_alike(site: Site, random: Random) -> Edit | None:
    """A letter of another script, or of another block, that looks the same."""
    alike, text = LOOK_ALIKES[site.lang], site.clause.text
    places = [
        at
        # Among others: a letter at the edge might be a label or a sign.
        for start, stop in _letters(site)
        for at in range(start, stop)
        if text[at] in alike
    ]
    known = in_version(site) if places else ""
    for at in random.sample(places, len(places)):
        new = alike[text[at]]
        # Latin words stand in any text; the letters of another script that it has are its habit.
        if new.isascii() or new not in known:
            return reworded(site, at, at + 1, new)
    return None


def _letters(site: Site) -> Iterator[tuple[int, int]]:
    if not site.language.typography.spaced:
        yield 1, len(site.clause.text) - 1
        return
    for start, stop in words(site, 4):
        yield start + 1, stop - 1


def mark_lost(pairs: tuple[Pair, ...], least: int) -> Make:
    """The kind that loses one of a pair of marks around at least so many letters and figures."""

    def make(site: Site, random: Random) -> Edit | None:
        text = site.clause.text
        found = [
            match
            for opening, closing in pairs
            if _paired(text, opening, closing)
            for match in re.finditer(_around(opening, closing), text)
            if len(re.findall(r"[^\W_]", match["inside"])) >= least
        ]
        if not found:
            return None
        return reworded(site, *random.choice(found).span(random.choice(("open", "close"))), "")

    return make


def _paired(text: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return text.count(opening) % 2 == 0
    # What opens in one language closes in another: the first of both tells.
    first = re.search(f"[{re.escape(opening + closing)}]", text)
    return text.count(opening) == text.count(closing) and first is not None and first[0] == opening


def _around(opening: str, closing: str) -> str:
    one, other = re.escape(opening), re.escape(closing)
    space = "[ \u00a0\u202f]?"  # what parts guillemets from the words goes with them
    return rf"(?P<open>{one}{space})(?P<inside>[^{one}{other}]+?)(?P<close>{space}{other})"


def foreign_mark(site: Site, random: Random) -> Edit | None:
    """A comma, semicolon, stop or question mark of another language between two words."""
    marks, text = FOREIGN_MARKS.get(site.lang, {}), site.clause.text
    pattern = rf"(?<=[^\W\d_])[{''.join(marks)}](?=\s?[^\W\d_])"
    found = [*re.finditer(pattern, text)] if marks else []
    known = in_version(site) if found else ""
    for match in random.sample(found, len(found)):
        new = marks[match[0]]
        if known.count(match[0]) >= _OWN and new not in known:
            return reworded(site, *match.span(), new)
    return None


def foreign_quotes(site: Site, random: Random) -> Edit | None:
    """A pair of quotes as another language writes it."""
    if site.lang not in FOREIGN_QUOTES:
        return None
    opening, closing, *new = FOREIGN_QUOTES[site.lang]
    text = site.clause.text
    found = [*re.finditer(_around(opening, closing), text)] if _paired(text, opening, closing) else []
    known = in_version(site) if found else ""
    if known.count(opening) < _OWN or new[0].strip() in known:
        return None
    match = random.choice(found)
    return reworded(site, *match.span(), f"{new[0]}{match['inside']}{new[1]}")


def doubled_space(site: Site, random: Random) -> Edit | None:
    """Two spaces between two words; in a page the first is a no-break space, or it would be lost."""
    found = [*re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", site.clause.text)]
    if not found:
        return None
    return reworded(site, *random.choice(found).span(), "  " if site.given else "\u00a0 ")


def _shuffled(found: list[tuple[int, int]], random: Random) -> list[tuple[int, int]]:
    return random.sample(found, len(found))
