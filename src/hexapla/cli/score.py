"""`hexapla score`: a draft against a reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hexapla.cli.options import Encoding, Form, NoColor, Output, Quiet, Reader, lang_of
from hexapla.cli.output import json_text, remark, write
from hexapla.cli.work import sets_of
from hexapla.errors import InputError

if TYPE_CHECKING:
    from hexapla.align.same import Bead
    from hexapla.model import Lang, Version


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("score", epilog="Example: hexapla score draft.fr.txt official.fr.txt --clauses")(score)


def score(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="A file, or a set.")],
    reference: Annotated[Path, typer.Argument(metavar="REFERENCE", help="A file, or a set.")],
    lang: Annotated[str, typer.Option("--lang", metavar="XX", help="The language of both files.")] = "",
    reader: Reader = "",
    encoding: Encoding = "",
    tokenizer: Annotated[
        str, typer.Option("--tokenizer", metavar="NAME", help="BLEU's; else the language's own.")
    ] = "",
    clauses: Annotated[bool, typer.Option("--clauses", help="In text, each clause too.")] = False,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Score a draft against a reference in the same language: chrF++, BLEU and TER (sacreBLEU).

    The two are aligned clause by clause first; a clause that is missing scores as empty.
    """
    from hexapla.align.same import align_same
    from hexapla.model import LANGS
    from hexapla.reports.data import SCHEMA

    drafts, references = (
        _versions(draft, lang, reader, encoding),
        _versions(reference, lang, reader, encoding),
    )
    common = [code for code in LANGS if code in drafts and code in references]
    if not common:
        raise InputError(
            f"the draft is in {', '.join(drafts)}, the reference in {', '.join(references)}",
            where=str(draft),
            remedy="give two versions in one language, or name it with --lang",
        )
    results = [
        _scored(code, align_same(drafts[code], references[code]), tokenizer or None) for code in common
    ]
    for code in common:
        for version in (drafts[code], references[code]):
            if version.status != "official":
                remark(f"{version.file}: {version.status}, unofficial", quiet=quiet)
    if form is Form.JSON:
        write(json_text({"schema": SCHEMA, "langs": results}), output)
    else:
        write(_text(results, clauses=clauses), output)


def _versions(path: Path, lang: str, reader: str, encoding: str) -> dict[Lang, Version]:
    """The versions at *path*, by language."""
    from hexapla.pipeline import Tools, load_set

    named = {lang_of(lang): path} if lang and not path.is_dir() else {}
    files = sets_of([] if named else [path], named, (), reader, encoding)[0]
    loaded = load_set(files, Tools(checks=()))
    if loaded.failures:
        raise InputError("; ".join(failure.message for failure in loaded.failures))
    return {version.lang: version for version in loaded.versions}


def _scored(lang: Lang, beads: tuple[Bead, ...], tokenizer: str | None) -> dict[str, Any]:
    from hexapla.metrics import score as whole_scores
    from hexapla.metrics import score_clauses

    mine = [" ".join(clause.text for clause in left) for left, _ in beads]
    yours = [" ".join(clause.text for clause in right) for _, right in beads]
    whole = whole_scores(mine, yours, lang, tokenizer)
    each = score_clauses(mine, yours, lang, tokenizer)
    return {
        "lang": lang,
        "scores": {s.name: round(s.value, 2) for s in whole},
        "signatures": {s.name: s.signature for s in whole},
        "clauses": [
            {
                "draft": [c.eid for c in left],
                "reference": [c.eid for c in right],
                "scores": {s.name: round(s.value, 2) for s in scores},
            }
            for (left, right), scores in zip(beads, each, strict=True)
        ],
    }


def _text(results: list[dict[str, Any]], *, clauses: bool) -> str:
    from hexapla.reports.table import table

    names = list(results[0]["scores"])
    rows = [["", "draft", "reference", *names]]
    for result in results:
        if clauses:
            for bead in result["clauses"]:
                sides = ["+".join(bead[side]) or "\u2013" for side in ("draft", "reference")]
                rows.append(["", *sides, *(f"{bead['scores'][n]:.1f}" for n in names)])
        counts = [
            str(sum(len(bead[side]) for bead in result["clauses"])) for side in ("draft", "reference")
        ]
        rows.append([result["lang"], *counts, *(f"{result['scores'][n]:.1f}" for n in names)])
    lines = [table(rows, right=range(3, 3 + len(names)))]
    distinct = {(name, made) for result in results for name, made in result["signatures"].items()}
    lines += [f"{name}: {made}" for name, made in sorted(distinct)]
    return "\n".join(lines) + "\n"
