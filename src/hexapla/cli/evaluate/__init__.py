"""`hexapla evaluate`: the program against gold."""

from __future__ import annotations

import typer

from hexapla.cli.evaluate.align import align
from hexapla.cli.evaluate.completeness import completeness
from hexapla.cli.evaluate.conventions import conventions
from hexapla.cli.evaluate.parse import parse
from hexapla.cli.evaluate.seeded import check, seed
from hexapla.cli.evaluate.terms import terms


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(help="Score the program against gold.", no_args_is_help=True)
    group.command("check", epilog="Example: hexapla evaluate check --seeded corpora/a-res-78-311-draft")(
        check
    )
    group.command("seed", epilog="Example: hexapla evaluate seed corpora/a-res-78-311 -o planted")(seed)
    group.command(
        "align",
        epilog="Example: hexapla evaluate align a-res-78-311 --gold corpora/gold/a-res-78-311.tsv",
    )(align)
    group.command(
        "parse",
        epilog="Example: hexapla evaluate parse texts/*.txt --gold corpora/gold/unsc-en.toml",
    )(parse)
    group.command(
        "conventions",
        epilog="Example: hexapla evaluate conventions corpora/a-res-78-311",
    )(conventions)
    group.command(
        "completeness",
        epilog="Example: hexapla evaluate completeness out.json --data texts --on udhr=x.vectors",
    )(completeness)
    group.command(
        "terms",
        epilog="Example: hexapla evaluate terms corpora/a-res-78-311"
        " --gold corpora/gold/terms-a-res-78-311.tsv",
    )(terms)
    app.add_typer(group, name="evaluate")
