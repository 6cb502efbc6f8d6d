"""`hexapla demo`: the main job on the texts that ship with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hexapla.cli.check_output import paper
from hexapla.cli.options import NoColor, Output, Quiet
from hexapla.cli.output import write
from hexapla.cli.work import examining, sets_of, tools_of

if TYPE_CHECKING:
    import typer

SETS = ("a-res-78-311", "a-res-78-311-draft")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", epilog="Example: hexapla demo")(demo)


def demo(output: Output = None, quiet: Quiet = False, no_color: NoColor = False) -> None:
    """Align, check and score A/RES/78/311 in six languages: the clean text, then a damaged draft."""
    from hexapla.reports.check_text import counts, parity_lines
    from hexapla.reports.flag_text import flags_text
    from hexapla.reports.set_report import SetReport
    from hexapla.reports.terms import terms_table
    from hexapla.reports.text import alignment_summary, heading
    from hexapla.sets.corpora import corpora_folder
    from hexapla.terms.score import score

    folder = corpora_folder()
    tools, examined = tools_of(quiet=quiet), examining(quiet=quiet)
    on = paper(output)
    parts = []
    for files in sets_of([folder / name for name in SETS], {}, (), ""):
        one = examined(files)
        alignment = one.alignment
        report = SetReport(
            alignment=alignment,
            flags=one.flags,
            aside={"accepted in the manifest": len(one.accepted)},
            source=files.manifest.source,
        )
        table = parity_lines(one.parity, alignment.langs, on)
        terms = score([alignment], tools.finder, files.manifest.source) if tools.finder else None
        parts += [
            _title(heading(alignment)),
            "Alignment\n" + alignment_summary(alignment),
            "Parity (an asterisk: not what most versions have)\n" + "\n".join(table),
            "Key terms, scored for consistency\n" + (terms_table(terms, least=4) if terms else ""),
            "\n".join(["Flags", "", *flags_text(report, on, 0), counts(report), one.signature]),
        ]
    parts.append(
        "Next: hexapla review SET opens a set in the terminal; hexapla explain CODE says what a check"
        f" does.\nThe texts are in {folder}."
    )
    write("\n\n".join(parts) + "\n", output)


def _title(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{'=' * len(first)}\n{first}\n{'=' * len(first)}" + (f"\n{rest}" if rest else "")
