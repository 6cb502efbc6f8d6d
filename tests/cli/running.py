"""Runs the command line in this process and catches what a user would see."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

from hexapla.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


def run(*arguments: object) -> Ran:
    """Run `hexapla` with *arguments*."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            status = exit_.code if isinstance(exit_.code, int) else 1
    return Ran(status, out.getvalue(), err.getvalue())
