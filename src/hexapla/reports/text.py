"""Reports for people: parity and term tables, and a line a flag with what it rests on.

What comes from the texts is made visible: control characters are shown, not obeyed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hexapla.model import SEVERITIES, Alignment, Flag, Lang, Location, Version
from hexapla.reports.data import check_names
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


def parity_table(parity: Mapping[str, Mapping[Lang, int]], langs: Sequence[Lang]) -> str:
    """The parity table; a figure that differs from the majority's has an asterisk."""
    rows = [["", *langs]]
    for measure, counts in parity.items():
        usual = Counter(counts.values()).most_common(1)[0][0] if counts else 0
        figures = [f"{counts[x]}{'' if counts[x] == usual else '*'}" for x in langs]
        rows.append([measure, *figures])
    return table(rows, right=range(1, len(langs) + 1))


def flag_lines(alignment: Alignment, flag: Flag, state: str) -> Iterator[str]:
    """A flag in two or three lines: where, what, and on which evidence."""
    code = f"{flag.code} {check_names().get(flag.code, '')}".strip()
    decided = "" if state == "open" else f" [{state}]"
    where = place_of(alignment, flag)
    row = f" {flag.row}" if flag.row else ""
    yield visible(f"{where}: {flag.severity} {code}{row}: {flag.message}{decided}")
    values = " \u00b7 ".join(f"{lang} {value}" for lang, value in flag.evidence.values.items())
    vote = f"  (vote {flag.evidence.vote})" if flag.evidence.vote else ""
    if values:
        yield visible(f"    {values}{vote}")
    if flag.suggestion:
        yield visible(f"    suggestion: {flag.suggestion}")


def place_of(alignment: Alignment, flag: Flag) -> str:
    """`FILE:LINE` in the version judged: of its first place there, or of where a clause is lacking."""
    judged = alignment.versions.get(flag.lang) if flag.lang else None
    place = next((x for x in flag.loci if judged is None or x.lang == flag.lang), None)
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


def counts_line(flags: Sequence[Flag], states: Mapping[str, str], accepted: int) -> str:
    """`41 flags (12 critical, 20 major, 9 minor), 3 decided; 1 accepted`."""
    if not flags:
        text = "no flags"
    else:
        counts = Counter(flag.severity for flag in flags)
        parts = ", ".join(f"{counts[s]} {s}" for s in SEVERITIES if counts[s])
        decided = sum(1 for flag in flags if states.get(flag.flag_id, "open") != "open")
        text = f"{len(flags)} flag{'s' * (len(flags) != 1)} ({parts})"
        text += f", {decided} decided" if decided else ""
    return text + (f"; {accepted} accepted in the manifest" if accepted else "")
