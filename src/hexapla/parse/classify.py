"""Paragraphs to clauses: title, organ line, preamble, operative part, sub-paragraphs, adoption line.

A walk from top to bottom that remembers which part it is in. Eids count positions; what is
printed as a label is kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hexapla.measures.labels import label_value
from hexapla.model import Clause, Kind, NoteCall, Span
from hexapla.parse.marks import Marks
from hexapla.parse.stretch import Paragraph, Stretch, cut, pieces_of, text_of
from hexapla.text.digits import plain_digits

Called = tuple[Paragraph, tuple[NoteCall, ...]]
"""A paragraph without its call marks, and the calls."""

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

_ROMAN = re.compile(r"[ivxl]+")


@dataclass(slots=True)
class _Walk:
    marks: Marks
    numbered: bool
    """Whether the document numbers its operative paragraphs."""
    has_organ: bool
    zone: str = "head"
    clauses: list[Clause] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    parent: str = ""
    styles: list[str] = field(default_factory=list)
    """The styles of sub-labels open above, outermost first."""
    positions: list[int] = field(default_factory=list)
    values: list[int | None] = field(default_factory=list)
    """What the last label of each of them stands for: it tells `i` after `h` from the numeral."""

    def eid(self, kind: Kind) -> str:
        """The next eid of *kind*; those that occur once carry no number the first time."""
        prefix = _PREFIX[kind]
        self.counts[prefix] = count = self.counts.get(prefix, 0) + 1
        alone = kind in ("title", "organ", "adoption", "annex")
        return prefix if alone and count == 1 else f"{prefix}{count}"

    def add(self, kind: Kind, called: Called, match: re.Match[str] | None = None) -> None:
        """Make a clause of *called*, its label being what *match* matched at its head."""
        self.styles, self.positions, self.values = [], [], []
        eid = self.eid(kind)
        if kind not in ("masthead", "title"):
            # A list under a heading or in an annex is that one's own: its eids occur once.
            self.parent = eid
        self.clauses.append(_clause(eid, kind, called, self.marks, label=_label(match)))

    def add_sub(self, called: Called, match: re.Match[str]) -> None:
        """Make a sub-paragraph of *called*; its depth follows from the style of its label."""
        mark = next(group for group in match.groups() if group)
        style = self._style(mark)
        if style in self.styles:
            depth = self.styles.index(style)
            del self.styles[depth + 1 :], self.positions[depth + 1 :], self.values[depth + 1 :]
        else:
            depth = len(self.styles)
            self.styles.append(style)
            self.positions.append(0)
            self.values.append(None)
        self.positions[depth] += 1
        steps = [_letters(n) if d % 2 == 0 else _roman(n) for d, n in enumerate(self.positions)]
        eid = "-".join([self.parent or "p0", *steps])
        number = self.values[depth] = label_value(mark, self.marks.profile, self.values[depth])
        label = _label(match, number)
        self.clauses.append(
            _clause(eid, "subparagraph", called, self.marks, label=label, depth=depth + 1)
        )

    def _style(self, mark: str) -> str:
        """`letter`, `roman` or the like; a lone `i` after `h` is a letter."""
        if _ROMAN.fullmatch(mark):
            before = self.values[-1] if self.styles[-1:] == ["letter"] else None
            follows = before is not None and (
                label_value(mark, self.marks.profile, before) == before + 1
            )
            return "letter" if len(mark) == 1 and follows else "roman"
        return "digit" if any(c.isdigit() for c in mark) else "letter"


def classify(paragraphs: Sequence[Called], marks: Marks) -> tuple[Clause, ...]:
    """The clauses of *paragraphs*, in order; notes are made by `notes`."""
    texts = [text_of(p) for p, _ in paragraphs]
    walk = _Walk(
        marks,
        numbered=any(marks.operative.match(t) for t in texts),
        has_organ=any(marks.is_organ(t) for t in texts),
    )
    if not walk.has_organ:
        walk.zone = "body"
    for called, text in zip(paragraphs, texts, strict=True):
        _step(walk, called, text)
    return _titled(walk.clauses) if walk.has_organ else tuple(walk.clauses)


def _step(walk: _Walk, called: Called, text: str) -> None:
    marks = walk.marks
    label = marks.operative.match(text)
    sub = marks.sublabel.match(text)
    if marks.is_organ(text) and walk.zone not in ("preamble", "body"):
        walk.zone = "preamble"
        walk.add("organ", called)
    elif marks.is_annex(text):
        walk.zone = "annex"
        walk.add("annex", called)
    elif marks.is_adoption(text) and walk.zone in ("operative", "preamble", "after"):
        _adopted(walk, called)
        walk.zone = "after"
    elif walk.zone == "head":
        match = marks.title.match(text)
        walk.add("title" if match else "masthead", called, match)
    elif sub and walk.parent and not label:
        walk.add_sub(called, sub)
    elif walk.zone in ("preamble", "operative"):
        _paragraph(walk, called, text, label)
    else:
        walk.add(
            "body" if label or len(text) > _HEADING or walk.zone == "body" else "heading", called, label
        )


_HEADING = 120
"""An unlabelled paragraph of an annex up to this length, in code points, is taken for a heading."""


def _paragraph(walk: _Walk, called: Called, text: str, label: re.Match[str] | None) -> None:
    """A paragraph of the preamble or the operative part."""
    part = walk.marks.listed_lead(text)
    if label or (part == "operative" and not walk.numbered):
        walk.zone = "operative"
    if label or (walk.zone == "operative" and part == "operative"):
        walk.add("operative", called, label)
    elif walk.zone == "preamble":
        walk.add("preambular", called)
    else:
        walk.add("body" if walk.numbered else "operative", called)


def _adopted(walk: _Walk, called: Called) -> None:
    """The adoption line is printed on two lines and is one clause."""
    last = walk.clauses[-1] if walk.clauses else None
    if last is None or last.kind != "adoption":
        walk.add("adoption", called)
        return
    paragraph, calls = called
    offset = len(last.text) + 1
    walk.clauses[-1] = replace(
        last,
        text=f"{last.text} {text_of(paragraph)}",
        note_calls=(*last.note_calls, *(NoteCall(c.mark, c.at + offset) for c in calls)),
        pieces=(*last.pieces, *(replace(p, at=p.at + offset) for p in pieces_of(paragraph))),
    )


def _titled(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Where no title carries a label, the plain words before the organ line are the title."""
    organ = next(i for i, c in enumerate(clauses) if c.kind == "organ")
    if organ and not any(c.kind == "title" for c in clauses):
        above = clauses[organ - 1]
        if above.kind == "masthead" and not re.search(r"[\d\[(:]", above.text):
            titled = replace(above, kind="title", eid="title")
            return (*clauses[: organ - 1], titled, *clauses[organ:])
    return tuple(clauses)


def notes(paragraphs: Iterable[Paragraph], called: Sequence[str], marks: Marks) -> tuple[Clause, ...]:
    """The notes, in the order in which *called* calls their marks, uncalled ones last."""
    bodies = [(paragraph, marks.note_mark(text_of(paragraph))) for paragraph in paragraphs]
    values = [note_value(match) for _, match in bodies]
    order = {mark: index for index, mark in reversed(tuple(enumerate(called)))}
    ranked = sorted(range(len(bodies)), key=lambda i: (order.get(values[i], len(called)), i))
    made = []
    for position, index in enumerate(ranked, 1):
        paragraph, match = bodies[index]
        label = _label(match, int(values[index]) if match else None)
        made.append(_clause(f"fn{position}", "note", (paragraph, ()), marks, label=label))
    return tuple(made)


def note_value(match: re.Match[str] | None) -> str:
    """The mark of a note in plain digits: `1` for `(1)` and for a superscript."""
    return plain_digits(match.group("mark")).strip("()\uff08\uff09") if match else ""


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands at the head of a paragraph and is not its text."""

    printed: str
    size: int
    """Code points it takes, with the spaces after it."""
    number: int | None


def _label(match: re.Match[str] | None, number: int | None = None) -> _Label | None:
    """The label that *match* matched; its value is *number*, or the figure in it."""
    if match is None or not match.end():
        return None
    digits = match.groupdict().get("n")
    value = int(plain_digits(digits)) if digits else number
    return _Label(match.group().strip(), match.end(), value)


def _clause(
    eid: str, kind: Kind, called: Called, marks: Marks, *, label: _Label | None = None, depth: int = 0
) -> Clause:
    paragraph, calls = called
    size = label.size if label else 0
    if label:
        head, rest = cut(paragraph, size)
        paragraph = (*(Stretch("", s.original, s.location) for s in head), *rest)
    text = text_of(paragraph)
    lead: Span | None = None
    if kind in ("preambular", "operative"):
        lead = marks.lead(text, preambular=kind == "preambular")
    return Clause(
        eid=eid,
        kind=kind,
        text=text,
        label=label.printed if label else "",
        number=label.number if label else None,
        depth=depth,
        lead=lead,
        note_calls=tuple(NoteCall(c.mark, max(0, c.at - size)) for c in calls),
        pieces=pieces_of(paragraph),
    )


def _letters(position: int) -> str:
    """1 is `a`, 26 `z`, 27 `aa`."""
    letters = ""
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(position: int) -> str:
    steps = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    numeral = ""
    for value, sign in steps:
        while position >= value:
            numeral += sign
            position -= value
    return numeral
