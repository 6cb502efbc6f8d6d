"""The marks and the spacing of Russian."""

from __future__ import annotations

from hexapla.langs.profile import Typography

TYPOGRAPHY = Typography(
    quotes=(("\u00ab", "\u00bb"), ("\u201e", "\u201c")),  # [S]
    brackets=(("(", ")"), ("[", "]"), ("{", "}")),
    sentence_ends=".?!",
    comma=",",
    semicolon=";",
    colon=":",
    full_stop=".",
    least_part=19,
    doubled="их его ее её",  # pronoun and possessive: лишить их их прав [G]
    one_letter_words="аявикосужб",  # all Cyrillic: short prepositions, conjunctions and particles [G]
)
