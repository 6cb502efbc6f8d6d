"""The pieces of a paragraph as one text, with spans and calls at their offsets.

Takes out of the text what belongs to the mark of a note call (brackets, raised commas between
calls) and finds calls that are typed as raised figures. Adds no character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from hexapla.formats.docx.pieces import Call, Stretch
from hexapla.formats.links import address_behind
from hexapla.model import Span

_TYPED = re.compile(r"\s*[(\[]?(?:\d{1,3}|[*\u2020\u2021\u00a7]{1,4})[)\]]?(?:\s*,\s*\d{1,3})*\s*")
_UNIT = re.compile(r"(?:^|[\s\d\u00a0(/])(?:[kcdm]?m|ft|in|[кдс]?м|s)$")
"""A length before a raised 2 or 3 makes an area or a volume."""

_BRACKETS = {"(": ")", "[": "]", "\uff08": "\uff09"}
_WIDE = "\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK = re.compile(f"(?P<none>(?<=[{_WIDE}])\n+(?=[{_WIDE}]))|[ \t]*\n[ \t\n]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in one line."""

    text: str
    italics: tuple[Span, ...] = ()
    bolds: tuple[Span, ...] = ()
    calls: tuple[tuple[int, Call], ...] = ()
    hidden: str = ""
    """Text that is not printed."""
    links: tuple[str, ...] = ()
    """Addresses behind words."""


def composed(pieces: Sequence[Stretch | Call]) -> Line:
    """The line that *pieces* make."""
    hidden = "".join(p.text for p in pieces if isinstance(p, Stretch) and p.hidden)
    seen = _bare_calls(_typed_calls(_joined([p for p in pieces if not p.hidden])))
    texts: list[str] = []
    marks: list[tuple[bool, bool]] = []
    calls: list[tuple[int, Call]] = []
    size = 0
    for piece in seen:
        if isinstance(piece, Call):
            calls.append((size, piece))
        else:
            texts.append(piece.text)
            marks.append((piece.italic, piece.bold))
            size += len(piece.text)
    text = "".join(texts)
    lengths = [len(part) for part in texts]
    line = _tidied(
        text,
        _spans(lengths, [italic for italic, _ in marks]),
        _spans(lengths, [bold for _, bold in marks]),
        calls,
        hidden.strip(),
    )
    return replace(line, links=_links(pieces))


def _links(pieces: Iterable[Stretch | Call]) -> tuple[str, ...]:
    """The addresses behind words that are printed."""
    seen = [piece for piece in pieces if isinstance(piece, Stretch) and not piece.hidden]
    targets = groupby(seen, lambda piece: piece.target)
    found = (address_behind("".join(x.text for x in words), target) for target, words in targets)
    return tuple(filter(None, found))


def _joined(pieces: Iterable[Stretch | Call]) -> list[Stretch | Call]:
    """Neighbours of one look as one piece, as copies."""
    made: list[Stretch | Call] = []
    for look, group in groupby(pieces, _look):
        if look is None:
            made.extend(group)
        else:
            alike = [piece for piece in group if isinstance(piece, Stretch)]
            text = "".join(piece.text for piece in alike)
            made.append(Stretch(text, *look))
    return made


def _look(piece: Stretch | Call) -> tuple[bool, bool, bool] | None:
    return None if isinstance(piece, Call) else (piece.italic, piece.bold, piece.raised)


def _typed_calls(pieces: Sequence[Stretch | Call]) -> list[Stretch | Call]:
    """Raised figures and asterisks after a word or a mark, as calls."""
    made: list[Stretch | Call] = []
    before = ""
    for index, piece in enumerate(pieces):
        if isinstance(piece, Call):
            made.append(piece)
            continue
        between = 0 < index < len(pieces) - 1 and all(
            isinstance(pieces[at], Call) for at in (index - 1, index + 1)
        )
        if piece.raised and between and not piece.text.strip(" ,;\u060c\uff0c\u3001"):
            continue
        if piece.raised and _TYPED.fullmatch(piece.text) and _calls_here(before, piece.text.strip()):
            marks = re.findall(r"\d+|[^\d\s,()\[\]]+", piece.text)
            made.extend(Call("typed", mark=mark) for mark in marks)
            if piece.text[-1:].isspace():
                made.append(Stretch(" ", piece.italic, piece.bold))
            continue
        made.append(piece)
        before = (before + piece.text)[-8:]
    return made


def _calls_here(before: str, mark: str) -> bool:
    last = before.rstrip()[-1:]
    if not last or last.isdigit():
        return False
    return not (mark in ("2", "3") and _UNIT.search(before))


def _bare_calls(pieces: list[Stretch | Call]) -> list[Stretch | Call]:
    """Without the brackets that stand directly around calls."""
    for index, piece in enumerate(pieces):
        if isinstance(piece, Call) and 0 < index < len(pieces) - 1:
            before, after = pieces[index - 1], pieces[index + 1]
            if isinstance(before, Stretch) and isinstance(after, Stretch):
                closing = _BRACKETS.get(before.text[-1:])
                if closing and after.text.startswith(closing):
                    before.text, after.text = before.text[:-1], after.text[1:]
    return pieces


def _spans(lengths: Sequence[int], on: Sequence[bool]) -> list[tuple[int, int]]:
    """Where *on* holds, neighbours joined."""
    made: list[tuple[int, int]] = []
    at = 0
    for length, wanted in zip(lengths, on, strict=True):
        if wanted and length:
            if made and made[-1][1] == at:
                made[-1] = (made[-1][0], at + length)
            else:
                made.append((at, at + length))
        at += length
    return made


def _tidied(
    text: str,
    italics: Sequence[tuple[int, int]],
    bolds: Sequence[tuple[int, int]],
    calls: Sequence[tuple[int, Call]],
    hidden: str,
) -> Line:
    """With line breaks as spaces (as nothing between ideographs), and without blanks around."""
    found = list(_BREAK.finditer(text)) if "\n" in text else []
    cuts = [(*m.span(), " " if m["none"] is None else "") for m in found]
    whole = _BREAK.sub(lambda m: " " if m["none"] is None else "", text) if cuts else text
    bare = whole.strip(" \t")
    lead = len(whole) - len(whole.lstrip(" \t"))

    def moved(offset: int) -> int:
        gone = sum(
            stop - start - len(instead) if offset >= stop else max(0, offset - start)
            for start, stop, instead in cuts
        )
        return min(max(offset - gone - lead, 0), len(bare))

    def spans(stretches: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        trimmed = (_trimmed(bare, moved(start), moved(stop)) for start, stop in stretches)
        return tuple(span for span in trimmed if span.start < span.stop)

    placed = tuple((moved(offset), call) for offset, call in calls)
    return Line(bare, spans(italics), spans(bolds), placed, hidden)


def _trimmed(text: str, start: int, stop: int) -> Span:
    """The span without blanks at its ends."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)
