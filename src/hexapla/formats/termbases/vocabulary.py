"""The words in which files speak of statuses, forms and parts of speech, and tags of languages.

Shared by the formats of termbases; what a word means beyond the model's own, the caller says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from hexapla.formats.language_names import official
from hexapla.formats.termbases.remarks import Remarks
from hexapla.model import LANGS, PartOfSpeech, TermForm, TermStatus

MOST_CHARACTERS = 2_000
"""The longest term: titles of treaties have some four hundred characters."""

STATUSES: Mapping[TermStatus, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "superseded": "supersededTerm-admn-sts",
}
"""The statuses as TBX writes them."""

FORMS: Mapping[TermForm, str] = {
    "full form": "fullForm",
    "short form": "shortForm",
    "abbreviation": "abbreviation",
    "acronym": "acronym",
    "variant": "variant",
    "phrase": "phrase",
}
"""The values of `termType` in TBX-Basic."""

PARTS_OF_SPEECH: Mapping[PartOfSpeech, str] = {
    "noun": "noun",
    "verb": "verb",
    "adjective": "adjective",
    "adverb": "adverb",
    "proper noun": "properNoun",
    "other": "other",
}
"""The values of `partOfSpeech` in TBX-Basic."""

_STATUS_WORDS: dict[str, TermStatus] = {
    **{status: status for status in STATUSES},
    **dict.fromkeys(("standardized", "legal", "regulated"), "preferred"),
    "accepted": "admitted",
    **dict.fromkeys(("notrecommended", "rejected"), "deprecated"),
    "obsolete": "superseded",
}
_FORM_WORDS: dict[str, TermForm] = {
    **{value.lower(): form for form, value in FORMS.items()},
    **dict.fromkeys(("full", "formal", "formalname"), "full form"),
    **dict.fromkeys(("short", "shortname"), "short form"),
    **dict.fromkeys(("abbreviatedform", "initialism"), "abbreviation"),
}
_PART_WORDS: dict[str, PartOfSpeech] = {v.lower(): part for part, v in PARTS_OF_SPEECH.items()}
_ANOTHER_SCRIPT = re.compile(r"[-_](?:hant|tw|hk|mo)\b", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[^a-z]+")


@lru_cache(1024)
def _plain(words: str) -> str:
    return _NO_LETTERS.sub("", words.lower().removesuffix("-admn-sts"))


def status_named(words: str) -> TermStatus | None:
    """The status that *words* name, such as `preferredTerm` or `Admitted term`; `None`: none."""
    return _STATUS_WORDS.get(_plain(words).removesuffix("term"))


def form_named(words: str) -> TermForm:
    """The form that *words* name, such as `fullForm` or `Short name`; `""`: none."""
    return _FORM_WORDS.get(_plain(words), "") if words else ""


def part_named(words: str) -> PartOfSpeech:
    """The part of speech that *words* name, such as `properNoun`; `""`: none."""
    return _PART_WORDS.get(_plain(words), "") if words else ""


@lru_cache(1024)
def tag_of(said: str) -> str:
    """The tag of a language as the model has it: one of the six, or BCP 47 with its usual case.

    `EN`, `fra` and `es-ES` are of the six; Chinese in traditional characters is not.
    """
    lang = official(said)
    if lang is not None and not _ANOTHER_SCRIPT.search(said):
        return lang
    first, *rest = said.strip().replace("_", "-").split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join((first.lower(), *(cased.get(len(part), str.lower)(part) for part in rest)))


def on_language(
    tag: str, said: str, remarks: Remarks, line: Callable[[], int] | int, times: int
) -> None:
    """Remark that *tag* is none of the six, or that *said* was more than a name of one of them."""
    if tag not in LANGS:
        remarks.add(f"terms in {tag!r}, none of the six languages: kept, not used", line, times=times)
    elif tag != said and len(said.strip()) > 3:
        remarks.add(f"terms in {said!r} are read as {tag!r}", line, times=times)
