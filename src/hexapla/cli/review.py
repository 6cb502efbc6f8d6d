"""`hexapla review`: the terminal interface."""

from __future__ import annotations

import datetime
import getpass
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import (
    BUILTIN,
    Encoder,
    Encoding,
    Langs,
    Memory,
    NoColor,
    OneSet,
    Previous,
    Reader,
    Reviewer,
    Termbases,
    langs_of,
    memory_of,
)
from hexapla.cli.output import complain, remark
from hexapla.cli.work import sets_of, tools_of, warn_of_idle, warn_of_notes
from hexapla.errors import UsageError

if TYPE_CHECKING:
    from hexapla.pipeline import Checked


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
    memory: Memory = None,
    previous: Previous = None,
    reviewer: Reviewer = "",
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
    need_terminal()
    from hexapla.pipeline import check_set, load_set
    from hexapla.pipeline.memory import with_earlier

    wanted = langs_of(langs)
    tools = tools_of(termbases=termbase, encoder=encoder)
    files = with_earlier(sets_of([path], {}, wanted, reader, encoding)[0], memory_of(memory), previous)
    checked = check_set(load_set(files, tools, wanted), tools)
    warn_of_notes([checked.loaded], quiet=False)
    warn_of_idle([checked], quiet=False)
    complain(checked.failures)
    open_screen(checked, reviewer=reviewer, store=store, bidi=bidi)


def need_terminal() -> None:
    """`UsageError` where nobody could see a screen."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("review needs a terminal", remedy="use `hexapla check` in a script")


def open_screen(checked: Checked, *, reviewer: str, store: str = "", bidi: str = "auto") -> None:
    """Open *checked* in the terminal; decisions go to *store* (`""`: beside its files)."""
    from hexapla.review import ReviewSession
    from hexapla.store import open_store

    files = checked.loaded.files
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
