"""Note calls: told apart from the numbers of a clause by the notes that are there.

A superscript is always a call. A bare digit or a bracketed one is a call only where a note
has that mark, it stands where calls stand, and no better place calls that note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hexapla.model import NoteCall
from hexapla.parse.marks import SUPERSCRIPTS, Marks
from hexapla.parse.passage import Passage, without
from hexapla.text.digits import plain_digits

Found = tuple[int, int, str]
"""Start and stop in the paragraph's text, and the mark."""

_UNIT = "(?<![^\\W_])(?:[kcdm]?m|[\u043a\u0441\u0434\u043c]?\u043c)[\u00b2\u00b3](?![\u2070-\u2079])"
"""Square and cubic metres: superscripts that call nothing; Latin m, CYRILLIC SMALL LETTER EM."""

_SUPERSCRIPT = re.compile(rf"{_UNIT}|(?P<mark>[{SUPERSCRIPTS}]{{1,3}})")


def place_calls(
    passages: Sequence[Passage], note_marks: Sequence[str], marks: Marks
) -> tuple[Passage, ...]:
    """*passages* with the calls of the notes *note_marks* taken out of their texts."""
    texts = [passage.text for passage in passages]
    found = [_superscripts(text) for text in texts]
    called = {mark for calls in found for _, _, mark in calls}
    called |= {call.mark for passage in passages for call in passage.calls}
    for mark in dict.fromkeys(note_marks):
        if mark not in called and (place := _best_place(texts, mark, marks)):
            index, start, stop = place
            found[index].append((start, stop, mark))
    return tuple(
        _taken_out(passage, sorted(calls)) for passage, calls in zip(passages, found, strict=True)
    )


def is_called(texts: Sequence[str], mark: str, marks: Marks) -> bool:
    """Whether the note *mark* is called somewhere in *texts*."""
    raised = any(mark == called for text in texts for _, _, called in _superscripts(text))
    return raised or _best_place(texts, mark, marks) is not None


def _superscripts(text: str) -> list[Found]:
    found = [m for m in _SUPERSCRIPT.finditer(text) if m["mark"]]
    return [(m.start(), m.end(), plain_digits(m["mark"])) for m in found]


def _best_place(texts: Sequence[str], mark: str, marks: Marks) -> tuple[int, int, int] | None:
    """The likeliest place of the call of *mark*: the strictest pattern that occurs anywhere."""
    number = re.escape(mark)
    punctuation = r"[^\w\s(\[/.-]"
    bracketed = marks.profile.drafting.note_call.replace(r"(?P<mark>\d{1,3})", number)
    patterns = (
        # in brackets, close to a word or before a punctuation mark
        rf"(?<=\S){bracketed}(?!\w)|{bracketed}(?=[^\w\s])",
        # close to a letter or a closing quote, before a mark or a space: `droits de l'homme1,`
        rf"(?<=[^\W\d_\u00bb\u201d\u300b]){number}(?=[^\w./]|$)|(?<=[\u00bb\u201d\u300b]){number}(?![\w/.])",
        # after a mark, at the end: `Human Rights, 1`
        rf"(?<={punctuation})\s?{number}\s*$",
        # after a mark, before another paragraph part: `Human Rights, 1 and ...`
        rf"(?<=[,;.\u060c\u061b\uff0c\uff1b\u3002])\s?{number}(?=\s+[^\W\d_])",
    )
    for pattern in patterns:
        for index, text in enumerate(texts):
            if match := re.search(pattern, text):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                return index, start, start + len(match.group().strip())
    return None


def _taken_out(passage: Passage, calls: Sequence[Found]) -> Passage:
    """*passage* with the marks of *calls* out of its text and kept as originals."""
    for start, stop, mark in reversed(calls):
        text = passage.text
        # What stood before a call at the very end was a space for the call.
        at_end = not text[stop:].strip()
        first = len(text[:start].rstrip(" \u00a0")) if at_end else start
        last = len(text) if at_end else stop
        left = without(passage, first, last)
        placed = [*left.calls, NoteCall(mark, min(first, len(left.text)))]
        passage = replace(left, calls=tuple(sorted(placed, key=lambda call: call.at)))
    return passage


def mark_of(match: re.Match[str] | None) -> str:
    """The mark of a note in plain digits: `1` for `(1)`, `1/` and for a superscript."""
    return plain_digits(match.group("mark")).strip("()\uff08\uff09/") if match else ""
