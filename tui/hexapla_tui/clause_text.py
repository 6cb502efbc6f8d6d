"""A clause as it is printed: label, text, note calls at their places, with marks for the loci."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.model import Clause, Locus, Span
from hexapla.text.layout import Mark

_SUPERSCRIPT = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)


def printed(clause: Clause, loci: Sequence[Locus], style: str) -> tuple[str, tuple[Mark, ...]]:
    """The text to show of *clause*, and its marks: *loci* in *style*, italics, note calls.

    Note calls stand as superscripts where they are called; spans are moved accordingly.
    A place without extent is marked at the character after it, or the last one.
    """
    head = f"{clause.label} " if clause.label else ""
    calls = sorted(clause.note_calls, key=lambda call: call.at)
    parts, marks, last = [head], [], 0
    for call in calls:
        parts.append(clause.text[last : call.at])
        at = sum(map(len, parts))
        parts.append(call.mark.translate(_SUPERSCRIPT))
        span = Span(at, at + len(parts[-1]))
        marks.append(Mark(span, "call"))
        if any(x.part == "call" and x.text in (call.mark, parts[-1]) for x in loci):
            marks.append(Mark(span, style))
        last = call.at
    parts.append(clause.text[last:])
    text = "".join(parts)

    def moved(at: int, *, ends: bool) -> int:
        before = (call for call in calls if call.at < at or (call.at == at and not ends))
        return len(head) + at + sum(len(call.mark) for call in before)

    def shown(span: Span) -> Span:
        start = moved(span.start, ends=False)
        return Span(start, max(start, moved(span.stop, ends=True)))

    marks.extend(Mark(shown(span), "italic") for span in clause.italics)
    for locus in loci:
        if locus.part == "label":
            marks.append(Mark(Span(0, len(clause.label)), style))
        elif locus.part == "text":
            marks.append(Mark(_with_extent(shown(locus.span), len(text)), style))
    return text, tuple(marks)


def _with_extent(span: Span, size: int) -> Span:
    if span.start < span.stop or not size:
        return span
    at = min(span.start, size - 1)
    return Span(at, at + 1)
