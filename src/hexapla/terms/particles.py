"""Small words that decide how a term is matched: data by language, without a reader.

What a language drops, contracts or slips in stands in `text.function_words`.
"""

from __future__ import annotations

from hexapla.model import Lang
from hexapla.text.function_words import CONNECTIVES

PREFIXES: dict[Lang, frozenset[str]] = {
    "en": frozenset({"anti", "bio", "co", "counter", "inter", "macro", "micro", "multi", "non", "pre"})
    | {"semi", "socio", "sub"},
    "fr": frozenset({"anti", "bio", "co", "inter", "macro", "micro", "multi", "pluri", "socio"}),
    "es": frozenset({"anti", "bio", "co", "inter", "macro", "micro", "multi", "pluri", "socio"}),
}
"""Prefixes written together, with a hyphen or apart: `multi-stakeholder`, `co\u2010operation`."""

INDEFINITE: dict[Lang, frozenset[str]] = {
    "fr": frozenset({"un", "une"}),
    "es": frozenset({"un", "una"}),
}
"""Articles that a list of terms may put before a term, and that are no part of it."""

FIXING: dict[Lang, frozenset[str]] = {
    "en": frozenset(CONNECTIVES["en"]) | {"within", "under"},
    "fr": frozenset(CONNECTIVES["fr"]) | {"qui", "que", "lorsque", "s", "si", "sans", "selon", "sous"},
    "es": frozenset(CONNECTIVES["es"]) | {"que", "cuando", "seg\u00fan", "si", "sin", "bajo"},
    "ru": frozenset(CONNECTIVES["ru"]) | {"при", "без", "под", "если", "когда", "где"},
}
"""Words at the head of phrases that do not inflect: their number and form are part of them
(`au besoin` is not `aux besoins`, `qui le peuvent` is not `qui peut`)."""
