"""What the heads of a table of terms say: which column holds what, of the concept or in which language.

`English`, `Term EN`, `UNTERM French Short`, `ru status`, `[pt-BR] note`, `Record ID`. A head with
any word that is not known is not guessed at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hexapla.formats.language_names import language_named
from hexapla.formats.termbases.vocabulary import tag_of
from hexapla.langs import profile
from hexapla.model import LANGS, TermForm


class Head(NamedTuple):
    """What a column holds."""

    lang: str
    """The language of a term; `""`: the column is about the concept."""
    field: str
    form: TermForm = ""
    """The form of the terms in the column."""
    status: str = ""
    """The status of the terms in the column."""


ID, TERM, STATUS, FORM, PART = "id", "term", "status", "type", "part of speech"
SUBJECT, DEFINITION, NOTE, SOURCE, SUPERSEDED = (
    "subject",
    "definition",
    "note",
    "source",
    "superseded by",
)
OF_CONCEPT = (ID, SUBJECT, DEFINITION, NOTE, SOURCE, SUPERSEDED)
OF_TERM = (TERM, STATUS, FORM, PART, SOURCE, NOTE)

_TERM_WORDS: dict[str, tuple[TermForm, str]] = {
    "": ("", ""),
    "preferred": ("", "preferred"),
    **dict.fromkeys(("admitted", "synonym", "synonyms"), ("", "admitted")),
    "deprecated": ("", "deprecated"),
    "superseded": ("", "superseded"),
    "short": ("short form", ""),
    "short form": ("short form", ""),
    **dict.fromkeys(("full", "formal", "full form"), ("full form", "")),
    **dict.fromkeys(("abbreviation", "abbreviations"), ("abbreviation", "")),
    **dict.fromkeys(("acronym", "acronyms"), ("acronym", "")),
}
_FORMS = ("", "short form", "full form", "abbreviation", "acronym")
_FIELD_WORDS = {
    **{field: field for field in (*OF_CONCEPT, *OF_TERM)},
    **dict.fromkeys(("record id", "concept id", "entry id", "identifier", "key", "concept"), ID),
    **dict.fromkeys(("no", "number", "code", "ref", "#"), ID),
    **dict.fromkeys(("subjects", "subject field", "domain", "domains"), SUBJECT),
    "definitions": DEFINITION,
    **dict.fromkeys(("notes", "remark", "remarks", "comment", "comments"), NOTE),
    "sources": SOURCE,
    **dict.fromkeys(("form", "term type"), FORM),
    "pos": PART,
    "replaced by": SUPERSEDED,
}
_FILLERS = frozenset(("unterm", "term", "terms", "name", "names"))
_BRACKETED = re.compile(r"(.*)\[([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\](.*)")
_TAG = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST = 60


@lru_cache(4096)
def head_of(said: str) -> Head | None:
    """What a column headed *said* holds; `None`: not known."""
    words = said.strip()
    if not words or len(words) > _LONGEST:
        return None
    if found := _BRACKETED.fullmatch(words):
        return _head(tag_of(found[2]), f"{found[1]} {found[3]}".lower().split())
    # `no` is the tag of a language too, and a number sooner.
    if _TAG.fullmatch(words) and words not in _FIELD_WORDS:
        return Head(tag_of(words), TERM)
    parts = [part for part in re.split(r"[^\w#]+|_", words.lower()) if part]
    named = {part: lang for part in parts if (lang := language_named(part))}
    if len(set(named.values())) > 1:
        return None
    return _head(next(iter(named.values()), ""), [part for part in parts if part not in named])


def _head(lang: str, parts: list[str]) -> Head | None:
    key = " ".join(part for part in parts if part not in _FILLERS)
    field = _FIELD_WORDS.get(" ".join(parts)) or _FIELD_WORDS.get(key)
    if lang and field == DEFINITION:
        return Head("", DEFINITION)
    if lang and field in OF_TERM[1:]:
        return Head(lang, field)
    if lang and key in _TERM_WORDS:
        return Head(lang, TERM, *_TERM_WORDS[key])
    if not lang and field:
        return Head("", field)
    return Head("", TERM) if not lang and parts and not key else None


def rank(head: Head) -> int:
    """The place of a column of terms among those of its language: what is plainest comes first."""
    return _FORMS.index(head.form) if not head.status else len(_FORMS)


def words_of(lang: str, field: str) -> str:
    """How we head the column of *field*; *lang* is `""` for what is about the concept."""
    if not lang:
        return "ID" if field == ID else field.capitalize()
    named = next((profile(one).name for one in LANGS if one == lang), f"[{lang}]")
    return named if field == TERM else f"{named} {field}"
