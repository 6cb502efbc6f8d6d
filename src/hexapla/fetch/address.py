"""Where the documents are: addresses by symbol, language and type of file."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlencode, urlsplit, urlunsplit

from hexapla.errors import UsageError
from hexapla.model import Lang

BASE = "https://documents.un.org/api/symbol/access"
"""The Official Document System's access by symbol."""

Wanted = Literal["doc", "pdf"]
"""What may be asked for: the Word file, or the PDF."""


def allowed_base(base: str) -> str:
    """*base*, if it is the address of a web server; `UsageError` where it is not."""
    try:
        parts = urlsplit(base.strip())
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or any(x.isspace() or not x.isprintable() for x in base.strip()):
        raise UsageError(f"{base!r} is no web address", remedy=f"give one such as {BASE}")
    return base.strip()


def address(base: str, symbol: str, lang: Lang, wanted: Wanted) -> str:
    """The address of *symbol* in *lang*, as *wanted*."""
    parts = urlsplit(base)
    query = urlencode({"s": symbol, "l": lang, "t": wanted})
    joined = f"{parts.query}&{query}" if parts.query else query
    return urlunsplit((parts.scheme, parts.netloc, parts.path, joined, ""))


def public(url: str) -> str:
    """*url* without a user's name and password: what may be printed and written down."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def host(url: str) -> str:
    """The name of the server in *url*, with its port where it says one."""
    return urlsplit(url).netloc.rpartition("@")[2]
