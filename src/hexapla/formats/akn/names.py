"""The element names of Akoma Ntoso 3.0 by what they do, with those of its older versions."""

from __future__ import annotations

ROOT = "akomantoso"
"""The root of every file, in lower case."""


def _names(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


DOCUMENTS = _names(
    "act amendment amendmentList bill debate debateReport debateRecord doc documentCollection judgment"
    " judgement officialGazette portion report statement"
)
INLINE = _names(
    "a abbr affectedDocument argument b br change concept courtType date decoration def del docAuthority"
    " docCommittee docDate docIntroducer docJurisdiction docNumber docProponent docPurpose docStage"
    " docStatus docTitle docType docketNumber embeddedText entity eol eop event fillIn i img inline ins"
    " judge lawyer legislature location marker mmod mod mref neutralCitation noteRef object omissis"
    " opinion organization outcome party person placeholder process quantity quotedText recordedTime ref"
    " relatedDocument remark rmod role rref session shortTitle signature span sub sup term time u vote"
    " actTitle actNumber actDate actPurpose authorialNote num"
)
"""Every other element begins a paragraph, so that none of an unknown profile is run together."""
FOREIGN_BLOCKS = _names("p div table caption tr td th ul ol li h1 h2 h3 h4 h5 h6 blockquote")
UPPER = _names("article book chapter division part subchapter subdivision subpart subtitle title tome")
"""Units whose number is a heading even where it stands alone."""
GROUPS = frozenset(("section", "subsection", "hcontainer", "container", "tblock", "rule"))
"""Units whose number is a heading where they hold nothing but numbered units."""
ITEMS = frozenset(("point", "item", "li", "indent"))
QUOTED = frozenset(("quotedStructure", "embeddedStructure"))
LISTS = frozenset(("ol", "ul"))
HEADINGS = frozenset(("heading", "subheading", "crossHeading", "crossheading"))
TITLES = frozenset(("docTitle", "actTitle"))
ATTACHMENTS = frozenset(("attachment", "annex"))
REGIONS = {
    "coverPage": "masthead",
    "preface": "masthead",
    "header": "masthead",
    "preamble": "preambular",
    "conclusions": "conclusions",
    "body": "body",
    "mainBody": "body",
    "attachments": "body",
    "components": "body",
    "annexes": "body",
}
LINKS = frozenset(("a", "ref"))
ITALIC = frozenset(("i",))
BOLD = frozenset(("b",))
