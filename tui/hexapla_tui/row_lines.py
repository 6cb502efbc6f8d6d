"""The lines of the row on the screen: its clause in each version, one under the other.

Pure: from a review to lines of cells. What does not fit is cut with a sign that it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from hexapla.langs import profile
from hexapla.model import Lang, Row
from hexapla.review import ReviewSession
from hexapla.text.bidi import Bidi
from hexapla_tui.sheet_line import SheetLine, apart, stretch
from hexapla_tui.version_block import Block, block

View = Literal["fit", "whole", "two"]
"""All versions, cut to fit; all versions whole, higher than the screen; two versions, cut to fit."""

VIEWS: tuple[View, ...] = get_args(View)


@dataclass(frozen=True, slots=True)
class Page:
    """The row in lines."""

    lines: tuple[SheetLine, ...]
    focus: int
    """The line that must be seen: the first mark of the version flagged."""


def page(review: ReviewSession, width: int, height: int, bidi: Bidi, view: View) -> Page:
    """The row under the cursor in *width* cells; *height* decides how it is spaced, or cut.

    View `two` shows the version flagged and the one to judge it by; a cut leaves the lines
    round the first mark of each version, and most of the one flagged.
    """
    row = review.row
    if row is None:
        empty = (
            "no flag is shown" if review.current is None else "this flag is about the text as a whole"
        )
        return Page((SheetLine((stretch(f" {empty}", "quiet"),)),), 0)
    blocks = [_block(review, row, lang, width, bidi) for lang in _order(review, row, view)]
    room = height - 1
    shares = [len(one.lines) for one in blocks] if view == "whole" else _shares(blocks, room)
    airy = sum(shares) + len(blocks) <= room
    lines, focus = [_heading(review, row, width)], 0
    for one, share in zip(blocks, shares, strict=True):
        if airy:
            lines.append(SheetLine(()))
        if one.flagged:
            focus = len(lines) + one.first_mark - one.around(share)[0]
        lines.extend(one.framed(width, share))
    return Page((*lines, *_coming(review, row, width, height - len(lines), bidi)), focus)


def _order(review: ReviewSession, row: Row, view: View) -> tuple[Lang, ...]:
    """Left-to-right versions first, as the alignment has them; in view `two` the one flagged leads."""
    langs = tuple(sorted(review.alignment.langs, key=lambda x: profile(x).direction == "rtl"))
    if view != "two":
        return langs
    flag = review.current
    marked = tuple(locus.lang for locus in flag.loci) if flag else ()
    judged = (flag.lang, review.reference()) if flag and flag.lang else ()
    wanted = (*judged, *marked, *row.present())
    return tuple(dict.fromkeys(lang for lang in wanted if lang in langs))[:2]


def _heading(review: ReviewSession, row: Row, width: int) -> SheetLine:
    present = row.present()
    lacking = [lang for lang in review.alignment.langs if lang not in present]
    versions = f"without {' '.join(lacking)}" if lacking else f"all {len(present)} versions"
    facts = f"{versions} \u00b7 by {row.reason} \u00b7 confidence {row.confidence:.2f} "
    name = (stretch(f" {row.row}", "strong"), stretch(f" {row.kind}", "quiet"))
    return SheetLine(apart(name, (stretch(facts, "quiet"),), width))


def _block(review: ReviewSession, row: Row, lang: Lang, width: int, bidi: Bidi) -> Block:
    flag = review.current
    flagged = flag is not None and flag.lang == lang
    clauses = [(clause, review.loci(lang, clause.eid)) for clause in review.clauses(row, lang)]
    return block(lang, clauses, width, bidi, flagged=flagged, style="flagged" if flagged else "text")


def _shares(blocks: Sequence[Block], room: int) -> list[int]:
    """How many lines of *room* each block gets: the one flagged up to half, the others alike."""
    left, shares = max(room, len(blocks)), [0] * len(blocks)
    others = sum(len(one.lines) for one in blocks if not one.flagged)
    todo = sorted(range(len(blocks)), key=lambda at: (not blocks[at].flagged, len(blocks[at].lines)))
    for done, at in enumerate(todo):
        still = len(blocks) - done
        fair = max(left // 2, left - others) if blocks[at].flagged else left // still
        shares[at] = max(min(len(blocks[at].lines), fair, left - still + 1), 1)
        left -= shares[at]
    return shares


def _coming(review: ReviewSession, row: Row, width: int, room: int, bidi: Bidi) -> list[SheetLine]:
    """How the next row begins, dimmed, where a good deal of room is left."""
    after = review.neighbour(row, 1)
    flagged = review.current.lang if review.current else None
    if after is None or room < 8:
        return []
    lines = [SheetLine(()), SheetLine((stretch(f" {after.row} {after.kind}", "dim"),))]
    for lang in dict.fromkeys((review.reference(), flagged)):
        if lang and after.cells.get(lang):
            clause = review.clauses(after, lang)[0]
            lines.extend(block(lang, [(clause, ())], width, bidi, style="dim").framed(width, 2))
    return lines
