"""The first line: what is reviewed, how far it may be relied on, how far the review has come. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from hexapla.model import Lang
from hexapla.review import ReviewSession
from hexapla.text.width import cells, clusters, visible
from hexapla_tui.sheet_line import SheetLine, Stretch, prose, stretch

_LEAST_TITLE = 12
"""Cells that a title needs to be known by, with what parts it from the statuses."""


def status_words(statuses: Mapping[Lang, str]) -> str:
    """`working translation, unofficial: ar fr`: every status that is not official, and whose it is.

    The languages are left out where all share it; `""` where all versions are official.
    """
    by_status: dict[str, list[str]] = {}
    for lang, status in statuses.items():
        if status != "official":
            by_status.setdefault(status, []).append(lang)
    words = []
    for status, langs in by_status.items():
        said = status if "official" in status else f"{status}, unofficial"
        words.append(said if len(langs) == len(statuses) else f"{said}: {' '.join(langs)}")
    return " \u00b7 ".join(words)


def status_lines(
    review: ReviewSession, title: str, statuses: Mapping[Lang, str], width: int
) -> tuple[SheetLine, ...]:
    """Title and statuses to the left, counts and versions to the right.

    In a narrow window the versions go first, then the counts but for what is open, then the
    end of the title; the statuses never go: where the line is too short they have their own.
    """
    status = status_words(statuses)
    if cells(status) + _LEAST_TITLE <= width:
        return (_first_line(review, title, status, width),)
    below = prose(status, width - 2, "off", "status")
    indented = (SheetLine((stretch(" "), *line.stretches)) for line in below)
    return (_first_line(review, title, "", width), *indented)


def _first_line(review: ReviewSession, title: str, status: str, width: int) -> SheetLine:
    room = width - 2 - (cells(status) + 3 if status else 0)
    for right in (*_counts(review), ()):
        if room - cells(visible(title)) - _width(right) >= 3:
            break
    shown = _shortened(visible(title), room - _width(right) - (3 if right else 0))
    left = (stretch(f" {shown}", "title"), stretch(f" \u00b7 {status}" if status else "", "status"))
    gap = width - 1 - _width(left) - _width(right)
    return SheetLine((*left, stretch(" " * max(gap, 1)), *right))


def _counts(review: ReviewSession) -> tuple[tuple[Stretch, ...], ...]:
    """What may stand to the right, the longest first."""
    counts = review.counts()
    total = f"flags {counts.flags}"
    if len(review.shown) != counts.flags:
        total = f"shown {len(review.shown)} of {counts.flags}"
    words = [total, f"open {counts.open}", f"errors {counts.errors}", f"not errors {counts.not_errors}"]
    extra = {"disputed": counts.disputed, "later": counts.later, "queries": counts.queries}
    words += [f"{name} {number}" for name, number in extra.items() if number]
    full = stretch(" \u00b7 ".join(words), "text")
    flagged = review.current.lang if review.current else None
    langs: list[Stretch] = [stretch("   ")]
    for lang in review.alignment.langs:
        langs.append(
            stretch(f"[{lang}]", "strong") if lang == flagged else stretch(f" {lang} ", "quiet")
        )
    some = stretch(f"{total} \u00b7 open {counts.open}", "text")
    return (full, *langs), (full,), (some,), (stretch(f"open {counts.open}", "text"),)


def _width(stretches: tuple[Stretch, ...]) -> int:
    return sum(cells(text) for text, _ in stretches)


def _shortened(text: str, most: int) -> str:
    if cells(text) <= most:
        return text
    kept, used = 0, 1
    for cluster in clusters(text):
        if used + cluster.width > most:
            break
        kept, used = cluster.stop, used + cluster.width
    return text[:kept].rstrip() + "\u2026"
