"""Changes written into plain text: what is outside the changed spans stays as it is, byte for byte.

Encoding, byte order mark and line ends are the file's own. A change is left where the bytes do
not say for certain where it goes.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from hexapla.fixes.origins import origins_of
from hexapla.fixes.plan import Edit, Left
from hexapla.fixes.written import Written, changed, hunk
from hexapla.formats import Source
from hexapla.formats.encodings import decode
from hexapla.model import Clause, Span, Version

_LINE_END = re.compile("\r\n|\r|\n|\u2028|\u2029|(?<!\r)(?=\f)")
"""As `formats.text` has them: a form feed begins a line, of which a return before it is the end."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_MARKS_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write(source: Source, version: Version, edits: Sequence[Edit]) -> Written:
    """The bytes of *source*, which was read as *version*, with *edits* made.

    `InputError` where they cannot be decoded any more.
    """
    read = decode(source)
    head = _head(source.data, read.text, read.encoding)
    if head is None:
        why = f"the file's encoding ({read.encoding}) does not give back the same bytes"
        return Written(source.data, (), tuple(Left(edit, why) for edit in edits), ())
    starts = line_starts(read.text)
    done: list[tuple[Span, Edit]] = []
    left: list[Left] = []
    for edit in edits:
        place = _place(version.clause(edit.eid), edit.span, starts)
        if place is None or _as_read(place.of(read.text)) != edit.old:
            left.append(Left(edit, "where it stands in the file is not sure"))
        elif why := _unwritable(edit.text, read.encoding):
            left.append(Left(edit, why))
        else:
            done.append((place, edit))
    done.sort(key=lambda one: one[0])
    text, _ = changed(read.text, [(span, edit.text) for span, edit in done])
    hunks = []
    for number, group in groupby(done, lambda one: bisect_right(starts, one[0].start)):
        start = starts[number - 1]
        stop = starts[number] if number < len(starts) else len(read.text)
        line = read.text[start:stop].rstrip("\r\n\u2028\u2029")
        moved = [(Span(s.start - start, s.stop - start), edit) for s, edit in group]
        hunks.append(hunk(number, line, moved))
    data = head + text.encode(read.encoding)
    again = decode(replace(source, data=data)) if done else read
    wrong = "" if again.text == text else f"it would be read as {again.encoding}"
    return Written(data, tuple(edit for _, edit in done), tuple(left), tuple(hunks), wrong)


def line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of *text* begin, as the reader counts them: a form feed begins one as well."""
    return (0, *(found.end() for found in _LINE_END.finditer(text)))


def _head(data: bytes, text: str, encoding: str) -> bytes | None:
    """The byte order mark before *text* in *data*; `None`: *text* does not give the bytes back."""
    try:
        body = text.encode(encoding)
    except (UnicodeError, LookupError):
        return None
    head = data[: max(0, len(data) - len(body))]
    return head if head + body == data and head in (b"", *_MARKS, *_MARKS_16) else None


def _unwritable(text: str, encoding: str) -> str:
    """Why *text* cannot be written in *encoding*; `""`: it can."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        return f"{encoding} has no U+{ord(text[error.start]):04X}"
    return ""


def _as_read(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\t", " "))


def _place(clause: Clause, span: Span, starts: Sequence[int]) -> Span | None:
    """Where *span* of *clause* stands in the text of the file; `None` where that is not one stretch."""
    found: Span | None = None
    for origin in origins_of(clause, span):
        location = clause.pieces[origin.piece].location
        if location.line is None or location.column is None or location.line > len(starts):
            return None
        first = starts[location.line - 1] + location.column - 1
        part = Span(first + origin.start, first + origin.stop)
        if found and part.start not in (found.stop, found.start):
            return None
        found = Span(found.start, part.stop) if found else part
    return found
