"""Times the main job beside a baseline of the same run, so that the machine's noise cancels.

The baseline is a fixed piece of work in plain Python; figures are given in seconds and in baselines.
Run it with `make bench`. It is no test: nothing is asserted.
"""

from __future__ import annotations

import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLEAN, DRAFT = (str(ROOT / "corpora" / name) for name in ("a-res-78-311", "a-res-78-311-draft"))
REPEATS = 5

COMMANDS: dict[str, list[str]] = {
    "help": ["--help"],
    "parse, one version": ["parse", f"{CLEAN}/en.txt"],
    "align, six versions": ["align", CLEAN, "--quiet"],
    "check, clean set": ["check", CLEAN, "--quiet", "--no-cache"],
    "check, draft set": ["check", DRAFT, "--quiet", "--no-cache"],
    "check, unchanged": ["check", DRAFT, "--quiet"],
    "terms score": ["terms", "score", CLEAN, "--quiet"],
    "demo": ["demo", "--quiet"],
}


def baseline() -> None:
    """A fixed piece of work: counting words in a dictionary."""
    counts: dict[str, int] = {}
    for i in range(1_500_000):
        key = f"w{i % 1009}"
        counts[key] = counts.get(key, 0) + 1


def seconds(work: Callable[..., object], *arguments: object) -> float:
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began


def run(arguments: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "hexapla", *arguments], stdout=subprocess.DEVNULL, check=False, cwd=ROOT
    )


def judged(rows: int) -> tuple[float, float]:
    """Seconds for all checks on the resolution *rows* / 34 times over: for the rows, for the checks."""
    from dataclasses import replace

    from hexapla.cli.work import tools_of
    from hexapla.model import Version
    from hexapla.pipeline import align_set, check_set, load_set, open_sets

    tools = tools_of(quiet=True)
    loaded = load_set(open_sets([Path(CLEAN)])[0], tools)

    def longer(version: Version) -> Version:
        again = [
            replace(clause, eid=f"r{time}-{clause.eid}", kind="body", label="", number=None)
            for time in range(max(1, rows // len(version.clauses)))
            for clause in version.clauses
            if clause.kind != "note"
        ]
        return replace(version, clauses=tuple(replace(one, note_calls=()) for one in again))

    if rows:
        loaded = replace(loaded, versions=tuple(map(longer, loaded.versions)))
    check_set(loaded, tools)
    aligned = statistics.median(seconds(align_set, loaded, tools) for _ in range(REPEATS))
    whole = statistics.median(seconds(check_set, loaded, tools) for _ in range(REPEATS))
    return aligned, whole - aligned


def main() -> None:
    """Print a line a command: the median of some runs after one that warms the caches."""
    print(f"{'':22}{'seconds':>9}{'baselines':>11}")
    for name, arguments in COMMANDS.items():
        run(arguments)
        pairs = [(seconds(baseline), seconds(run, arguments)) for _ in range(REPEATS)]
        spent = statistics.median(pair[1] for pair in pairs)
        relative = statistics.median(took / base for base, took in pairs)
        print(f"{name:22}{spent:9.2f}{relative:11.2f}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest memory of any of them: {peak:.0f} MB")
    aligned, checked = judged(0)
    print(f"resolution, all checks, warm, one process: rows {aligned:.2f} s, checks {checked:.2f} s")
    sizes = [34, 136, 544]
    found = [judged(size)[1] for size in sizes]
    slope = statistics.linear_regression([*map(math.log, sizes)], [*map(math.log, found)]).slope
    shown = ", ".join(f"{size} rows {took:.2f} s" for size, took in zip(sizes, found, strict=True))
    print(f"checks by size: {shown}; exponent {slope:.2f}")


if __name__ == "__main__":
    main()
