"""Gold marks of concepts: read from a file, and found again in the clauses that they quote.

What the program finds is not looked at here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hexapla.errors import ConfigurationError
from hexapla.evaluate.rows import gold_text
from hexapla.model import LANGS, Lang, Span, Version

_COLUMNS = ["lang", "place", "concept", "words", "nth", "settled"]

Place = tuple[Lang, str]
"""A language, and the eid of a clause in that version."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A concept, and where it stands in a clause."""

    span: Span
    concept: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A clause of which all concepts are known."""

    place: Place
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    where: str
    place: Place
    concept: str
    words: str
    nth: int


def read_marks(path: Path, versions: Iterable[Version]) -> tuple[Marked, ...]:
    """The clauses of *versions* that the gold file *path* marks, in its order.

    TSV: language, eid, concept, the words quoted, which of the places where they stand in the
    clause, and a note on how a doubt was settled. A line without a concept marks its clause as one
    where nothing stands. Lines that begin with `#` say what the file is. Languages that *versions*
    lack are left out. `ConfigurationError` where a line is malformed or its words are not there.
    """
    texts = {(v.lang, clause.eid): clause.text for v in versions for clause in v.clauses}
    there = {lang for lang, _ in texts}
    found: dict[Place, list[Mark]] = {}
    for line in _lines(path):
        if line.place[0] not in there:
            continue
        if line.place not in texts:
            raise ConfigurationError(
                "there is no such clause: " + " ".join(line.place), where=line.where
            )
        marks = found.setdefault(line.place, [])
        if line.concept:
            marks.append(Mark(_quoted(line, texts), line.concept))
    return tuple(Marked(place, texts[place], tuple(sorted(marks))) for place, marks in found.items())


def _lines(path: Path) -> Iterable[_Line]:
    numbered = enumerate(gold_text(path).split("\n"), 1)
    lines = [(n, line.split("\t")) for n, line in numbered if line.strip() and line[0] != "#"]
    if not lines or lines[0][1] != _COLUMNS:
        raise ConfigurationError(
            "the first line does not name the columns",
            where=f"{path}:{lines[0][0] if lines else 1}",
            remedy="write " + ", ".join(_COLUMNS) + ", separated by tabs",
        )
    by_code = {str(lang): lang for lang in LANGS}
    for number, cells in lines[1:]:
        where = f"{path}:{number}"
        if len(cells) != len(_COLUMNS) or cells[0] not in by_code:
            what = f"this is not a language and {len(_COLUMNS) - 1} more columns"
            raise ConfigurationError(what, where=where)
        nth = cells[4] or "1"
        if not nth.isdecimal() or not int(nth):
            raise ConfigurationError(f"{nth!r} is no count of places", where=where)
        yield _Line(where, (by_code[cells[0]], cells[1]), cells[2], cells[3], int(nth))


def _quoted(line: _Line, texts: Mapping[Place, str]) -> Span:
    at = -1
    for _ in range(line.nth):
        at = texts[line.place].find(line.words, at + 1)
        if at < 0 or not line.words:
            what = f"{' '.join(line.place)} does not have {line.words!r} {line.nth} times"
            raise ConfigurationError(what, where=line.where, remedy="quote the clause as it stands")
    return Span(at, at + len(line.words))
