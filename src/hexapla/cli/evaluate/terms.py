"""`hexapla evaluate terms`: the concepts that the finder finds, against gold marks or hidden terms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import (
    BUILTIN,
    Encoder,
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
from hexapla.cli.work import encoder_of, finder_of, sets_of, warn_of_notes
from hexapla.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hexapla.evaluate.term_instead import InsteadReport
    from hexapla.evaluate.terms_report import TermReport
    from hexapla.model import Lang
    from hexapla.pipeline import Loaded
    from hexapla.sets import SetFiles
    from hexapla.terms.finder import TermFinder


def terms(
    paths: Sets = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE", help="Where which concept stands, TSV.")
    ] = None,
    hide: Annotated[
        bool, typer.Option("--instead", help="Hide listed terms: are they found as words used instead?")
    ] = False,
    named: Named = None,
    langs: Langs = "",
    termbase: Termbases = None,
    encoder: Encoder = BUILTIN,
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

    With --instead, of one or more sets: each listed term that stands once in a row is hidden, and
    what is found in its place is held against it. Vectors that know the texts flatter: see --encoder.
    """
    if hide == (gold is not None):
        raise UsageError("nothing to measure, or two things", remedy="say --gold FILE, or --instead")
    found = sets_of(paths, named_files(named), langs_of(langs), reader, encoding)
    finder = finder_of(termbase)
    report: TermReport | InsteadReport
    if gold is None:
        loaded, report = _hidden(found, finder, langs_of(langs), encoder)
    else:
        loaded, report = _marked(found, finder, langs_of(langs), gold)
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, **report.data()}), output)
    else:
        write(report.text(missed=missed), output)
    warn_of_notes(loaded, quiet=quiet)
    end([failure for one in loaded for failure in one.failures])


def _marked(
    found: Sequence[SetFiles], finder: TermFinder, langs: tuple[Lang, ...], gold: Path
) -> tuple[list[Loaded], TermReport]:
    from hexapla.evaluate.term_marks import read_marks
    from hexapla.evaluate.term_search import PlainSearch
    from hexapla.evaluate.terms import running
    from hexapla.evaluate.terms_report import measured
    from hexapla.pipeline import Tools, load_set
    from hexapla.signature import digest, signature

    if len(found) != 1:
        raise UsageError("one set is needed", remedy="name the set that the gold file marks")
    loaded = load_set(found[0], Tools(checks=()), langs)
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
    return [loaded], report


def _hidden(
    found: Sequence[SetFiles], finder: TermFinder, langs: tuple[Lang, ...], encoder: str
) -> tuple[list[Loaded], InsteadReport]:
    from hexapla.evaluate.term_instead import InsteadReport, hidden
    from hexapla.pipeline import Tools, align_set, load_set
    from hexapla.signature import signature
    from hexapla.terms.links import Links

    tools = Tools(checks=(), finder=finder, encoder=encoder_of(encoder))
    loaded = [load_set(one, tools, langs) for one in found]
    alignments = [align_set(one, tools) for one in loaded]
    links = Links(alignments, tools.encoder)
    terms_ = [
        term
        for one, alignment in zip(loaded, alignments, strict=True)
        for term in hidden(alignment, finder, links, one.files.manifest.source)
    ]
    return loaded, InsteadReport(
        ", ".join(alignment.set for alignment in alignments),
        tuple(terms_),
        signature(
            measure="instead",
            sets=len(alignments),
            termbase=finder.termbase.sha256[:8] or "none",
            vectors=tools.encoder.name if tools.encoder else "none",
        ),
    )
