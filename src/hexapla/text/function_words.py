"""Small words that a language drops, contracts or slips in: data, with one reader.

Only what matching needs stands here; typography and drafting are in the language profiles.
"""

from __future__ import annotations

from hexapla.model import Lang

ARTICLES: dict[str, frozenset[str]] = {
    "en": frozenset({"the", "a", "an"}),
    "fr": frozenset({"le", "la", "les", "l"}),
    "es": frozenset({"el", "la", "los", "las"}),
}
"""Words that make no difference to a term, with or without."""

CONTRACTIONS: dict[str, dict[str, str]] = {
    "fr": {"du": "de", "des": "de", "d": "de", "au": "\u00e0", "aux": "\u00e0", "qu": "que"},
    "es": {"del": "de", "al": "a"},
}
"""Contracted and elided forms, and the word that is left once the article is gone."""

INSERTIONS: dict[str, frozenset[str]] = {
    "en": frozenset({"its", "their", "his", "her", "our", "this", "these", "such", "all"}),
    "fr": frozenset({"son", "sa", "ses", "leur", "leurs", "nos", "notre", "ce", "cette", "ces", "tous"}),
    "es": frozenset({"su", "sus", "nuestro", "nuestra", "este", "esta", "estos", "estas", "todos"}),
    "ru": frozenset({"его", "ее", "их", "свой", "своего", "своей", "своих", "этих", "всех", "наш"}),
    "ar": frozenset({"هذا", "هذه", "تلك", "ذلك", "جميع"}),
}
"""Words of which one may stand inside a term in running text (`renforcement de leurs capacités`)."""

CONNECTIVES: dict[str, frozenset[str]] = {
    "en": frozenset(["of", "for", "to", "in", "on", "and", "or", "by", "with", "from", "at", "as"]),
    "fr": frozenset(["de", "à", "en", "pour", "et", "ou", "par", "sur", "dans", "avec", "l"]),
    "es": frozenset(["de", "a", "en", "para", "y", "e", "o", "u", "por", "sobre", "con"]),
    "ru": frozenset(
        ["в", "во", "на", "по", "о", "об", "и", "или", "с", "со", "для", "к", "из", "от", "за"]
    ),
    "ar": frozenset(["في", "من", "علي", "الي", "عن", "مع", "و", "او", "بين", "ما"]),
    "zh": frozenset(["的", "和", "与", "及", "以及", "在", "对", "之", "为", "等"]),
}
"""Words without a meaning of their own, left out where only the content of a term is sought."""

CONJUNCTIONS: dict[str, frozenset[str]] = {
    "en": frozenset({"and", "or"}),
    "fr": frozenset({"et", "ou"}),
    "es": frozenset({"y", "e", "o", "u"}),
    "ru": frozenset({"и", "или"}),
    "ar": frozenset({"أو"}),
    "zh": frozenset({"和", "与", "及", "或"}),
}
"""Words that join the last member of a list to the others (Arabic writes its own onto the member)."""

SUBORDINATORS: dict[str, frozenset[str]] = {
    "ru": frozenset(
        {"что", "чтобы", "который", "которая", "которое", "которые", "которого", "которой", "которую"}
        | {"которых", "которому", "которым", "котором", "которыми"}
    ),
}
"""Words before which grammar demands a comma, where other languages have none."""

SMALL_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        {"the", "of", "and", "to", "in", "its", "that", "which", "by", "shall", "with", "is"}
    ),
    "fr": frozenset({"les", "des", "et", "le", "du", "dans", "pour", "aux", "une", "qui", "est", "par"}),
    "es": frozenset({"los", "y", "el", "las", "del", "una", "para", "por", "que", "con", "su", "es"}),
}
"""The commonest words of each language of one script: they tell it from its neighbours."""


def plain(form: str, lang: Lang) -> str:
    """*form* (a matching form) with contractions undone; `""` for an article."""
    if form in ARTICLES.get(lang, ()):
        return ""
    return CONTRACTIONS.get(lang, {}).get(form, form)
