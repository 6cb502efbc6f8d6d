"""`hexapla evaluate terms`: the concepts that the finder finds, against gold marks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hexapla.cli.options import (
    Encoding,
    Form,
    Langs,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    langs_of,
    named_files,
)
from hexapla.cli.output import end, json_text, write
from hexapla.cli.work import finder_of, sets_of, warn_of_notes
from hexapla.errors import UsageError


def terms(
    gold: Annotated[
        Path, typer.Option("--gold", metavar="FILE", help="Where which concept stands, TSV.")
    ],
    paths: Sets = None,
    named: Named = None,
    langs: Langs = "",
    termbase: Termbases = None,
    missed: Annotated[bool, typer.Option("--missed", help="List every difference.")] = False,
    reader: Reader = "",
    encoding: Encoding = "",
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Hold the concepts found in the clauses of a set against gold marks, beside plain search.

    Precision and recall by language. Strict: the same clause and concept, at a place that
    overlaps. Openings of clauses are left out; only clauses that gold names are looked at.
    """
    from hexapla.evaluate.term_marks import read_marks
    from hexapla.evaluate.term_search import PlainSearch
    from hexapla.evaluate.terms import running
    from hexapla.evaluate.terms_report import measured
    from hexapla.pipeline import Tools, load_set
    from hexapla.signature import digest, signature

    found = sets_of(paths, named_files(named), langs_of(langs), reader, encoding)
    if len(found) != 1:
        raise UsageError("one set is needed", remedy="name the set that the gold file marks")
    loaded = load_set(found[0], Tools(checks=()), langs_of(langs))
    finder = finder_of(termbase)
    clauses = read_marks(gold, loaded.versions)
    if not clauses:
        raise UsageError("the gold file and the set share no language", where=str(gold))
    present = [version.lang for version in loaded.versions]
    report = measured(
        gold.name,
        clauses,
        running(finder),
        PlainSearch(finder.termbase).find,
        signature(
            measure="terms",
            langs="+".join(present),
            span="overlap",
            gold=digest(gold.read_text(encoding="utf-8-sig"), length=8),
            termbase=finder.termbase.sha256[:8] or "none",
        ),
    )
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, **report.data()}), output)
    else:
        write(report.text(missed=missed), output)
    warn_of_notes([loaded], quiet=quiet)
    end(loaded.failures)
