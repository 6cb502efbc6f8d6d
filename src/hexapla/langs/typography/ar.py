"""The marks and the spacing of Arabic."""

from __future__ import annotations

from hexapla.langs.profile import Typography

TYPOGRAPHY = Typography(
    quotes=(("\u201d", "\u201c"), ("\u201c", "\u201d"), ("\u00ab", "\u00bb")),  # [S]
    brackets=(("(", ")"), ("[", "]"), ("{", "}")),
    sentence_ends=".\u061f!",
    comma="\u060c",
    semicolon="\u061b",
    colon=":",
    full_stop=".",
    least_part=13,
    ignorable="\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670",  # kashida [S], harakat
)
