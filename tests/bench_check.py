"""Prints how many planted defects the checks find in texts they were not written with, and how silent
they are on the same texts clean, against the aims.

Run it with `make bench`, or `python -m tests.bench_check --only udhr --quick`. It reads the public
texts in ../shared/data; a set whose texts are not there is left out. It is no test: nothing is asserted.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hexapla.cli.work import finder_of
from hexapla.evaluate.seeded import Evaluation, Tally, pooled
from hexapla.evaluate.seeded_report import text
from hexapla.evaluate.trials import planted_in
from hexapla.model import Flag, Lang
from hexapla.pipeline import Loaded, Tools, check_set, load_set, open_sets
from hexapla.reports.table import table
from hexapla.sets import SetFiles
from hexapla.vectors import RememberingEncoder
from tests.bench_align import encoder_of

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"

SEEDS, QUICK_SEEDS = (0, 1, 2, 3, 4), (0,)
MORE_SEEDS: Mapping[str, tuple[int, ...]] = {"resolution": tuple(range(20))}
"""Of a short text: each time only a few of its dates and references get a defect."""
AS_MANY_AS_FIT = 1_000_000

RECALL_AIMS = {"C": 0.97, "M": 0.92}
LANG_AIM, PLACE_AIM, SILENCE_AIM = 0.97, 0.95, 0.3
FAMILIES = ("STR", "NUM")
"""The families of checks whose silence is measured."""

_UDHR: Mapping[Lang, str] = {
    "ar": "arb",
    "zh": "cmn_hans",
    "en": "eng",
    "fr": "fra",
    "ru": "rus",
    "es": "spa",
}


def _resolution() -> SetFiles:
    return open_sets([ROOT / "corpora" / "a-res-78-311"])[0]


def _udhr() -> SetFiles:
    named = {lang: DATA / "udhr" / "xml" / f"udhr_{code}.xml" for lang, code in _UDHR.items()}
    return open_sets([], named=named)[0]


def _sdg() -> SetFiles:
    return open_sets([DATA / "derived" / "sdg_global_targets.tsv"])[0]


def _cc() -> SetFiles:
    folder = DATA / "cc-legalcode" / "html"
    codes = {lang: "zh-Hans" if lang == "zh" else lang for lang in _UDHR}
    return open_sets([], named={x: folder / f"by_4.0_{code}.html" for x, code in codes.items()})[0]


SETS: dict[str, tuple[Callable[[], SetFiles], str]] = {
    "resolution": (_resolution, "a-res-78-311"),
    "udhr": (_udhr, "udhr"),
    "sdg": (_sdg, "sdg"),
    "cc": (_cc, "cc"),
}
"""How each set is opened, and the vectors that left it out."""

WITHOUT = {"sdg": ("sdg-goals", "sdg-targets")}


def main() -> None:
    """Measure the sets that are asked for, then all of them together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=SETS, action="append")
    parser.add_argument("--quick", action="store_true", help="one seed")
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    parser.add_argument("--flags", action="store_true", help="list every flag on the clean texts")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the first seed")
    chosen = parser.parse_args()
    found: list[Evaluation] = []
    silence = [["set", "English words", *FAMILIES, "per 1,000 words", "aim"]]
    for name in chosen.only or SETS:
        loaded, tools = opened(name)
        if loaded is None:
            print(f"{name} is not measured: its texts are not at {DATA}")
            continue
        usual = QUICK_SEEDS if chosen.quick else MORE_SEEDS.get(name, SEEDS)
        seeds = [chosen.first + seed for seed in usual]
        trials = [*planted_in(loaded, tools, AS_MANY_AS_FIT, seeds)]
        found.append(pooled(trial.evaluation for trial in trials))
        made = f"{trials[0].signature}|seeds:{'+'.join(map(str, seeds))}"
        print(text(name, found[-1], made, missed=chosen.missed, unexplained=chosen.missed), flush=True)
        flags = grave(check_set(loaded, tools).flags)
        silence.append(silent(name, loaded, flags))
        if chosen.flags:
            print("\n".join(f"  flag: {name} {line}" for line in map(one_line, flags)))
        print(flush=True)
    print("against the aims, all sets\n")
    print(table([["measure", "recall", "aim", "lang", "aim", "place", "aim"], *aims(pooled(found))]))
    print("\nsilence on the clean texts, flags of C and M\n")
    print(table(silence, right=range(1, 6)))


def opened(name: str) -> tuple[Loaded | None, Tools]:
    """The set, read, and tools with vectors that left it out; `None` where it is not there."""
    open_, vectors = SETS[name]
    if name != "resolution" and not DATA.is_dir():
        return None, Tools(checks=())
    encoder = RememberingEncoder(encoder_of(vectors, WITHOUT.get(vectors, (vectors,))))
    tools = Tools(finder=finder_of(()), encoder=encoder)
    return load_set(open_(), tools), tools


def grave(flags: tuple[Flag, ...]) -> list[Flag]:
    """The critical and major flags of the families that are measured."""
    return [f for f in flags if f.code[:3] in FAMILIES and f.severity in ("critical", "major")]


def silent(name: str, loaded: Loaded, flags: list[Flag]) -> list[str]:
    """A line of the table of silence."""
    english = next(version for version in loaded.versions if version.lang == "en")
    words = sum(len(clause.text.split()) for clause in english.clauses)
    counts = [str(sum(flag.code.startswith(family) for flag in flags)) for family in FAMILIES]
    return [name, f"{words:,}", *counts, f"{1000 * len(flags) / words:.2f}", str(SILENCE_AIM)]


def one_line(flag: Flag) -> str:
    return f"{flag.row or '-'} {flag.lang or '-'} {flag.code} {flag.severity} {flag.message}"


def aims(evaluation: Evaluation) -> Iterator[list[str]]:
    """A line a severity class, of all, of each family and of each language."""
    for grade, aim in RECALL_AIMS.items():
        own = [one for one in evaluation.found if one.defect.grade == grade]
        part = Evaluation(tuple(own), evaluation.flags, evaluation.unexplained)
        yield _line(f"{grade}, all", part.whole, aim)
        for name, tally in [*part.families.items(), *part.langs.items()]:
            yield _line(f"{grade}, {name}", tally, aim)


def _line(name: str, tally: Tally, aim: float) -> list[str]:
    figures = [
        _against(tally.found, tally.defects, aim),
        _against(tally.lang_named, tally.found, LANG_AIM),
        _against(tally.place_named, tally.found, PLACE_AIM),
    ]
    return [name, *(cell for pair in figures for cell in pair)]


def _against(count: int, of: int, aim: float) -> tuple[str, str]:
    """`0.98 (49/50)` and the aim, marked where it is missed."""
    if not of:
        return "\u2013", f"{aim:.2f}"
    return f"{count / of:.2f} ({count}/{of})", f"{aim:.2f}" + " !" * (count / of < aim)


if __name__ == "__main__":
    main()
