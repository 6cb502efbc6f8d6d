"""The command line: one file per command, found by walking this folder.

The only room that prints or exits. stdout is data, stderr is talk and progress.
"""

from __future__ import annotations

import os
import pkgutil
import sys
from importlib import import_module

import typer
from typer.exceptions import TyperException

from hexapla.errors import HexaplaError
from hexapla.signature import VERSION

INPUT_ERROR, INTERNAL_ERROR = 2, 3

_EPILOG = "Example: hexapla check corpora/a-res-78-311"

_NOT_COMMANDS = frozenset({"options", "output", "work"})


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
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        if module not in _NOT_COMMANDS:
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
    try:
        status = application()(arguments, standalone_mode=False)
    except typer.Exit as exit_:
        status = exit_.exit_code
    except typer.Abort:
        _say("interrupted")
        status = 130
    except TyperException as error:
        _say(" ".join(_said(error).split()))
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


def _said(error: TyperException) -> str:
    """What the library says of a wrong option, with the option's name; help asked for by silence."""
    written = getattr(error, "format_message", None)
    return str(written()) if callable(written) else str(error)


def _say(message: str) -> None:
    print(f"hexapla: {message}", file=sys.stderr)
