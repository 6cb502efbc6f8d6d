"""Fetches as the command does, with a clock that only waiting moves."""

from __future__ import annotations

import datetime
import hashlib
import socket
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hexapla.fetch import Known, Manners, Outcome, Tools, World, fetch_versions
from hexapla.formats import HEAD, Source, detect, format_named
from hexapla.model import Lang, RawDocument
from hexapla.sets.languages import language_of_text

from .files import SYMBOL
from .server import Server

NOW = datetime.datetime(2024, 11, 22, 23, 30, tzinfo=datetime.UTC)


def read(data: bytes, name: str) -> tuple[RawDocument, ...]:
    """As the command reads."""
    return format_named(detect(name, data[:HEAD])).read(Source(data, name))


MANNERS = Manners(pause_s=0.5, silence_s=20)
# The same few texts come again and again.
TOOLS = Tools(read, cache(language_of_text))


@dataclass
class Visitor:
    """Fetches into a folder with a clock that only waiting moves."""

    folder: Path
    slept: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    manners: Manners = MANNERS
    tick: float = 0.0
    """Seconds that pass whenever somebody looks at the clock."""
    time: float = 0.0

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def _monotonic(self) -> float:
        self.time += self.tick
        return self.time

    def get(
        self,
        server: Server | str,
        *langs: Lang,
        symbol: str = SYMBOL,
        known: dict[Lang, Known] | None = None,
        force: bool = False,
    ) -> list[Outcome]:
        world = World(self._sleep, self._monotonic, lambda: NOW, self.said.append)
        base = server if isinstance(server, str) else server.base
        return list(
            fetch_versions(
                symbol,
                langs,
                self.folder,
                base=base,
                known=known or {},
                tools=TOOLS,
                manners=self.manners,
                world=world,
                force=force,
            )
        )

    @property
    def left(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def refusing() -> str:
    """An address at which nobody listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed.getsockname()[1]}/access"
