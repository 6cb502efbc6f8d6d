"""The marks and the spacing of English."""

from __future__ import annotations

from hexapla.langs.profile import Typography

TYPOGRAPHY = Typography(
    quotes=(("\u201c", "\u201d"), ("\u2018", "\u2019")),  # double inside single [C]
    brackets=(("(", ")"), ("[", "]"), ("{", "}")),
    sentence_ends=".?!",
    comma=",",
    semicolon=";",
    colon=":",
    full_stop=".",
    least_part=16,
    doubled="had that",  # [G]
    one_letter_words="ao",  # the vocative o too; I is never in lower case [G]
)
