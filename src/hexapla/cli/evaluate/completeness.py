"""`hexapla evaluate completeness`: learns what the checks of completeness know from public texts."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Annotated

import typer

from hexapla.cli.options import NoColor, Quiet
from hexapla.cli.output import progress, remark
from hexapla.errors import InputError, UsageError

SOURCES = ("cc", "ntrex-even", "ntrex-odd", "sdg-targets", "tico19", "udhr")
"""Sources of running text in six languages, by their names in `hexapla vectors`."""


def completeness(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the table is written, as JSON.")],
    data: Annotated[Path, typer.Option("--data", metavar="FOLDER", help="The public texts.")],
    vectors: Annotated[
        list[str],
        typer.Option("--on", metavar="NAME=FILE", help="A source, and vectors that never saw it."),
    ],
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="NAME", help="Leave this source out.")
    ] = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Learn bands of lengths, and weights for omissions and additions, from public texts.

    What ships was made so, with `--on ntrex-odd=FILE`, the vectors trained `--without ntrex-odd`.
    """
    import json
    from unicodedata import normalize

    from hexapla.cli.work import finder_of
    from hexapla.evaluate.completeness import learn
    from hexapla.model import LANGS
    from hexapla.vectors import RememberingEncoder, load_encoder
    from hexapla.vectors.training.sources import public_sources
    from hexapla.whole_file import write_whole

    texts = {
        source.name: [
            {x: normalize("NFC", text) for x, text in row.items()}
            for row in source.rows
            if len(row) == len(LANGS)
        ]
        for source in public_sources(data)
        if source.name in SOURCES
    }
    fitted = []
    for one in vectors:
        name, _, path = one.partition("=")
        if name not in texts:
            raise UsageError(f"no source is called {name!r}", remedy=f"name one of {', '.join(SOURCES)}")
        if not Path(path).is_file():
            raise InputError("there are no such vectors", where=path, remedy="see hexapla vectors train")
        fitted.append((texts[name], RememberingEncoder(load_encoder(path))))
    show = progress(quiet=quiet)
    show("learning", 0, 1)
    kept = {name: rows for name, rows in texts.items() if name not in (without or ())}
    table = learn(kept, fitted, Random(311), finder_of(None))  # noqa: S311 - the same damage each time
    show("learning", 1, 1)
    write_whole(file, (json.dumps(table, indent=1) + "\n").encode())
    remark(f"{file}: from {', '.join(sorted(kept))}", quiet=quiet)
