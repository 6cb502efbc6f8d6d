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
    doubled="من هم هو هي جدا رويدا واحدا يوما صفا",  # from + who; by degrees [G]
    final_letters="ةى",  # TEH MARBUTA, ALEF MAKSURA
    letter_names=(  # A to Z, and how some are written otherwise [G]
        "إيه أيه بي سي دي إي إف جي جيه إتش آي كي كيه إل إم إن ان أو أوه كيو آر إس اس تي يو في دبليو إكس واي"
    ),
    one_letter_words="و",  # WAW: and, set apart by some typists [S]
    lookalikes={
        "\u06cc": "\u064a\u0649",  # FARSI YEH -> YEH, at the end of a word also ALEF MAKSURA [G]
        "\u06a9": "\u0643",  # KEHEH -> KAF [G]
        "\u06aa": "\u0643",  # SWASH KAF -> KAF [G]
        "\u06c1": "\u0647",  # HEH GOAL -> HEH [G]
        "\u06be": "\u0647",  # HEH DOACHASHMEE -> HEH [G]
        "\u06d5": "\u0647",  # AE -> HEH [G]
        "\u06c3": "\u0629",  # TEH MARBUTA GOAL -> TEH MARBUTA [G]
        "\u06ba": "\u0646",  # NOON GHUNNA -> NOON [G]
    },
    # PEH, TCHEH, JEH, GAF, VEH, TTEH, DDAL, RREH, YEH BARREE, KIRGHIZ YU, KURDISH E, OE, U [G]
    loan_letters="\u067e\u0686\u0698\u06af\u06a4\u0679\u0688\u0691\u06d2\u06c5\u06ce\u06c6\u06c7",
)
