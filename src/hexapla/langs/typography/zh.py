"""The marks and the spacing of Chinese."""

from __future__ import annotations

from hexapla.langs.profile import Typography

TYPOGRAPHY = Typography(
    quotes=(
        ("\u201c", "\u201d"),
        ("\u2018", "\u2019"),
        ("\u300a", "\u300b"),  # for instruments [S]
        ("\u3008", "\u3009"),
    ),
    brackets=(("(", ")"), ("[", "]"), ("{", "}"), ("\uff08", "\uff09"), ("\uff3b", "\uff3d")),
    sentence_ends="。？！",
    comma="，",
    semicolon="；",
    colon="：",
    full_stop="。",
    enumeration="\u3001",  # IDEOGRAPHIC COMMA, between the members of a list [G]
    least_part=5,
    spaced=False,
)
