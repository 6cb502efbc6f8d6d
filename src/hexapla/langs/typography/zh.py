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
    one_letter_words="的和与及或在是对将并",  # [G]
    # Radicals of the supplement for the ideographs that they are by themselves [G].
    lookalikes={
        "\u2e9f": "母",
        "\u2ea0": "民",
        "\u2ec1": "虎",
        "\u2ec4": "西",
        "\u2ec5": "见",
        "\u2ec6": "角",
        "\u2ec9": "贝",
        "\u2ecb": "车",
        "\u2ed1": "長",
        "\u2ed3": "长",
        "\u2ed4": "门",
        "\u2ed8": "青",
        "\u2ed9": "韦",
        "\u2eda": "页",
        "\u2edb": "风",
        "\u2edc": "飞",
        "\u2edd": "食",
        "\u2ee2": "马",
        "\u2ee3": "骨",
        "\u2ee4": "鬼",
        "\u2ee5": "鱼",
        "\u2ee6": "鸟",
        "\u2ee7": "卤",
        "\u2ee8": "麦",
        "\u2ee9": "黄",
        "\u2eea": "黾",
        "\u2eec": "齐",
        "\u2eee": "齿",
        "\u2ef0": "龙",
        "\u2ef3": "龟",
    },
)
