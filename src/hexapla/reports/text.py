"""What reports for people have in common: headings, the alignment in words, the place of a flag.

What comes from the texts is made visible: control characters are shown, not obeyed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hexapla.model import Alignment, Flag, Location, Version
from hexapla.reports.table import table
from hexapla.text.width import visible


def statuses(versions: Iterable[Version]) -> str:
    """How far the versions may be relied on, where it is not that all are official; else `""`.

    `ar, zh: working translation, unofficial`.
    """
    groups: dict[str, list[str]] = {}
    for version in versions:
        if version.status != "official":
            said = f"{version.status}, unofficial"
            groups.setdefault(said, []).append(version.lang)
    return "; ".join(f"{', '.join(langs)}: {said}" for said, langs in groups.items())


def heading(alignment: Alignment) -> str:
    """The first lines of a report: the set, its symbol and the status of its versions."""
    symbol = alignment.symbol()
    title = f"{alignment.set} ({symbol})" if symbol else alignment.set
    status = statuses(alignment.versions.values())
    return visible(title) + (f"\n{status}" if status else "")


def alignment_summary(alignment: Alignment) -> str:
    """What the alignment came to, in a few lines."""
    whole = sum(1 for row in alignment.rows if all(row.cells.get(x) for x in alignment.langs))
    known = [x for x in alignment.langs if x not in alignment.strangers]
    kinds = Counter(row.kind for row in alignment.rows)
    counts = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items(), key=lambda k: -k[1]))
    mean = sum(row.confidence for row in alignment.rows) / len(alignment.rows)
    reasons = Counter(row.reason for row in alignment.rows)
    by = ", ".join(f"{n} by {reason}" for reason, n in reasons.most_common())
    lines = [
        f"{len(alignment.rows)} rows ({counts}); {whole} with all {len(alignment.langs)} versions",
        f"mean confidence {mean:.2f}; {by}",
    ]
    for row in alignment.rows:
        if not any(row.cells.get(x) for x in known):
            continue
        lacking = [x for x in known if not row.cells.get(x)]
        several = [f"{x} {'+'.join(eids)}" for x, eids in row.cells.items() if len(eids) > 1]
        if lacking or several:
            what = [f"not in {', '.join(lacking)}"] * bool(lacking) + several
            lines.append(f"  {row.row}: {'; '.join(what)}")
    lines += [f"  {m.lang} {m.eid} belongs to {m.row}" for m in alignment.moves]
    lines += [f"  {x} is another text: each of its clauses stands alone" for x in alignment.strangers]
    return "\n".join(lines)


def rows_text(alignment: Alignment) -> str:
    """The rows side by side: which clauses stand in each, how sure and why."""
    rows = [["row", "kind", *alignment.langs, "confidence", "reason"]]
    for row in alignment.rows:
        cells = ["+".join(row.cells.get(x, ())) or "\u2013" for x in alignment.langs]
        rows.append([row.row, row.kind, *cells, f"{row.confidence:.2f}", row.reason])
    return table(rows, right=[len(rows[0]) - 2])


def place_of(alignment: Alignment, flag: Flag) -> str:
    """`FILE:LINE` in the version judged: of its first place there, or of where a clause is lacking.

    Where one file holds all versions, the row's place in it.
    """
    judged = alignment.versions.get(flag.lang) if flag.lang else None
    own = [x for x in flag.loci if judged is None or x.lang == flag.lang]
    beside = [x for x in flag.loci if judged and alignment.versions[x.lang].file == judged.file]
    place = next(iter((*own, *beside)), None)
    if place is not None:
        version = alignment.versions[place.lang]
        location = version.clause(place.eid).location(place.span.start)
    elif judged is not None:
        version, location = judged, _before(alignment, judged, flag.row)
    else:
        return alignment.set
    return f"{version.file}:{location.line}" if location.line else version.file


def _before(alignment: Alignment, version: Version, row: str | None) -> Location:
    """Where the last clause of *version* above *row* stands."""
    found = Location()
    for candidate in alignment.rows if row else ():
        if candidate.row == row:
            break
        for clause in alignment.clauses(candidate, version.lang):
            found = clause.location()
    return found
