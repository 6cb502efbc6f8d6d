"""Tables with a column for each language: the texts, once it is known which columns those are.

Shared by the formats of tables. The number of a row is the one that a spreadsheet shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hexapla.errors import InputError
from hexapla.formats.columns import Columns, Row, by_content, by_heads, letters
from hexapla.formats.format import Source
from hexapla.formats.interchange import Gathered, counted
from hexapla.model import LANGS, Location, RawDocument


def columns_of(rows: Sequence[Row], source: Source) -> Columns:
    """The columns of languages in *rows*, by their heads or by what they say."""
    found = by_heads(rows, source) or by_content(rows, source)
    if found is None:
        raise no_languages(source)
    return found


def no_languages(source: Source) -> InputError:
    """The error for a table in which no column is certain to be a language."""
    return InputError(
        "no column can be told to be in one of the six languages",
        where=source.name,
        remedy=f"head each column with its language: {', '.join(LANGS)}",
    )


def documents(
    rows: Sequence[Row], columns: Columns, source: Source, notes: Sequence[str] = ()
) -> tuple[RawDocument, ...]:
    """A document for each column of a language; the line is the number of the row."""
    gathered = Gathered(source)
    for tag in columns.langs.values():
        gathered.expect(tag)
    unread: Counter[int] = Counter()
    without = 0
    for number, cells in rows:
        if number <= columns.head:
            continue
        key = cells.get(columns.key) if columns.key is not None else None
        for column, flat in cells.items():
            if column in columns.langs:
                name = key.text.strip() if key else f"row {number}, column {letters(column)}"
                gathered.add(columns.langs[column], flat, Location(line=number, part=name))
            elif column != columns.key:
                unread[column] += 1
        without += bool(cells) and not any(column in cells for column in columns.langs)
    named = [letters(column) + columns.headed(column) for column in sorted(unread)]
    left = [f"columns that are no language were left out: {', '.join(named[:20])}"] if named else []
    blank = counted(without, "row has no text in any language", "rows have no text in any language")
    return gathered.documents([*notes, *left, *blank])
