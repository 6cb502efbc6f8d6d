"""`hexapla review`: the terminal interface."""

from __future__ import annotations

import datetime
import getpass
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from hexapla.cli.options import (
    BUILTIN,
    Encoder,
    Encoding,
    Langs,
    NoColor,
    OneSet,
    Reader,
    Termbases,
    langs_of,
)
from hexapla.cli.output import complain, remark
from hexapla.cli.work import sets_of, tools_of, warn_of_notes
from hexapla.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", epilog="Example: hexapla review corpora/a-res-78-311-draft")(review)


def review(
    path: OneSet,
    langs: Langs = "",
    reader: Reader = "",
    encoding: Encoding = "",
    termbase: Termbases = None,
    encoder: Encoder = BUILTIN,
    reviewer: Annotated[
        str,
        typer.Option(
            envvar="HEXAPLA_REVIEWER", metavar="NAME", help="Who decides; else the login name."
        ),
    ] = "",
    store: Annotated[
        str,
        typer.Option("--store", metavar="URL", help="Where decisions are kept: a file or a database."),
    ] = "",
    bidi: Annotated[
        str, typer.Option(metavar="MODE", help="Who orders Arabic: auto, app, terminal or off.")
    ] = "auto",
    no_color: NoColor = False,
) -> None:
    """Open a set in the terminal: read each flag, see the six versions, decide once, go on."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("review needs a terminal", remedy="use `hexapla check` in a script")
    from hexapla.pipeline import check_set, load_set
    from hexapla.review import ReviewSession
    from hexapla.store import open_store

    wanted = langs_of(langs)
    tools = tools_of(termbases=termbase, encoder=encoder)
    files = sets_of([path], {}, wanted, reader, encoding)[0]
    checked = check_set(load_set(files, tools, wanted), tools)
    warn_of_notes([checked.loaded], quiet=False)
    complain(checked.failures)
    kept = open_store(store or files.folder)
    if kept.notice:
        remark(f"hexapla: {kept.notice}", quiet=False)
    try:
        session = ReviewSession(
            checked.alignment,
            checked.flags,
            kept,
            reviewer or files.settings.reviewer or getpass.getuser(),
            lambda: datetime.datetime.now(tz=datetime.UTC),
            source=files.manifest.source,
        )
        alignment = checked.alignment
        statuses = {lang: version.status for lang, version in alignment.versions.items()}
        title = alignment.symbol() or alignment.set
        _screen()(session, title=title, statuses=statuses, bidi=bidi)
    finally:
        kept.close()


def _screen() -> Callable[..., None]:
    """The terminal interface, which stands above this room and announces itself."""
    from importlib.metadata import entry_points

    found = tuple(entry_points(group="hexapla.screens", name="review"))
    if not found:
        raise UsageError("the terminal interface is not installed", remedy="install hexapla again")
    run: Callable[..., None] = found[0].load()
    return run
