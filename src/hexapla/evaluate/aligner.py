"""The program's own aligner, as evaluation calls it: on any versions, with some of the evidence.

An alignment that a file itself gives plays no part, nor do corrections, unless they are passed in.
What was found in a text, or encoded, is remembered, as the same texts are aligned again and again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from hexapla.align import Pins, align
from hexapla.align.pins import NOTHING
from hexapla.model import Alignment, Clause, Encoder, Lang, Version
from hexapla.terms.finder import TermFinder

Evidence = Literal["length", "figures", "terms", "vectors", "labels"]
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
"""What an alignment may rest on, in the order in which an ablation adds it."""

Wanted = frozenset[Evidence]
EVERYTHING: Wanted = frozenset(EVIDENCE)


@dataclass(frozen=True, slots=True)
class Aligner:
    """Aligns versions with a termbase and an encoder, where there are any."""

    finder: TermFinder | None = None
    encoder: Encoder | None = None
    _concepts: dict[tuple[Lang, str], tuple[str, ...]] = field(default_factory=dict)

    def __call__(
        self, versions: Sequence[Version], evidence: Wanted = EVERYTHING, pins: Pins = NOTHING
    ) -> Alignment:
        """The alignment of *versions*, resting on *evidence* alone: the aligner sees nothing else.

        What *pins* say is held to.
        """
        anchors = {}
        if self.finder and "terms" in evidence:
            anchors = {(v.lang, c.eid): self._found(v.lang, c.text) for v in versions for c in v.clauses}
        if not {"labels", "figures"} <= evidence:
            versions = [_bare(version, evidence) for version in versions]
        return align(versions, anchors, self.encoder if "vectors" in evidence else None, pins)

    def _found(self, lang: Lang, text: str) -> tuple[str, ...]:
        known = self._concepts.get((lang, text))
        if known is None and self.finder:
            known = tuple(found.concept for found in self.finder.find(text, lang))
            self._concepts[lang, text] = known
        return known or ()


def _bare(version: Version, evidence: Wanted) -> Version:
    """*version* without its labels, kinds and figures, where they are no evidence."""

    def clause(one: Clause) -> Clause:
        # Length is evidence still, so each digit becomes a letter.
        text = one.text if "figures" in evidence else re.sub(r"\d", "x", one.text)
        if "labels" in evidence:
            return replace(one, text=text)
        return Clause(one.eid, "body", text)

    return replace(version, clauses=tuple(clause(one) for one in version.clauses))
