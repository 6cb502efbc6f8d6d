"""Passages to clauses: title, organ line, preamble, operative part, lists, articles, adoption line.

A walk from top to bottom that remembers which part it is in; what is printed as a label is
kept as printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.measures.labels import label_value
from hexapla.model import Clause
from hexapla.parse.articles import in_articles, told_heading
from hexapla.parse.head import add_head, begins_another, titled
from hexapla.parse.headings import add_heading, is_heading, titled_part
from hexapla.parse.items import add_item, is_item_figure
from hexapla.parse.layout import ends_sentence
from hexapla.parse.made import Label, label_of, lengthened
from hexapla.parse.marks import LONGEST_HEADING, Marks, label_number
from hexapla.parse.passage import Passage
from hexapla.parse.walk import Walk, Zone

_FEWEST_ARTICLES = 2

_ZONE_AFTER: dict[str, Zone] = {
    "annex": "annex",
    "preambular": "preamble",
    "adoption": "after",
}
"""Where a text goes on after what the format names."""


def classify(passages: Sequence[Passage], marks: Marks) -> tuple[Clause, ...]:
    """The clauses of *passages*, in order; notes are made by `notes`."""
    texts = tuple(passage.text for passage in passages)
    articles = sum(1 for text in texts if marks.article.match(text)) >= _FEWEST_ARTICLES
    sections = not articles and _made_of_sections(texts, marks)
    walk = Walk(marks, texts, articles=articles or sections, sections=sections)
    walk.zone = _opening_zone(passages, walk)
    walk.numbered = _numbers(walk, 0)
    for index, passage in enumerate(passages):
        walk.at = index
        _step(walk, passage, texts[index])
    return titled(walk.clauses, marks)


def _made_of_sections(texts: Sequence[str], marks: Marks) -> bool:
    short = [text for text in texts if len(text) <= LONGEST_HEADING]
    divisions = sum(1 for text in short if marks.division.match(text))
    return divisions >= _FEWEST_ARTICLES and not any(marks.is_organ(text) for text in texts)


def _opening_zone(passages: Sequence[Passage], walk: Walk) -> Zone:
    """Where the text begins: above its organ line, or at once where it is no resolution."""
    marks = walk.marks
    for passage in passages:
        if passage.kind == "organ" or marks.is_organ(passage.text):
            return "head"
        if walk.articles and (
            marks.preamble.fullmatch(passage.text) or marks.article.match(passage.text)
        ):
            return "body"
    leads = [marks.listed_lead(passage.text) for passage in passages]
    acts = "operative" in leads or any(marks.operative.match(p.text) for p in passages)
    if not walk.articles and "preambular" in leads and acts:
        return "head"
    return "body"


def _numbers(walk: Walk, start: int) -> bool:
    """Whether the resolution that goes on from the passage *start* numbers its paragraphs."""
    marks = walk.marks
    for text in walk.texts[start:]:
        if marks.is_annex(text) or (marks.is_adoption(text) and walk.zone != "head"):
            return False
        if start and marks.is_organ(text):
            return False
        if marks.operative.match(text):
            return True
    return False


def _step(walk: Walk, passage: Passage, text: str) -> None:
    marks = walk.marks
    if passage.kind and _told(walk, passage, text):
        return
    if walk.zone in ("after", "annex", "operative") and begins_another(walk, text):
        walk.zone, walk.article = "head", ""
    if marks.is_organ(text) and walk.zone not in ("body", "recitals", "articles"):
        _organ(walk, passage)
    elif marks.is_annex(text):
        walk.zone, walk.article = "annex", ""
        walk.add("annex", passage)
    elif marks.closes(text) and (walk.zone != "head" or marks.adopted.match(text)):
        _adopted(walk, passage)
    elif walk.zone == "after" and _votes(walk):
        walk.add("adoption", passage)
    else:
        done = walk.zone == "head" and add_head(walk, passage, text)
        done = done or (walk.articles and in_articles(walk, passage, text))
        if not done:
            _paragraph(walk, passage, text)


def _organ(walk: Walk, passage: Passage) -> None:
    walk.zone, walk.number, walk.article = "preamble", 0, ""
    walk.numbered = _numbers(walk, walk.at + 1)
    walk.add("organ", passage)


def _votes(walk: Walk) -> bool:
    """Whether the States that voted in one way are named next."""
    last = walk.last
    if last is None or last.kind != "adoption":
        return False
    return bool(walk.marks.adopted.match(last.text)) and last.text.endswith((":", "\uff1a"))


def _told(walk: Walk, passage: Passage, text: str) -> bool:
    """Make of *passage* what the format says it is; whether that was done."""
    kind = passage.kind
    if kind == "organ":
        _organ(walk, passage)
    elif kind == "title" and walk.zone in ("head", "body"):
        match = walk.marks.title.match(text)
        walk.add("title", passage, label_of(match, walk.marks) or _generated(passage, walk.marks))
    elif kind in ("masthead", "annex", "preambular", "adoption"):
        recited = walk.articles and kind == "preambular"
        walk.zone = "recitals" if recited else _ZONE_AFTER.get(kind, walk.zone)
        walk.add(kind, passage, _generated(passage, walk.marks))
    elif kind in ("operative", "subparagraph"):
        return _told_to_act(walk, passage, text)
    elif kind == "heading" and walk.zone != "head" and not walk.marks.is_organ(text):
        if not told_heading(walk, passage, text):
            _headed(walk, passage, text)
    else:
        return False
    return True


def _told_to_act(walk: Walk, passage: Passage, text: str) -> bool:
    match = walk.marks.operative.match(text)
    label = label_of(match, walk.marks) or _generated(passage, walk.marks)
    if passage.kind == "operative":
        walk.zone = "operative"
        walk.add("operative", passage, label)
    elif label:
        walk.add_sub(passage, label.size, label.printed)
    return passage.kind == "operative" or label is not None


def _generated(passage: Passage, marks: Marks) -> Label | None:
    """The label that the format generated, whatever its form."""
    if not passage.label:
        return None
    return Label(passage.label, len(passage.label) + 1, label_value(passage.label, marks.profile))


def _headed(walk: Walk, passage: Passage, text: str) -> None:
    if walk.marks.preamble.fullmatch(text):
        walk.zone = "preamble"
    add_heading(walk, passage, text)


def _paragraph(walk: Walk, passage: Passage, text: str) -> None:
    """A paragraph of the preamble, the operative part, an annex or a plain text."""
    marks = walk.marks
    in_text = walk.zone in ("preamble", "operative")
    if titled_part(walk, text):
        _headed(walk, passage, text)
        return
    match = marks.label(text, walk.number) if in_text else marks.operative.match(text)
    if match and is_item_figure(walk, passage, match):
        walk.add_sub(passage, match.end(), match.group().strip())
        return
    label = label_of(match, marks, label_number(match, marks)) if match else None
    part = marks.listed_lead(text) if in_text else ""
    last = walk.last
    if label and in_text and last and last.kind == "subparagraph" and passage.level:
        label = None
    if not label and add_item(walk, passage, text):
        return
    if not label and is_heading(walk, passage, text, part):
        _headed(walk, passage, text)
    elif in_text:
        _of_resolution(walk, passage, text, label, part)
    else:
        walk.add("body", passage, label)


def _of_resolution(walk: Walk, passage: Passage, text: str, label: Label | None, part: str) -> None:
    """A paragraph of the preamble or the operative part; *part* is where its lead would put it."""
    marks, last = walk.marks, walk.last
    # `Resolves:` above the first number acts, though it has none.
    announces = part == "operative" and walk.announces(text)
    announces = announces and marks.operative.match(walk.follows) is not None
    if label or announces or (not walk.numbered and (part == "operative" or _acts(marks, text, part))):
        walk.zone = "operative"
        walk.number = (label.number if label else None) or walk.number
        walk.add("operative", passage, label)
    elif walk.zone == "preamble":
        walk.add("preambular", passage)
    elif _recites(marks, text, part) and last and last.kind in ("heading", "organ", "preambular"):
        # A part of the resolution has a preamble of its own.
        walk.add("preambular", passage)
    elif part == "operative" and not (walk.numbered and _unfinished(walk, last)):
        walk.add("operative", passage)
    elif last and last.kind in ("operative", "subparagraph", "body") and _goes_on(walk, last, text):
        walk.add_under(walk.parent, passage)
    else:
        walk.add("body" if walk.numbered else "operative", passage)


def _recites(marks: Marks, text: str, part: str) -> bool:
    return part == "preambular" or (not part and bool(marks.preambular_form.match(text)))


def _unfinished(walk: Walk, last: Clause | None) -> bool:
    """Whether *last* is an item of a list after which the sentence goes on."""
    if last is None or last.kind != "subparagraph":
        return False
    return not ends_sentence(last.text, walk.marks)


def _goes_on(walk: Walk, last: Clause, text: str) -> bool:
    """Whether an unlabelled *text* belongs to the paragraph above: in numbered ones it must."""
    return walk.numbered or (last.kind == "subparagraph" and text[:1].islower())


def _acts(marks: Marks, text: str, part: str) -> bool:
    """Whether an unlisted opening is a verb that acts, as operative paragraphs begin."""
    return not part and bool(marks.operative_form.match(text)) and not marks.preambular_form.match(text)


def _adopted(walk: Walk, passage: Passage) -> None:
    """The adoption line may be printed on two lines and is one clause; who voted how is another."""
    last, adopted = walk.last, walk.marks.adopted
    dated = not adopted.match(passage.text)
    if last and last.kind == "adoption" and dated and not adopted.match(last.text):
        walk.clauses[-1] = lengthened(last, passage)
    else:
        walk.add("adoption", passage)
    if walk.zone in ("preamble", "operative"):
        walk.zone = "after"
