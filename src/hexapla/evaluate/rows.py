"""Reads gold rows: which clauses of all the versions stand together.

It reads tables (TSV); ladders, which know two languages and no rows, are read elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from hexapla.errors import ConfigurationError, InputError
from hexapla.evaluate.pairs import Table
from hexapla.model import LANGS


def read_gold(path: Path) -> Table:
    """Gold rows: TSV, a column per language, a line per row, eids separated by spaces."""
    lines = [(n, x) for n, x in enumerate(gold_text(path).split("\n"), 1) if x.strip()]
    head = lines[0][1].split("\t") if lines else []
    langs = [lang for lang in LANGS if lang in head]
    if len(langs) < 2 or len(set(head)) != len(head):
        raise ConfigurationError(
            "the first line does not name the languages",
            where=f"{path}:1",
            remedy="write the codes of at least two languages, separated by tabs",
        )
    table = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(head):
            raise ConfigurationError(
                f"{len(cells)} columns where the first line has {len(head)}", where=f"{path}:{number}"
            )
        by_column = dict(zip(head, cells, strict=True))
        table.append({lang: tuple(by_column[lang].split()) for lang in langs})
    return tuple(table)


def gold_text(path: Path) -> str:
    """The text of the gold file *path*; `InputError` where it is not there or no UTF-8."""
    if not path.is_file():
        raise InputError("there is no such gold file", where=str(path), remedy="check the path")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("this is not UTF-8", where=str(path), remedy="save it as UTF-8") from error
