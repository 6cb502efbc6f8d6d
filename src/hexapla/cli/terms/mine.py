"""`hexapla terms mine`: candidates for a termbase, out of sets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import (
    BUILTIN,
    Encoder,
    Encoding,
    Form,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    lang_of,
    named_files,
)
from hexapla.cli.output import end, json_text, progress, remark, write
from hexapla.cli.work import encoder_of, finder_of, path_of, sets_that_open, warn_of_status
from hexapla.errors import HexaplaError, UsageError
from hexapla.model import LANGS
from hexapla.signature import signature
from hexapla.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hexapla.model import Alignment, Lang
    from hexapla.model import Encoder as Vectors
    from hexapla.pipeline import Failure
    from hexapla.sets import SetFiles
    from hexapla.terms.finder import TermFinder
    from hexapla.terms.mining import Proposal

_TERMBASES = frozenset({".tbx", ".csv", ".xlsx", ".ttl", ".rdf"})
"""Suffixes of files that are written as termbases."""


def mine(
    paths: Sets = None,
    named: Named = None,
    reader: Reader = "",
    encoding: Encoding = "",
    termbase: Termbases = None,
    source: Annotated[
        str, typer.Option("--source", metavar="XX", help="The language of the candidates.")
    ] = "",
    least: Annotated[
        int, typer.Option("--least", metavar="N", help="Candidates that stand so often.", min=1)
    ] = 2,
    most: Annotated[
        int, typer.Option("--most", metavar="N", help="The first N candidates.", min=1)
    ] = 100,
    places: Annotated[
        int, typer.Option("--places", metavar="N", help="Places quoted for each candidate.", min=0)
    ] = 3,
    encoder: Encoder = BUILTIN,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Mine sets for terms that the termbase lacks, ranked, with their likely renderings.

    With -o FILE.tbx (.csv, .xlsx, .ttl, .rdf) they are written as a termbase to be edited, each with
    its places in a note; none is preferred. Exit status: 0, 2 an input error, 3 a bug.
    """
    from hexapla.reports.mined import mined_data, mined_table

    found, failures = sets_that_open(paths, named_files(named), (), reader, encoding)
    chosen = lang_of(source) if source else found[0].manifest.source
    finder = _finder(termbase)
    vectors = encoder_of(encoder)
    alignments = [*_aligned(found, finder, vectors, chosen, failures, quiet=quiet)]
    mined = _mined(alignments, chosen, finder, vectors, encoder, least, most, quiet=quiet)
    signed = signature(
        sets=len(alignments),
        source=chosen,
        least=least,
        termbase=finder.termbase.sha256[:12],
        vectors=vectors.name if vectors else "none",
    )
    if form is Form.JSON:
        data = {"schema": "hexapla/1", "candidates": mined_data(mined, places), "signature": signed}
        write(json_text(data), output)
    elif output and output.suffix.lower() in _TERMBASES:
        _write_termbase(mined, alignments, places, output, quiet=quiet)
    else:
        present = {lang for one in alignments for lang in one.langs}
        langs = [lang for lang in LANGS if lang in present and lang != chosen]
        write(f"{mined_table(mined, langs)}\n\n{signed}\n", output)
    end(failures)


def _finder(termbases: Sequence[Path] | None) -> TermFinder:
    """The termbase and the names of States: what is known needs no mining."""
    from hexapla.sets.member_states import shipped_states
    from hexapla.terms.finder import TermFinder
    from hexapla.terms.termbase import merge

    return TermFinder(merge([shipped_states(), finder_of(termbases).termbase]))


def _aligned(
    found: Sequence[SetFiles],
    finder: TermFinder,
    vectors: Vectors | None,
    source: Lang,
    failures: list[Failure],
    *,
    quiet: bool,
) -> Iterator[Alignment]:
    """The sets *found* that have the *source*, aligned; what fails is put to the *failures*."""
    from hexapla.pipeline import Failure, Tools, align_set, load_set

    tools = Tools(finder=finder, encoder=vectors, checks=(), progress=progress(quiet=quiet))
    for one in found:
        try:
            loaded = load_set(one, tools)
            failures += loaded.failures
            alignment = align_set(loaded, tools)
        except HexaplaError as error:
            failures.append(Failure(path_of(one), error.line()))
            continue
        if source in alignment.langs:
            warn_of_status([alignment], quiet=quiet)
            yield alignment
        else:
            remark(f"{one.name}: there is no version in {source}", quiet=quiet)


def _mined(
    alignments: Sequence[Alignment],
    source: Lang,
    finder: TermFinder,
    vectors: Vectors | None,
    encoder: str,
    least: int,
    most: int,
    *,
    quiet: bool,
) -> tuple[Proposal, ...]:
    """The candidates of *source*; the vectors say how rare words are (others: those that ship)."""
    from hexapla.terms.links import Links
    from hexapla.terms.mining import mine as mined
    from hexapla.vectors.rarity import load_rarity

    shown = progress(quiet=quiet)
    shown("candidates", 0, 1)
    own = Path(encoder) if encoder.endswith(".vectors") else None
    return mined(
        alignments,
        source,
        finder,
        Links(alignments, vectors),
        load_rarity(own) if vectors else None,
        least=least,
        most=most,
        progress=lambda done, total: shown("renderings", done, total),
    )


def _write_termbase(
    mined: Sequence[Proposal],
    alignments: Sequence[Alignment],
    places: int,
    output: Path,
    *,
    quiet: bool,
) -> None:
    from hexapla.formats.termbases import format_for, write_termbase
    from hexapla.terms.mining.proposed import termbase_of

    if not mined:
        remark(f"{output} is not written: there are no candidates", quiet=quiet)
        return
    if not output.resolve().parent.is_dir():
        raise UsageError(f"there is no folder {output.resolve().parent}", remedy="create it first")
    termbase = termbase_of(mined, alignments, places)
    made = write_termbase(termbase, str(output), format_for(output.name))
    write_whole(output.resolve(), made.data)
    for line in made.remarks:
        remark(line, quiet=quiet)
    remark(f"{output}: {len(mined)} candidates, not approved", quiet=quiet)
