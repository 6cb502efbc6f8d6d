"""What is on the screen when a flag is decided, so that its decision is found again. Pure."""

from __future__ import annotations

from hexapla.model import Alignment, Flag, Lang, Locus, Snapshot


class Snapshots:
    """Takes snapshots of flags of one alignment, whose clauses are looked up once."""

    def __init__(self, alignment: Alignment) -> None:
        self._set = alignment.set
        self._texts = {
            (lang, clause.eid): clause.text
            for lang, version in alignment.versions.items()
            for clause in version.clauses
        }
        self._cells = {row.row: row.cells for row in alignment.rows}

    def of(self, flag: Flag) -> Snapshot:
        """The clause that *flag* judges and the words it quotes.

        A flag that judges no single version, or a clause that is missing, takes the clauses of
        all its loci.
        """
        judged = _judged(flag)
        places = dict.fromkeys((x.lang, x.eid) for x in judged if not x.symbol)
        if flag.row and flag.lang and not any(lang == flag.lang for lang, _ in places):
            eids = self._cells.get(flag.row, {}).get(flag.lang, ())
            places = dict.fromkeys((flag.lang, eid) for eid in eids) or places
        texts: list[str] = [self._texts[place] for place in places if place in self._texts]
        return Snapshot(
            set=self._set,
            code=flag.code,
            lang=flag.lang,
            row=flag.row,
            quoted=quoted_of(flag),
            clause_text="\n".join(texts),
        )


def snapshot(alignment: Alignment, flag: Flag) -> Snapshot:
    """What is on the screen when *flag* is decided; of many flags, `Snapshots` is faster."""
    return Snapshots(alignment).of(flag)


def quoted_of(flag: Flag) -> tuple[str, ...]:
    """The texts that *flag* quotes from the version judged; of a missing clause, from the others."""
    return tuple(x.text for x in _judged(flag))


def _judged(flag: Flag) -> tuple[Locus, ...]:
    """As `checks.engine` does when it names a flag."""
    lang: Lang | None = flag.lang
    return tuple(x for x in flag.loci if lang is None or x.lang == lang) or flag.loci
