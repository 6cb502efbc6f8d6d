"""`hexapla evaluate align`: alignments against gold rows, ladders, and tables that were damaged."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import (
    BUILTIN,
    Corrections,
    Encoder,
    Encoding,
    Form,
    Langs,
    Level,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    corrections_of,
    langs_of,
    named_files,
)
from hexapla.cli.output import end, json_text, write
from hexapla.cli.work import sets_of, tools_of, warn_of_notes
from hexapla.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hexapla.evaluate.cases import Known
    from hexapla.evaluate.score import Case
    from hexapla.model import Alignment, Lang
    from hexapla.pipeline import Loaded

_KNOWN = "name one set, and add --gold FILE or --damage 5"


def align(
    paths: Sets = None,
    named: Named = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold", metavar="FILE", help="Gold rows (TSV), a ladder, or a folder of ladders."
        ),
    ] = None,
    damage: Annotated[
        float, typer.Option("--damage", metavar="PERCENT", help="Damage a table of texts by so much.")
    ] = 0.0,
    seeds: Annotated[int, typer.Option("--seeds", metavar="N", help="How often to damage it.")] = 5,
    ablated: Annotated[
        bool, typer.Option("--ablation", help="With ever more evidence, beside baselines.")
    ] = False,
    disturb: Annotated[
        bool, typer.Option("--disturb", help="With wrong labels, and with clauses moved.")
    ] = False,
    level: Annotated[
        Level, typer.Option("--level", help="Clauses, or the parts inside them; gold names these.")
    ] = Level.CLAUSE,
    langs: Langs = "",
    reader: Reader = "",
    encoding: Encoding = "",
    termbase: Termbases = None,
    encoder: Encoder = BUILTIN,
    corrections: Corrections = None,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Hold the alignment of a set against gold: rows right, and pairs, strict and lax.

    A ladder is Vecalign's; its sides are the texts in the order in which they are named, read with
    --reader lines. For a folder of ladders, --lang names folders of texts of the same names.
    With --damage, the set is a table whose rows are gold (TSV, CSV, TMX): in each language that
    share of its clauses is dropped, as much merged, as much split, and the rest aligned again.
    With --level segment, only clauses whose parts gold names are aligned, and then their parts.
    """
    from hexapla.align.corrections import fit
    from hexapla.evaluate.ablation import ablation
    from hexapla.evaluate.align_report import AlignReport
    from hexapla.evaluate.aligner import Aligner
    from hexapla.evaluate.cases import inside, with_damage, with_gold
    from hexapla.evaluate.disturb import MOST_TRIALS, disturbed
    from hexapla.evaluate.reliability import reliability
    from hexapla.evaluate.score import score, total
    from hexapla.pipeline import Tools, align_parts, load_set
    from hexapla.signature import signature
    from hexapla.vectors import RememberingEncoder

    said = corrections_of(corrections)
    if corrections and (gold is None or gold.is_dir()):
        raise UsageError("--corrections is about one set as it is", remedy="add --gold FILE")
    read: list[Loaded] = []

    def loaded(paths: list[Path] | None, named: Mapping[Lang, Path]) -> Loaded:
        found = sets_of(paths, named, langs_of(langs), reader, encoding)
        if len(found) != 1 or (gold is None) == (not damage):
            raise UsageError("one set and what is known of it are needed", remedy=_KNOWN)
        read.append(load_set(found[0], Tools(checks=()), langs_of(langs), said))
        return read[-1]

    if gold is not None and gold.is_dir():
        known = _of_folders(gold, named_files(named), loaded)
    else:
        one = loaded(paths, named_files(named))
        known = with_gold(one, gold) if gold else with_damage(one, damage / 100, seeds)
    ladder = known.cases[0].ladder
    if disturb and (damage or ladder):
        raise UsageError("--disturb needs gold rows", remedy="add --gold FILE, in TSV")
    parts = level is Level.SEGMENT
    if parts:
        if damage or ladder or ablated or disturb:
            what = "--level segment needs gold rows of parts, and is measured by itself"
            raise UsageError(what, remedy="add --gold FILE, in TSV, alone")
        known = inside(known)
    cases = known.cases
    tools = tools_of(termbases=termbase, encoder=encoder, quiet=quiet)
    aligner = Aligner(tools.finder, RememberingEncoder(tools.encoder) if tools.encoder else None)

    def aligned_of(case: Case) -> Alignment:
        clauses = aligner(case.versions, pins=fit(case.corrections, case.versions).pins)
        return align_parts(clauses, tools) if parts else clauses

    aligned = [(aligned_of(case), case) for case in cases]
    report = AlignReport(
        known.name,
        known.what,
        total(score(*one) for one in aligned),
        signature(
            langs="+".join(cases[0].langs()),
            level="segment" if parts else None,
            solver="nway",
            scorer="vecalign",
            beads="ladder" if ladder else "connected",
            damage=f"{damage:g}%" if damage else None,
            seeds=seeds if damage else None,
            corrections=sum(len(case.corrections) for case in cases) or None,
            termbase=tools.finder.termbase.sha256[:8] if tools.finder else "none",
            vectors=aligner.encoder.name if aligner.encoder else "none",
        ),
        None if ladder else reliability(aligned),
        tuple(ablation(cases, aligner)) if ablated else (),
        disturbed(cases[0], aligner, Random(0), MOST_TRIALS) if disturb else (),  # noqa: S311 - repeatable
    )
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, **report.data()}), output)
    else:
        write(report.text(), output)
    warn_of_notes(read, quiet=quiet)
    end(known.failures)


def _of_folders(
    gold: Path,
    folders: Mapping[Lang, Path],
    loaded: Callable[[list[Path], Mapping[Lang, Path]], Loaded],
) -> Known:
    """The texts of the same names in *folders*, a folder a language, with the ladders in *gold*."""
    from hexapla.evaluate.cases import together, with_gold

    if len(folders) != 2 or not all(folder.is_dir() for folder in folders.values()):
        what = f"{gold} is a folder: two folders of texts are needed"
        raise UsageError(what, remedy="add --lang ar=FOLDER --lang en=FOLDER")
    files = [path for path in sorted(gold.iterdir()) if path.is_file() and path.name[0] != "."]
    if not files:
        raise UsageError("there is no ladder in the folder", where=str(gold))
    each = [
        with_gold(loaded([], {lang: folder / path.name for lang, folder in folders.items()}), path)
        for path in files
    ]
    return together(each, gold.parent.name or gold.name)
