"""`hexapla explain`: what a check does, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from hexapla.cli.options import NoColor, Output
from hexapla.cli.output import json_text, write


class ExplainForm(StrEnum):
    """Forms of an explanation."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", epilog="Example: hexapla explain NUM001")(explain)


def explain(
    code: Annotated[str, typer.Argument(metavar="[CODE]", help="The code of a check.")] = "",
    form: Annotated[
        ExplainForm, typer.Option("--format", help="The form of the output.")
    ] = ExplainForm.TEXT,
    output: Output = None,
    no_color: NoColor = False,
) -> None:
    """Explain a check: what it does, why, an example, its limits; without CODE, list the catalogue."""
    from hexapla.pipeline import selected_checks
    from hexapla.reports.data import SCHEMA
    from hexapla.reports.markdown import catalogue_markdown
    from hexapla.reports.table import table

    checks = selected_checks((code,) if code else (), ())
    if form is ExplainForm.JSON:
        data = [
            {
                "code": check.code,
                "name": check.name,
                "over": check.over,
                "severity": check.severity,
                "documentation": check.documentation,
            }
            for check in checks
        ]
        write(json_text({"schema": SCHEMA, "checks": data}), output)
    elif form is ExplainForm.MARKDOWN:
        write(catalogue_markdown(checks), output)
    elif code and len(checks) == 1:
        check = checks[0]
        head = f"{check.code} {check.name} ({check.severity}, over each {check.over})"
        write(f"{head}\n\n{check.documentation}\n", output)
    else:
        rows = [["code", "name", "severity", "what"]]
        rows += [[c.code, c.name, c.severity, c.documentation.partition("\n")[0]] for c in checks]
        write(table(rows) + "\n", output)
