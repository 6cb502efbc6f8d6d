"""Options that several commands share, declared once."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.errors import InputError, UsageError

if TYPE_CHECKING:
    from hexapla.model import Correction, Lang


class Form(StrEnum):
    """Forms of output that every command knows."""

    TEXT = "text"
    JSON = "json"


class Level(StrEnum):
    """What is aligned: clauses, or the parts inside them."""

    CLAUSE = "clause"
    SEGMENT = "segment"


class FlagForm(StrEnum):
    """Forms of output of commands that print flags."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"


class FailOn(StrEnum):
    """From which severity on flags make the exit status 1."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEVER = "never"


def _without_color(value: bool) -> bool:
    """Whatever draws, now or later in the run, looks at the environment."""
    if value:
        os.environ["NO_COLOR"] = "1"
    return value


Sets = Annotated[
    list[Path] | None,
    typer.Argument(metavar="SET...", help="Folders (each one set), or the files of one text."),
]
OneSet = Annotated[Path, typer.Argument(metavar="SET", help="The folder of the set.")]
Named = Annotated[
    list[str] | None, typer.Option("--lang", metavar="XX=FILE", help="A file with its language.")
]
Langs = Annotated[
    str, typer.Option("--langs", metavar="XX,YY,...", help="Select and expect these languages.")
]
Reader = Annotated[
    str, typer.Option("--reader", metavar="NAME", help="Read as this format (text, lines, docx, ...).")
]
Encoding = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="The encoding of plain texts (windows-1251).")
]
Termbases = Annotated[
    list[Path] | None,
    typer.Option(
        "--termbase", metavar="FILE", help="TBX, SKOS, CSV or XLSX; repeatable, later ones win."
    ),
]
BUILTIN = "builtin"
"""The vectors that ship with the program."""

Encoder = Annotated[
    str,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="Vectors: builtin, none, a .vectors file, a Hugging Face folder or hub name.",
    ),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections", metavar="FILE", help="Reviewers' word on the alignment, besides the set's own."
    ),
]
Reviewer = Annotated[
    str,
    typer.Option(
        "--reviewer",
        envvar="HEXAPLA_REVIEWER",
        metavar="NAME",
        help="Who decides; else the login name.",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Known flags: counted, not shown, never failing."),
]
NewBaseline = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="Make all flags of these sets known ones."),
]
Memory = Annotated[
    list[Path] | None,
    typer.Option(
        "--memory", metavar="PATH", help="Earlier texts: a set, a folder of sets, a TMX; repeatable."
    ),
]
Previous = Annotated[
    Path | None, typer.Option("--previous", metavar="SET", help="The earlier state of this text.")
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Work everything out anew, and keep no results.")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks on stderr.")]
NoColor = Annotated[
    bool, typer.Option("--no-color", help="No colour (also: NO_COLOR).", callback=_without_color)
]


def langs_of(text: str) -> tuple[Lang, ...]:
    """The languages in `en,fr,ru`; `UsageError` for one that is not of the six."""
    return tuple(lang_of(code) for code in text.split(",") if code.strip())


def lang_of(code: str) -> Lang:
    """The language called *code*; `UsageError` where it is not one of the six."""
    from hexapla.model import LANGS

    for lang in LANGS:
        if lang == code.strip().lower():
            return lang
    raise UsageError(f"unknown language {code.strip()!r}", remedy=f"use {', '.join(LANGS)}")


def named_files(pairs: list[str] | None) -> dict[Lang, Path]:
    """The files of `--lang xx=FILE`; `UsageError` for another form or a language twice."""
    found: dict[Lang, Path] = {}
    for pair in pairs or ():
        code, separator, file = pair.partition("=")
        if not separator or not file:
            raise UsageError(f"--lang {pair!r} names no file", remedy="write --lang fr=FILE")
        lang = lang_of(code)
        if lang in found:
            raise UsageError(f"two files claim {lang}: {found[lang]} and {file}", remedy="name one")
        found[lang] = Path(file)
    return found


def corrections_of(path: Path | None) -> tuple[Correction, ...]:
    """The corrections of `--corrections FILE`; `InputError` where there is no such file."""
    if path is None:
        return ()
    from hexapla.sets.corrections import read_corrections

    return read_corrections(path)


def memory_of(paths: list[Path] | None) -> tuple[Path, ...]:
    """The paths of `--memory`; `InputError` for the first where there is nothing."""
    for path in paths or ():
        if not path.exists():
            remedy = "give the folder of a set, one of many sets, or a TMX file"
            raise InputError("there is no such memory", where=str(path), remedy=remedy)
    return tuple(paths or ())


def codes_of(text: str) -> tuple[str, ...]:
    """The check codes in `NUM001,STR`."""
    return tuple(code.strip() for code in text.split(",") if code.strip())
