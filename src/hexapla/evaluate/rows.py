"""An alignment against gold rows: whole rows right, and pairs of languages, strict and lax.

Pairs are scored as Vecalign's scorer does: a bead is strictly right where gold has the same
bead, laxly right where it shares a pair of clauses with one; null beads count for neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from hexapla.errors import ConfigurationError, InputError
from hexapla.model import LANGS, Alignment, Lang
from hexapla.signature import signature

Table = tuple[Mapping[Lang, tuple[str, ...]], ...]
"""Rows of eids by language."""

Bead = tuple[frozenset[str], frozenset[str]]
Figures = tuple[float, float, float]
"""Precision, recall and F1, each in [0, 1]."""


@dataclass(frozen=True, slots=True)
class RowScore:
    """How an alignment compares with gold."""

    rows: int
    gold_rows: int
    right: int
    """Rows whose every cell is as in gold."""
    f1: float
    pairs: Mapping[str, tuple[Figures, Figures]]
    """Strict and lax figures by pair of languages."""
    mean_strict: float
    mean_lax: float
    signature: str


def read_gold(path: Path) -> Table:
    """Gold rows: TSV, a column per language, a line per row, eids separated by spaces."""
    if not path.is_file():
        raise InputError("there is no such gold file", where=str(path), remedy="check the path")
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
    head = lines[0].split("\t") if lines else []
    langs = [lang for lang in LANGS if lang in head]
    if len(langs) < 2 or len(set(head)) != len(head):
        raise ConfigurationError(
            "the first line does not name the languages",
            where=f"{path}:1",
            remedy="write the codes of at least two languages, separated by tabs",
        )
    table = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(head):
            raise ConfigurationError(
                f"{len(cells)} columns where the first line has {len(head)}", where=f"{path}:{number}"
            )
        by_column = dict(zip(head, cells, strict=True))
        table.append({lang: tuple(by_column[lang].split()) for lang in langs})
    return tuple(table)


def score_rows(alignment: Alignment, gold: Table) -> RowScore:
    """The rows of *alignment* held against *gold*, in the languages that both have."""
    langs = [lang for lang in alignment.langs if any(lang in row for row in gold)]
    if len(langs) < 2:
        raise InputError("the gold file and the set share fewer than two languages")
    made = [tuple(row.cells.get(x, ()) for x in langs) for row in alignment.rows]
    wanted = [tuple(row.get(x, ()) for x in langs) for row in gold]
    made = [row for row in made if any(row)]
    wanted = [row for row in wanted if any(row)]
    right = len(set(made) & set(wanted))
    pairs = {}
    for one, other in combinations(langs, 2):
        found = beads(({x: row.cells.get(x, ()) for x in langs} for row in alignment.rows), one, other)
        pairs[f"{one}-{other}"] = pair_score(found, beads(gold, one, other))
    return RowScore(
        rows=len(made),
        gold_rows=len(wanted),
        right=right,
        f1=2 * right / (len(made) + len(wanted)) if made or wanted else 1.0,
        pairs=pairs,
        mean_strict=sum(strict[2] for strict, _ in pairs.values()) / len(pairs),
        mean_lax=sum(lax[2] for _, lax in pairs.values()) / len(pairs),
        signature=signature(langs="+".join(langs), beads="connected", scorer="vecalign", null="out"),
    )


def beads(rows: Iterable[Mapping[Lang, tuple[str, ...]]], one: Lang, other: Lang) -> set[Bead]:
    """The bitext of two languages: connected groups of clauses that share rows; no null beads."""
    groups: list[tuple[set[str], set[str]]] = []
    for row in rows:
        mine, yours = set(row.get(one, ())), set(row.get(other, ()))
        if groups and ((mine & groups[-1][0]) or (yours & groups[-1][1])):
            groups[-1][0].update(mine)
            groups[-1][1].update(yours)
        else:
            groups.append((mine, yours))
    return {(frozenset(a), frozenset(b)) for a, b in groups if a and b}


def pair_score(found: set[Bead], gold: set[Bead]) -> tuple[Figures, Figures]:
    """Strict and lax precision, recall and F1 of *found* against *gold*."""
    strict = len(found & gold)
    lax_found = sum(1 for bead in found if any(_touch(bead, other) for other in gold))
    lax_gold = sum(1 for bead in gold if any(_touch(bead, other) for other in found))
    return (
        _figures(strict, len(found), strict, len(gold)),
        _figures(lax_found, len(found), lax_gold, len(gold)),
    )


def _touch(one: Bead, other: Bead) -> bool:
    return bool(one[0] & other[0]) and bool(one[1] & other[1])


def _figures(right: int, found: int, recalled: int, gold: int) -> Figures:
    precision = right / found if found else 1.0
    recall = recalled / gold if gold else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
