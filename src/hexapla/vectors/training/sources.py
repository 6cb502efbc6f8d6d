"""The parallel texts that the built-in vectors learn from, with the licence of each.

Only texts with a stated licence that allows to pass on what was learned from them. Tables are
tab-separated with a column for each language; a cell may be empty.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hexapla.errors import InputError
from hexapla.model import LANGS, Lang

Texts = Mapping[Lang, str]
"""One segment in two or more languages."""


@dataclass(frozen=True, slots=True)
class Source:
    """Parallel segments of one origin."""

    name: str
    licence: str
    attribution: str
    rows: tuple[Texts, ...]


_UN = "United Nations document, freely reproducible"
_PUBLIC = (
    ("udhr", ("derived/udhr_articles_only.tsv",), _UN,
     "Universal Declaration of Human Rights, A/RES/217 A (III), by way of \u201cUDHR in XML\u201d"),
    ("cc", ("derived/cc_legalcode.tsv",), "CC0 1.0",
     "Creative Commons legal code 4.0 and its official translations, Creative Commons"),
    ("sdg-goals", ("derived/sdg_global_goals.tsv",), "MIT",
     "Open SDG, sdg-translations: goals of A/RES/70/1"),
    ("sdg-targets", ("derived/sdg_global_targets.tsv",), "MIT",
     "Open SDG, sdg-translations: targets of A/RES/70/1"),
    ("tico19", ("tico19/tico19_clean.tsv",), "CC0 1.0",
     "TICO-19, the Translation Initiative for COVID-19"),
    ("tico19-terms", ("tico19/tico19_terms_facebook.tsv", "tico19/tico19_terms_google.tsv"), "CC0 1.0",
     "TICO-19 terminologies of Facebook and Google"),
    ("countries", ("derived/unterm_country_names.tsv", "derived/unsd_m49.tsv"), "PDDL 1.0",
     "datasets/country-codes: names of UNTERM and of the United Nations Statistics Division"),
)  # fmt: skip
_NTREX = "derived/ntrex.tsv"
_NTREX_ATTRIBUTION = (
    "NTREX-128, Microsoft: translations of the test set of WMT19; Federmann, Kocmi and Xin 2022"
)


def public_sources(folder: Path) -> tuple[Source, ...]:
    """The public sources in *folder*; `InputError` where one is missing or is not such a table."""
    found = [
        Source(
            name,
            licence,
            attribution,
            distinct([row for file in files for _, row in read_rows(folder / file)]),
        )
        for name, files, licence, attribution in _PUBLIC
    ]
    rows = read_rows(folder / _NTREX)
    odd = odd_documents([key for key, _ in rows])
    for name, wanted in (("ntrex-odd", True), ("ntrex-even", False)):
        texts = tuple(row for (_, row), is_odd in zip(rows, odd, strict=True) if is_odd is wanted)
        found.append(Source(name, "CC BY-SA 4.0", _NTREX_ATTRIBUTION, texts))
    return tuple(found)


def read_rows(path: Path) -> list[tuple[str, Texts]]:
    """The key and the texts of each row of the table *path*."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        what = f"the table cannot be read ({error})"
        raise InputError(what, where=str(path), remedy="name the folder with --data") from error
    if not rows or "key" not in rows[0] or sum(lang in rows[0] for lang in LANGS) < 2:
        what = "this is not a table with columns key and at least two languages"
        raise InputError(what, where=str(path), remedy="name the folder with --data")
    return [
        (row["key"] or "", {lang: text for lang in LANGS if (text := (row.get(lang) or "").strip())})
        for row in rows
    ]


def odd_documents(keys: Sequence[str]) -> list[bool]:
    """Whether each row belongs to a document of odd number, counted from 1; keys are `document#line`."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(key.partition("#")[0], len(numbers) + 1) % 2 == 1 for key in keys]


def distinct(rows: Sequence[Texts]) -> tuple[Texts, ...]:
    """*rows* without those that stood before."""
    return tuple({tuple(sorted(row.items())): row for row in reversed(rows)}.values())[::-1]
