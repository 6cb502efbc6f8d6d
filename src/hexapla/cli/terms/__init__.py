"""`hexapla terms`: termbases, and what becomes of their terms in texts."""

from __future__ import annotations

import typer

from hexapla.cli.terms.audit import audit
from hexapla.cli.terms.convert import convert
from hexapla.cli.terms.mine import mine
from hexapla.cli.terms.score import score


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    terms = typer.Typer(
        help="Terms: consistency of renderings, formats of termbases.", no_args_is_help=True
    )
    terms.command("score", epilog="Example: hexapla terms score corpora/a-res-78-311")(score)
    terms.command(
        "convert",
        epilog="Example: hexapla terms convert corpora/terms/un-core.tbx house.xlsx -o all.ttl",
    )(convert)
    terms.command("audit", epilog="Example: hexapla terms audit corpora/terms/un-core.tbx")(audit)
    terms.command("mine", epilog="Example: hexapla terms mine corpora/a-res-78-311 -o candidates.tbx")(
        mine
    )
    app.add_typer(terms, name="terms")
