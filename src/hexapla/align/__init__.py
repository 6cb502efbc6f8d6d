"""Alignment of any two or more versions at once, without a pivot.

`align` is the whole of it: versions in, a table of rows out. Anchors (concepts by clause)
and vectors are passed in; nothing is read, loaded or printed here.
"""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.align.confidence import confidences
from hexapla.align.costs import evidence_of
from hexapla.align.features import Anchors, Features, features_of
from hexapla.align.pins import NOTHING, Pins
from hexapla.align.rows import moves_of, rows_of
from hexapla.align.solver import solved
from hexapla.align.strangers import set_apart, strangers
from hexapla.errors import InputError
from hexapla.model import LANGS, Alignment, Encoder, Lang, Version
from hexapla.signature import signature
from hexapla.text.languages import language_read

__all__ = ["Anchors", "Pins", "align"]

FEWEST = 2
"""An alignment needs at least so many versions."""


def align(
    versions: Sequence[Version],
    anchors: Anchors | None = None,
    encoder: Encoder | None = None,
    pins: Pins = NOTHING,
) -> Alignment:
    """Align *versions*, two to six of one text; `InputError` for fewer or for a language twice.

    The result does not depend on the order of *versions*. *anchors* may be empty: then figures,
    labels, structure and length decide. What *pins* say is held to. A version that is another text
    altogether is set apart (`Alignment.strangers`).
    """
    by_lang = {v.lang: v for v in sorted(versions, key=lambda v: LANGS.index(v.lang))}
    if len(by_lang) != len(versions):
        raise InputError("two versions claim one language", where=versions[0].set)
    if len(by_lang) < FEWEST:
        where = versions[0].set if versions else ""
        found = "only one language version" if versions else "no language version"
        raise InputError(
            f"{found} to align", where=where, remedy="give at least two versions of the text"
        )
    features = {lang: features_of(version, anchors or {}) for lang, version in by_lang.items()}
    vectors = None
    if encoder is not None:
        vectors = {x: encoder.encode(_readings(by_lang[x], features[x])) for x in by_lang}
    evidence = evidence_of(features, vectors)
    table = solved(evidence, pins)
    sizes = {lang: len(version.clauses) for lang, version in by_lang.items()}
    strange = strangers(table, features) if vectors else ()
    if strange:
        known = {lang: clauses for lang, clauses in features.items() if lang not in strange}
        if len(known) < FEWEST:
            strange, known = tuple(features), {}
        table = solved(evidence.among(tuple(known)), pins) if known else []
        table = set_apart(table, {lang: sizes[lang] for lang in strange})
    sure = confidences(table, len(by_lang), vectors=encoder is not None)
    rows = rows_of(table, by_lang, features, sure, pins)
    return Alignment(
        set=versions[0].set,
        versions=by_lang,
        rows=rows,
        moves=moves_of(rows, table, by_lang, evidence) if len(strange) < len(by_lang) else (),
        strangers=strange,
        signature=signature(
            langs="+".join(by_lang),
            solver="nway",
            anchors="terms" if anchors else "none",
            vectors=encoder.name if encoder else "none",
        ),
    )


def _readings(version: Version, features: Sequence[Features]) -> list[tuple[Lang, str]]:
    """The texts of *version*; what is in another script, in the language that it is read in."""
    return [
        ((language_read(clause.text) if seen.foreign else None) or version.lang, clause.text)
        for clause, seen in zip(version.clauses, features, strict=True)
    ]
