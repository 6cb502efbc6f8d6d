"""The units of XLIFF, cut into segments that source and target share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexapla.formats.inline import Code, Flat, flattened, joined
from hexapla.formats.streamed import children, local_name
from hexapla.model import Span

if TYPE_CHECKING:
    from lxml import etree

_XML = "{http://www.w3.org/XML/1998/namespace}"
_NOTHING = Flat("")


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands in the source and in the target; empty where there is nothing."""

    name: str
    source: Flat
    target: Flat
    state: str = ""
    """Of the translation, as the file says it."""
    tags: tuple[str, str] = ("", "")
    """The languages that source and target say themselves."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How the content of one unit is read."""

    code: Callable[[etree._Element], Code]
    where: str
    keep: bool
    """Whether blanks are kept where nothing else is said."""

    def keeps(self, node: etree._Element) -> bool:
        """Whether blanks in *node* are kept."""
        said = node.get(f"{_XML}space")
        return said == "preserve" if said else self.keep

    def flat(self, node: etree._Element | None) -> Flat:
        """The content of *node*; nothing where there is none."""
        if node is None:
            return _NOTHING
        return flattened(node, self.code, self.where, keep=self.keeps(node))

    def trimmed(self, flat: Flat, node: etree._Element | None) -> Flat:
        """*flat*, which *node* holds, without blanks at its ends unless they are kept."""
        return flat if node is None or self.keeps(node) else flat.stripped()


def earlier_unit(unit: etree._Element, reader: Reader) -> tuple[tuple[Segment, ...], bool]:
    """The segments of a `trans-unit` of version 1, and whether it had to be read as one."""
    source, cut, target = (
        next(children(unit, name), None) for name in ("source", "seg-source", "target")
    )
    base = source if cut is None else cut
    left, right = reader.flat(base), reader.flat(target)
    tags, state = (_lang(source), _lang(target)), "" if target is None else target.get("state", "")
    states = {seg.get("id", ""): seg.get("conf", "") for seg in unit.iter("{*}seg") if seg.get("conf")}
    pairs = _paired(left, right) if left.cuts else ()
    whole = bool(left.cuts) and not pairs
    if not pairs:
        only = states.get(left.cuts[0][0], "") if len(left.cuts) == 1 else ""
        one = Segment("", reader.trimmed(left, base), reader.trimmed(right, target), only or state, tags)
        return (one,), whole
    return tuple(
        Segment(
            name,
            reader.trimmed(left.part(here.start, here.stop), base),
            reader.trimmed(right.part(there.start, there.stop), target),
            states.get(name, state),
            tags,
        )
        for name, here, there in pairs
    ), False


def _paired(left: Flat, right: Flat) -> tuple[tuple[str, Span, Span], ...]:
    """The segments with their places in source and target; none where the two do not agree."""
    here, there = _widened(left), _widened(right)
    if here is None or there is None or (right.text.strip() and not there):
        return ()
    order = [name for name in here if name in there]
    if list(there) != order:
        return ()
    return tuple((name, span, there.get(name, Span(0, 0))) for name, span in here.items())


def _widened(flat: Flat) -> dict[str, Span] | None:
    """The marked segments in order, each with the text before it that is in none.

    `None` where they overlap or share a name.
    """
    found: dict[str, Span] = {}
    end, last = 0, ""
    for name, span in sorted(flat.cuts, key=lambda cut: (cut[1].start, cut[1].stop)):
        if name in found or span.start < end:
            return None
        start = end if flat.text[end : span.start].strip() else span.start
        found[name] = Span(start, span.stop)
        end, last = span.stop, name
    if found and flat.text[end:].strip():
        found[last] = Span(found[last].start, len(flat.text))
    return found


def later_unit(unit: etree._Element, reader: Reader) -> tuple[tuple[Segment, ...], bool]:
    """The segments of a `unit` of version 2, and whether it had to be read as one.

    What is to be ignored (`ignorable`) is a segment only where it holds more than blanks.
    """
    rows = [
        (part, next(children(part, "source"), None), next(children(part, "target"), None))
        for part in children(unit, "segment", "ignorable")
    ]
    lefts = [reader.flat(source) for _, source, _ in rows]
    rights = [reader.flat(target) for _, _, target in rows]
    translated = any(right.text.strip() for right in rights)
    for index, (part, _, target) in enumerate(rows):
        # The source of what is ignored stands in the target too where that has none of its own.
        if translated and target is None and local_name(part) == "ignorable":
            rights[index] = lefts[index]
    places = [_place(target, index) for index, (_, _, target) in enumerate(rows)]
    filled = [places[index] for index, right in enumerate(rights) if right.text.strip()]
    if filled != sorted(filled):
        order = sorted(range(len(rows)), key=lambda index: places[index])
        return (_as_one(rows, lefts, [rights[index] for index in order], reader),), True
    return tuple(
        Segment(
            part.get("id", ""),
            reader.trimmed(left, source),
            reader.trimmed(right, source if target is None else target),
            part.get("state", ""),
            (_lang(source), _lang(target)),
        )
        for (part, source, target), left, right in zip(rows, lefts, rights, strict=True)
        if local_name(part) == "segment" or left.text.strip() or right.text.strip()
    ), False


def _as_one(
    rows: list[tuple[etree._Element, etree._Element | None, etree._Element | None]],
    lefts: list[Flat],
    rights: list[Flat],
    reader: Reader,
) -> Segment:
    states = {part.get("state", "") for part, _, _ in rows} - {""}
    tags = [
        _lang(next((row[which] for row in rows if row[which] is not None), None)) for which in (1, 2)
    ]
    left, right = joined(lefts), joined(rights)
    if not reader.keep:
        left, right = left.stripped(), right.stripped()
    return Segment("", left, right, states.pop() if len(states) == 1 else "", (tags[0], tags[1]))


def _place(target: etree._Element | None, index: int) -> int:
    order = "" if target is None else target.get("order", "")
    return int(order) if order.isascii() and order.isdigit() and len(order) < 9 else index + 1


def _lang(node: etree._Element | None) -> str:
    return "" if node is None else node.get(f"{_XML}lang", "")
