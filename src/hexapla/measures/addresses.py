"""Web and electronic mail addresses in a clause.

What closes a sentence or a bracket around an address is no part of it. It compares nothing;
where an address names a language it says so, because the versions may differ in that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.model import LANGS, Span

_ENDS = (
    r"\s<>\"\u00ab\u00bb\u201c\u201d\u2018"
    r"\uff0c\u3002\uff1b\uff1a\u3001\uff08\uff09\u300a\u300b\uff01\uff1f"
    r"\u060c\u061b\u061f\u3400-\u9fff"
)
"""Spaces, quotes, the marks of Chinese and Arabic, and ideographs, which follow without a space: none of
them stands in an address."""

_DOMAINS = ("org", "int", "net", "com", "edu", "gov", "info")
"""Of addresses written without a protocol."""

_SIGNS = ("://", "www.", "@", *(f".{domain}" for domain in _DOMAINS))
"""One of them stands in every address: most clauses have none."""

_ADDRESS = re.compile(
    rf"(?P<mail>(?<![\w.%+-])[\w.%+-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,6}}[A-Za-z]{{2,24}})"
    rf"|(?:\b[a-z]{{3,6}}://|(?<![\w@.-])www\.)[^{_ENDS}]+"
    rf"|(?<![\w@./-])(?:[a-z][a-z0-9-]{{0,62}}\.){{1,5}}(?:{'|'.join(_DOMAINS)})\b(?:/[^{_ENDS}]*)?",
    re.ASCII,
)
PROTOCOL = re.compile(r"^(?:(?:https?|ftp)://)?(?:www\.)?")
"""What an address may begin with or not; a protocol that is none (`htpts://`) is part of it."""
_CLOSING = ".,;:!?'\u2019\u2026"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Address:
    """An address at its place."""

    span: Span
    address: str
    """As it is written."""
    key: str
    """What is compared: without protocol and `www.`, and with `*` for the language that it names."""
    language: str = ""
    """The name of a language in it, as written (`en`, `french`); `""`: none."""
    mail: bool = False


def find_addresses(text: str) -> tuple[Address, ...]:
    """The web and mail addresses of *text*, in order."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return tuple(_address(found) for found in _ADDRESS.finditer(text))


def _address(found: re.Match[str]) -> Address:
    written = _without_closing(found[0])
    span = Span(found.start(), found.start() + len(written))
    if found["mail"]:
        return Address(span, written, written.lower(), mail=True)
    key = PROTOCOL.sub("", written).rstrip("/")
    named = _language_names().search(key)
    if named is None:
        return Address(span, written, key)
    key = f"{key[: named.start('name')]}*{key[named.end('name') :]}"
    return Address(span, written, key, named["name"])


def _without_closing(written: str) -> str:
    unopened = {close: written.count(close) - written.count(open_) for close, open_ in _BRACKETS.items()}
    stop = len(written)
    while stop:
        last = written[stop - 1]
        if last not in _CLOSING and unopened.get(last, 0) <= 0:
            break
        if last in unopened:
            unopened[last] -= 1
        stop -= 1
    return written[:stop]


@cache
def _language_names() -> re.Pattern[str]:
    """A language as a folder, a first name of the host, an argument or the end of a file's name."""
    names = "|".join(name for lang in LANGS for name in (lang, profile(lang).name.lower()))
    return re.compile(
        rf"(?:^|/|[?&]\w{{1,8}}=|[_-])(?P<name>{names})(?=[/.&#?]|$)",
        re.IGNORECASE,
    )
