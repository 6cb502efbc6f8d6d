"""What `evaluate parse` says: texts judged one by one, versions of a set held side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hexapla.evaluate.structure import Judgement, Labels, Parity, compare, judge, lost, parity_of
from hexapla.model import Lang, Version
from hexapla.reports.table import table
from hexapla.signature import signature
from hexapla.text.width import visible


@dataclass(slots=True)
class StructureReport:
    """Gathers judgements, then says them."""

    _texts: list[Judgement] = field(default_factory=list)
    _lost: int = 0
    _labelled: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    _sets: list[tuple[str, Parity]] = field(default_factory=list)

    def add_text(self, version: Version, source: str, labels: Labels | None) -> None:
        """Judge one text, read from *source*; by *labels* too where a person labelled it."""
        self._texts.append(judge(version, source))
        self._lost += lost(version, [source])
        if labels:
            self._labelled.append((labels.file, compare(version, labels)))

    def add_set(self, name: str, versions: Sequence[Version], source: Lang) -> None:
        """Hold the versions of a set against the one in *source*."""
        self._sets.append((name, parity_of(versions, source)))

    def data(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "texts": {
                "read": len(self._texts),
                "whole": sum(1 for one in self._texts if one.whole),
                "characters_lost": self._lost,
                "exceptions": [
                    {"file": one.file, "missed": list(one.missed), "lacking": list(one.lacking)}
                    for one in self._texts
                    if one.missed or one.lacking
                ],
            },
            "labelled": {
                "texts": len(self._labelled),
                "right": sum(1 for _, differences in self._labelled if not differences),
                "differences": {file: list(found) for file, found in self._labelled if found},
            },
            "sets": [{"set": name, **_parity_data(one)} for name, one in self._sets],
            "signature": _signature(),
        }

    def text(self) -> str:
        """All of it as lines for people."""
        lines = [line for name, one in self._sets for line in _parity_lines(name, one)]
        if self._texts:
            whole = sum(1 for one in self._texts if one.whole)
            share = 100 * whole / len(self._texts)
            lines.append(
                f"{whole} of {len(self._texts)} texts found whole ({share:.1f} %): organ line, preamble,"
                f" operative numbers; {self._lost} characters lost"
            )
        for one in self._texts:
            name = Path(one.file).name
            if one.missed:
                lines.append(f"  missed  {name}: {', '.join(one.missed)}")
            if one.lacking:
                lines.append(f"  not there  {name}: {', '.join(one.lacking)}")
        if self._labelled:
            right = sum(1 for _, differences in self._labelled if not differences)
            lines.append(f"{right} of {len(self._labelled)} texts as labelled by hand")
            lines += [f"  {file}: {'; '.join(found)}" for file, found in self._labelled if found]
        return "\n".join([*map(visible, lines), _signature()]) + "\n"


def _signature() -> str:
    return signature(measure="structure")


def _parity_data(parity: Parity) -> dict[str, Any]:
    return {
        "articles": dict(parity.articles),
        "paragraphs": {lang: list(counts) for lang, counts in parity.paragraphs.items()},
        "preambular": dict(parity.preambular),
        "labelled": parity.labelled,
        "found": dict(parity.found),
        "missing": {lang: list(labels) for lang, labels in parity.missing.items() if labels},
    }


def _parity_lines(name: str, parity: Parity) -> list[str]:
    langs = list(parity.found)
    rows = [
        [name, *langs],
        ["preambular paragraphs", *(str(parity.preambular[x]) for x in langs)],
        ["articles", *(str(parity.articles[x]) for x in langs)],
        ["paragraphs in articles", *(str(sum(parity.paragraphs[x])) for x in langs)],
        [f"of {parity.labelled} labels", *(str(parity.found[x]) for x in langs)],
    ]
    lines = table(rows, right=range(1, len(rows[0]))).split("\n")
    lines += [f"  {x} lacks {', '.join(labels)}" for x, labels in parity.missing.items() if labels]
    return lines
