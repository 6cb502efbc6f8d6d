"""Proposals as a termbase to be edited: what is likely, and what it rests on, in notes.

No term is preferred in it: that is for a terminologist to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.model import LANGS, Alignment, Concept, Lang, Term, Termbase, TermForm
from hexapla.signature import digest
from hexapla.terms.mining import Proposal, Rendered, Rendering, Spot
from hexapla.terms.mining.renderings import written
from hexapla.terms.words import is_abbreviation

SUBJECT = "candidate"
NOTICE = "Candidate found by machine, not approved."
LEAST_CONFIDENCE = 0.25
"""Of a rendering that is proposed."""
_MOST_NAMES = 5
"""Sets that are named where many are meant."""
_SECOND = 0.5
"""Confidence of a further rendering beside the first one's, at least, to be proposed with it."""


def termbase_of(proposals: Sequence[Proposal], alignments: Sequence[Alignment], places: int) -> Termbase:
    """*proposals* as concepts, each with up to *places* of its places quoted in its note.

    All terms are admitted; the title says what the file is, of which texts, and their statuses.
    """
    told = _listed(
        [f"{one.set} ({states})" if (states := unofficial(one)) else one.set for one in alignments]
    )
    name = f"Candidates for a termbase, found by machine, not approved, in {told}"
    return Termbase(name, tuple(_concept(one, places) for one in proposals))


def unofficial(alignment: Alignment) -> str:
    """Which versions are not official: `ar, zh: working translation`; `""`: none."""
    groups: dict[str, list[str]] = {}
    for lang, version in alignment.versions.items():
        if version.status != "official":
            groups.setdefault(version.status, []).append(lang)
    return "; ".join(f"{', '.join(langs)}: {status}" for status, langs in groups.items())


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def proposed(some: Sequence[Rendering]) -> tuple[Rendering, ...]:
    """Those of *some* renderings, the likeliest first, that are likely enough to be proposed."""
    if not some or some[0].confidence < LEAST_CONFIDENCE:
        return ()
    further = (one for one in some[1:] if one.confidence >= _SECOND * some[0].confidence)
    return (some[0], *further)


def quoted(proposal: Proposal, places: int) -> Iterator[tuple[Spot, dict[Lang, Rendered]]]:
    """Up to *places* places with what stands there in the other languages, the fullest first chosen."""
    there: dict[object, dict[Lang, Rendered]] = {spot.place: {} for spot in proposal.spots}
    for lang, some in proposal.renderings.items():
        for one in (one for rendering in some for one in rendering.places):
            there[one.spot.place][lang] = one
    numbered = enumerate(proposal.spots)
    fullest = sorted(numbered, key=lambda pair: (-len(there[pair[1].place]), pair[0]))[:places]
    for _, spot in sorted(fullest, key=lambda pair: pair[0]):
        yield spot, there[spot.place]


def _concept(proposal: Proposal, places: int) -> Concept:
    rows = len({(spot.alignment.set, spot.row.row) for spot in proposal.spots})
    note = [f"{NOTICE} {_times(len(proposal.spots))} in {rows} row{'s' * (rows != 1)}."]
    for spot, there in quoted(proposal, places):
        words = [f"{proposal.lang} {written(spot.words)}"]
        words += [f"{lang} {written(there[lang].words)}" for lang in LANGS if lang in there]
        note.append(f"{spot.alignment.set} {spot.row.row}: {' | '.join(words)}.")
    sets = dict.fromkeys(spot.alignment.set for spot in proposal.spots)
    return Concept(
        f"candidate-{digest(proposal.lang, proposal.text.casefold(), length=10)}",
        SUBJECT,
        tuple(term for lang in LANGS for term in _terms(proposal, lang)),
        note=" ".join(note),
        source=_listed([*sets]),
    )


def _terms(proposal: Proposal, lang: Lang) -> Iterator[Term]:
    if lang == proposal.lang:
        forms = ", ".join(f"{form} {n}" for form, n in proposal.forms.items())
        yield _term(lang, proposal.text, f"Written: {forms}.")
    texts: dict[str, Rendering] = {}
    for one in proposed(proposal.renderings.get(lang, ())):
        texts.setdefault(one.text, one)
    for text, one in texts.items():
        note = f"{NOTICE} {_times(len(one.places))}, confidence {one.confidence:.2f}."
        yield _term(lang, text, note)


def _term(lang: Lang, text: str, note: str) -> Term:
    form: TermForm = "abbreviation" if is_abbreviation(text) else ""
    return Term(lang, text, "admitted", note=note, form=form)


def _times(number: int) -> str:
    return f"{number} time{'s' * (number != 1)}"
