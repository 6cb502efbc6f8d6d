"""`hexapla evaluate`: the program against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hexapla.cli.options import (
    Encoder,
    Encoding,
    Form,
    Langs,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    lang_of,
    langs_of,
)
from hexapla.cli.output import end, json_text, progress, write
from hexapla.cli.work import sets_of, tools_of
from hexapla.errors import HexaplaError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hexapla.evaluate.rows import RowScore
    from hexapla.evaluate.seeded import Evaluation, Tally
    from hexapla.model import Alignment, Lang, Version
    from hexapla.pipeline import Failure, Loaded, Progress, Tools
    from hexapla.sets import SetFiles


_MOST_DAMAGE = 0.3


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(help="Score the program against gold.", no_args_is_help=True)
    group.command("check", epilog="Example: hexapla evaluate check --seeded corpora/a-res-78-311-draft")(
        check
    )
    group.command(
        "align",
        epilog="Example: hexapla evaluate align a-res-78-311 --gold corpora/gold/a-res-78-311.tsv",
    )(align)
    group.command(
        "parse",
        epilog="Example: hexapla evaluate parse texts/*.txt --gold corpora/gold/unsc-en.toml",
    )(parse)
    app.add_typer(group, name="evaluate")


def check(
    paths: Sets = None,
    seeded: Annotated[bool, typer.Option("--seeded", help="Against the planted defects.")] = False,
    termbase: Termbases = None,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Hold the flags of seeded sets against their `seeded.toml`: recall and precision per family."""
    from hexapla.evaluate.seeded import evaluate, read_seeded
    from hexapla.pipeline import check_set, load_set

    if not seeded:
        raise UsageError("nothing to evaluate against", remedy="add --seeded")
    tools = tools_of(termbases=termbase, quiet=quiet)
    codes = [one.code for one in tools.checks]
    reports = []
    failures: list[Failure] = []
    for files in sets_of(paths, {}, (), ""):
        checked = check_set(load_set(files, tools), tools)
        result = evaluate(checked.alignment, checked.flags, read_seeded(files.folder), codes)
        reports.append((files.name, result, checked.signature))
        failures.extend(checked.failures)
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        sets = [{"set": name, **_data(result), "signature": made} for name, result, made in reports]
        write(json_text({"schema": SCHEMA, "sets": sets}), output)
    else:
        write("\n\n".join(_text(*report) for report in reports) + "\n", output)
    end(failures)


def align(
    paths: Sets = None,
    gold: Annotated[Path | None, typer.Option("--gold", metavar="FILE", help="Gold rows, TSV.")] = None,
    damage: Annotated[
        float, typer.Option("--damage", metavar="PERCENT", help="Damage a table of texts by so much.")
    ] = 0.0,
    seeds: Annotated[int, typer.Option("--seeds", metavar="N", help="How often to damage it.")] = 5,
    langs: Langs = "",
    reader: Reader = "",
    termbase: Termbases = None,
    encoder: Encoder = "",
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Hold the alignment of a set against gold rows: rows right, and pairs, strict and lax.

    With --damage, the set is a table whose rows are gold (TSV, CSV, TMX): in each language that
    share of its clauses is dropped, as much merged, as much split, and the rest aligned again.
    """
    from hexapla.evaluate.rows import read_gold, score_rows
    from hexapla.pipeline import align_set, load_set

    wanted = langs_of(langs)
    found = sets_of(paths, {}, wanted, reader)
    if len(found) != 1 or (gold is None and not damage):
        raise UsageError("one set and its gold rows are needed", remedy="add --gold FILE or --damage 5")
    tools = tools_of(termbases=termbase, encoder=encoder, quiet=quiet)
    loaded = load_set(found[0], tools, wanted)
    if damage:
        _damaged(loaded, tools, damage / 100, seeds, form, output)
        end(loaded.failures)
        return
    assert gold is not None
    alignment = align_set(loaded, tools)
    result = score_rows(alignment, read_gold(gold))
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, "set": alignment.set, **_row_data(result)}), output)
    else:
        write(_row_text(alignment.set, result), output)
    end(loaded.failures)


def _damaged(
    loaded: Loaded, tools: Tools, share: float, seeds: int, form: Form, output: Path | None
) -> None:
    """Damage the table that was read, align it again, and print how well that went."""
    from dataclasses import asdict, replace

    from hexapla.evaluate.damage import Shares, texts_of
    from hexapla.evaluate.damaged_score import score_damaged
    from hexapla.pipeline import align_set

    if not 0 < share <= _MOST_DAMAGE or seeds < 1:
        raise UsageError("--damage is from 0 to 30, --seeds at least 1")

    def aligned(versions: Sequence[Version]) -> Alignment:
        return align_set(replace(loaded, versions=tuple(versions)), tools)

    rows = texts_of(loaded.versions)
    score = score_damaged(rows, Shares(share, share, share), range(seeds), aligned)
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, "set": loaded.files.name, **asdict(score)}), output)
        return
    write(
        f"{loaded.files.name}: {len(rows)} rows, {share:.0%} dropped, merged and split,"
        f" {score.seeds} times\n"
        f"strict F1 {score.strict:.3f} (worst pair {score.worst_pair} {score.worst:.3f}),"
        f" lax F1 {score.lax:.3f}, rows with all cells right F1 {score.rows:.3f}\n{score.signature}\n",
        output,
    )


def parse(
    paths: Sets = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE", help="Hand labels, TOML.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="XX", help="The language of all files.")] = "",
    reader: Reader = "",
    encoding: Encoding = "",
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Say what the parser missed: by the lines of each text, by hand labels, by the other versions.

    A set in several languages is held against its source version; files in one language are judged
    one by one.
    """
    from hexapla.evaluate.structure import read_labels
    from hexapla.evaluate.structure_report import StructureReport

    labels = read_labels(gold) if gold else {}
    report = StructureReport()
    failures: list[Failure] = []
    show = progress(quiet=quiet)
    for files in sets_of(paths, {}, (), reader, encoding):
        found, failed = _read_all(files, lang_of(lang) if lang else None, show)
        failures += failed
        langs = [version.lang for version, _ in found]
        if len(langs) > 1 and len(set(langs)) == len(langs):
            report.add_set(files.name, [version for version, _ in found], files.manifest.source)
        else:
            for version, source in found:
                report.add_text(version, source, labels.get(Path(version.file).name))
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, **report.data()}), output)
    else:
        write(report.text(), output)
    end(failures)


def _read_all(
    files: SetFiles, lang: Lang | None, show: Progress
) -> tuple[list[tuple[Version, str]], list[Failure]]:
    """Each version of the set with the text it was read from, and what could not be read."""
    from dataclasses import replace

    from hexapla.pipeline import Failure, load_documents

    found: list[tuple[Version, str]] = []
    failures: list[Failure] = []
    for count, file in enumerate(files.files):
        show("parsing", count, len(files.files))
        try:
            for document, version in load_documents(files, replace(file, lang=lang or file.lang)):
                found.append((version, "\n".join(block.text for block in document.blocks)))
        except HexaplaError as error:
            failures.append(Failure(str(file.path), error.line()))
    show("parsing", len(files.files), len(files.files))
    return found, failures


def _figure(value: float | None) -> str:
    return "\u2013" if value is None else f"{value:.2f}"


def _tally_data(tally: Tally) -> dict[str, Any]:
    return {
        "defects": tally.defects,
        "covered": tally.covered,
        "found": tally.found,
        "recall": tally.recall,
        "recall_covered": tally.recall_covered,
        "lang_named": tally.lang_named,
        "place_named": tally.place_named,
        "flags": tally.flags,
        "explained": tally.explained,
        "precision": tally.precision,
    }


def _data(result: Evaluation) -> dict[str, Any]:
    return {
        "families": {name: _tally_data(tally) for name, tally in result.families.items()},
        "whole": _tally_data(result.whole),
        "missed": [
            {
                "row": one.defect.row,
                "lang": one.defect.lang,
                "kind": one.defect.kind,
                "covered": one.covered,
            }
            for one in result.found
            if one.flag is None
        ],
        "unexplained": [
            {"code": f.code, "lang": f.lang, "row": f.row, "message": f.message}
            for f in result.unexplained
        ],
    }


def _text(name: str, result: Evaluation, made: str) -> str:
    from hexapla.reports.table import table

    rows = [
        ["family", "planted", "covered", "found", "recall", "of covered", "lang", "place", "precision"]
    ]
    for family, tally in [*result.families.items(), ("all", result.whole)]:
        counts = [str(n) for n in (tally.defects, tally.covered, tally.found)]
        named = [f"{n}/{tally.found}" for n in (tally.lang_named, tally.place_named)]
        recalls = [_figure(tally.recall), _figure(tally.recall_covered)]
        rows.append([family, *counts, *recalls, *named, _figure(tally.precision)])
    lines = [name, table(rows, right=range(1, 9))]
    for one in result.found:
        if one.flag is None:
            why = "missed" if one.covered else "no check yet"
            lines.append(f"  {why}: {one.defect.lang} {one.defect.row} {one.defect.kind}")
    for flag in result.unexplained:
        lines.append(f"  false alarm: {flag.code} {flag.lang or '-'} {flag.row or '-'} {flag.message}")
    return "\n".join([*lines, made])


def _row_data(result: RowScore) -> dict[str, Any]:
    return {
        "rows": result.rows,
        "gold_rows": result.gold_rows,
        "right": result.right,
        "f1": result.f1,
        "pairs": {
            pair: {"strict": list(strict), "lax": list(lax)}
            for pair, (strict, lax) in result.pairs.items()
        },
        "strict_f1": result.mean_strict,
        "lax_f1": result.mean_lax,
        "signature": result.signature,
    }


def _row_text(name: str, result: RowScore) -> str:
    from hexapla.reports.table import table

    rows = [["pair", "strict P", "R", "F1", "lax P", "R", "F1"]]
    for pair, (strict, lax) in result.pairs.items():
        rows.append([pair, *(f"{x:.3f}" for x in (*strict, *lax))])
    head = f"{name}: {result.right} of {result.gold_rows} gold rows right, row F1 {result.f1:.3f}"
    means = f"mean strict F1 {result.mean_strict:.3f}, lax F1 {result.mean_lax:.3f}"
    return f"{head}\n{table(rows, right=range(1, 7))}\n{means}\n{result.signature}\n"
