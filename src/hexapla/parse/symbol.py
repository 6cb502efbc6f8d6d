"""The symbol of a text: as its masthead prints it, or from the number in its title and its organ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.measures.symbols import find_symbols
from hexapla.model import Clause
from hexapla.parse.marks import Marks
from hexapla.text.digits import plain_digits
from hexapla.text.folds import letter_folds

_PREFIXES = {"A": "A/RES/", "S": "S/RES/", "E": "E/RES/", "HRC": "A/HRC/RES/"}
"""What stands before the number of a resolution, by organ."""

_OF_SESSION = re.compile(r"(?P<number>(?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4})(?: ?(?P<letter>\w+))?")
"""A number within a session or year, and the letter of a part."""

_OF_YEAR = re.compile(r"(?<!\d)(?P<number>\d{1,4}) ?[(\uff08] ?(?P<year>\d{4}) ?[)\uff09]")
"""A running number with its year, as the Security Council counts."""


def symbol_of(clauses: Sequence[Clause], marks: Marks) -> str | None:
    """The symbol that *clauses* tell; `None` where they tell none."""
    for clause in clauses:
        # What a bracket opens is the report that the text was adopted on.
        if clause.kind == "masthead" and clause.text[:1] not in ("[", "(", "\uff08"):
            for found in find_symbols(clause.text, marks.profile):
                return found.symbol
    title = next((c for c in clauses if c.kind == "title"), None)
    return _from_title(title, _organ(clauses, marks), marks) if title else None


def _organ(clauses: Sequence[Clause], marks: Marks) -> str:
    """The letter of the organ that speaks; `""`: it is not said."""
    for clause in clauses:
        if clause.kind == "organ" and (match := marks.organ.fullmatch(clause.text)):
            return next((name for name, words in match.groupdict().items() if words), "")
    return ""


def _from_title(title: Clause, organ: str, marks: Marks) -> str | None:
    citations = marks.profile.citations
    printed = plain_digits((title.label or title.text).translate(letter_folds(marks.profile.lang)))
    if match := _OF_SESSION.match(printed):
        letter = citations.letters.get(match["letter"] or "", match["letter"] or "")
        return _PREFIXES.get(organ, "A/RES/") + match["number"] + (letter if len(letter) == 1 else "")
    running = _OF_YEAR.search(printed)
    if running and (organ == "S" or not organ):
        return f"S/RES/{running['number']} ({running['year']})"
    return None
