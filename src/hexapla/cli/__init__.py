"""The command line: one file per command, found by walking this folder.

The only room that prints or exits. stdout is data, stderr is talk and progress.
"""

from __future__ import annotations

import atexit
import gc
import os
import pkgutil
import sys
from importlib import import_module

import typer
from typer.exceptions import TyperException

from hexapla.errors import HexaplaError
from hexapla.signature import VERSION

INPUT_ERROR, INTERNAL_ERROR = 2, 3

_COLLECT_AFTER = 200_000
"""Objects made and not freed before the garbage collector looks."""

_EPILOG = "Example: hexapla check corpora/a-res-78-311"

_NOT_COMMANDS = frozenset({"check_output", "fixing", "options", "output", "work"})


def application() -> typer.Typer:
    """The application with all its commands."""
    app = typer.Typer(
        name="hexapla",
        help="Sets the six official-language versions of a United Nations resolution side by side,"
        " finds what does not agree, and lets a translator decide each flag once.",
        epilog=_EPILOG,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for module in sorted(_commands()):
        import_module(f"{__name__}.{module}").register(app)
    return app


def _version(value: bool) -> None:
    if value:
        print(f"hexapla {VERSION}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", help="Print the version.", is_eager=True, callback=_version
    ),
) -> None:
    """Say nothing: the commands do the work."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit; errors become one clear line and a status."""
    # A run makes many small things and keeps most of them: collecting often only costs time.
    gc.set_threshold(_COLLECT_AFTER)
    # So many threads multiply the small tables of the aligner; more only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    atexit.register(gc.freeze)
    try:
        status = application()(arguments, standalone_mode=False)
    except typer.Exit as exit_:
        status = exit_.exit_code
    except typer.Abort:
        _say("interrupted")
        status = 130
    except TyperException as error:
        _complain(error)
        status = INPUT_ERROR
    except HexaplaError as error:
        _say(error.line())
        status = INPUT_ERROR
    except BrokenPipeError:
        # The reader of the pipe has gone: nothing is left to say to it.
        sys.stderr.close()
        status = 141
    except OSError as error:
        _say(f"{error.filename or 'the system'}: {error.strerror or error}")
        status = INPUT_ERROR
    except Exception as error:
        if os.environ.get("HEXAPLA_DEBUG") == "1":
            raise
        _say(
            f"internal error: {type(error).__name__}: {error}; this is a bug: please report it with"
            " the output of the same command under HEXAPLA_DEBUG=1"
        )
        status = INTERNAL_ERROR
    sys.exit(status if isinstance(status, int) else 0)


def _complain(error: TyperException) -> None:
    """Say in one line what the library says of a wrong option; its help, where nothing was asked."""
    written = getattr(error, "format_message", None)
    said = str(written()) if callable(written) else str(error)
    if said.startswith("Usage: "):
        print(said, file=sys.stderr)
        return
    line = " ".join(said.split())
    _say(line if "Did you mean" in line else f"{line} See hexapla --help.")


def _commands() -> list[str]:
    return [m.name for m in pkgutil.iter_modules(__path__) if m.name not in _NOT_COMMANDS]


def _say(message: str) -> None:
    print(f"hexapla: {message}", file=sys.stderr)
