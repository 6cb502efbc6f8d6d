"""Notes at the foot of a column: where they begin, their marks, and the calls in the text.

A foot is small or stands under a rule, and opens with a mark or goes on with a note of the
page before. Whether a raised figure calls a note, the notes of the document say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hexapla.formats.pdf.page import Line, Rule
from hexapla.model import NoteCall
from hexapla.text.digits import plain_digits

_SMALL = 0.93
"""Of the size of the text: notes are at most so large, where they are smaller."""
_SHORT = 0.7
"""Of the column: a rule over notes is shorter than this."""
_RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_MARK = re.compile(
    rf"(?:\d{{1,3}}(?=\s|[\u3400-\u9fff\u300a])|[{_RAISED_DIGITS}]{{1,3}}|\(\d{{1,3}}\)|\*{{1,3}}|[\u2020\u2021])\s*"
)
_RAISED_MARK = re.compile(r"[(\[]?(\d{1,3}|[a-z]|\*{1,3}|[\u2020\u2021])[)\]]?")
_UNIT = re.compile(r"(?:\d|(?<![^\W\d_])[kcdm]?m|(?<![^\W\d_])[\u043a\u0441\u0434\u043c]?\u043c)$")
"""Before a raised 2 or 3: a figure, or metres (also CYRILLIC SMALL LETTER EM): no call."""


@dataclass(frozen=True, slots=True)
class Foot:
    """A note's lines on one page; `mark` is `""` where they go on with the note before."""

    mark: str
    lines: tuple[Line, ...]


def split(
    column: Sequence[Line],
    rules: Sequence[Rule],
    usual: float,
    called: Collection[str],
    *,
    open_note: bool,
) -> tuple[tuple[Line, ...], tuple[Foot, ...]]:
    """The text of *column*, and the notes at its foot.

    *usual*: size of the document's text. *called*: marks that are raised in the text of the page.
    *open_note*: whether a note of the page before may go on.
    """
    for index, line in enumerate(column):
        if line.column.cell:
            continue
        foot = column[index:]
        small = all(other.size <= _SMALL * usual for other in foot)
        ruled = any(_over(rule, line, column[:index]) for rule in rules)
        if not (small or ruled):
            continue
        mark = mark_of(line)
        goes_on = open_note and not mark and ruled
        if goes_on or (mark and ((small and ruled) or mark in called)):
            return tuple(column[:index]), _feet(foot, called)
    return tuple(column), ()


def _over(rule: Rule, line: Line, above: Sequence[Line]) -> bool:
    """Whether *rule* stands right above *line*, short, below all that is *above*."""
    if not rule.level or rule.stop - rule.start > _SHORT * (line.column.stop - line.column.start):
        return False
    if not line.base < rule.bottom < line.base + 3 * line.size + 6:
        return False
    return not above or rule.bottom < above[-1].base


def mark_of(line: Line) -> str:
    """The mark at the head of *line*, in plain digits without brackets (`""`: none)."""
    if line.raised and line.raised[0].at == 0:
        raised = _RAISED_MARK.fullmatch(line.raised[0].text)
        return raised[1] if raised else ""
    match = _MARK.match(line.text)
    return plain_digits(match.group().strip()).strip("()") if match else ""


def without_mark(line: Line) -> tuple[str, int]:
    """The text of a note's first line without its mark, and how many characters that took."""
    if line.raised and line.raised[0].at == 0:
        bare = line.text.lstrip()
        return bare, len(line.text) - len(bare)
    match = _MARK.match(line.text)
    size = match.end() if match else 0
    return line.text[size:], size


def _feet(foot: Sequence[Line], called: Collection[str]) -> tuple[Foot, ...]:
    """*foot* cut at its marks: each the next number, a raised one, or one that is called."""
    groups: list[tuple[str, list[Line]]] = []
    for line in foot:
        mark = mark_of(line)
        lifted = bool(line.raised) and line.raised[0].at == 0
        last = groups[-1][0] if groups else ""
        due = not last or not last.isdigit() or (mark.isdigit() and int(mark) == int(last) + 1)
        if mark and (lifted or due or mark in called) and (due or mark != last):
            groups.append((mark, [line]))
        elif groups:
            groups[-1][1].append(line)
        else:
            groups.append(("", [line]))
    return tuple(Foot(mark, tuple(lines)) for mark, lines in groups)


def raised_marks(lines: Sequence[Line]) -> frozenset[str]:
    """The marks that are raised inside *lines*, not at their heads."""
    return frozenset(
        mark for line in lines for raised in line.raised if raised.at for mark in _marks(raised.text)
    )


def _marks(text: str) -> tuple[str, ...]:
    """The marks in a raised run: `1`, `(1)`, `1, 2`."""
    parts = [part for part in re.split(r"[\s,;\u060c\u3001]+", text) if part]
    found = [_RAISED_MARK.fullmatch(part) for part in parts]
    return tuple(match[1] for match in found if match) if all(found) else ()


def placed(
    text: str, raised: Sequence[tuple[int, str]], marks: Collection[str]
) -> tuple[str, tuple[NoteCall, ...], tuple[int, ...]]:
    """*text* with what is raised and calls nothing put back, the calls, and where text was put in.

    *raised*: place and run; *marks*: those of the document's notes. A figure that no note has
    calls a missing one, unless it is a power. The third part has one place for each character.
    """
    made = ""
    put_in: list[int] = []
    calls: list[NoteCall] = []
    last = 0
    for at, run in raised:
        made += text[last:at]
        last = at
        found = _marks(run)
        power = bool(_UNIT.search(made))
        known = bool(found) and all(mark in marks for mark in found)
        missing = bool(found) and all(mark.isdigit() for mark in found) and not power
        if found and ((known and not (power and run.isdigit() and made[-1:].isdigit())) or missing):
            calls += [
                NoteCall(mark, len(made.rstrip(" ")) if not text[at:].strip() else len(made))
                for mark in found
            ]
            continue
        back = "".join(_RAISED_DIGITS[int(c)] if c in "0123456789" else c for c in run)
        put_in += [at] * len(back)
        made += back
    made += text[last:]
    return made, tuple(calls), tuple(put_in)
