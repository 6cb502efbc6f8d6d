"""As much of CSS as changes what a reader sees of a text: what is hidden, italic, bold, numbered.

Reads `style` attributes and the simple rules of `<style>`: names, classes, ids, descendants.
What it does not understand it leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_BRACE = re.compile("[{}]")
_DECLARATION = re.compile(r"(?<![-\w])([-\w]++)\s*+:\s*+((?:\"[^\"]*\"|'[^']*'|[^;\"'])+)")
_COMPOUND = re.compile(r"(?:[a-z][a-z0-9]*|\*)?(?:[.#][-\w]+)*", re.I)
_BEFORE = re.compile(r"::?(?:before|marker)$", re.I)
_KEPT = frozenset(
    (
        *("display", "visibility", "white-space", "content", "counter-reset"),
        *("list-style", "list-style-type", "font-style", "font-weight", "font"),
    )
)
_MOST_RULES = 2_000
_MOST_OF_A_NAME = 50
_MOST_ANCESTORS = 100

Style = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    compounds: tuple[str, ...]
    style: dict[str, str]
    weight: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a page, by the last name, class or id of their selectors."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    marks: dict[str, list[_Rule]] = field(default_factory=dict)

    def of(self, node: etree._Element) -> Style:
        """What the rules and its own `style` say of *node*."""
        found = self._found(self.rules, node)
        own = node.get("style")
        return {**found, **declarations(own)} if own else found

    def before(self, node: etree._Element) -> Style:
        """What the rules say of the mark that stands before *node*."""
        return self._found(self.marks, node)

    @staticmethod
    def _found(rules: dict[str, list[_Rule]], node: etree._Element) -> Style:
        if not rules:
            return {}
        matching = [
            rule for key in _keys(node) for rule in rules.get(key, ()) if _matches(rule.compounds, node)
        ]
        found: dict[str, str] = {}
        for rule in sorted(matching, key=lambda rule: rule.weight):
            found.update(rule.style)
        return found


def sheet_of(root: etree._Element) -> Sheet:
    """The rules of all `<style>` elements of a page."""
    sheet = Sheet()
    order = 0
    for node in root.iter("style"):
        if not _for_screen(node.get("media") or ""):
            continue
        for selectors, body in _rules_in(_without_comments(node.text or "")):
            style = declarations(body)
            for selector in selectors.split(",") if style else ():
                order += 1
                if order > _MOST_RULES:
                    return sheet
                _add(sheet, selector.strip(), style, order)
    return sheet


def declarations(body: str) -> dict[str, str]:
    """The properties set in *body* that matter here, in lower case but for quoted text."""
    found = {}
    for name, value in _DECLARATION.findall(body):
        if name.lower() in _KEPT:
            said = value.replace("!important", "").strip()
            quoted = name.lower() == "content" or said[:1] in ("'", '"')
            found[name.lower()] = said if quoted else said.lower()
    return found


def counter_style(style: Style) -> str:
    """The counter style that *style* asks for, a string in its quotes; `""` where it asks for none."""
    named = style.get("list-style-type") or style.get("list-style") or ""
    if named[:1] in ("'", '"'):
        return named
    words = [word for word in named.split() if word not in ("inside", "outside") and "(" not in word]
    return words[0] if words else ""


def _without_comments(css: str) -> str:
    kept, at = [], 0
    while (opened := css.find("/*", at)) >= 0:
        kept.append(css[at:opened])
        closed = css.find("*/", opened + 2)
        at = closed + 2 if closed >= 0 else len(css)
    return " ".join((*kept, css[at:])).replace("<!--", " ").replace("-->", " ")


def _for_screen(media: str) -> bool:
    return not media.strip() or any(word in media.lower() for word in ("screen", "all"))


def _rules_in(css: str) -> Iterator[tuple[str, str]]:
    at = 0
    while (opened := css.find("{", at)) >= 0:
        selectors = css[at:opened].rpartition(";")[2].strip()
        if selectors.startswith("@"):
            closed = _closing(css, opened)
            if selectors.startswith("@media") and _for_screen(selectors[6:]):
                yield from _flat_rules(css[opened + 1 : closed])
        else:
            closed = css.find("}", opened)
            closed = len(css) if closed < 0 else closed
            yield selectors, css[opened + 1 : closed]
        at = closed + 1


def _flat_rules(css: str) -> Iterator[tuple[str, str]]:
    for rule in css.split("}"):
        selectors, found, body = rule.partition("{")
        if found and "@" not in selectors:
            yield selectors, body


def _closing(css: str, opened: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(css, opened):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(css)


def _add(sheet: Sheet, selector: str, style: dict[str, str], order: int) -> None:
    marks = _BEFORE.search(selector)
    if marks:
        selector = selector[: marks.start()]
    compounds = tuple(part for part in re.split(r"[\s>]+", selector) if part)
    if not compounds or not all(_COMPOUND.fullmatch(part) for part in compounds):
        return
    ids, classes = selector.count("#"), selector.count(".")
    names = sum(part[0] not in "#.*" for part in compounds)
    rule = _Rule(compounds, style, (ids * 10_000 + classes * 100 + names, order))
    key = re.findall(r"[.#]?[-\w*]+", compounds[-1])[-1]
    rules = sheet.marks if marks else sheet.rules
    named = rules.setdefault(key if key[0] in "#." else key.lower(), [])
    named.append(rule)
    # The last rules win; more of them for one name than this decide nothing that a reader sees.
    del named[:-_MOST_OF_A_NAME]


def _keys(node: etree._Element) -> tuple[str, ...]:
    named = node.get("id")
    classes = tuple(f".{name}" for name in (node.get("class") or "").split())
    return (str(node.tag), "*", *classes, *((f"#{named}",) if named else ()))


def _matches(compounds: tuple[str, ...], node: etree._Element) -> bool:
    if not _matches_one(compounds[-1], node):
        return False
    wanted = list(compounds[:-1])
    for above in islice(node.iterancestors(), _MOST_ANCESTORS):
        if not wanted:
            break
        if _matches_one(wanted[-1], above):
            wanted.pop()
    return not wanted


def _matches_one(compound: str, node: etree._Element) -> bool:
    classes = (node.get("class") or "").split()
    for part in re.findall(r"[.#]?[-\w*]+", compound):
        if part[0] == ".":
            fits = part[1:] in classes
        elif part[0] == "#":
            fits = part[1:] == node.get("id")
        else:
            fits = part == "*" or part.lower() == node.tag
        if not fits:
            return False
    return True
