"""`hexapla explain`: what a check does, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from hexapla.cli.check_output import paper
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
    from hexapla.checks import catalogue
    from hexapla.checks.selection import selected_codes
    from hexapla.reports.data import SCHEMA, check_names
    from hexapla.reports.explained import Explained, catalogue_lines, check_lines
    from hexapla.reports.markdown import catalogue_markdown
    from hexapla.terms.audit import audit_catalogue

    codes = selected_codes((code,) if code else (), (), check_names())
    every: tuple[Explained, ...] = (*catalogue(), *audit_catalogue())
    checks = [check for check in every if check.code in codes]
    if form is ExplainForm.JSON:
        data = [
            {
                "code": check.code,
                "name": check.name,
                "over": check.over,
                "severity": check.severity,
                "fixable": check.fixable,
                "documentation": check.documentation,
                "thresholds": [
                    {"name": one.name, "default": one.default, "meaning": one.meaning}
                    for one in check.thresholds
                ],
            }
            for check in checks
        ]
        write(json_text({"schema": SCHEMA, "checks": data}), output)
    elif form is ExplainForm.MARKDOWN:
        write(catalogue_markdown(checks), output)
    elif code and len(checks) == 1:
        write("\n".join(check_lines(checks[0], paper(output))) + "\n", output)
    else:
        write("\n".join(catalogue_lines(checks, paper(output))) + "\n", output)
