"""Logical order: a printed line, read as it lies on the page, put into the order of speech.

The page shows what the bidirectional algorithm made of a text; this undoes it: runs that lie
against the direction of the line are turned back. Whether the result is Arabic is checked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}
_SEPARATORS = {"CS"}
_SIGNS = {"ES", "ET"}
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("\u00ab", "\u00bb"), ("\u2039", "\u203a"))
_LONE_CLOSING = re.compile(r"\s*\w{1,4}\s?([)\]])")
"""A label with one bracket: `1)`."""

_WORD = re.compile("[\u0621-\u064a]{4,}")
_ARTICLE, _TURNED_ARTICLE = "\u0627\u0644", "\u0644\u0627"
_FEW = 10


def logical(atoms: Sequence[str], *, rtl: bool) -> list[int]:
    """The indices of *atoms*, which lie in the direction of reading, in logical order."""
    order = list(range(len(atoms)))
    if not rtl and all(atom < "\u0590" for atom in atoms):
        return order
    classes = [_class(atom) for atom in atoms]
    for start, stop in _numbers(classes) if rtl else _foreign(classes, "R"):
        order[start:stop] = order[start:stop][::-1]
    if rtl:
        return _latin(order, classes)
    for start, stop in _foreign(classes, "R"):
        # Inside the turned words, numbers lie as they are said.
        inner = [classes[at] for at in order[start:stop]]
        for low, high in _numbers(inner):
            order[start + low : start + high] = order[start + low : start + high][::-1]
    return order


@cache
def _class(atom: str) -> str:
    """`L`, `R`, a number `N`, what holds numbers together `CS`, signs `ES`; `""` for the rest."""
    found = ""
    for char in atom:
        bidi = unicodedata.bidirectional(char)
        if bidi in _STRONG:
            return _STRONG[bidi]
        if bidi in _SEPARATORS:
            found = "CS"
        elif bidi in _SIGNS:
            found = "ES"
        elif bidi == "NSM":
            found = "NSM"
    return found


def _numbers(classes: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of digits, with single separators inside; signs too where no letter is about."""
    joins = {"CS"} if "R" in classes else {"CS", "ES"}
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(classes):
        if classes[at] != "N":
            at += 1
            continue
        stop = at + 1
        while stop < len(classes) and (
            classes[stop] == "N"
            or (classes[stop] in joins and stop + 1 < len(classes) and classes[stop + 1] == "N")
        ):
            stop += 1
        runs.append((at, stop))
        at = stop
    return runs


def _foreign(classes: Sequence[str], kind: str) -> list[tuple[int, int]]:
    """Runs from a strong character of *kind* to the last one before one of the other kind."""
    runs: list[tuple[int, int]] = []
    start = stop = -1
    for at, found in enumerate(classes):
        if found == kind or (start >= 0 and found == "NSM" and stop == at):
            start = at if start < 0 else start
            stop = at + 1
        elif found in ("L", "R"):
            if start >= 0:
                runs.append((start, stop))
            start = -1
    if start >= 0:
        runs.append((start, stop))
    return runs


def _latin(order: list[int], classes: Sequence[str]) -> list[int]:
    """Turn the runs of a line read from the right that lie from left to right.

    Such a run begins, at its left, with a letter; numbers to the right of it belong to it.
    """
    turned = list(reversed(range(len(classes))))
    kinds = [classes[at] for at in turned]
    runs = []
    start = -1
    stop = -1
    for place, kind in enumerate(kinds):
        if kind == "L" or (kind == "N" and start >= 0):
            start = place if start < 0 else start
            stop = place + 1
        elif kind == "R":
            if start >= 0:
                runs.append((start, stop))
            start = -1
    if start >= 0:
        runs.append((start, stop))
    size = len(classes)
    result = list(order)
    for low, high in runs:
        # In the order from the right the run takes the places size-high .. size-low.
        result[size - high : size - low] = [turned[p] for p in range(low, high)]
    return result


def paired(text: str) -> str:
    """*text*, from a page read from the right, with its brackets the right way round.

    A font's brackets may be named after their look or after their meaning; the pairs tell.
    """
    for opening, closing in _PAIRS:
        places = [at for at, char in enumerate(text) if char in (opening, closing)]
        if not places:
            continue
        label = _LONE_CLOSING.match(text.replace(opening, closing)) if opening in "([" else None
        lone = label is not None and len(places) % 2 == 1
        wanted = _directed([text[at] for at in places], opening, closing, lone=lone)
        letters = list(text)
        for at, char in zip(places, wanted, strict=True):
            letters[at] = char
        text = "".join(letters)
    return text


def _directed(found: list[str], opening: str, closing: str, *, lone: bool) -> list[str]:
    head = [closing] if lone else []
    rest = found[len(head) :]
    other = [closing if char == opening else opening for char in rest]
    for candidate in (rest, other):
        if _balanced(candidate, opening):
            return head + candidate
    if len(rest) == 1:
        return head + rest
    return head + [(opening, closing)[at % 2] for at in range(len(rest))]


def _balanced(chars: Iterable[str], opening: str) -> bool:
    depth = 0
    for char in chars:
        depth += 1 if char == opening else -1
        if depth < 0:
            return False
    return depth == 0


def is_turned(texts: Iterable[str]) -> bool:
    """Whether the Arabic words of *texts* run backwards: the article stands at their ends."""
    ahead = behind = 0
    for text in texts:
        for word in _WORD.findall(text):
            ahead += word.startswith(_ARTICLE)
            behind += word.endswith(_TURNED_ARTICLE) and not word.startswith(_ARTICLE)
    return behind > max(ahead, _FEW)
