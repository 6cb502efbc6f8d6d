"""Defects in the order of clauses: dropped, moved, merged, split, repeated, emptied, added.

In a table whose rows are given only what leaves its other rows as they are is planted.
"""

from __future__ import annotations

import re
from itertools import takewhile
from random import Random

from hexapla.evaluate.seeding.figures import write
from hexapla.evaluate.seeding.site import Edit, Site, bare, is_text, printed, replaced, reworded, to_next
from hexapla.evaluate.seeding.words import FORMULAS
from hexapla.langs import profile
from hexapla.model import Clause, NoteCall
from hexapla.text.digits import plain_digits

_FEWEST_PASSED, _MOST_PASSED = 2, 4


def dropped(site: Site, random: Random) -> Edit | None:
    """The clause is gone; labels after it stand as they were."""
    if not is_text(site, site.at) or site.clause.note_calls:
        return None
    loose = {site.at} if site.at + 1 < len(site.clauses) else set()
    clauses = replaced(site.clauses, site.at)
    return Edit(clauses, printed(site.clause), "", None, frozenset(loose), to_next(site))


def emptied(site: Site, random: Random) -> Edit | None:
    """The label is kept and its text is gone."""
    clause = site.clause
    if site.given or not clause.label or clause.note_calls or not is_text(site, site.at):
        return None
    empty = bare(clause, text="")
    return Edit(
        replaced(site.clauses, site.at, empty),
        printed(clause),
        clause.label,
        site.at,
        frozenset([site.at]),
    )


def merged(site: Site, random: Random) -> Edit | None:
    """The next clause goes on in the same paragraph, its label gone; in a table its cell is empty."""
    if not (is_text(site, site.at) and is_text(site, site.at + 1)):
        return None
    first, second = site.clauses[site.at : site.at + 2]
    if not _alike(first, second):
        return None
    space = " " * site.language.typography.spaced
    shift = len(first.text) + len(space)
    calls = tuple(NoteCall(call.mark, call.at + shift) for call in second.note_calls)
    both = bare(first, text=f"{first.text}{space}{second.text}", note_calls=(*first.note_calls, *calls))
    clauses = replaced(replaced(site.clauses, site.at + 1), site.at, both)
    before = f"{first.text[-24:]}\n\n{printed(second)[:24]}"
    after = f"{first.text[-24:]}{space}{second.text[:24]}"
    return Edit(
        clauses,
        before,
        after,
        site.at,
        reach=1 + to_next(site),
        expected=("STR002", "STR004") if site.given else (),
    )


def split(site: Site, random: Random) -> Edit | None:
    """A line end at a comma or semicolon near the middle of the clause."""
    clause = site.clause
    if site.given or clause.note_calls or not is_text(site, site.at):
        return None
    least = 2 * site.language.typography.least_part
    marks = re.escape(site.language.typography.comma + site.language.typography.semicolon)
    places = [match.end() for match in re.finditer(rf"[{marks}](?=\s|[^\s\d])", clause.text)]
    places = [at for at in places if least <= at <= len(clause.text) - least]
    if not places:
        return None
    at = min(places, key=lambda place: abs(2 * place - len(clause.text)))
    first, rest = bare(clause, text=clause.text[:at]), clause.text[at:].strip()
    second = bare(clause, text=rest, label="", eid=f"{clause.eid}+")
    return Edit(
        replaced(site.clauses, site.at, first, second),
        clause.text[at - 20 : at + 20],
        f"{first.text[-20:]}\n\n{rest[:20]}",
        site.at,
        frozenset([site.at + 1]),
        reach=1,
    )


def repeated(site: Site, random: Random) -> Edit | None:
    """The clause stands there twice; in a table it stands in the next cell as well."""
    clause = site.clause
    if clause.note_calls or not is_text(site, site.at):
        return None
    if site.given:
        if not is_text(site, site.at + 1) or site.clauses[site.at + 1].text == clause.text:
            return None
        next_ = bare(site.clauses[site.at + 1], text=clause.text)
        clauses = replaced(site.clauses, site.at + 1, next_)
        return Edit(clauses, site.clauses[site.at + 1].text, clause.text, site.at + 1)
    again = bare(clause, eid=f"{clause.eid}+")
    clauses = replaced(site.clauses, site.at, clause, again)
    return Edit(clauses, "", printed(clause), site.at + 1, frozenset([site.at + 1]))


def moved(site: Site, random: Random) -> Edit | None:
    """The clause stands behind two to four others, or before them; labels stay in their places."""
    if site.given or not is_text(site, site.at):
        return None
    passed = random.randint(_FEWEST_PASSED, _MOST_PASSED)
    forth = random.random() < 0.5
    first, last = (site.at, site.at + passed) if forth else (site.at - passed, site.at)
    stretch = range(first, last + 1)
    if not all(is_text(site, at) and _alike(site.clauses[at], site.clause) for at in stretch):
        return None
    own = list(site.clauses[first : last + 1])
    order = [*own[1:], own[0]] if forth else [own[-1], *own[:-1]]
    new = [bare(clause, label=place.label) for clause, place in zip(order, own, strict=True)]
    clauses = (*site.clauses[:first], *new, *site.clauses[last + 1 :])
    after = printed(new[-1] if forth else new[0])
    return Edit(clauses, printed(site.clause), after, last if forth else first, reach=passed + 1)


def added(site: Site, random: Random) -> Edit | None:
    """A clause that no other version has, after one without a label."""
    clause = site.clause
    follows = site.clauses[site.at + 1] if site.at + 1 < len(site.clauses) else None
    if site.given or clause.kind not in ("preambular", "body") or clause.label:
        return None
    if follows is None or follows.label or not is_text(site, site.at):
        return None
    text = random.choice(FORMULAS[site.lang]) + _end(clause.text)
    new = Clause(f"{clause.eid}+", clause.kind, text)
    clauses = replaced(site.clauses, site.at, clause, new)
    return Edit(clauses, "", text, site.at + 1, frozenset([site.at + 1]))


def boundary_moved(site: Site, random: Random) -> Edit | None:
    """The last preambular paragraph is numbered, or the first operative one has lost its number."""
    clause = site.clause
    if site.given or clause.note_calls or not is_text(site, site.at):
        return None
    kinds = [c.kind for c in site.clauses]
    if "preambular" not in kinds or "operative" not in kinds:
        return None
    first = kinds.index("operative")
    if not site.clauses[first].label:
        return None
    if site.at == first - 1 and clause.kind == "preambular":
        new = bare(clause, label=site.clauses[first].label)
    elif site.at == first:
        new = bare(clause, label="")
    else:
        return None
    loose = frozenset([site.at])
    return Edit(replaced(site.clauses, site.at, new), printed(clause), printed(new), site.at, loose)


def ending_changed(site: Site, random: Random) -> Edit | None:
    """A comma for the final semicolon, or the reverse; the others end as this version did."""
    if site.clause.kind not in ("preambular", "operative"):
        return None
    for own, other in (("semicolon", "comma"), ("comma", "semicolon")):
        mark = getattr(site.language.typography, own)
        ends = [
            text.rstrip().endswith(getattr(profile(lang).typography, own))
            for lang, text in site.others.items()
        ]
        text = site.clause.text
        if text.endswith(mark) and sum(ends) >= max(2, len(ends) - 1):
            space = text[: -len(mark)].rstrip("\u00a0\u202f ")
            return reworded(site, len(space), len(text), getattr(site.language.typography, other))
    return None


def draft_mark(site: Site, random: Random) -> Edit | None:
    """Square brackets left around a stretch between two commas."""
    if not is_text(site, site.at) or site.clause.note_calls:
        return None
    comma = re.escape(site.language.typography.comma)
    found = [
        match
        for match in re.finditer(
            rf"(?<={comma})\s?([^{comma}\[\]()]{{4,60}})(?={comma})", site.clause.text
        )
        if not re.search(r"\d", match[1])
    ]
    if not found or "[" in "".join((site.clause.text, *site.others.values())):
        return None
    match = random.choice(found)
    return reworded(site, *match.span(1), f"[{match[1]}]")


def adoption_changed(site: Site, random: Random) -> Edit | None:
    """Another number of the meeting in the adoption line."""
    clause = site.clause
    if clause.kind != "adoption":
        return None
    for match in re.finditer(r"\d+", clause.text):
        meeting = plain_digits(match[0])
        number = str(int(meeting) + random.choice((-1, 1)))
        runs = re.findall(r"\d+", plain_digits(clause.text))
        known = [re.findall(r"\d+", plain_digits(text)) for text in site.others.values()]
        dated = any(value.start <= match.start() < value.stop for value in site.found("date"))
        if dated or runs.count(meeting) != 1 or any(number in other for other in known):
            continue
        if sum(meeting in other for other in known) >= max(2, len(known) - 1):
            return reworded(site, *match.span(), write(match[0], number))
    return None


def _alike(one: Clause, other: Clause) -> bool:
    return (one.kind, one.depth, bool(one.label)) == (other.kind, other.depth, bool(other.label))


def _end(text: str) -> str:
    """The mark that *text* ends with."""
    return "".join(reversed([*takewhile(lambda char: not char.isalnum(), reversed(text))]))[-1:]
