"""Flat OpenDocument texts for tests: a resolution in any layout, for an office program to print.

Labels are typed and notes are real; pages, columns, fonts and hyphenation are what is varied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hexapla.langs import profile
from hexapla.model import Clause, Lang, Version
from hexapla.text.digits import plain_digits

_COUNTRIES: Mapping[Lang, str] = {"ar": "EG", "zh": "CN", "en": "GB", "fr": "FR", "ru": "RU", "es": "ES"}
SERIF: Mapping[Lang, str] = {"ar": "Noto Naskh Arabic", "zh": "Noto Serif CJK SC"}
SANS: Mapping[Lang, str] = {"ar": "Noto Sans Arabic", "zh": "Noto Sans CJK SC"}


@dataclass(frozen=True)
class Layout:
    """How a text is printed; lengths as OpenDocument writes them, sizes in points."""

    name: str
    width: str = "21cm"
    height: str = "29.7cm"
    margin: str = "2.5cm"
    size: int = 10
    sans: bool = False
    columns: int = 1
    justified: bool = True
    hyphenated: bool = False
    spacing: str = "0.2cm"
    indent: str = "1cm"

    def font(self, lang: Lang) -> str:
        """The font of *lang*."""
        fonts, other = (SANS, "Liberation Sans") if self.sans else (SERIF, "Liberation Serif")
        return fonts.get(lang, other)


def resolution(version: Version, layout: Layout) -> str:
    """*version* as a flat OpenDocument text, with running heads, page numbers and footnotes."""
    lang, size = version.lang, layout.size
    rtl = profile(lang).direction == "rtl"
    align = "justify" if layout.justified else ("right" if rtl else "left")
    notes = {plain_digits(c.label).strip("()"): c for c in version.clauses if c.kind == "note"}
    text = "".join(_printed(c, lang, notes) for c in version.clauses if c.kind != "note")
    sizes = "".join(f'{name}="{{}}pt" ' for name in _three("fo:font-size", "style:font-size"))
    bold = "".join(f'{name}="bold" ' for name in _three("fo:font-weight", "style:font-weight"))
    slanted = "".join(f'{name}="italic" ' for name in _three("fo:font-style", "style:font-style"))
    fonts = "".join(f'{name}="F" ' for name in _three("style:font-name", "style:font-name"))
    languages = (
        f'fo:language="{lang}" fo:country="{_COUNTRIES[lang]}" style:language-asian="zh" '
        'style:country-asian="CN" style:language-complex="ar" style:country-complex="EG" '
        f'fo:hyphenate="{str(layout.hyphenated).lower()}" fo:hyphenation-remain-char-count="2" '
        'fo:hyphenation-push-char-count="2"'
    )
    mode = "rl-tb" if rtl else "lr-tb"
    columns = f'<style:columns fo:column-count="{layout.columns}" fo:column-gap="0.8cm"/>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:font-face-decls>
<style:font-face style:name="F" svg:font-family="'{layout.font(lang)}'"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties style:writing-mode="{mode}" fo:hyphenation-ladder-count="no-limit"/>
<style:text-properties {sizes.format(*[size] * 3)} {fonts} {languages}/></style:default-style>
<style:style style:name="Raised" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Raised"
 text:citation-body-style-name="Raised" style:num-format="1" text:start-value="0"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:text-align="{align}" fo:margin-bottom="{layout.spacing}" fo:text-indent="{layout.indent}"/>
</style:style>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties
 fo:text-align="{"right" if rtl else "left"}" fo:margin-bottom="0.4cm" fo:margin-left="1cm"
 fo:text-indent="-1cm"/><style:text-properties {bold}/></style:style>
<style:style style:name="N" style:family="paragraph"><style:paragraph-properties
 fo:margin-left="0.6cm" fo:text-indent="-0.6cm"/>
<style:text-properties {sizes.format(*[size - 2] * 3)}/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties {slanted}/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{layout.width}"
 fo:page-height="{layout.height}" fo:margin="{layout.margin}" style:writing-mode="{mode}">{columns}
<style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.1cm" style:line-style="solid"
 style:distance-after-sep="0.1cm" style:adjustment="left" style:rel-width="25%" style:color="#000000"/>
</style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="0.5cm" fo:margin-bottom="0.4cm"/>
</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.5cm"
 fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p text:style-name="N">{version.symbol}</text:p></style:header>
<style:footer><text:p text:style-name="N">24-11534 <text:page-number/>/<text:page-count/></text:p>
</style:footer></style:master-page></office:master-styles>
<office:body><office:text>{text}</office:text></office:body></office:document>"""


def _three(western: str, other: str) -> tuple[str, str, str]:
    """An attribute for Western, Asian and complex scripts."""
    return western, f"{other}-asian", f"{other}-complex"


def _printed(clause: Clause, lang: Lang, notes: Mapping[str, Clause]) -> str:
    """*clause* as a paragraph; meeting and date as one each, as they are in the plain text."""
    if clause.kind != "adoption":
        return _paragraph(clause, lang, notes)
    lines = (piece.original.strip() for piece in clause.pieces)
    return "".join(f'<text:p text:style-name="P">{escape(line)}</text:p>' for line in lines if line)


def _paragraph(clause: Clause, lang: Lang, notes: Mapping[str, Clause]) -> str:
    """*clause* with its label typed, its lead slanted and its notes at their calls."""
    space = "" if lang == "zh" and clause.kind != "title" else " "
    made = escape(f"{clause.label}{space}") if clause.label else ""
    slanted = clause.lead.stop if clause.lead else 0
    calls = {call.at: call.mark for call in clause.note_calls}
    cuts = sorted({0, slanted, len(clause.text), *calls})
    for start, stop in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        if mark := calls.get(start):
            made += (
                f'<text:note text:note-class="footnote"><text:note-citation>{mark}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="N">{escape(notes[mark].text)}</text:p>'
                "</text:note-body></text:note>"
            )
        part = escape(clause.text[start:stop])
        made += f'<text:span text:style-name="I">{part}</text:span>' if stop <= slanted else part
    return f'<text:p text:style-name="{"T" if clause.kind == "title" else "P"}">{made}</text:p>'
