"""Tables written down by positions, and the versions that they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.model import LANGS, Alignment, Clause, Correction, Lang, Quote, Row, Version

WORDS: dict[Lang, str] = {
    "ar": "تقرر",
    "zh": "决定",
    "en": "Decides",
    "fr": "Décide",
    "ru": "постановляет",
    "es": "Decide",
}

Table = list[dict[Lang, tuple[int, ...]]]


def text(lang: Lang, what: object) -> str:
    return f"{WORDS[lang]} {what}"


def version(lang: Lang, texts: Sequence[str]) -> Version:
    """A version of *texts*; each clause is marked, so that it is known again under another eid."""
    clauses = (Clause(f"op{i + 1}", "operative", t, label=f"{i}.") for i, t in enumerate(texts))
    return Version("set", lang, tuple(clauses))


def alignment(rows: Table, texts: Mapping[Lang, Sequence[str]]) -> Alignment:
    versions = {lang: version(lang, texts[lang]) for lang in texts}
    made = (
        Row(
            f"row{i}",
            "operative",
            {x: tuple(versions[x].clauses[p].eid for p in row.get(x, ())) for x in versions},
            1.0,
            "content",
        )
        for i, row in enumerate(rows)
    )
    return Alignment("set", versions, tuple(made))


def said(act: str, **cells: Sequence[object]) -> Correction:
    """A correction that quotes by number; a pair is a number and an occurrence."""
    quotes: dict[Lang, tuple[Quote, ...]] = {}
    for lang in LANGS:
        if lang in cells:
            quotes[lang] = tuple(
                Quote(text(lang, what[0]), what[1])
                if isinstance(what, tuple)
                else Quote(text(lang, what))
                for what in cells[lang]
            )
    return Correction("together" if act == "together" else "apart", quotes)
