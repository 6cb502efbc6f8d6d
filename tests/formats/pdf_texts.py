"""What the tests of the PDF reader share: texts, and ways to set and read them."""

from __future__ import annotations

from hexapla.formats.format import Source
from hexapla.formats.pdf import read
from hexapla.model import Lang, RawDocument
from hexapla.text.bidi import levels, visual_order

from .pages import Glyphs, Item, Text, advance

PROSE = (
    "Recognizing that rapid technological change has the potential to bring new opportunities for "
    "socioeconomic development and accelerate the progress and achievement of the Goals and sustainable "
    "development in its three dimensions in a balanced and integrated manner,"
)
OTHER = (
    "Stressing that all systems should be safe, secure and trustworthy and that their life cycle "
    "includes design, development, evaluation, testing, deployment, use, sale and procurement,"
)


ARABIC = (
    "\u0648\u0625\u0630 \u062a\u0624\u0643\u062f \u0645\u0646 \u062c\u062f\u064a\u062f",  # reaffirming
    "\u0642\u0631\u0627\u0631\u0647\u0627 78/311 \u0627\u0644\u0645\u0624\u0631\u062e",  # its resolution
    "\u0641\u064a \u0627\u0644\u0641\u062a\u0631\u0629 2016-2030 \u0648\u0645\u0627 \u0628\u0639\u062f",
    "\u0627\u0644\u0648\u062b\u064a\u0642\u0629 A/RES/78/311 \u0627\u0644\u0635\u0627\u062f\u0631\u0629",
    "(\u0623) \u0627\u0644\u0646\u0635 (\u0628) \u0648\u00ab\u0627\u0644\u0646\u0635\u00bb",  # brackets
    "\u0627\u0644\u0645\u0627\u062f\u0629 \u0661\u0662/\u0663 \u0645\u0646\u0647",  # Arabic-Indic digits
)


def document(data: bytes, lang: Lang | None = "en") -> RawDocument:
    return read(Source(data, "a.pdf", lang))[0]


def body(found: RawDocument) -> list[str]:
    return [b.text for b in found.blocks if not b.furniture and b.kind != "note"]


def aside(found: RawDocument) -> list[tuple[str, str]]:
    return [(b.furniture, b.text) for b in found.blocks if b.furniture]


def full(*texts: str, width: float = 400) -> list[Item]:
    """*texts* as lines justified to *width*, the last one left as it is."""
    made: list[Item] = []
    for at, text in enumerate(texts):
        words = text.split(" ")
        spare = (width - sum(map(advance, words))) / max(len(words) - 1, 1)
        x = 72.0
        for word in words:
            made.append(Text(x, 760 - 12 * at, word))
            x += advance(word) + (spare if at < len(texts) - 1 else advance(" "))
    return made


def from_right(text: str, *, right: float = 520, y: float = 760, rtl: bool = True) -> Glyphs:
    """*text* as a producer shows it: reordered, one glyph a letter, ending at *right*."""
    shown = [text[at] for at in visual_order(levels(text, rtl=rtl))]
    mirrored = str.maketrans("()[]\u00ab\u00bb", ")(][\u00bb\u00ab")
    # The font names a bracket by its look
    turned = [letter.translate(mirrored) if rtl else letter for letter in shown]
    return Glyphs(right - 5 * len(shown), y, turned)
