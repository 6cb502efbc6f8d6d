"""Writing results and showing progress: whole files or none, and bars only where they help."""

from __future__ import annotations

import io
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from hexapla.errors import HexaplaError
from hexapla.whole_file import write_whole

if TYPE_CHECKING:
    from hexapla.pipeline import Failure

_PATIENCE = 1.0
"""Seconds before progress is shown at all."""

_BAR = 24


def json_text(data: Any) -> str:
    """*data* as indented JSON in UTF-8, with its last line end."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def json_line(data: Any) -> str:
    """*data* as one line of JSON."""
    import msgspec

    return msgspec.json.encode(data).decode() + "\n"


def write(text: str, output: Path | None) -> None:
    """Print *text*, or put it into the file *output*, whole or not at all."""
    if output is None:
        stream = sys.stdout
        if stream is None or stream.closed:
            raise HexaplaError("standard output is closed", remedy="write to a file with -o FILE")
        if isinstance(stream, io.TextIOWrapper):
            # Data is UTF-8 whatever the locale; a lone surrogate becomes a question mark.
            stream.reconfigure(encoding="utf-8", errors="replace")
        stream.write(text)
        stream.flush()
        return
    target = output.resolve()
    if target.is_dir():
        raise HexaplaError("this is a folder", where=str(output), remedy="name a file in it")
    if not target.parent.is_dir():
        raise HexaplaError("there is no such folder", where=str(target.parent), remedy="create it first")
    if target.exists() and not target.is_file():
        # A device or a pipe is written through: it must not be replaced by a file.
        target.write_text(text, encoding="utf-8", errors="replace")
        return
    try:
        write_whole(target, text.encode("utf-8", "replace"))
    except OSError as error:
        what = f"the file cannot be written: {error.strerror}"
        raise HexaplaError(what, where=str(target), remedy="choose another folder") from error


def remark(message: str, *, quiet: bool) -> None:
    """Say *message* on stderr, unless told to be quiet."""
    if not quiet:
        print(message, file=sys.stderr)


def complain(failures: Iterable[Failure]) -> None:
    """Say on stderr what could not be dealt with; never silenced."""
    for failure in failures:
        if failure.trace and os.environ.get("HEXAPLA_DEBUG") == "1":
            print(failure.trace, file=sys.stderr)
        print(f"hexapla: {failure.message}", file=sys.stderr)


def bug(where: str, error: Exception) -> Failure:
    """The failure of the program itself at *where*, while the rest can go on."""
    from hexapla.pipeline import Failure

    trace = "".join(traceback.format_exception(error))
    said = f"{where}: internal error: {type(error).__name__}: {error}; this is a bug: please report it"
    return Failure(where, f"{' '.join(said.split())} with HEXAPLA_DEBUG=1", internal=True, trace=trace)


def end(failures: Sequence[Failure]) -> None:
    """Say what could not be dealt with, and exit with its status where there is anything."""
    complain(failures)
    if failures:
        raise typer.Exit(3 if any(failure.internal for failure in failures) else 2)


def progress(*, quiet: bool) -> Callable[[str, int, int], None]:
    """A callback that shows progress on stderr once the work has lasted a second.

    A bar on a terminal; elsewhere a plain line when the work or its part changes.
    """
    if quiet:
        return lambda what, done, total: None
    began = time.monotonic()
    terminal = sys.stderr.isatty()
    shown = ""

    def show(what: str, done: int, total: int) -> None:
        nonlocal shown
        if time.monotonic() - began < _PATIENCE:
            return
        if terminal:
            filled = _BAR * done // max(1, total)
            bar = "\u2588" * filled + "\u2591" * (_BAR - filled)
            end = "\r\x1b[K" if done >= total else ""
            print(f"\r\x1b[K{what:10} {bar} {done}/{total}", end=end, file=sys.stderr, flush=True)
        elif what != shown and done < total:
            print(f"{what} ...", file=sys.stderr)
            shown = what

    return show
