"""The structure of a version as a tree that one likes to read; then what was mended and set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hexapla.langs import profile
from hexapla.model import Clause, Kind, Version
from hexapla.reports.data import repairs_of
from hexapla.text.width import cells, clusters, visible

_UNDER_THE_ORGAN: frozenset[Kind] = frozenset({"preambular", "operative"})
_ABOVE_ALL: frozenset[Kind] = frozenset({"title", "organ", "masthead", "annex", "adoption", "note"})


def tree(version: Version, width: int = 0) -> Iterator[str]:
    """The lines of *version*: its clauses as a tree, its repairs, what was set aside, remarks.

    A lead is shown `_so_`, the call of note 1 as `[^1]`. Lines are cut at *width* cells (0: not).
    """
    lines = [_heading(version), *_clauses(version)]
    lines += [
        f"  repaired   {one['eid']}: \u201c{one['before']}\u201d \u2192 \u201c{one['after']}\u201d"
        f" ({one['where']})"
        for one in repairs_of(version)
    ]
    lines += [
        f"  set aside  {aside.why}: \u201c{' '.join(aside.text.split())}\u201d ({aside.location})"
        for aside in version.set_aside
    ]
    lines += [f"  note       {note}" for note in version.notes]
    return (_cut(visible(line), width) for line in lines)


def _heading(version: Version) -> str:
    said = [version.file, profile(version.lang).name, version.symbol or "", version.format]
    if version.status != "official":
        said.append(f"{version.status}, unofficial")
    counts = Counter(clause.kind for clause in version.clauses)
    said.append(", ".join(f"{n} {kind}" for kind, n in counts.items()))
    return " \u00b7 ".join(filter(None, said))


def _clauses(version: Version) -> Iterator[str]:
    levels = _levels(version.clauses)
    wide = max(
        (len(clause.eid) + 2 * level for clause, level in zip(version.clauses, levels, strict=True))
    )
    labels = max(cells(clause.label) for clause in version.clauses)
    open_below: list[bool] = []
    for index, (clause, level) in enumerate(zip(version.clauses, levels, strict=True)):
        rest = levels[index + 1 :]
        more = next((n for n in rest if n <= level), -1) == level
        open_below = [*open_below[:level], more]
        rails = "".join("\u2502 " if rail else "  " for rail in open_below[:-1])
        branch = "\u251c\u2500" if more else "\u2514\u2500"
        name = clause.eid.ljust(wide - 2 * level)
        label = clause.label + " " * (labels - cells(clause.label))
        yield f"  {rails}{branch}{name} {label} {_text(clause)}"


def _levels(clauses: Sequence[Clause]) -> list[int]:
    """How deep each clause stands in the tree: never more than one deeper than the one before."""
    levels: list[int] = []
    part = text = 0
    for clause in clauses:
        if clause.kind in _ABOVE_ALL:
            level = 0
            part = text = 1 if clause.kind in ("organ", "annex") else 0
        elif clause.kind == "heading":
            level, text = part, max(1, part + _is_article(clause))
        else:
            level = text + _depth(clause)
        levels.append(min(level, levels[-1] + 1 if levels else 0))
    return levels


def _is_article(clause: Clause) -> bool:
    return clause.eid.startswith("art") and "-" not in clause.eid


def _depth(clause: Clause) -> int:
    """How deep a clause stands below the paragraphs of its part."""
    owner = clause.eid.split("-")[0]
    if clause.kind == "subparagraph":
        return clause.depth - owner.startswith(("h", "art", "annex"))
    return int("-" in clause.eid and not owner.startswith("art"))


def _text(clause: Clause) -> str:
    """The text with its lead and its calls marked."""
    marks = [(call.at, 1, f"[^{call.mark}]") for call in clause.note_calls]
    if clause.lead:
        marks += [(clause.lead.start, 2, "_"), (clause.lead.stop, 0, "_")]
    text = clause.text
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    kind = "" if clause.kind != "heading" else "# "
    return kind + text


def _cut(line: str, width: int) -> str:
    """*line* in at most *width* cells, an ellipsis at its end where it is cut."""
    if not width or cells(line) <= width:
        return line
    room = width - 1
    for cluster in clusters(line):
        room -= cluster.width
        if room < 0:
            return line[: cluster.start] + "\u2026"
    return line
