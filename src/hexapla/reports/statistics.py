"""How many flags each check raised, and where the time of a run went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hexapla.model import Flag
from hexapla.reports.table import table


def statistics_table(seconds: Mapping[str, float], flags: Iterable[Flag], codes: Iterable[str]) -> str:
    """A line for each part of the work and each check of *codes*: flags, seconds, share of the time.

    What was not timed (`–`) was not done: a result was recalled. The slowest stand first.
    """
    counts = Counter(flag.code for flag in flags)
    names = dict.fromkeys([*seconds, *codes])
    whole = sum(seconds.values())
    rows = [["", "flags", "seconds", "share"]]
    checks = set(codes) | set(counts)
    for name in sorted(names, key=lambda name: (-seconds.get(name, 0.0), name)):
        spent = seconds.get(name)
        time = ["\u2013", ""] if spent is None else [f"{spent:.3f}", _share(spent, whole)]
        rows.append([name, f"{counts[name]:,}" if name in checks else "", *time])
    rows.append(["all", f"{counts.total():,}", f"{whole:.3f}", _share(whole, whole)])
    return table(rows, right=(1, 2, 3))


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else ""
