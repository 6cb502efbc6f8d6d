"""The marks and the spacing of French."""

from __future__ import annotations

from hexapla.langs.profile import Typography

TYPOGRAPHY = Typography(
    quotes=(("\u00ab", "\u00bb"), ("\u201c", "\u201d")),  # guillemets outside [S]
    brackets=(("(", ")"), ("[", "]"), ("{", "}")),
    sentence_ends=".?!",
    comma=",",
    semicolon=";",
    colon=":",
    full_stop=".",
    least_part=19,
    space_before=":;?!\u00bb",
    doubled="nous vous que en",  # reflexive verbs; `tout en en tenant compte` [G]
    one_letter_words="aàyôl",  # l: the article before on [G]
)
