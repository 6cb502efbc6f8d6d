"""The marks and the spacing of Spanish."""

from __future__ import annotations

from hexapla.langs.profile import Typography

TYPOGRAPHY = Typography(
    quotes=(("\u201c", "\u201d"), ("\u2018", "\u2019"), ("\u00ab", "\u00bb")),  # [G]
    brackets=(("(", ")"), ("[", "]"), ("{", "}")),
    sentence_ends=".?!",
    comma=",",
    semicolon=";",
    colon=":",
    full_stop=".",
    least_part=19,
    doubled="no que",  # [G]
    one_letter_words="aeouy",  # [G]
)
