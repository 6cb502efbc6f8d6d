"""What a download needs from outside, how it behaves towards the server, and how it ends."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hexapla.model import Lang, RawDocument


@dataclass(frozen=True, slots=True)
class Manners:
    """How the server is treated, and how far it is trusted."""

    total_s: float = 300.0
    """Seconds for one file, with all attempts and waits."""
    silence_s: float = 30.0
    """Seconds without an answer, or without the next bytes, after which an attempt has failed."""
    pause_s: float = 1.0
    """Seconds between one request and the next."""
    most_bytes: int = 200_000_000
    attempts: int = 5
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class World:
    """Time, and somebody to talk to."""

    sleep: Callable[[float], None]
    monotonic: Callable[[], float]
    """Seconds from any beginning, never backwards."""
    now: Callable[[], datetime.datetime]
    """The time of day, with its zone."""
    say: Callable[[str], None]
    """Told in one sentence what takes time."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What looks into a file that has arrived."""

    read: Callable[[bytes, str], tuple[RawDocument, ...]]
    """Reads the bytes of a file with this name; `InputError` where they are not what they should be."""
    language: Callable[[str], Lang | None]
    """Which language a text is in."""


State = Literal["fetched", "there", "missing", "suspect", "failed"]
"""Fetched now; there already; not on the server; kept aside as it is not what was asked for; not got."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with one language."""

    lang: Lang
    state: State
    url: str
    """Where it was asked for, without passwords."""
    file: str = ""
    """The name in the folder (`""`: none)."""
    size: int = 0
    """Bytes."""
    sha256: str = ""
    extent: str = ""
    """Pages or paragraphs, in words."""
    remarks: tuple[str, ...] = ()
    problem: str = ""
    """What a person has to know and do (`""`: nothing): one line."""
    date: datetime.date | None = None
    """The day of the fetching, UTC; `None` where nothing was fetched."""
