"""Prints how many planted defects the checks find in texts they were not written with, and how silent
they are on the same texts clean, against the aims. Families of what is counted and of what is written
are planted apart.

Run it with `make bench`, or `python -m tests.bench_check --only udhr --quick`. It reads the public
texts in ../shared/data; a set whose texts are not there is left out. It is no test: nothing is asserted.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from hexapla.cli.work import finder_of
from hexapla.evaluate.seeded import Evaluation, Found, Tally, pooled
from hexapla.evaluate.seeded_report import text
from hexapla.evaluate.trials import kinds_named, planted_in
from hexapla.model import LANGS, Flag, Lang
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

COUNTED = ("figures", "dates", "references", "structure", "notes")
WRITTEN = ("language", "completeness", "typing", "corrupt")
DRIFT = ("terms",)
"""The families of defects, as they are planted apart and measured apart."""
PARTS: Mapping[str, Sequence[str]] = {"counted": COUNTED, "written": WRITTEN, "terms": DRIFT}

APART = ("term of few uses varied",)
"""Kinds that nothing in the texts can tell: printed, and left out of what has an aim."""
DRIFT_AIM, CONCEPT_AIM = 0.9, 0.95
TERM_CHECKS, TERM_SILENCE_AIM = ("TER001", "TER003"), 1.0
"""Flags of any severity for 1,000 English words of a clean text, with the termbase that is shipped."""

KIND_AIMS: Mapping[str, float] = {
    **dict.fromkeys(("clause untranslated", "run untranslated", "clause truncated"), 0.95),
    **dict.fromkeys(("part dropped", "end dropped", "part added"), 0.8),
    **dict.fromkeys(("word doubled", "look-alike letter"), 0.95),
    **dict.fromkeys(("quote lost", "bracket lost"), 0.9),
    **{kind.name: 0.95 for kind in kinds_named("", ("corrupt",))},
}
"""Recall of the written families, in each language; of what is not named here there is no aim."""
WRITTEN_LANG_AIM = 0.95
WHOLE_AIM, MINOR_AIM, CELLS_AIM = 0.5, 2.0, 0.003
"""On clean texts: flags of C and M, of m, for 1,000 English words; flags of SEM for a cell."""

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
    parser.add_argument("--part", choices=PARTS, action="append", help="plant only these families")
    parser.add_argument("--quick", action="store_true", help="one seed")
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    parser.add_argument("--flags", action="store_true", help="list every flag on the clean texts")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the first seed")
    chosen = parser.parse_args()
    parts = {name: PARTS[name] for name in PARTS if name in (chosen.part or PARTS)}
    found: dict[str, list[Evaluation]] = {name: [] for name in parts}
    silence = [["set", "English words", *FAMILIES, "per 1,000 words", "aim"]]
    terms = [["set", "English words", *TERM_CHECKS, "per 1,000 words", "aim"]]
    whole = [["set", "C and M", "per 1,000", "aim", "m", "per 1,000", "aim", "SEM of cells", "aim"]]
    for name in chosen.only or SETS:
        loaded, tools = opened(name)
        if loaded is None:
            print(f"{name} is not measured: its texts are not at {DATA}")
            continue
        usual = QUICK_SEEDS if chosen.quick else MORE_SEEDS.get(name, SEEDS)
        seeds = [chosen.first + seed for seed in usual]
        for part, evaluations in found.items():
            families = parts[part]
            kinds = kinds_named("", families)
            trials = [*planted_in(loaded, tools, AS_MANY_AS_FIT, seeds, kinds)]
            one = pooled(trial.evaluation for trial in trials)
            evaluations.append(one)
            made = (
                f"{trials[0].signature}|seeds:{'+'.join(map(str, seeds))}|families:{'+'.join(families)}"
            )
            print(text(name, one, made, missed=chosen.missed, unexplained=chosen.missed), flush=True)
            print()
        flags = check_set(loaded, tools).flags
        silence.append(silent(name, loaded, grave(flags)))
        whole.append(silent_whole(name, loaded, flags))
        terms.append(silent_terms(name, loaded, flags))
        if chosen.flags:
            said = (one_line(flag) for flag in flags if flag.severity != "neutral")
            print("\n".join(f"  flag: {name} {line}" for line in said))
        print(flush=True)
    every = {part: pooled(evaluations) for part, evaluations in found.items()}
    if "counted" in every:
        print("against the aims, all sets\n")
        head = ["measure", "recall", "aim", "lang", "aim", "place", "aim"]
        print(table([head, *aims(every["counted"])]))
    if "written" in every:
        print("\nwhat is written against its aims, all sets: found of planted, by language\n")
        print(table([["kind", *LANGS, "all", "aim", "lang", "aim"], *written_aims(every["written"])]))
    if "terms" in every:
        print("\ndrift of terms, all sets: found of planted, by language, and the concept named\n")
        print(table([["kind", *LANGS, "all", "aim", "concept", "aim"], *drift_aims(every["terms"])]))
    print("\nsilence on the clean texts, flags of C and M\n")
    print(table(silence, right=range(1, 6)))
    print("\nsilence of the terms on the clean texts, flags of any severity\n")
    print(table(terms, right=range(1, 6)))
    print("\nsilence of the whole catalogue on the clean texts\n")
    print(table(whole, right=range(1, 9)))


def opened(name: str) -> tuple[Loaded | None, Tools]:
    """The set, read, and tools with vectors that left it out; `None` where it is not there."""
    open_, vectors = SETS[name]
    if name != "resolution" and not DATA.is_dir():
        return None, Tools(checks=())
    encoder = RememberingEncoder(encoder_of(vectors, WITHOUT.get(vectors, (vectors,))))
    tools = Tools(finder=finder_of(()), encoder=encoder)
    return load_set(open_(), tools), tools


def grave(flags: Sequence[Flag]) -> list[Flag]:
    """The critical and major flags of the families that are measured."""
    return [f for f in flags if f.code[:3] in FAMILIES and f.severity in ("critical", "major")]


def english_words(loaded: Loaded) -> int:
    english = next(version for version in loaded.versions if version.lang == "en")
    return sum(len(clause.text.split()) for clause in english.clauses)


def silent(name: str, loaded: Loaded, flags: list[Flag]) -> list[str]:
    """A line of the table of silence."""
    words = english_words(loaded)
    counts = [str(sum(flag.code.startswith(family) for flag in flags)) for family in FAMILIES]
    return [name, f"{words:,}", *counts, f"{1000 * len(flags) / words:.2f}", str(SILENCE_AIM)]


def silent_terms(name: str, loaded: Loaded, flags: Sequence[Flag]) -> list[str]:
    """A line of the table of silence of the checks of terms."""
    words = english_words(loaded)
    counts = [sum(flag.code == code for flag in flags) for code in TERM_CHECKS]
    rate = _at_most(1000 * sum(counts) / words, TERM_SILENCE_AIM, ".2f")
    return [name, f"{words:,}", *map(str, counts), *rate]


def silent_whole(name: str, loaded: Loaded, flags: Sequence[Flag]) -> list[str]:
    """A line of the table of silence of all checks."""
    words, cells = english_words(loaded), sum(len(version.clauses) for version in loaded.versions)
    many = sum(flag.severity in ("critical", "major") for flag in flags)
    minor = sum(flag.severity == "minor" for flag in flags)
    meaning = sum(flag.code.startswith("SEM") for flag in flags)
    return [
        name,
        *(str(many), *_at_most(1000 * many / words, WHOLE_AIM, ".2f")),
        *(str(minor), *_at_most(1000 * minor / words, MINOR_AIM, ".2f")),
        *_at_most(meaning / cells, CELLS_AIM, ".2%"),
    ]


def _at_most(figure: float, aim: float, form: str) -> tuple[str, str]:
    return f"{figure:{form}}", f"{aim:{form}}" + " !" * (figure > aim)


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


def written_aims(evaluation: Evaluation) -> Iterator[list[str]]:
    """A line each family, without an aim of its own, and each of its kinds under it."""
    for family in WRITTEN:
        own = [one for one in evaluation.found if one.defect.family == family]
        yield _by_language(family, own, None)
        for kind in kinds_named("", (family,)):
            of_kind = [one for one in own if one.defect.kind == kind.name]
            yield _by_language(f"  {kind.name}", of_kind, KIND_AIMS.get(kind.name))


def drift_aims(evaluation: Evaluation) -> Iterator[list[str]]:
    """A line each kind, and of all that the texts can tell."""
    for kind in kinds_named("", DRIFT):
        own = [one for one in evaluation.found if one.defect.kind == kind.name]
        aim = None if kind.name in APART else DRIFT_AIM
        yield [*_by_language(kind.name, own, aim)[:-2], *_named(own)]
    told = [one for one in evaluation.found if one.defect.kind not in APART]
    yield [*_by_language(f"all but {', '.join(APART)}", told, DRIFT_AIM)[:-2], *_named(told)]
    yield [*_by_language("all", evaluation.found, None)[:-2], *_named(evaluation.found)]


def _named(found: Sequence[Found]) -> tuple[str, str]:
    hits = [one for one in found if one.flag is not None]
    return _against(sum(one.concept_named for one in hits), len(hits), CONCEPT_AIM)


def _by_language(name: str, found: Sequence[Found], aim: float | None) -> list[str]:
    cells = [_share([one for one in found if one.defect.lang == lang], aim) for lang in LANGS]
    hits = [one for one in found if one.flag is not None]
    named = _against(sum(one.lang_named for one in hits), len(hits), WRITTEN_LANG_AIM)
    whole = f"{len(hits) / len(found):.2f}" if found else "\u2013"
    return [name, *cells, whole, "" if aim is None else f"{aim:.2f}", *named]


def _share(found: Sequence[Found], aim: float | None) -> str:
    """`49/50`, marked where that is below *aim*; a dash where nothing was planted."""
    hits = sum(one.flag is not None for one in found)
    below = aim is not None and hits < aim * len(found)
    return f"{hits}/{len(found)}" + " !" * below if found else "\u2013"


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
