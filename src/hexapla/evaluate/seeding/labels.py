"""Defects in labels and notes: skipped, repeated and wrong labels, calls lost, added, out of order."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from hexapla.evaluate.seeding.figures import write
from hexapla.evaluate.seeding.site import Edit, Site, bare, mark_of, printed, replaced, to_next
from hexapla.model import Clause, NoteCall

_FEWEST = 2


def _series(site: Site) -> list[int]:
    """The positions of the labels that count on with that of the clause, in order; itself among them."""
    own = site.clause
    if not own.label or own.kind == "note" or own.number is None:
        return []
    series = [site.at]
    for step in (-1, 1):
        at, number = site.at + step, own.number
        while 0 <= at < len(site.clauses):
            other = site.clauses[at]
            if other.depth < own.depth or (other.kind == "heading" and own.kind != "heading"):
                break
            if (other.kind, other.depth) == (own.kind, own.depth) and other.label:
                if other.number != number + step:
                    break
                number += step
                series.append(at)
            at += step
    return sorted(series)


def _numbered(label: str, number: int) -> str:
    """*label* with *number* for its figure; `""` where it has none."""
    match = re.search(r"\d+", label)
    return label[: match.start()] + write(match[0], str(number)) + label[match.end() :] if match else ""


def _relabelled(site: Site, labels: dict[int, str], reach: int = 0) -> Edit:
    clauses = tuple(
        bare(clause, label=labels[at]) if at in labels else clause
        for at, clause in enumerate(site.clauses)
    )
    now = printed(clauses[site.at])
    return Edit(clauses, printed(site.clause), now, site.at, reach=reach)


def skipped(site: Site, random: Random) -> Edit | None:
    """A number is left out: this label and those that count on from it are one too high."""
    series = [at for at in _series(site) if at >= site.at]
    if site.given or not series or site.clause.number in (None, 1):
        return None
    labels = {at: _numbered(site.clauses[at].label, (site.clauses[at].number or 0) + 1) for at in series}
    return _relabelled(site, labels, series[-1] - site.at) if all(labels.values()) else None


def repeated(site: Site, random: Random) -> Edit | None:
    """The label of the clause before stands here again."""
    series = _series(site)
    at = series.index(site.at) if series else 0
    if site.given or not at:
        return None
    return _relabelled(site, {site.at: site.clauses[series[at - 1]].label}, to_next(site))


def changed(site: Site, random: Random) -> Edit | None:
    """A label of the same list stands here that belongs to a clause farther off."""
    series = _series(site)
    far = [at for at in series if abs(series.index(at) - series.index(site.at)) >= _FEWEST]
    if site.given or not far:
        return None
    return _relabelled(site, {site.at: site.clauses[random.choice(far)].label}, to_next(site))


def heading_number(site: Site, random: Random) -> Edit | None:
    """The number in the heading of an article or a section is that of the one before or after."""
    clause, label = site.clause, site.clause.label or site.clause.text
    match = re.search(r"\d+", label)
    if site.given or clause.kind != "heading" or clause.number is None or match is None:
        return None
    number = int(match[0]) + random.choice((-1, 1))
    if number < 1 or int(match[0]) != clause.number:
        return None
    new = _numbered(label, number)
    made = bare(clause, label=new) if clause.label else bare(clause, text=new)
    # What stands under it may be named and taken otherwise; only its words must stay.
    loose = frozenset(range(site.at, len(site.clauses)))
    clauses = replaced(site.clauses, site.at, made)
    return Edit(clauses, printed(clause), printed(made), site.at, loose, to_next(site))


def system_changed(site: Site, random: Random) -> Edit | None:
    """A figure for the letter of a sub-paragraph, or a letter for its figure."""
    clause = site.clause
    letters = re.findall(r"[^\W_]+", clause.label)
    if site.given or clause.kind != "subparagraph" or clause.number is None or len(letters) != 1:
        return None
    if len(_series(site)) < _FEWEST or clause.number > 9:
        return None
    is_figure = letters[0].isdecimal()
    new = "abcdefghi"[clause.number - 1] if is_figure else str(clause.number)
    label = clause.label.replace(letters[0], new)
    return replace(
        _relabelled(site, {site.at: label}), loose=frozenset(range(site.at, len(site.clauses)))
    )


def bracket_changed(site: Site, random: Random) -> Edit | None:
    """`(a)` where the language writes `a)`, or the reverse."""
    label = site.clause.label
    if site.given or site.clause.kind != "subparagraph" or not label.endswith(")"):
        return None
    new = label[1:] if label.startswith("(") else f"({label}"
    return _relabelled(site, {site.at: new})


def call_lost(site: Site, random: Random) -> Edit | None:
    """A note is called no longer."""
    calls = site.clause.note_calls
    if not calls:
        return None
    call = random.choice(calls)
    left = tuple(other for other in calls if other is not call)
    return _with_calls(site, left, call)


def call_added(site: Site, random: Random) -> Edit | None:
    """A call after some word, for which there is no note."""
    marks = [call.mark for clause in site.clauses for call in clause.note_calls]
    clause = site.clause
    if site.given or clause.note_calls or clause.kind not in ("preambular", "operative", "body"):
        return None
    if not all(mark.isdecimal() for mark in marks):
        return None
    places = [m.end() for m in re.finditer(r"[^\W\d_]{3,}(?=[,;\u060c\u061b\uff0c\uff1b])", clause.text)]
    if not places:
        return None
    call = NoteCall(str(max(map(int, marks), default=0) + 1), random.choice(places))
    return _with_calls(site, (call,), call)


def calls_out_of_order(site: Site, random: Random) -> Edit | None:
    """A call and the next one, in this clause or a later one, have changed their marks."""
    own = site.clause.note_calls
    later = [at for at in range(site.at + 1, len(site.clauses)) if site.clauses[at].note_calls]
    if len(own) > 1:
        new = (replace(own[0], mark=own[1].mark), replace(own[1], mark=own[0].mark), *own[2:])
        return _with_calls(site, new, own[0])
    if not own or not later or site.clauses[later[0]].eid not in site.free:
        return None
    other = site.clauses[later[0]]
    theirs = other.note_calls
    edit = _with_calls(site, (replace(own[0], mark=theirs[0].mark),), own[0])
    swapped = bare(other, note_calls=(replace(theirs[0], mark=own[0].mark), *theirs[1:]))
    clauses = replaced(edit.clauses, later[0], swapped)
    return replace(edit, clauses=clauses, reach=later[0] - site.at)


def note_lost(site: Site, random: Random) -> Edit | None:
    """The text of a note is gone, and its call is not."""
    called = any(call.mark == mark_of(site.clause) for c in site.clauses for call in c.note_calls)
    if site.given or site.clause.kind != "note" or not called:
        return None
    return Edit(replaced(site.clauses, site.at), printed(site.clause), "", None)


def _with_calls(site: Site, calls: tuple[NoteCall, ...], call: NoteCall) -> Edit:
    new = bare(site.clause, note_calls=calls)
    at = slice(max(0, call.at - 16), call.at + 16)
    clauses = replaced(site.clauses, site.at, new)
    return Edit(clauses, _called(site.clause, at), _called(new, at), site.at)


def _called(clause: Clause, part: slice) -> str:
    """That part of the text, its calls in brackets."""
    text, shift = clause.text[part], 0
    for call in clause.note_calls:
        at = call.at - part.start + shift
        if 0 <= at <= len(text):
            mark = f"({call.mark})"
            text, shift = text[:at] + mark + text[at:], shift + len(mark)
    return text
