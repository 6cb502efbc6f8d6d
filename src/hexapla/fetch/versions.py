"""The versions of one text, language by language: brought, checked, put in place.

Nothing stands under a version's name before it is whole and is what was asked for; what
somebody put there is never overwritten unasked, and never lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hexapla.errors import HexaplaError
from hexapla.fetch.address import address, public
from hexapla.fetch.bring import Arrival, Visit
from hexapla.fetch.claims import claims, text_of
from hexapla.fetch.outcome import Manners, Outcome, Tools, World
from hexapla.fetch.transfer import new_client
from hexapla.fetch.troubles import AbsentError, UnreachableError
from hexapla.model import Lang, RawDocument


@dataclass(frozen=True, slots=True)
class Known:
    """A version that is in the folder, or that the manifest lists."""

    file: str
    sha256: str = ""
    """As the manifest says (`""`: it does not)."""
    url: str = ""
    """Where it came from, as the manifest says."""


def fetch_versions(
    symbol: str,
    langs: Sequence[Lang],
    folder: Path,
    *,
    base: str,
    known: Mapping[Lang, Known],
    tools: Tools,
    manners: Manners,
    world: World,
    force: bool = False,
) -> Iterator[Outcome]:
    """Bring *symbol* in *langs* into *folder*, which exists: an outcome for each, once it is in place.

    What is there with the SHA-256 that is *known* is not asked for again, unless *force*.
    `UnreachableError` where there is no connection: the languages after it would fare no better.
    """
    with new_client(manners) as client:
        visit = Visit(client, symbol, folder, base, tools, manners, world)
        for lang in langs:
            yield _version(visit, lang, known.get(lang), force=force)


def _version(visit: Visit, lang: Lang, known: Known | None, *, force: bool) -> Outcome:
    """Bring one language, unless it is there."""
    url = public(address(visit.base, visit.symbol, lang, "doc"))
    there = visit.folder / known.file if known and (visit.folder / known.file).is_file() else None
    if known and there and not force:
        if known.sha256 and _sha256(there) == known.sha256:
            return Outcome(
                lang, "there", known.url or url, there.name, there.stat().st_size, known.sha256
            )
        if there.name not in {f"{lang}.docx", f"{lang}.pdf"}:
            return Outcome(lang, "failed", url, problem=_in_the_way(there, "is the version already"))
    try:
        arrival, remarks = visit.bring(lang)
    except AbsentError as error:
        return Outcome(
            lang, "missing", url, problem=f"{visit.symbol} is not there in {lang}: {error.line()}"
        )
    except UnreachableError:
        raise
    except HexaplaError as error:
        return Outcome(lang, "failed", url, problem=f"{visit.symbol} in {lang}: {error.line()}")
    if doubt := _doubt(visit, lang, arrival):
        return _aside(visit, lang, arrival, doubt)
    return _placed(visit, lang, arrival, remarks, there, force=force)


def _placed(
    visit: Visit,
    lang: Lang,
    arrival: Arrival,
    remarks: tuple[str, ...],
    there: Path | None,
    *,
    force: bool,
) -> Outcome:
    """Put what has arrived under its name; what is *there* makes room only if that is asked for."""
    final = visit.folder / f"{lang}{arrival.suffix}"
    if there is not None and (there != final or _sha256(there) != arrival.sha256):
        if not force:
            arrival.part.drop()
            problem = _in_the_way(there, "is not what the server has")
            return Outcome(lang, "failed", arrival.url, problem=problem)
        old = _free(there.with_name(there.name + ".old"))
        there.replace(old)
        remarks = (*remarks, f"{there.name} is kept as {old.name}")
    arrival.part.become(final)
    return replace(
        _outcome(visit, lang, arrival), file=final.name, remarks=remarks, date=visit.world.now().date()
    )


def _aside(visit: Visit, lang: Lang, arrival: Arrival, doubt: str) -> Outcome:
    """Keep what has arrived under a name that no set takes for a version."""
    aside = visit.folder / f"{lang}{arrival.suffix}.suspect"
    arrival.part.become(aside)
    problem = f"{aside}: {doubt}; it is kept to be looked at, and is not taken for official"
    outcome = _outcome(visit, lang, arrival)
    return replace(outcome, state="suspect", file=aside.name, problem=problem)


def _outcome(visit: Visit, lang: Lang, arrival: Arrival) -> Outcome:
    extent = _extent(arrival.documents)
    return Outcome(lang, "fetched", arrival.url, "", arrival.size, arrival.sha256, extent)


def _doubt(visit: Visit, lang: Lang, arrival: Arrival) -> str:
    """Why *arrival* is not what was asked for; `""` where it is."""
    if arrival.complaint:
        return arrival.complaint
    written = visit.tools.language(text_of(arrival.documents))
    if written is None:
        return "there is no text in it"
    if written != lang:
        return f"the text is in {written}, not in {lang}"
    if not claims(arrival.documents, lang, visit.symbol):
        return f"the text does not show {visit.symbol} as its own symbol"
    return ""


def _in_the_way(there: Path, what: str) -> str:
    return f"{there}: this file {what}; take it away, or say --force (it is kept as {there.name}.old)"


def _extent(documents: Sequence[RawDocument]) -> str:
    """How long the text is, in words."""
    blocks = [block for document in documents for block in document.blocks]
    if not blocks:
        return ""
    pages = max(block.location.page or 0 for block in blocks)
    count, noun = (pages, "page") if pages else (sum(not b.furniture for b in blocks), "paragraph")
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free(path: Path) -> Path:
    """*path*, or the first free name like it."""
    names = (path.with_name(f"{path.name}{n}") for n in range(2, 1000))
    return next(name for name in (path, *names) if not name.exists())
