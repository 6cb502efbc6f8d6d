"""Prints how well and how fast texts with known rows are aligned, with vectors that left them out.

Run it with `make bench`, or `python -m tests.bench_align --only udhr --quick`. It reads the public
texts in ../shared/data and keeps trained vectors in build/vectors. It is no test: nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random

from hexapla.cli.work import finder_of
from hexapla.evaluate.ablation import ablation, two_by_two
from hexapla.evaluate.align_report import ablation_table, harm_table, reliability_lines
from hexapla.evaluate.aligner import Aligner
from hexapla.evaluate.cases import Known, together, with_gold
from hexapla.evaluate.damage import Shares, Texts, damaged
from hexapla.evaluate.disturb import MOST_TRIALS, disturbed
from hexapla.evaluate.reliability import reliability
from hexapla.evaluate.score import Case, score, total
from hexapla.model import Encoder, Lang
from hexapla.pipeline import Tools, load_set, open_sets
from hexapla.reports.table import table
from hexapla.signature import signature
from hexapla.terms.finder import TermFinder
from hexapla.vectors import RememberingEncoder
from hexapla.vectors.builtin import load_builtin
from hexapla.vectors.training.sources import public_sources

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
VECTORS = ROOT / "build" / "vectors"

SEEDS = 5
SIZES = (500, 2_000, 8_000, 20_000)
QUICK_SIZES = (500, 2_000)
SHORT = 40
"""Rows of a resolution of usual length."""

TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "udhr": ("udhr", ("udhr",)),
    "cc": ("cc", ("cc",)),
    "sdg": ("sdg-targets", ("sdg-goals", "sdg-targets")),
    "ntrex": ("ntrex-even", ("ntrex-even",)),
}
"""By the name of their vectors: the table that is measured, and what the vectors left out."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the last table."""

    name: str
    value: str
    aim: str
    signature: str


def main() -> None:
    """Measure what is asked for, then print all figures once more as one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=MEASURES, action="append")
    parser.add_argument("--quick", action="store_true", help="one seed, small sizes")
    parser.add_argument("--time", metavar="ROWS", help=argparse.SUPPRESS)
    parser.add_argument("--whole", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.time:
        print(json.dumps(timed(chosen.time, Shares(0, 0, 0) if chosen.whole else Shares())))
        return
    if not DATA.is_dir():
        print(f"alignment is not measured: the public texts are not at {DATA}")
        return
    figures = [
        figure
        for name in chosen.only or MEASURES
        for figure in MEASURES[name](1 if chosen.quick else SEEDS)
    ]
    print("\n| measure | figure | aim | signature |\n|---|---|---|---|")
    for one in figures:
        made = one.signature.replace("|", "\\|")
        print(f"| {one.name} | {one.value} | {one.aim} | `{made}` |")


def measured(name: str, seeds: int) -> Iterator[Figure]:
    """A table, clean and damaged."""
    source, without = TABLES[name]
    aligner = aligner_of(name, without)
    rows = texts(source)
    cases = [damaged(rows, Shares(), Random(seed)) for seed in range(seeds)]
    clean = damaged(rows, Shares(0, 0, 0), Random(0))
    title(f"{name}: {len(rows)} rows, 5 % dropped, merged and split, {seeds} times")
    made = total([score(aligner(clean.versions), clean)])
    assert made.rows is not None
    signed = signed_by(aligner, clean)
    yield told(f"{name}, clean: row F1", f"{made.rows.f1:.3f}", "0.995", signed)

    aligned = [(aligner(case.versions), case) for case in cases]
    found = total(score(*one) for one in aligned)
    assert found.rows is not None
    signed = signed_by(aligner, clean, damage="5%", seeds=seeds)
    pair, lowest = found.worst
    yield told(f"{name}, damaged: strict pair F1", f"{found.strict:.3f}", "0.970", signed)
    yield told(f"{name}, damaged: worst pair", f"{lowest:.3f} ({pair})", "0.940", signed)
    yield told(f"{name}, damaged: row F1", f"{found.rows.f1:.3f}", "0.900", signed)
    gain = found.strict - two_by_two(cases, aligner).strict
    yield told(f"{name}, damaged: gain from n-way", f"{gain:+.3f}", "+0.010", signed)
    sure = reliability(aligned)
    print("\n".join(reliability_lines(sure)), flush=True)
    yield told(f"{name}, damaged: calibration error", f"{sure.error:.3f}", "", signed)
    print(f"first seed:\n{ablation_table(tuple(ablation(cases[:1], aligner)))}", flush=True)


def literature(_seeds: int) -> Iterator[Figure]:
    """The ladders of AlignAR, made by hand: baselines and ours in one run, texts pooled."""
    aligner = aligner_of("builtin", ())
    folder = DATA / "alignar" / "literature"
    known = together([ladder(folder, path.name) for path in sorted((folder / "gold").iterdir())], "")
    title(f"AlignAR literature: {known.what}")
    lines = tuple(ablation(known.cases, aligner))
    print(ablation_table(lines), flush=True)
    signed = signed_by(aligner, known.cases[0])
    for line in lines:
        yield Figure(
            f"AlignAR literature, strict F1: {line.name}", f"{line.score.strict:.3f}", "", signed
        )


def labels(seeds: int) -> Iterator[Figure]:
    """The resolution with a label wrong, or a clause moved."""
    aligner = aligner_of("a-res-78-311", ("a-res-78-311",))
    corpora = ROOT / "corpora"
    read = load_set(open_sets([corpora / "a-res-78-311"])[0], Tools(checks=()))
    (case,) = with_gold(read, corpora / "gold" / "a-res-78-311.tsv").cases
    title(f"A/RES/78/311: {len(case.gold)} rows, one disturbance at a time")
    harms = disturbed(case, aligner, Random(0), MOST_TRIALS * seeds // SEEDS)
    print(harm_table(harms), flush=True)
    signed = signed_by(aligner, case)
    for harm in harms:
        value = f"{harm.others:.3f} of {harm.trials} trials"
        yield Figure(f"{harm.kind}: other rows right", value, "1.000", signed)
    yield Figure("moved: just that move found", f"{harms[-1].moves:.3f}", "", signed)


def speed(seeds: int) -> Iterator[Figure]:
    """Seconds and megabytes, each size in a process of its own."""
    aligner = aligner_of("ntrex", TABLES["ntrex"][1])
    signed = signature(vectors=aligner.encoder.name if aligner.encoder else None, damage="5%", cores=1)
    title("speed, one core, everything loaded")
    short = spent(str(-SHORT), "--whole")
    yield told(f"{SHORT} rows x 6 as they are, seconds", f"{short.seconds:.2f}", "0.5", signed)
    short = spent(str(-SHORT))
    yield told(f"{SHORT} rows x 6, damaged, seconds", f"{short.seconds:.2f}", "", signed)
    sizes = SIZES if seeds == SEEDS else QUICK_SIZES
    found = [spent(str(size)) for size in sizes]
    rows = [["rows", "seconds", "MB at most", "strict F1"]]
    rows += [
        [str(n), f"{one.seconds:.1f}", f"{one.megabytes:.0f}", f"{one.strict:.3f}"]
        for n, one in zip(sizes, found, strict=True)
    ]
    print(table(rows, right=range(4)), flush=True)
    long = found[-1]
    yield told(f"{sizes[-1]} rows x 6, seconds", f"{long.seconds:.0f}", "300", signed)
    yield told(f"{sizes[-1]} rows x 6, MB", f"{long.megabytes:.0f}", "2048", signed)
    slope = statistics.linear_regression(
        [math.log(size) for size in sizes], [math.log(one.seconds) for one in found]
    ).slope
    yield told("exponent of time over size", f"{slope:.2f}", "1.2", signed)


@dataclass(frozen=True, slots=True)
class Spent:
    """What aligning a table took."""

    seconds: float
    megabytes: float
    strict: float


def spent(rows: str, *more: str) -> Spent:
    """What a process of its own says of a table of so many *rows*."""
    command = [sys.executable, "-m", "tests.bench_align", "--time", rows, *more]
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    printed = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT, env=one_core)
    return Spent(*json.loads(printed.stdout.splitlines()[-1]))


def timed(rows: str, shares: Shares) -> tuple[float, float, float]:
    """What the process does: a long table once, or (negative) short ones, of which the median counts."""
    encoder, finder = encoder_of("ntrex", TABLES["ntrex"][1]), finder_of(())
    if rows.startswith("-"):
        size = -int(rows)
        every = texts("sdg-targets")
        tables = [every[at : at + size] for at in range(0, len(every) - size + 1, size)]
        # The first warms up what is loaded when it is used for the first time.
        tables = [texts("udhr")[:size], *tables]
    else:
        tables = [long_table(int(rows))]
    taken = []
    for one in tables:
        case = damaged(one, shares, Random(0))
        began = time.perf_counter()
        alignment = Aligner(finder, encoder)(case.versions)
        taken.append(time.perf_counter() - began)
    seconds = taken[0] if len(taken) == 1 else statistics.median(taken[1:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, peak, score(alignment, case).strict


def long_table(size: int) -> Texts:
    """NTREX and TICO-19 in six languages over and over: from the second time on, each row has a number.

    The number is the same in all six languages and in no other row; it stands at the end in brackets.
    """
    once = [
        row for name in ("ntrex-odd", "ntrex-even", "tico19") for row in texts(name) if len(row) == 6
    ]
    return [
        once[i]
        if i < len(once)
        else {lang: f"{text} ({i})" for lang, text in once[i % len(once)].items()}
        for i in range(size)
    ]


@cache
def _sources() -> dict[str, Texts]:
    return {source.name: source.rows for source in public_sources(DATA)}


def texts(name: str) -> Texts:
    """The rows of a public source, as the vectors' training reads them."""
    return _sources()[name]


def ladder(folder: Path, name: str) -> Known:
    """A text of AlignAR with its gold."""
    named: dict[Lang, Path] = {"ar": folder / "ar" / name, "en": folder / "en" / name}
    read = load_set(open_sets([], named=named, reader="lines")[0], Tools(checks=()))
    return with_gold(read, folder / "gold" / name)


def aligner_of(name: str, without: Sequence[str]) -> Aligner:
    """Our aligner with the termbase that ships and the vectors called *name*."""
    return Aligner(_finder(), RememberingEncoder(encoder_of(name, without)))


@cache
def _finder() -> TermFinder:
    return finder_of(())


def encoder_of(name: str, without: Sequence[str]) -> Encoder:
    """The vectors in `build/vectors`, trained *without* these sources where they are not there yet."""
    path = VECTORS / f"{name}.vectors"
    if not path.is_file():
        VECTORS.mkdir(parents=True, exist_ok=True)
        left_out = [part for one in without for part in ("--without", one)]
        command = [sys.executable, "-m", "hexapla", "vectors", "train", str(path), "--data", str(DATA)]
        subprocess.run([*command, *left_out], check=True, stdout=sys.stderr)
    encoder = load_builtin(path)
    if set(encoder.table.head.without) != set(without):
        raise SystemExit(f"{path} left out other texts: remove it, and it is trained again")
    return encoder


def signed_by(aligner: Aligner, case: Case, **more: object) -> str:
    """How the figures were made."""
    vectors = aligner.encoder.name if aligner.encoder else "none"
    langs = "+".join(case.langs())
    return signature(langs=langs, solver="nway", scorer="vecalign", **more, vectors=vectors)


def title(text: str) -> None:
    print(f"\n{text}\n", flush=True)


def told(name: str, value: str, aim: str, signed: str) -> Figure:
    """The figure, printed as soon as it is known."""
    print(f"{name}: {value}", flush=True)
    return Figure(name, value, aim, signed)


MEASURES: dict[str, Callable[[int], Iterator[Figure]]] = {
    **{name: partial(measured, name) for name in TABLES},
    "alignar": literature,
    "labels": labels,
    "speed": speed,
}


if __name__ == "__main__":
    main()
