"""What of a web page is its site's and not the text's: menus, language switchers, controls.

It sets aside, it never drops: what is wrongly taken for a menu still stands in a block.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from lxml import etree

from hexapla.formats.flow import EDGES, Run
from hexapla.formats.html.style import Style
from hexapla.langs import profile
from hexapla.model import LANGS

NAVIGATION = "navigation"
HIDDEN = "hidden text"
CONTROL = "form control"

_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar"))
_CONTROLS = frozenset(
    ("select", "button", "textarea", "input", "datalist", "dialog", "progress", "meter")
)
_NEVER_SEEN = frozenset(
    ("noscript", "noframes", "template", "iframe", "object", "audio", "video", "canvas", "desc")
)
_CONTENT = ("main", "article")
_MENU = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menus?|breadcrumbs?|sidebar|sidenav|pagination|pager|toolbar"
    r"|lang(?:uage)?s?[-_]?(?:switch(?:er)?|select(?:or)?|links|menu|bar|block)|languages?"
    r"|site[-_]?(?:header|footer)|header|footer|colophon|topbar|masthead)(?:$|[-_])",
    re.I,
)
_SMALL = re.compile(
    r"(?:^|[-_])(?:site[-_]?footer|footer|colophon|copyright|shar(?:e|ing)|social|cookies?|skip"
    r"|lang(?:uage)?s?[-_]?(?:switch(?:er)?|select(?:or)?|links|menu|bar|block)"
    r"|skip[-_]?(?:link|nav|to)|back[-_]?to[-_]?top|search|donat(?:e|ion)|addtoany|a2a|widget[-_]?area)(?:$|[-_])",
    re.I,
)
_UNSEEN = re.compile(
    r"^(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|element-invisible|hidden|invisible|d-none"
    r"|assistive-text|hidden-accessible|offscreen)$",
    re.I,
)
_SHORT = 300
_LOOK_AT = 5_000
_SEPARATORS = re.compile("[\\s|/\\\\<>\u00b7\u2022\u203a\u00bb\u00ab\u2192\u2190:\\[\\]\u2013\u2014-]*")


@cache
def _endonyms() -> frozenset[str]:
    return frozenset(profile(lang).endonym.casefold() for lang in LANGS)


def hidden(node: etree._Element, style: Style) -> bool:
    """Whether a reader of the page does not see *node*."""
    return (
        node.tag in _NEVER_SEEN
        or node.get("hidden") is not None
        or (node.get("aria-hidden") or "").lower() == "true"
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or any(_UNSEEN.match(name) for name in (node.get("class") or "").split())
    )


def furniture_of(node: etree._Element) -> str:
    """Why *node* is no part of the text (`""`: it may be one)."""
    tag = node.tag
    if tag in _CONTROLS:
        return CONTROL
    is_nav = tag == "nav" or (node.get("role") or "").lower() in _ROLES
    if is_nav or (tag in ("ul", "ol") and _only_links(node)) or _named_as_menu(node):
        return NAVIGATION
    return ""


def _named_as_menu(node: etree._Element) -> bool:
    """Whether name and content of *node* both say that it is the site's."""
    tag = node.tag
    names = [*(node.get("class") or "").split(), node.get("id") or ""]
    is_small = tag == "footer" or any(_SMALL.search(name) for name in names)
    is_menu = tag in ("header", "footer", "aside") or any(_MENU.search(name) for name in names)
    if not (is_menu or is_small) or tag in ("body", "html", "main", "article"):
        return False
    if tag in ("header", "footer", "aside") and _in_content(node):
        return False
    size, linked = _link_share(node)
    return (is_menu and 2 * linked >= size > 0) or (is_small and size <= _SHORT)


def link_line(run: Run) -> bool:
    """Whether a paragraph is a bread crumb, a bar of links or a choice of languages."""
    if not run.links:
        return False
    shown = [run.text[link.start : link.stop].casefold() for link in run.links]
    if len(_endonyms().intersection(shown)) >= 3:
        return True
    rest, at = "", 0
    for link in run.links:
        rest += run.text[at : link.start]
        at = link.stop
    if not _SEPARATORS.fullmatch(rest + run.text[at:]):
        return False
    return len(shown) >= 2 or shown[0] in _endonyms()


def main_of(root: etree._Element) -> etree._Element | None:
    """The one `<main>` of a page, if it holds most of its text: what stands outside is the site's."""
    mains = [*islice(root.iter("main"), 2)] or [
        node for node in root.iter("div") if (node.get("role") or "").lower() == "main"
    ]
    if len(mains) != 1:
        return None
    inside, whole = text_size(mains[0]), text_size(root)
    return mains[0] if 2 * inside > whole else None


def text_size(node: etree._Element) -> int:
    """How many printed characters stand in *node*."""
    size = 0
    for part in node.iter():
        if isinstance(part.tag, str) and part.tag not in ("script", "style"):
            size += len((part.text or "").strip())
        if part is not node:
            size += len((part.tail or "").strip())
    return size


def text_size_in(root: etree._Element, *names: str) -> int:
    """How many printed characters stand in the elements called *names*."""
    outer = (node for node in root.iter(*names) if next(node.iterancestors(*names), None) is None)
    return sum(text_size(node) for node in outer)


def _in_content(node: etree._Element) -> bool:
    return next(islice(node.iterancestors(*_CONTENT), 1), None) is not None


def _only_links(node: etree._Element) -> bool:
    """Whether a list is nothing but links to other pages: two at least."""
    items = sum(part.tag == "li" for part in islice(node.iter(), _LOOK_AT))
    if items < 2 or _in_content(node):
        return False
    size, linked = _link_share(node)
    return 0 < size == linked


def _link_share(node: etree._Element) -> tuple[int, int]:
    """Printed characters in *node*, and those of them that lead to other pages or are controls."""
    size = linked = 0
    inside: etree._Element | None = None
    for event, part in islice(etree.iterwalk(node, events=("start", "end")), _LOOK_AT):
        if event == "end":
            inside = None if part is inside else inside
            text = "" if part is node else part.tail
        else:
            if inside is None and (part.tag in _CONTROLS or _leads_away(part)):
                inside = part
            text = part.text if isinstance(part.tag, str) and part.tag not in ("script", "style") else ""
        count = len((text or "").strip(EDGES))
        size += count
        linked += count if inside is not None else 0
    return size, linked


def _leads_away(node: etree._Element) -> bool:
    href = node.get("href") if node.tag == "a" else None
    return href is not None and not href.startswith("#")
