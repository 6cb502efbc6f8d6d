"""The marks by which a line shows what it is: labels, organ line, adoption line, note marks.

Everything that differs by language comes from the profile; a pattern is compiled once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.labels import label_value
from hexapla.model import Lang, Span
from hexapla.text.digits import plain_digits

SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"


@dataclass(frozen=True, slots=True)
class Leads:
    """Openings of paragraphs, ready to be looked up at the head of a text."""

    forms: frozenset[str]
    lengths: tuple[int, ...]
    """The lengths that occur among them, in code points."""
    heads: frozenset[str]
    """Their first two characters: most lines begin with none of them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The compiled patterns of one language."""

    profile: LanguageProfile
    organ: re.Pattern[str]
    title: re.Pattern[str]
    operative: re.Pattern[str]
    sublabel: re.Pattern[str]
    adoption: tuple[re.Pattern[str], ...]
    adopted: re.Pattern[str]
    annex: re.Pattern[str]
    article: re.Pattern[str]
    division: re.Pattern[str]
    preamble: re.Pattern[str]
    title_form: re.Pattern[str]
    part: re.Pattern[str]
    """The mark of a part or section, alone on its line."""
    part_label: re.Pattern[str]
    """The mark of a part or section before its title."""
    draft: re.Pattern[str]
    note: re.Pattern[str]
    """The mark of a note."""
    preambular_leads: Leads
    operative_leads: Leads
    preambular_form: re.Pattern[str]
    operative_form: re.Pattern[str]

    def narrowed(self, texts: Iterable[str]) -> Marks:
        """These marks for a document of *texts*: its organ line ends with a mark where any does.

        The masthead names the organ too, in some languages in the same words.
        """
        ended = any(line[-1:] in _ORGAN_ENDS and self.is_organ(line) for line in texts)
        return replace(self, organ=_ended_organ(self.organ.pattern)) if ended else self

    def is_organ(self, line: str) -> bool:
        """Whether *line* is the organ line."""
        return bool(self.organ.fullmatch(line))

    def is_adoption(self, line: str) -> bool:
        """Whether *line* is part of the adoption line: a meeting or a date alone."""
        return any(pattern.fullmatch(line) for pattern in self.adoption)

    def closes(self, text: str) -> bool:
        """Whether the whole paragraph *text* says how, where or when the text was adopted.

        In a paragraph a mark may follow, which in a line is the end of a clause.
        """
        return self.adopts(text) or self.is_adoption(text.rstrip(_ADOPTION_ENDS))

    def adopts(self, text: str) -> bool:
        """Whether *text* says how, where or when the text was adopted, or who voted how."""
        return self.is_adoption(text) or bool(self.adopted.match(text))

    def is_annex(self, line: str) -> bool:
        """Whether *line* is the heading of an annex."""
        return bool(self.annex.fullmatch(line))

    def is_titled(self, line: str) -> bool:
        """Whether *line* opens as a title does: with a number that no paragraph has, or by its form."""
        numbered = self.title.match(line) and not self.operative.match(line)
        return bool(numbered or self.title_form.fullmatch(line))

    def is_rubric(self, line: str) -> bool:
        """Whether *line* is the bare heading of a part, chapter, article or preamble."""
        bare = "" if line[:1].islower() else line.rstrip(_RUBRIC_ENDS)
        patterns = (self.part, self.article, self.division, self.preamble)
        return any(pattern.fullmatch(bare) for pattern in patterns)

    def is_heading(self, line: str) -> bool:
        """Whether *line* heads what stands below it: a rubric, or who submits a draft."""
        return self.is_rubric(line) or bool(self.draft.fullmatch(line))

    def is_label(self, line: str) -> bool:
        """Whether *line* is the label of a paragraph or list item and nothing else."""
        return bool(self.operative.fullmatch(line) or self.sublabel.fullmatch(line))

    def stands_alone(self, line: str) -> bool:
        """Whether *line* is a whole paragraph by itself: organ line, adoption line, annex heading."""
        return self.is_organ(line) or self.is_adoption(line) or self.is_annex(line)

    def label(self, text: str, last: int) -> re.Match[str] | None:
        """The label of an operative paragraph at the head of *text*, after the one numbered *last*.

        A damaged one (`3,`, `I.`, `Z.`) counts only where it is the next number, and a lead follows or
        nothing but its mark is damaged.
        """
        found = self.operative.match(text)
        if found:
            return found
        damaged = _DAMAGED.match(text)
        if damaged is None or label_number(damaged, self) != last + 1:
            return None
        rest = text[damaged.end() :]
        if rest[:1].islower():
            return None
        sure = rest[:1].isupper() and damaged["n"].isdecimal() and damaged["after"][:1] in tuple(",:;")
        return damaged if sure or self.listed_lead(rest) == "operative" else None

    def follows_adoption(self, line: str, before: str, *, marked: bool) -> bool:
        """Whether *line* begins a paragraph after the adoption line, or a note after one of its notes.

        *before* is the paragraph above, *marked* whether the page marks the beginning of one.
        """
        mark = self.note_mark(line)
        if self.adopts(before):
            if not marked and before.count("[") > before.count("]"):
                return False
            ended = before.rstrip(f"{SUPERSCRIPTS}0123456789 ").endswith(".")
            return (marked or ended) and (mark is not None or (ended and line[:1].isupper()))
        above = self.note_mark(before)
        if mark is None or above is None:
            return False
        step = _figure(mark) - _figure(above)
        return 0 < step <= _NOTES_LEFT_OUT

    def note_mark(self, line: str) -> re.Match[str] | None:
        """The mark at the head of a note's body, with the spaces after it."""
        return self.note.match(line)

    def opens_paragraph(self, line: str) -> bool:
        """Whether *line* begins with what only a new paragraph begins with."""
        labelled = self.operative.match(line) or self.sublabel.match(line) or self.title.match(line)
        return bool(labelled or self.adopted.match(line)) or self.stands_alone(line)

    def lead(self, text: str, *, preambular: bool) -> Span | None:
        """The lead at the head of *text*: the longest listed opening, with its adverbs."""
        listed = self.preambular_leads if preambular else self.operative_leads
        found = _longest(_fold(text), listed, spaced=self.profile.typography.spaced)
        if found:
            return Span(0, found)
        form = (self.preambular_form if preambular else self.operative_form).match(text)
        return Span(0, form.end()) if form and form.end() else None

    def listed_lead(self, text: str) -> Literal["preambular", "operative", ""]:
        """The part whose listed leads *text* opens with, by the longer lead; `""`: neither."""
        folded, spaced = _fold(text), self.profile.typography.spaced
        preambular = _longest(folded, self.preambular_leads, spaced=spaced)
        operative = _longest(folded, self.operative_leads, spaced=spaced)
        if not preambular and not operative:
            return ""
        return "preambular" if preambular >= operative else "operative"


_ORGAN_ENDS = ",.:\u060c\uff0c\uff1a"


@cache
def _ended_organ(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})(?<=[{_ORGAN_ENDS}])")


LONGEST_HEADING = 120
"""An unlabelled paragraph up to this length, in code points, may be a heading."""

_ADOPTION_ENDS = ",.\u060c\uff0c\u3002"

_RUBRIC_ENDS = ".:\uff1a\u3001\u2013\u2014- "

DAMAGED_SUB = re.compile(r"[(\uff08]?(?P<mark>[^\W\d_]{1,4})[)}\]\uff09]\s+")
"""The label of a list whose brackets scanning has spoilt."""

LETTERED = re.compile(
    r"(?P<mark>[A-Za-z\u00f1\u0410-\u044f]|[ivx]{2,5}|[\u0621-\u064a]\u0640?)\s?[.\u2013-]\s+"
)
"""A letter or small numeral with a stop: a label in licences and at the third level of lists."""

_UNNUMBERED = r"\d{1,4}/(?:\u2026|\.{3}|_{1,6})\.?"
"""What stands before the title of a draft that has no number yet: `55/...`."""

_DAMAGED = re.compile(
    r"(?P<n>[\d\u0660-\u0669]{1,3}|[IlZS])\s?(?P<after>[.,:;]?[\s|~\u2018\u2019'\u2014]+)"
)
"""A number that scanning has spoilt, or the mark after it."""

_LOOK_ALIKES = {"I": 1, "l": 1, "Z": 2, "S": 5}


_NOTES_LEFT_OUT = 3
"""Notes follow each other by at most this: one or two may be lost."""


def _figure(mark: re.Match[str]) -> int:
    digits = plain_digits(mark["mark"]).strip("()/\uff08\uff09")
    return int(digits) if digits.isdecimal() else 0


def label_number(match: re.Match[str], marks: Marks) -> int:
    """The number that the group `n` of *match* stands for, look-alikes of digits included; 0: none."""
    raw = match["n"]
    digits = plain_digits(raw)
    if digits.isdecimal():
        return int(digits)
    return _LOOK_ALIKES.get(raw) or label_value(raw, marks.profile) or 0


def _fold(text: str) -> str:
    """*text* in lower case, apostrophes and no-break spaces made plain; same length as *text*."""
    head = text[:120]
    lowered = head.lower()
    if len(lowered) != len(head):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in head)
    return lowered.replace("'", "\u2019").replace("\u00a0", " ")


def _longest(text: str, leads: Leads, *, spaced: bool) -> int:
    """The length of the longest of *leads* at the head of *text*, whole words only."""
    # Arabic joins "and" to the verb: both forms are the same lead.
    places: tuple[int, ...] = (0, 1) if text.startswith("\u0648") else (0,)
    places = tuple(at for at in places if leads.heads & {text[at : at + 1], text[at : at + 2]})
    ends = (at + n for at in places for n in leads.lengths if text[at : at + n] in leads.forms)
    return max((end for end in ends if not (spaced and text[end : end + 1].isalpha())), default=0)


def _with_adverbs(leads: Iterable[str], adverbs: Sequence[str], *, spaced: bool) -> Leads:
    """*leads* as they are, and with an adverb (also, further) before, inside or behind each."""
    space = " " if spaced else ""
    made = list(leads)
    for lead in leads:
        words = lead.split(" ")
        places = range(len(words) + 1) if spaced else (0,)
        made += [space.join([*words[:i], a, *words[i:]]) for a in adverbs for i in places]
    lengths = tuple(sorted({len(form) for form in made}))
    return Leads(frozenset(made), lengths, frozenset(form[:2] for form in made))


@cache
def marks(lang: Lang) -> Marks:
    """The compiled patterns of *lang*."""
    found = profile(lang)
    drafting = found.drafting
    # A label is followed by a space, by the text itself in scripts without spaces, or by nothing.
    # Some files drop that space: `1.Requests`.
    after = r"(?=\s|$|[^\W\d_])\s*" if found.typography.spaced else r"\s*"
    after_title = r"(?=\s)\s*" if found.typography.spaced else r"\s*"
    return Marks(
        profile=found,
        organ=re.compile(drafting.organ_line),
        title=re.compile(f"(?:{drafting.title_label}|{_UNNUMBERED}){after_title}"),
        operative=re.compile(f"(?:{drafting.operative_label}){after}"),
        sublabel=re.compile(f"(?:{drafting.sublabel})\\s*"),
        adoption=tuple(re.compile(pattern) for pattern in drafting.adoption),
        adopted=re.compile(drafting.adopted),
        annex=re.compile(drafting.annex or r"(?!)"),
        article=re.compile(drafting.article),
        division=re.compile(drafting.division),
        preamble=re.compile(drafting.preamble),
        title_form=re.compile(drafting.title_form),
        part=re.compile(drafting.part),
        part_label=re.compile(f"(?:{drafting.part}){drafting.part_stop}"),
        draft=re.compile(drafting.draft),
        note=re.compile(
            rf"(?P<mark>\d{{1,3}}(?:/?(?=\s)|(?=Ibid))|[{SUPERSCRIPTS}]{{1,3}}|[(\uff08]\d{{1,3}}[)\uff09]|\*{{1,3}}(?!\*))\s*"
        ),
        preambular_leads=_with_adverbs(
            drafting.preambular_leads, drafting.adverbs, spaced=found.typography.spaced
        ),
        operative_leads=_with_adverbs(
            drafting.operative_leads, drafting.adverbs, spaced=found.typography.spaced
        ),
        preambular_form=re.compile(drafting.preambular_form),
        operative_form=re.compile(drafting.operative_form),
    )
