"""`hexapla get`: the official versions of a text, from the Official Document System, with a manifest."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import Form, Langs, NoColor, Quiet, langs_of
from hexapla.cli.output import end, json_text, progress, remark, write
from hexapla.errors import ConfigurationError, HexaplaError, UsageError

if TYPE_CHECKING:
    from hexapla.fetch import Known, Manners, Outcome, Tools, World
    from hexapla.model import Lang, RawDocument
    from hexapla.pipeline import Failure
    from hexapla.sets.configuration import GetTable
    from hexapla.sets.manifest import Manifest

_ODS = "Official Document System of the United Nations"
_ODS_HOST = "documents.un.org"
_LICENCE = "United Nations document: may be reproduced"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("get", epilog="Example: hexapla get A/RES/78/311 --langs en,fr -o resolution")(get)


def get(
    symbols: Annotated[
        list[str], typer.Argument(metavar="SYMBOL...", help="Document symbols, such as A/RES/78/311.")
    ],
    langs: Langs = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="The folder of the set; with several symbols, the folder of their folders."
            " Else ./a-res-78-311, by the symbol.",
        ),
    ] = None,
    base_url: Annotated[
        str,
        typer.Option(
            "--base-url",
            metavar="URL",
            envvar="HEXAPLA_ODS",
            help="The server's access by symbol; else the configuration's, else documents.un.org.",
        ),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Fetch what is there too; what differs is kept as FILE.old.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the addresses that would be asked for.")
    ] = False,
    form: Annotated[Form, typer.Option("--format", help="The form of the summary.")] = Form.TEXT,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Fetch the official versions of documents by their symbols, check them, and write the manifest.

    The Word file of each language is taken, else its PDF. A language that is not there is said, and
    the status is then 2; so is a file that is not in its language or does not show its symbol: it is
    kept as FILE.suspect. What is there already, as the manifest says, is not fetched again.
    """
    from hexapla.fetch import UnreachableError, folder_name, normal_symbol
    from hexapla.model import LANGS
    from hexapla.pipeline import Failure

    wanted = {normal_symbol(symbol): symbol for symbol in symbols}
    chosen = tuple(dict.fromkeys(langs_of(langs))) or LANGS
    parent = output or Path()
    alone = output if len(wanted) == 1 else None
    folders = {symbol: alone or parent / folder_name(symbol) for symbol in wanted}
    if dry_run:
        lines = [
            u for symbol, folder in folders.items() for u in _addresses(symbol, folder, chosen, base_url)
        ]
        write("\n".join(lines) + "\n", None)
        return
    results: dict[str, list[Outcome]] = {}
    failures: list[Failure] = []
    for symbol, folder in folders.items():
        got = results.setdefault(symbol, [])
        try:
            _get_one(symbol, folder, chosen, base_url, got, force=force, quiet=quiet)
        except HexaplaError as error:
            failures.append(Failure(symbol, error.line()))
            if isinstance(error, UnreachableError):
                break
        finally:
            failures += [Failure(f"{symbol} {o.lang}", o.problem) for o in got if o.problem]
    if form is Form.JSON:
        write(json_text(_data(results, folders, failures)), None)
    elif any(results.values()):
        write(_table(results, folders), None)
    end(failures)


def _get_one(
    symbol: str,
    folder: Path,
    langs: tuple[Lang, ...],
    base_url: str,
    got: list[Outcome],
    *,
    force: bool,
    quiet: bool,
) -> None:
    """Fetch one text into *folder*; what comes is added to *got*, and to the manifest, at once."""
    from hexapla.fetch import fetch_versions
    from hexapla.sets.manifest import read_manifest
    from hexapla.sets.manifest_writer import write_manifest

    base, settings = _base(folder, base_url)
    made = _folder(folder)
    show = progress(quiet=quiet)
    try:
        manifest = _fitting(read_manifest(folder), symbol, folder)
        outcomes = fetch_versions(
            symbol,
            langs,
            folder,
            base=base,
            known=_known(folder, manifest),
            tools=_tools(folder),
            manners=_manners(settings),
            world=_world(quiet=quiet),
            force=force,
        )
        show(f"getting {symbol}", 0, len(langs))
        for outcome in outcomes:
            got.append(outcome)
            if outcome.state == "fetched":
                manifest = _listed(manifest, outcome, symbol, base)
                write_manifest(folder, manifest)
            show(f"getting {symbol}", len(got), len(langs))
            for said in outcome.remarks:
                remark(f"{symbol} {outcome.lang}: {said}", quiet=quiet)
    finally:
        if made and not any(folder.iterdir()):
            folder.rmdir()


def _base(folder: Path, base_url: str) -> tuple[str, GetTable]:
    """The address of the server, and the settings that hold for *folder*."""
    from hexapla.fetch import BASE, allowed_base
    from hexapla.sets.configuration import configuration

    settings = configuration(folder).get
    return allowed_base(base_url or settings.base_url or BASE), settings


def _addresses(symbol: str, folder: Path, langs: tuple[Lang, ...], base_url: str) -> list[str]:
    from hexapla.fetch import address, public

    base, _ = _base(folder, base_url)
    return [public(address(base, symbol, lang, kind)) for lang in langs for kind in ("doc", "pdf")]


def _folder(folder: Path) -> bool:
    """Make *folder*; whether it was not there."""
    if folder.exists() and not folder.is_dir():
        raise UsageError("this is a file", where=str(folder), remedy="name a folder with -o DIR")
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    return made


def _fitting(manifest: Manifest, symbol: str, folder: Path) -> Manifest:
    """*manifest*, if it is that of *symbol*, or of none yet."""
    import msgspec

    from hexapla.fetch import folder_name, is_draft, normal_symbol

    if manifest.symbol and normal_symbol(manifest.symbol) != symbol:
        raise ConfigurationError(
            f"the folder holds {manifest.symbol}",
            where=str(folder),
            remedy=f"name another for {symbol} with -o DIR",
        )
    kind = "draft" if is_draft(symbol) and not manifest.version else manifest.kind
    name = manifest.id or folder_name(symbol)
    return msgspec.structs.replace(manifest, id=name, symbol=manifest.symbol or symbol, kind=kind)


def _known(folder: Path, manifest: Manifest) -> dict[Lang, Known]:
    """The versions that are there, by what the manifest says or else by their names."""
    from hexapla.fetch import Known
    from hexapla.formats import detect
    from hexapla.sets.languages import language_of_name

    known = {entry.lang: Known(entry.file, entry.sha256, entry.url) for entry in manifest.version}
    listed = {entry.file for entry in manifest.version}
    for path in sorted(folder.iterdir()):
        lang = language_of_name(path.stem)
        if path.name.startswith(".") or path.name in listed or lang is None or not path.is_file():
            continue
        if detect(path.name) and not (lang in known and (folder / known[lang].file).is_file()):
            known[lang] = Known(path.name)
    return known


def _listed(manifest: Manifest, outcome: Outcome, symbol: str, base: str) -> Manifest:
    """*manifest* with the version that has been fetched."""
    import msgspec

    from hexapla.fetch import is_draft
    from hexapla.fetch.address import host
    from hexapla.sets.manifest import VersionEntry

    server = host(base)
    entry = VersionEntry(
        file=outcome.file,
        lang=outcome.lang,
        status="draft" if is_draft(symbol) else "official",
        origin=_ODS if server == _ODS_HOST else f"fetched from {server}",
        licence=_LICENCE,
        sha256=outcome.sha256,
        url=outcome.url,
        fetched=outcome.date,
    )
    entries = [entry if old.lang == entry.lang else old for old in manifest.version]
    if entry not in entries:
        entries.append(entry)
    return msgspec.structs.replace(manifest, version=tuple(entries))


def _tools(folder: Path) -> Tools:
    from hexapla.fetch import Tools
    from hexapla.formats import HEAD, Source, detect, format_named
    from hexapla.sets.configuration import configuration
    from hexapla.sets.languages import language_of_text

    ratio = configuration(folder).allowed().archive_ratio

    def read(data: bytes, name: str) -> tuple[RawDocument, ...]:
        return format_named(detect(name, data[:HEAD])).read(Source(data, name, archive_ratio=ratio))

    return Tools(read, language_of_text)


def _manners(settings: GetTable) -> Manners:
    from hexapla.fetch import Manners

    return Manners(total_s=settings.timeout_s, pause_s=settings.pause_s, most_bytes=settings.most_bytes)


def _world(*, quiet: bool) -> World:
    from hexapla.fetch import World

    return World(
        sleep=time.sleep,
        monotonic=time.monotonic,
        now=lambda: datetime.datetime.now(tz=datetime.UTC),
        say=lambda message: remark(message, quiet=quiet),
    )


def _table(results: dict[str, list[Outcome]], folders: dict[str, Path]) -> str:
    """The summary for people: a line for each language."""
    lines = []
    for symbol, outcomes in results.items():
        if not outcomes:
            continue
        lines.append(f"{symbol}  {folders[symbol]}")
        width = max(len(o.file) for o in outcomes)
        for o in outcomes:
            size = f"{o.size:,}" if o.size else ""
            cells = (
                f"  {o.lang}  {o.state:<8} {o.file:<{width}} {size:>12}  {o.sha256[:12]:<12}  {o.extent}"
            )
            lines.append(cells.rstrip())
    return "\n".join(lines) + "\n"


def _data(
    results: dict[str, list[Outcome]], folders: dict[str, Path], failures: list[Failure]
) -> dict[str, object]:
    """The summary for programs."""
    from hexapla.reports.data import SCHEMA
    from hexapla.signature import signature

    return {
        "schema": SCHEMA,
        "sets": [
            {
                "symbol": symbol,
                "folder": str(folders[symbol]),
                "versions": [
                    {
                        "lang": o.lang,
                        "state": o.state,
                        "file": o.file,
                        "bytes": o.size,
                        "sha256": o.sha256,
                        "extent": o.extent,
                        "url": o.url,
                        "remarks": list(o.remarks),
                    }
                    for o in outcomes
                ],
            }
            for symbol, outcomes in results.items()
        ],
        "failures": [{"file": f.file, "message": f.message} for f in failures],
        "signature": signature(),
    }
