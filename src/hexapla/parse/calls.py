"""Note calls: told apart from the numbers of a clause by the notes that are there.

A superscript is always a call. A bare digit or a bracketed one is a call only where a note
has that mark, it stands where calls stand, and no better place calls that note.
"""

from __future__ import annotations

import re
from collections import Counter
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


_HAN = "\u3400-\u9fff"

_NO_ORDINAL = "(?<![第至近约共])"

_COUNTED = "[年月日周天时个项名国次届条款段章号级类种倍亿万千百十多余点位]"
"""What a figure before it counts or dates in Chinese."""


def place_calls(
    passages: Sequence[Passage], notes: Sequence[Passage], marks: Marks
) -> tuple[Passage, ...]:
    """*passages* with the calls of *notes* taken out of their texts.

    Where each page counts its notes anew, the second note of a mark is called on its own page.
    """
    texts = [passage.text for passage in passages]
    found = [_superscripts(text) for text in texts]
    known = Counter(mark for calls in found for _, _, mark in calls)
    known.update(call.mark for passage in passages for call in passage.calls)
    values = [mark_of(marks.note_mark(note.text)) for note in notes]
    seen: Counter[str] = Counter()
    above: dict[str, int] = {}
    for note, mark in zip(notes, values, strict=True):
        seen[mark] += 1
        pages = (above.get(mark, 0), _lines(note)[0]) if values.count(mark) > 1 else None
        above[mark] = _lines(note)[0]
        if known[mark] >= seen[mark]:
            continue
        near = [text if _stands(p, pages) else "" for p, text in zip(passages, texts, strict=True)]
        if place := _best_place(near, mark, marks, found):
            index, start, stop = place
            found[index].append((start, stop, mark))
    return tuple(
        _taken_out(passage, sorted(calls)) for passage, calls in zip(passages, found, strict=True)
    )


def _lines(passage: Passage) -> tuple[int, int]:
    """The first and the last line that *passage* stands on; 0 where the format has no lines."""
    lines = [stretch.location.line or 0 for stretch in passage.stretches]
    return (lines[0], lines[-1]) if lines else (0, 0)


def _stands(passage: Passage, pages: tuple[int, int] | None) -> bool:
    """Whether *passage* stands between the lines *pages*, in part at least; where there are lines."""
    if pages is None or not pages[1]:
        return True
    first, last = _lines(passage)
    return first < pages[1] and last > pages[0]


def is_called(texts: Sequence[str], mark: str, marks: Marks) -> bool:
    """Whether the note *mark* is called somewhere in *texts*."""
    raised = any(mark == called for text in texts for _, _, called in _superscripts(text))
    return raised or _best_place(texts, mark, marks) is not None


def _superscripts(text: str) -> list[Found]:
    found = [m for m in _SUPERSCRIPT.finditer(text) if m["mark"]]
    return [(m.start(), m.end(), plain_digits(m["mark"])) for m in found]


def _best_place(
    texts: Sequence[str], mark: str, marks: Marks, taken: Sequence[Sequence[Found]] = ()
) -> tuple[int, int, int] | None:
    """The likeliest place of the call of *mark* besides those *taken* in each of *texts*.

    It is that of the strictest pattern that occurs anywhere.
    """
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
        # between Chinese characters, where it neither counts nor dates
        rf"(?<=[{_HAN}\u300b\u201d]){_NO_ORDINAL}{number}(?=[{_HAN}\uff0c\u3001])(?!{_COUNTED})",
    )
    for pattern in patterns:
        for index, text in enumerate(texts):
            for match in re.finditer(pattern, text):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                if not any(start == at for at, _, _ in (taken[index] if taken else ())):
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
