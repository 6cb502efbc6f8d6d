"""Prints what `terms mine` finds again of concepts that are hidden from it, beside simple counting.

Run it with `python -m tests.bench_terms --only mine`. It is no test: nothing is asserted.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hexapla.evaluate.mining import FIRST, MiningScore, Share, measured
from hexapla.model import Lang
from hexapla.pipeline import align_set
from hexapla.reports.table import table
from hexapla.signature import signature
from hexapla.terms.links import Links
from hexapla.vectors import RememberingEncoder
from hexapla.vectors.builtin import BuiltinEncoder
from hexapla.vectors.rarity import Rarity
from tests.bench_check import opened

TEXTS = ("resolution", "sdg", "udhr")
SOURCES: tuple[Lang, ...] = ("en", "ar", "zh", "ru")
SEEDS = (0, 1, 2, 3, 4)


def print_mine() -> None:
    """A line for each text and source, and for all texts; all seeds together."""
    head = ["texts", "source", *(f"{x} {n}" for x in ("first", "phrases", "counted") for n in FIRST)]
    found = [head]
    rendered: list[tuple[str, MiningScore]] = []
    for source in SOURCES:
        whole = None
        for name in TEXTS:
            one = _measured(name, source)
            if one is None:
                print(f"{name} is not measured: its texts are not there")
                continue
            found.append([name, source, *_figures(one)])
            rendered.append((f"{name} {source}", one))
            whole = one if whole is None else whole + one
        if whole is not None:
            found.append(["all", source, *_figures(whole)])
            rendered.append((f"all {source}", whole))
    print("hidden concepts of un-core found again; counted: the most frequent phrases\n")
    print(table(found, right=range(2, len(head))))
    print("\nthose found of which the first rendering is a listed term; Dice: of rows\n")
    langs = [*dict.fromkeys(lang for _, one in rendered for lang in one.renderings)]
    rows = [["texts", *(f"{lang}{x}" for lang in langs for x in ("", " Dice"))]]
    for name, one in rendered:
        pairs = [_pair(one.renderings, one.by_dice, lang) for lang in langs]
        rows.append([name, *(cell for pair in pairs for cell in pair)])
    print(table(rows, right=range(1, len(rows[0]))))
    print(f"\n{signature(measure='mining', hidden='half', least=2, seeds=len(SEEDS))}\n")


def _measured(name: str, source: Lang) -> MiningScore | None:
    loaded, tools = opened(name)
    if loaded is None or tools.finder is None or not isinstance(tools.encoder, RememberingEncoder):
        return None
    alignments = [align_set(loaded, tools)]
    links = Links(alignments, tools.encoder)
    assert isinstance(tools.encoder.encoder, BuiltinEncoder)
    rarity = Rarity(tools.encoder.encoder.table)
    whole = None
    for seed in SEEDS:
        one = measured(
            alignments,
            source,
            tools.finder.termbase,
            links=links,
            rarity=rarity,
            generator=Random(seed),
        )
        whole = one if whole is None else whole + one
    return whole


def _figures(one: MiningScore) -> list[str]:
    return [str(counts[n]) for counts in (one.found, one.phrases, one.counted) for n in FIRST]


def _pair(one: Mapping[Lang, Share], other: Mapping[Lang, Share], lang: Lang) -> list[str]:
    return [_share(x[lang]) if lang in x else "" for x in (one, other)]


def _share(one: Share) -> str:
    return f"{one} ({one.right / one.due:.2f})" if one.due else "-"
