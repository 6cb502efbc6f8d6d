"""A term is empty, or has something around or in it that is no part of it.

## What it does
Flags terms without any letter or figure, and characters that no text has: controls, lost letters,
text decoded in a wrong encoding (major). Flags spaces around a term, doubled spaces, tabs and line
breaks in it, invisible characters, letters that are not composed (NFC), and a punctuation mark at
its end (minor). The suggestion is the term without it.

## Why it matters
Such a term is not found where it stands, sorted elsewhere, and copied with its fault.

## Example
"Security Council " with a space at its end; 安全理事会。 with a full stop.

## Guards
No-break spaces are kept. A full stop after an abbreviation stays. What opens clauses may end with
a comma. Articles are no fault: the finder does without them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hexapla.model import Severity
from hexapla.terms.audit.audited import Audited, Listed
from hexapla.terms.audit.check import AuditCheck, Complaint, whole
from hexapla.terms.termbase import opens_clauses
from hexapla.text.corruption import corrupt
from hexapla.text.dictionary import is_word
from hexapla.text.invisible import invisible

_SPACES = re.compile(r"^\s+|\s+$|[\t\r\n\v\f]+|  +")
_MARKS = (
    ".,;:"
    "\u060c\u061b\u06d4"  # ARABIC COMMA, ARABIC SEMICOLON, ARABIC FULL STOP
    "\u3001\u3002"  # IDEOGRAPHIC COMMA, IDEOGRAPHIC FULL STOP
    "\uff0c\uff0e\uff1a\uff1b"  # FULLWIDTH COMMA, FULL STOP, COLON, SEMICOLON
)

_ABBREVIATED = 4
"""Letters up to which a word before a full stop may be cut short."""


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each term with something that is no part of it."""
    for lang in audited.langs:
        for one in audited.terms(lang):
            found = _fault(one)
            if found is None:
                continue
            severity, what, meant = found
            yield Complaint(
                entry=one.entry,
                lang=lang,
                message=f"{lang}: the term {what}",
                places=whole(one),
                severity=severity,
                suggestion=meant,
            )


def _fault(one: Listed) -> tuple[Severity, str, str] | None:
    """How grave, what it is, and the term as it should be (`""`: unknown); `None`: nothing is wrong."""
    text, lang = one.term.text, one.lang
    if not any(char.isalnum() for char in text):
        return "major", "is empty", ""
    if faults := corrupt(text, lang):
        return "major", f"is damaged: {faults[0].what}", ""
    what, meant = _surplus(one)
    return ("minor", what, meant) if what else None


def _surplus(one: Listed) -> tuple[str, str]:
    """What is too much in a term that is sound otherwise, and the term without it; `""`: nothing."""
    text = one.term.text
    bare = _SPACES.sub(lambda found: " " if found.start() > 0 and found.end() < len(text) else "", text)
    if bare != text:
        return "has spaces that are no part of it", bare
    if places := invisible(text):
        gone = "".join(char for at, char in enumerate(text) if at not in places)
        return "has invisible characters", gone
    if not unicodedata.is_normalized("NFC", text):
        return "is not in NFC", unicodedata.normalize("NFC", text)
    if _ends_with_mark(one):
        return f"ends with \u201c{text[-1]}\u201d", text[:-1].rstrip()
    return "", ""


def _ends_with_mark(one: Listed) -> bool:
    text, last = one.term.text, one.term.text[-1]
    if opens_clauses(one.entry.concept) or last not in _MARKS:
        return False
    if last != ".":
        return True
    words = re.findall(r"\w+", text)
    cut_short = len(words[-1]) <= _ABBREVIATED or is_word(words[-1].lower(), one.lang) is False
    return not (cut_short or "." in text[:-1] or one.term.form in ("abbreviation", "acronym"))


CHECK = AuditCheck("TB005", "empty-or-padded", "minor", run)
