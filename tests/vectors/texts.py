"""The clauses of `sentences.toml`, and versions made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from hexapla.model import LANGS, Clause, Lang, Version

SENTENCES: dict[Lang, tuple[str, ...]] = {
    lang: tuple(found)
    for lang, found in tomllib.loads(
        (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
    ).items()
    if lang in LANGS
}

PAIRS: tuple[tuple[Lang, str], ...] = tuple((lang, text) for lang in LANGS for text in SENTENCES[lang])


def version(lang: Lang, texts: Sequence[str]) -> Version:
    """A version whose clauses `l1`, `l2`, ... are *texts*, without labels or kinds to go by."""
    clauses = tuple(Clause(f"l{i}", "body", text) for i, text in enumerate(texts, start=1))
    return Version("set", lang, clauses)
