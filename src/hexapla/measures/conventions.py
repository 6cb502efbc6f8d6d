"""What a text chose where usage leaves a choice: a space before a mark or none, wide marks or narrow.

Each choice is measured at its place, as a convention and the form taken; which form is right
is not said here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.measures.addresses import find_addresses
from hexapla.model import Lang, Span
from hexapla.text.scripts import Script, script_of

NO_SPACE = "no space"
PLAIN = "plain space"
NO_BREAK = "no-break space"
THIN = "thin space"
ONE_SIDE = "one space"
BOTH_SIDES = "spaces"

_FORMS = {"": NO_SPACE, "\u00a0": NO_BREAK, "\u202f": THIN, "\u2009": THIN}
_SPACE = r"[ \u00a0\u2009\u202f]?"
_BEFORE = re.compile(
    rf"(?<=[\w)\]\u00bb\u201d\u2019])(?P<space>{_SPACE})(?P<mark>[:;?!,\u00bb\u060c\u061b\u061f])(?![\w.:;?!])"
)
_PERCENT = re.compile(rf"(?<=\d)(?P<space>{_SPACE})(?P<mark>[%\u066a])")
_AFTER_OPENING = re.compile(rf"(?P<mark>\u00ab)(?P<space>{_SPACE})(?=\w)")
_AFTER = re.compile(rf"(?<=[^\W\d_]{{2}})(?P<mark>[,;\u060c\u061b])(?P<space>{_SPACE})(?=[^\W\d_]{{2}})")
_DASH = re.compile(rf"(?<=[^\W\d_])(?P<before>{_SPACE})(?P<mark>\u2014)(?P<space>{_SPACE})(?=[^\W\d_])")
_ENTITY = re.compile(r"&\w{2,8};")
"""A character of HTML that nobody read as one."""

WIDTHS: tuple[tuple[str, str], ...] = (
    ("comma", ",\u060c\u066c\uff0c"),
    ("semicolon", ";\u061b\uff1b"),
    ("colon", ":\uff1a"),
    ("question mark", "?\u061f\uff1f"),
    ("exclamation mark", "!\uff01"),
    ("full stop", ".\u3002\uff0e\uff61"),
    ("opening bracket", "(\uff08"),
    ("closing bracket", ")\uff09"),
)
"""Marks with their forms: plain, Arabic, full-width."""

_SAME = {"\u066c": "\u060c"}
"""ARABIC THOUSANDS SEPARATOR is met for the ARABIC COMMA."""

_FAMILY = {form: name for name, forms in WIDTHS for form in forms}
_ANY_WIDTH = re.compile("[" + re.escape("".join(_FAMILY)) + "]")
_TWO_STOPS = ".."
_PASSED = " \u00a0\u202f\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u300a\u300b\uff08\uff09()[]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One place where the text took a form."""

    convention: str
    """`space before :`, `width of the comma`."""
    form: str
    """The kind of space, or the mark itself."""
    span: Span
    """The mark with its spaces."""
    mark: str


def spacing(text: str, lang: Lang) -> tuple[Choice, ...]:
    """The spaces, or their lack, beside marks of *text*; none where words are not separated."""
    if not profile(lang).typography.spaced:
        return ()
    found = [
        *_beside(_BEFORE, "space before {}", text),
        *_beside(_PERCENT, "space before {}", text),
        *_beside(_AFTER_OPENING, "space after {}", text),
        *_beside(_AFTER, "space after {}", text),
        *_around(text),
    ]
    taken = [*(x.span for x in find_addresses(text)), *(Span(*x.span()) for x in _ENTITY.finditer(text))]
    outside = [x for x in found if not any(x.span.overlaps(span) for span in taken)]
    return tuple(sorted(outside, key=lambda x: (x.span, x.convention)))


def _beside(pattern: re.Pattern[str], name: str, text: str) -> Iterator[Choice]:
    for found in pattern.finditer(text):
        form = _FORMS.get(found["space"], PLAIN)
        yield Choice(name.format(found["mark"]), form, Span(*found.span()), found["mark"])


def _around(text: str) -> Iterator[Choice]:
    for found in _DASH.finditer(text):
        sides = bool(found["before"]) + bool(found["space"])
        form = (NO_SPACE, ONE_SIDE, BOTH_SIDES)[sides]
        yield Choice(f"spaces around {found['mark']}", form, Span(*found.span()), found["mark"])


def spaced(choice: Choice, form: str) -> str:
    """What would stand at the place of *choice* if it had *form*; `""` where that leaves a choice."""
    if form == ONE_SIDE:
        return ""
    space = {NO_SPACE: "", NO_BREAK: "\u00a0", THIN: "\u202f"}.get(form, " ")
    before = choice.convention.startswith(("space before", "spaces around"))
    after = choice.convention.startswith(("space after", "spaces around"))
    return space * before + choice.mark + space * after


def widths(text: str, lang: Lang) -> tuple[Choice, ...]:
    """The marks of *text* that other scripts write otherwise, in running text of the language's script.

    A mark inside a run of another script, or between digits, took its form from there; so did
    a bracket around such a run.
    """
    script = profile(lang).script
    found = []
    addresses = find_addresses(text)
    for match in _ANY_WIDTH.finditer(text):
        at, mark = match.start(), match[0]
        family = _FAMILY[mark]
        if _in_own(text, at, family, script) and not any(
            a.span.start <= at < a.span.stop for a in addresses
        ):
            form = _SAME.get(mark, mark)
            found.append(Choice(f"width of the {family}", form, Span(at, at + 1), mark))
    return tuple(found)


def _in_own(text: str, at: int, family: str, script: Script) -> bool:
    """Whether the mark at *at* stands in running text of *script*."""
    before, after = _neighbour(text, at, -1), _neighbour(text, at, 1)
    if family == "opening bracket":
        return _is(after, script)
    if family == "closing bracket":
        return _is(before, script)
    if family == "full stop":
        if _TWO_STOPS in (text[at - 1 : at + 1], text[at : at + 2]):
            return False
        # An abbreviation is no end of a sentence, and a figure may end one in any width.
        return _is(before, script) and not (after.isdecimal() or (after and not _is(after, script)))
    return _is(before, script) or (_is(after, script) and before.isdecimal())


def _neighbour(text: str, at: int, step: int) -> str:
    """The letter or digit before or after *at*, quotes, brackets and spaces passed over; `""`: none."""
    place = at + step
    while 0 <= place < len(text) and text[place] in _PASSED:
        place += step
    char = text[place] if 0 <= place < len(text) else ""
    return char if char.isalnum() else ""


def usual_form(forms: Sequence[str], least: float, share: float) -> str:
    """The form that nearly all of *forms* have; `""` where they have no such form."""
    if not forms:
        return ""
    form, times = Counter(forms).most_common(1)[0]
    others = len(forms) - times
    return form if times >= least and others < share * len(forms) else ""


@cache
def _is(char: str, script: Script) -> bool:
    return bool(char) and script_of(char) == script
