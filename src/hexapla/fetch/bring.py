"""One version from the server: the Word file, else the PDF, read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.errors import HexaplaError
from hexapla.fetch.address import Wanted, address, host, public
from hexapla.fetch.arrived import arrived
from hexapla.fetch.outcome import Manners, Tools, World
from hexapla.fetch.part import Part
from hexapla.fetch.transfer import Transfer
from hexapla.fetch.troubles import AbsentError, RefusedError, UnreachableError
from hexapla.fetch.waits import persist
from hexapla.model import Lang, RawDocument

if TYPE_CHECKING:
    import httpx2

_NAMES: dict[Wanted, str] = {"doc": "Word file", "pdf": "PDF"}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that has arrived and is of a type that can be read."""

    part: Part
    suffix: str
    url: str
    """Where it was asked for, without passwords."""
    sha256: str
    size: int
    documents: tuple[RawDocument, ...]
    """Empty where it could not be read."""
    complaint: str = ""
    """Why it could not."""


@dataclass(slots=True)
class Visit:
    """A visit to the server; it knows whether it has asked before, to keep its distance."""

    client: httpx2.Client
    symbol: str
    folder: Path
    base: str
    tools: Tools
    manners: Manners
    world: World
    asked: bool = False

    def bring(self, lang: Lang) -> tuple[Arrival, tuple[str, ...]]:
        """The Word file in *lang*, else the PDF; with remarks on what was tried first.

        `AbsentError`, `RefusedError` or `PassingError` where neither can be had; an arrival with a
        complaint where what there is cannot be read.
        """
        remarks: list[str] = []
        troubles: list[HexaplaError] = []
        unread: Arrival | None = None
        for wanted, name in _NAMES.items():
            try:
                arrival = self._one(lang, wanted)
            except UnreachableError:
                raise
            except HexaplaError as error:
                troubles.append(error)
                if not isinstance(error, AbsentError):
                    remarks.append(f"the {name} could not be had: {error.what}")
                continue
            if not arrival.complaint:
                if unread:
                    unread.part.drop()
                return arrival, tuple(remarks)
            remarks.append(f"the {name} cannot be read: {arrival.complaint}")
            if unread:
                arrival.part.drop()
            unread = unread or arrival
        if unread:
            return unread, ()
        # What stands in the way says more than what is simply not there.
        raise next((error for error in troubles if not isinstance(error, AbsentError)), troubles[-1])

    def _one(self, lang: Lang, wanted: Wanted) -> Arrival:
        """The file of type *wanted*; `AbsentError` where the server sends a page instead."""
        if self.asked:
            self.world.sleep(self.manners.pause_s)
        self.asked = True
        url = address(self.base, self.symbol, lang, wanted)
        part = Part(self.folder / f".{lang}.{wanted}.part")
        deadline = self.world.monotonic() + self.manners.total_s
        transfer = Transfer(self.client, url, part, self.manners, self.world, deadline)
        path = persist(transfer.attempt, self.manners, self.world, deadline)
        kind = arrived(path)
        if kind in {"docx", "pdf"}:
            return self._read(part, f"{lang}.{kind}", public(url))
        part.drop()
        if kind == "web page":
            raise AbsentError("the server sends a web page instead of the text", where=host(url))
        if kind == "old Word":
            what = "it is in an old format (.doc, .rtf or WordPerfect), which is not read"
            raise RefusedError(what, where=host(url), remedy=f"save {public(url)} as .docx yourself")
        raise RefusedError(
            "what arrives is neither a Word file nor a PDF, or is damaged",
            where=host(url),
            remedy=f"look at {public(url)} in a browser",
        )

    def _read(self, part: Part, name: str, url: str) -> Arrival:
        data = part.path.read_bytes()
        digest, suffix = hashlib.sha256(data).hexdigest(), Path(name).suffix
        try:
            documents = self.tools.read(data, name)
        except HexaplaError as error:
            complaint = f"{error.what}; {error.remedy}" if error.remedy else error.what
            return Arrival(part, suffix, url, digest, len(data), (), complaint)
        return Arrival(part, suffix, url, digest, len(data), documents)
