"""Passages to clauses: title, organ line, preamble, operative part, lists, articles, adoption line.

A walk from top to bottom that remembers which part it is in. Eids count positions; what is
printed as a label is kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from hexapla.measures.labels import label_value
from hexapla.model import Clause, Kind
from hexapla.parse.layout import ends_clause
from hexapla.parse.lists import Lists
from hexapla.parse.made import Label, clause_of, label_of, lengthened
from hexapla.parse.marks import DAMAGED_SUB, PART, Marks, label_number
from hexapla.parse.passage import Passage

Zone = Literal["head", "preamble", "operative", "after", "annex", "articles", "body"]

_PREFIX: dict[Kind, str] = {
    "masthead": "m",
    "preambular": "pp",
    "operative": "op",
    "heading": "h",
    "annex": "annex",
    "adoption": "adoption",
    "title": "title",
    "organ": "organ",
    "note": "fn",
    "body": "p",
}

_HEADING = 120
"""An unlabelled paragraph up to this length, in code points, may be a heading."""

_FEWEST_ARTICLES = 2

_FIGURE = re.compile(r"[(\uff08](?P<mark>[\d\u0660-\u0669]{1,2})[)\uff09]\s*")
"""A figure in brackets, which labels lists in older texts."""


@dataclass(slots=True)
class _Walk:
    marks: Marks
    numbered: bool
    """Whether the document numbers its operative paragraphs."""
    articles: bool
    """Whether the document is made of articles."""
    zone: Zone = "head"
    clauses: list[Clause] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    parent: str = ""
    """The clause whose list a sub-paragraph continues."""
    number: int = 0
    """That of the last numbered operative paragraph."""
    article: str = ""
    """The article that paragraphs belong to."""

    def eid(self, kind: Kind) -> str:
        """The next eid of *kind*; those that occur once carry no number the first time."""
        return self._counted(_PREFIX[kind], alone=kind in ("title", "organ", "adoption", "annex"))

    def _counted(self, prefix: str, *, alone: bool) -> str:
        self.counts[prefix] = count = self.counts.get(prefix, 0) + 1
        return prefix if alone and count == 1 else f"{prefix}{count}"

    def add(self, kind: Kind, passage: Passage, label: Label | None = None, eid: str = "") -> None:
        """Make a clause of *passage*, with *label* at its head."""
        self.lists = Lists()
        eid = eid or self.eid(kind)
        if kind not in ("masthead", "title"):
            # A list under a heading or in an annex is that one's own: its eids occur once.
            self.parent = eid
        self.clauses.append(clause_of(eid, kind, passage, self.marks, label))

    def add_sub(self, passage: Passage, mark: str, size: int, printed: str) -> None:
        """Make a sub-paragraph of *passage*; its depth follows from the style of its label."""
        steps, depth, number = self.lists.step(mark, self.marks.profile, passage.level)
        label = Label(printed, size, number)
        eid = "-".join([self.parent or "p0", *steps])
        self.clauses.append(clause_of(eid, "subparagraph", passage, self.marks, label, depth=depth))

    def add_under(self, owner: str, passage: Passage, label: Label | None = None) -> None:
        """Make a clause of text that belongs to *owner*: of an article, or going on after a list."""
        eid = self._counted(f"{owner}-p", alone=False)
        if label or owner == self.article:
            self.parent, self.lists = eid, Lists()
        self.clauses.append(clause_of(eid, "body", passage, self.marks, label))

    def last(self) -> Clause | None:
        """The clause made last."""
        return self.clauses[-1] if self.clauses else None


def classify(passages: Sequence[Passage], marks: Marks) -> tuple[Clause, ...]:
    """The clauses of *passages*, in order; notes are made by `notes`."""
    texts = [passage.text for passage in passages]
    articles = sum(1 for text in texts if marks.article.match(text)) >= _FEWEST_ARTICLES
    has_organ = any(marks.is_organ(t) for t in texts) or any(p.kind == "organ" for p in passages)
    walk = _Walk(
        marks,
        numbered=any(marks.operative.match(t) for t in texts),
        articles=articles,
        zone="head" if has_organ else _opening_zone(passages, marks, articles=articles),
    )
    for index, (passage, text) in enumerate(zip(passages, texts, strict=True)):
        follows = texts[index + 1] if index + 1 < len(texts) else ""
        _step(walk, passage, text, follows)
    return _titled(walk.clauses)


def _opening_zone(passages: Sequence[Passage], marks: Marks, *, articles: bool) -> Zone:
    """Where a text without organ line begins: at its title where it is a resolution all the same."""
    leads = [marks.listed_lead(passage.text) for passage in passages]
    acts = "operative" in leads or any(marks.operative.match(p.text) for p in passages)
    if not articles and "preambular" in leads and acts:
        return "head"
    return "body"


def _step(walk: _Walk, passage: Passage, text: str, follows: str) -> None:
    marks = walk.marks
    if passage.kind and _told(walk, passage, text):
        return
    if marks.is_organ(text) and walk.zone != "body":
        walk.zone = "preamble"
        walk.add("organ", passage)
    elif marks.is_annex(text):
        walk.zone, walk.article = "annex", ""
        walk.add("annex", passage)
    elif marks.adopts(text) and (walk.zone != "head" or marks.adopted.match(text)):
        _adopted(walk, passage, text)
    elif walk.zone == "head":
        _head(walk, passage, text, follows)
    elif walk.articles and _in_articles(walk, passage, text):
        return
    else:
        _paragraph(walk, passage, text, follows)


def _told(walk: _Walk, passage: Passage, text: str) -> bool:
    """Make of *passage* what the format says it is; whether that was done."""
    kind = passage.kind
    if kind in ("title", "masthead", "organ", "annex", "preambular", "adoption"):
        if kind == "title" and walk.zone not in ("head", "body"):
            return False
        if kind != "masthead":
            after: dict[str, Zone] = {
                "organ": "preamble",
                "annex": "annex",
                "preambular": "preamble",
                "adoption": "after",
            }
            walk.zone = after.get(kind, walk.zone)
        match = walk.marks.title.match(text) if kind == "title" else None
        walk.add(kind, passage, label_of(match, walk.marks) or _generated(passage, walk.marks))
        return True
    if kind in ("operative", "subparagraph"):
        walk.zone = "operative" if kind == "operative" else walk.zone
        match = walk.marks.operative.match(text)
        label = label_of(match, walk.marks) or _generated(passage, walk.marks)
        if kind == "operative":
            walk.add("operative", passage, label)
            return True
        if label:
            walk.add_sub(passage, label.printed, label.size, label.printed)
            return True
    if kind == "heading" and walk.zone != "head" and not walk.marks.is_organ(text):
        _heading(walk, passage, text)
        return True
    return False


def _generated(passage: Passage, marks: Marks) -> Label | None:
    """The label that the format generated, whatever its form."""
    if not passage.label:
        return None
    return Label(passage.label, len(passage.label) + 1, label_value(passage.label, marks.profile))


def _head(walk: _Walk, passage: Passage, text: str, follows: str) -> None:
    marks = walk.marks
    match = marks.title.match(text)
    lead = marks.listed_lead(text)
    if match or marks.title_form.fullmatch(text):
        walk.add("title", passage, label_of(match, marks))
    elif lead == "preambular" and walk.clauses and not marks.is_organ(follows):
        # No organ line stands between title and preamble.
        walk.zone = "preamble"
        _paragraph(walk, passage, text, follows)
    else:
        walk.add("masthead", passage)


def _heading(walk: _Walk, passage: Passage, text: str) -> None:
    """A heading; one of an article opens it, one of a preamble opens that."""
    article = walk.marks.article.match(text)
    if article and walk.articles:
        _article(walk, passage, article)
        return
    if walk.marks.preamble.fullmatch(text):
        walk.zone = "preamble"
    elif walk.zone == "preamble" and walk.articles:
        walk.zone = "articles"
    walk.article = ""
    walk.add("heading", passage)


def _article(walk: _Walk, passage: Passage, match: re.Match[str]) -> None:
    """The heading of an article, its number as label where a title follows it."""
    walk.zone = "articles" if walk.zone != "annex" else "annex"
    rest = re.compile(r"\s*[.:\uff1a\-\u2013\u2014]*\s*").match(passage.text, match.end())
    size = rest.end() if rest else match.end()
    label = label_of(match, walk.marks)
    number = label.number if label else None
    eid = walk.article = f"art{walk.counts.get('art', 0) + 1}"
    walk.counts["art"] = walk.counts.get("art", 0) + 1
    if size < len(passage.text):
        walk.add("heading", passage, Label(match.group().strip(), size, number), eid)
        return
    walk.add("heading", passage, None, eid)
    walk.clauses[-1] = replace(walk.clauses[-1], number=number)


def _in_articles(walk: _Walk, passage: Passage, text: str) -> bool:
    """What *passage* is in a text made of articles; whether it was dealt with."""
    marks = walk.marks
    article = marks.article.match(text)
    if article and (len(text) <= _HEADING or passage.bold):
        _article(walk, passage, article)
        return True
    if article:
        # `Article 1. The Parties undertake ...`: label and text in one paragraph.
        _article(walk, passage, article)
        walk.clauses[-1] = replace(walk.clauses[-1], kind="body")
        return True
    if marks.division.match(text) and len(text) <= _HEADING:
        walk.zone = "articles" if walk.zone != "annex" else "annex"
        walk.article = ""
        walk.add("heading", passage)
        return True
    if marks.preamble.fullmatch(text) and not walk.article:
        walk.zone = "preamble"
        walk.add("heading", passage)
        return True
    if not walk.article or walk.zone not in ("articles", "annex"):
        return False
    number = marks.operative.match(text)
    if number or not _sub(walk, passage, text):
        walk.add_under(walk.article, passage, label_of(number, marks))
    return True


def _sub(walk: _Walk, passage: Passage, text: str) -> bool:
    """Make a sub-paragraph of *passage* where it is labelled as one; whether it was."""
    if not walk.parent:
        return False
    match = walk.marks.sublabel.match(text) or _FIGURE.match(text)
    if match is None and (damaged := DAMAGED_SUB.match(text)):
        match = damaged if walk.lists.continues(damaged["mark"], walk.marks.profile) else None
    if match:
        mark = next(group for group in match.groups() if group)
        if _acts_by_letters(walk, text[match.end() :]):
            walk.zone = "operative"
            number = label_value(mark, walk.marks.profile)
            walk.add("operative", passage, Label(match.group().strip(), match.end(), number))
        else:
            walk.add_sub(passage, mark, match.end(), match.group().strip())
        return True
    if passage.label and not walk.marks.operative.match(text):
        walk.add_sub(passage, passage.label, len(passage.label) + 1, passage.label)
        return True
    return False


def _acts_by_letters(walk: _Walk, text: str) -> bool:
    """Whether a lettered *text* is an operative paragraph, in a resolution that numbers none."""
    last = walk.last()
    if walk.numbered or last is None or walk.marks.listed_lead(text) != "operative":
        return False
    return last.kind in ("organ", "preambular") or (last.kind == "operative" and bool(last.label))


def _paragraph(walk: _Walk, passage: Passage, text: str, follows: str) -> None:
    """A paragraph of the preamble, the operative part, an annex or a plain text."""
    marks, last = walk.marks, walk.last()
    in_text = walk.zone in ("preamble", "operative")
    match = marks.label(text, walk.number) if in_text else marks.operative.match(text)
    label = label_of(match, marks, label_number(match)) if match else None
    part = marks.listed_lead(text) if in_text else ""
    if label and in_text and last and last.kind == "subparagraph" and passage.level:
        label = None
    if not label and _sub(walk, passage, text):
        return
    if not label and _is_heading(walk, passage, text, follows, part):
        _heading(walk, passage, text)
    elif not in_text:
        walk.add("body", passage, label)
    elif label or (not walk.numbered and (part == "operative" or _acts(marks, text, part))):
        walk.zone = "operative"
        walk.number = (label.number if label else None) or walk.number
        walk.add("operative", passage, label)
    elif walk.zone == "preamble":
        walk.add("preambular", passage)
    elif part == "preambular" and last and last.kind in ("heading", "organ", "preambular"):
        # A part of the resolution has a preamble of its own.
        walk.add("preambular", passage)
    elif part == "operative":
        walk.add("operative", passage)
    elif last and last.kind in ("operative", "subparagraph", "body") and walk.numbered:
        walk.add_under(walk.parent, passage)
    else:
        walk.add("body" if walk.numbered else "operative", passage)


def _acts(marks: Marks, text: str, part: str) -> bool:
    """Whether an unlisted opening is a verb that acts, as operative paragraphs begin."""
    return not part and bool(marks.operative_form.match(text)) and not marks.preambular_form.match(text)


def _is_heading(walk: _Walk, passage: Passage, text: str, follows: str, part: str) -> bool:
    """Whether an unlabelled *passage* is a heading where it stands."""
    marks = walk.marks
    if PART.fullmatch(text) or (marks.division.match(text) and len(text) <= _HEADING):
        return True
    if part or len(text) > _HEADING or walk.zone in ("body", "articles", "after"):
        return bool(marks.preamble.fullmatch(text))
    if walk.zone == "annex":
        return True
    if ends_clause(text, marks) or text[:1].islower() or text[-1:] in "\u2026-":
        return False
    if walk.zone == "preamble" and marks.preambular_form.match(text):
        return False
    opens = marks.operative.match(follows) or marks.listed_lead(follows)
    return bool(opens) and (
        passage.bold or walk.zone == "operative" or not marks.lead(text, preambular=True)
    )


def _adopted(walk: _Walk, passage: Passage, text: str) -> None:
    """The adoption line may be printed on two lines and is one clause; who voted how is another."""
    last = walk.last()
    dated = not walk.marks.adopted.match(text)
    if last and last.kind == "adoption" and dated and not walk.marks.adopted.match(last.text):
        walk.clauses[-1] = lengthened(last, passage)
    else:
        walk.add("adoption", passage)
    if walk.zone != "head":
        walk.zone = "after"


def _titled(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Without a labelled title, the plain words before organ line or preamble are the title."""
    if any(c.kind == "title" for c in clauses):
        return tuple(clauses)
    for at, clause in enumerate(clauses):
        if clause.kind == "masthead":
            continue
        above = clauses[at - 1] if at else None
        if above and clause.kind in ("organ", "preambular") and not re.search(r"[\d\[(:]", above.text):
            titled = replace(above, kind="title", eid="title")
            return (*clauses[: at - 1], titled, *clauses[at:])
        break
    return tuple(clauses)
