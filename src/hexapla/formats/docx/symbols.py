"""Signs of the fonts Symbol and Wingdings, which number them in the private use area.

Only what documents print as text or bullets; any other sign stays as it was found.
"""

from __future__ import annotations

import re

_SYMBOL = dict(
    zip(
        (*range(0x22, 0x25), 0x27, *range(0x2A, 0x2E), *range(0x40, 0x7F), *range(0xA0, 0xFF)),
        "\u2200#\u2203\u220b\u2217+,\u2212"
        "\u2245ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[\u2234]\u22a5_\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}\u223c"
        "\u20acϒ\u2032\u2264\u2044\u221e\u0192\u2663\u2666\u2665\u2660\u2194\u2190\u2191\u2192\u2193"
        "\u00b0\u00b1\u2033\u2265\u00d7\u221d\u2202\u2022\u00f7\u2260\u2261\u2248\u2026\u23d0\u23af\u21b5"
        "\u2135\u2111\u211c\u2118\u2297\u2295\u2205\u2229\u222a\u2283\u2287\u2284\u2282\u2286\u2208\u2209"
        "\u2220\u2207\u00ae\u00a9\u2122\u220f\u221a\u22c5\u00ac\u2227\u2228\u21d4\u21d0\u21d1\u21d2\u21d3"
        "\u25ca\u2329\u00ae\u00a9\u2122\u2211\u239b\u239c\u239d\u23a1\u23a2\u23a3\u23a7\u23a8\u23a9\u23aa"
        "\uf8ff\u232a\u222b\u2320\u23ae\u2321\u239e\u239f\u23a0\u23a4\u23a5\u23a6\u23ab\u23ac\u23ad",
        strict=True,
    )
)
_WINGDINGS = {
    0x6C: "\u25cf",  # BLACK CIRCLE
    0x6E: "\u25a0",  # BLACK SQUARE
    0x6F: "\u25a1",  # WHITE SQUARE
    0x71: "\u2751",  # LOWER RIGHT SHADOWED WHITE SQUARE
    0x75: "\u25c6",  # BLACK DIAMOND
    0x76: "\u2756",  # BLACK DIAMOND MINUS WHITE X
    0x77: "\u2b25",  # BLACK MEDIUM DIAMOND
    0x9F: "\u2022",  # BULLET
    0xA1: "\u25cb",  # WHITE CIRCLE
    0xA7: "\u25aa",  # BLACK SMALL SQUARE
    0xA8: "\u25fb",  # WHITE MEDIUM SQUARE
    0xD8: "\u27a2",  # THREE-D TOP-LIGHTED RIGHTWARDS ARROWHEAD
    0xDF: "\u2190",  # LEFTWARDS ARROW
    0xE0: "\u2192",  # RIGHTWARDS ARROW
    0xE8: "\u2794",  # HEAVY WIDE-HEADED RIGHTWARDS ARROW
    0xF0: "\u21e8",  # RIGHTWARDS WHITE ARROW
    0xFB: "\u2717",  # BALLOT X
    0xFC: "\u2713",  # CHECK MARK
    0xFD: "\u2612",  # BALLOT BOX WITH X
    0xFE: "\u2611",  # BALLOT BOX WITH CHECK
}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def sign(character: str, font: str) -> str:
    """What a reader sees where *character* is set in *font* (`""`: not known)."""
    code = ord(character)
    private = 0xF020 <= code <= 0xF0FF
    table = _FONTS.get(font.lower(), _SYMBOL if private and not font else None)
    if table is None or not (private or code <= 0xFF):
        return character
    low = code & 0xFF
    return table.get(low, chr(low) if table is _SYMBOL and 0x20 <= low < 0x7F else character)


def signs(text: str, font: str) -> str:
    """*text* as a reader sees it in *font*, where it holds signs of the private use area."""
    if font.lower() not in _FONTS and _PRIVATE.search(text) is None:
        return text
    return "".join(sign(character, font) for character in text)
