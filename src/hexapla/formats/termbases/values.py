"""From what a file says of a term, in its own words, to the terms of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from hexapla.errors import InputError, LimitError
from hexapla.formats.termbases.remarks import Remarks
from hexapla.formats.termbases.vocabulary import (
    FORMS,
    MOST_CHARACTERS,
    PARTS_OF_SPEECH,
    STATUSES,
    form_named,
    part_named,
    status_named,
)
from hexapla.model import PartOfSpeech, Term, TermForm, TermStatus

_PLAIN_STATUSES: dict[str, TermStatus] = {said: status for status, said in STATUSES.items()}
_FORM_VALUES, _PART_VALUES = frozenset(FORMS.values()), frozenset(PARTS_OF_SPEECH.values())


class Values(NamedTuple):
    """A term as its file has it."""

    text: str
    status: str = ""
    source: str = ""
    note: str = ""
    form: str = ""
    part: str = ""


def made_terms(
    lang: str, values: Sequence[Values], name: str, line_of: Callable[[int], int], remarks: Remarks
) -> list[Term]:
    """The terms of one concept in *lang*, from the file called *name*.

    *line_of* tells in which line each stands (0: none tells). The first without a status is
    preferred where no other is, the others without are admitted. `InputError` for a status that
    is not known, `LimitError` for a term that is too long.
    """
    given = [_PLAIN_STATUSES.get(one.status) for one in values]
    if None in given:
        given = [_status(one, name, partial(line_of, at), remarks) for at, one in enumerate(values)]
        if len(values) > 1 and None in given:
            remarks.unranked.add(lang)
    unsaid: TermStatus = "admitted" if "preferred" in given else "preferred"
    terms: list[Term] = []
    for one, status in zip(values, given, strict=True):
        text, _, source, note, form, part = one
        if len(text) > MOST_CHARACTERS:
            raise LimitError(
                f"a term has {len(text):,} characters; the limit is {MOST_CHARACTERS:,}",
                where=_place(name, line_of(len(terms))),
                remedy="put the text into the definition or the note",
            )
        known_form: TermForm = ""
        known_part: PartOfSpeech = ""
        if form or part:
            known_form, known_part = form_named(form), part_named(part)
            line = partial(line_of, len(terms))
            for remark in (
                _misread("term type", form, known_form, _FORM_VALUES),
                _misread("part of speech", part, known_part, _PART_VALUES),
            ):
                if remark:
                    remarks.add(remark, line)
        terms.append(Term(lang, text, status or unsaid, source, note, known_form, known_part))
        if status is None:
            unsaid = "admitted"
    return terms


def _status(one: Values, name: str, line: Callable[[], int], remarks: Remarks) -> TermStatus | None:
    """The status that *one* names, with what is to be remarked on it."""
    status = status_named(one.status)
    if not one.status:
        remarks.add("no status: the first term of a language is preferred, others are admitted", line)
    elif status is None:
        raise InputError(
            f"unknown administrative status {one.status!r}",
            where=_place(name, line()),
            remedy=f"use one of {', '.join(STATUSES.values())}",
        )
    elif status not in one.status.lower():
        remarks.add(f"the status {one.status!r} is read as {status!r}", line)
    return status


def _misread(what: str, said: str, taken: str, values: frozenset[str]) -> str:
    """What is to be remarked where *said* was read as something else, or as nothing; `""`: nothing."""
    if not said or said in values or said.lower() == taken:
        return ""
    return f"the {what} {said!r} is read as {taken!r}" if taken else f"the {what} {said!r} is not kept"


def _place(name: str, line: int) -> str:
    return f"{name}:{line}" if line else name
