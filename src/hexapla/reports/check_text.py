"""The report of `hexapla check` for people: heading, flags by row, parity, and what to do next.

After it comes a line that a person can act on.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hexapla.model import Lang
from hexapla.reports.paper import Paper, quoted
from hexapla.reports.set_report import SetReport, counted, severities
from hexapla.reports.text import statuses
from hexapla.text.width import visible

_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def check_text(report: SetReport, paper: Paper, most: int) -> str:
    """The report on one set without its last line, at most *most* flags of each check (0: all)."""
    lines = [*_heading(report, paper), "", *_flags(report, paper, most)]
    lines += parity_lines(report.parity, report.alignment.langs, paper)
    lines += ["", *paper.lines(counts(report)), *paper.lines(report.signature, style="quiet")]
    return "\n".join(lines)


def _flags(report: SetReport, paper: Paper, most: int) -> Iterable[str]:
    if not report.flags:
        return ()
    from hexapla.reports.flag_text import flags_text

    return flags_text(report, paper, most)


def _heading(report: SetReport, paper: Paper) -> Iterator[str]:
    alignment = report.alignment
    title = f"{alignment.set} \u00b7 {alignment.symbol()}" if alignment.symbol() else alignment.set
    yield from (paper.paint(line, "strong") for line in paper.lines(quoted(title)))
    if said := statuses(alignment.versions.values()):
        yield from paper.lines(said)


def parity_lines(
    parity: Mapping[str, Mapping[Lang, int]], langs: Sequence[Lang], paper: Paper
) -> Iterator[str]:
    """How many of each thing the versions have: a line where they differ, one for all that agree."""
    agreeing = {name: counts for name, counts in parity.items() if len(set(counts.values())) == 1}
    differing = {name: counts for name, counts in parity.items() if name not in agreeing}
    if differing:
        corner = "parity"
        wide = max(map(len, (corner, *differing)))
        figure = max(6, *(len(f"{n:,}") + 2 for counts in differing.values() for n in counts.values()))
        head = "".join(f"{lang:>{figure - 1}} " for lang in langs)
        yield paper.paint(f"{corner:{wide}}{head.rstrip()}", "quiet")
        for name, counts in differing.items():
            yield f"{name:{wide}}{_figures(counts, langs, figure, paper)}".rstrip()
    every = f"all {_NUMBERS.get(len(langs), len(langs))} agree" if len(langs) > 1 else "there are"
    said = ", ".join(f"{name} {next(iter(counts.values())):,}" for name, counts in agreeing.items())
    yield from paper.lines(said, prefix=f"{every}: ", style="quiet") if said else ()


def _figures(counts: Mapping[Lang, int], langs: Sequence[Lang], width: int, paper: Paper) -> str:
    """The figures of one measure; one that is not what most versions have is marked."""
    (usual, votes), *_ = Counter(counts.values()).most_common(1)
    decided = 2 * votes > len(counts)
    cells = []
    for lang in langs:
        odd = counts[lang] != usual or not decided
        figure = f"{counts[lang]:>{width - 1},}{'*' if odd else ' '}"
        cells.append(paper.paint(figure, "major") if odd else figure)
    return "".join(cells)


def counts(report: SetReport) -> str:
    """`41 flags: 12 critical, 29 major; 3 legitimate; 1 accepted in the manifest`."""
    flags = report.flags
    said = f"{counted(len(flags), 'flag')}: {severities(flags)}" if flags else "no flags"
    decided = Counter(state for flag in flags if (state := report.state(flag)) != "open")
    parts = [said, *(f"{n:,} {state}" for state, n in sorted(decided.items()))]
    parts += [f"{n:,} {why}" for why, n in report.aside.items() if n]
    return "; ".join(parts)


def next_step(report: SetReport) -> str:
    """What a person does now, with the command that does it."""
    review = f"{report.review} {shlex.quote(visible(report.path))}"
    if report.failures:
        return f"{counted(report.failures, 'failure')} said on stderr: mend that, then check again"
    errors = [flag for flag in report.failing if report.state(flag) == "error"]
    undecided = [flag for flag in report.failing if report.state(flag) != "error"]
    if undecided:
        return f"{severities(undecided)} to decide: {review}"
    if errors:
        return f"{counted(len(errors), 'confirmed error')} to correct in the texts: {review}"
    still_open = [flag for flag in report.flags if report.state(flag) == "open"]
    if still_open:
        return f"nothing that fails the run; {severities(still_open)} open: {review}"
    return "nothing to do"
