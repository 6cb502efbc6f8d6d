"""`hexapla terms score`: consistency of renderings."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import (
    BUILTIN,
    Encoding,
    Langs,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    lang_of,
    langs_of,
    named_files,
)
from hexapla.cli.output import bug, end, progress, remark, write
from hexapla.cli.terms.score_output import ScoreForm, View, printed
from hexapla.cli.work import encoder_of, finder_of, path_of, sets_that_open, warn_of_status
from hexapla.errors import HexaplaError, UsageError

if TYPE_CHECKING:
    from hexapla.model import Alignment, Lang
    from hexapla.pipeline import Failure
    from hexapla.sets import SetFiles
    from hexapla.terms.finder import TermFinder
    from hexapla.terms.score import TermScores
    from hexapla.terms.uses import Use


_INSTEAD = "links"
"""How the signature calls what says which words stand where no term is found."""


class SortBy(StrEnum):
    """Orders of the concepts."""

    WEAKEST = "weakest"
    OFTEN = "often"
    NAME = "name"


def score(
    paths: Sets = None,
    named: Named = None,
    langs: Langs = "",
    reader: Reader = "",
    encoding: Encoding = "",
    termbase: Termbases = None,
    concept: Annotated[
        list[str] | None,
        typer.Option(
            "--concept",
            metavar="NAME",
            help="Only this concept, with its places: its id, or a term of it; repeatable.",
        ),
    ] = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Every place, its words quoted.")] = False,
    by_set: Annotated[bool, typer.Option("--by-set", help="Each set by itself, too.")] = False,
    least: Annotated[
        int, typer.Option("--least", metavar="N", help="In text, concepts that occur so often.", min=1)
    ] = 1,
    most: Annotated[
        int, typer.Option("--most", metavar="N", help="In text, the first N concepts (0: all).", min=0)
    ] = 0,
    sort: Annotated[SortBy, typer.Option("--sort", help="In text, which come first.")] = SortBy.WEAKEST,
    terms: Annotated[
        str, typer.Option("--terms", metavar="XX", help="In text, preferred terms of XX instead of ids.")
    ] = "",
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under", metavar="X", help="Exit 1 where a language's score is below X.", min=0, max=1
        ),
    ] = None,
    form: Annotated[
        ScoreForm, typer.Option("--format", help="The form of the output.")
    ] = ScoreForm.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Score how consistently each concept of the termbase is rendered, in each language.

    A score is between 0 and 1; with --langs, the source is read as well. How it is made:
    docs/term-scores.md. Exit status: 0, 1 below --fail-under, 2 an input error, 3 a bug.
    """
    from hexapla.terms.score import Tally

    wanted = langs_of(langs)
    view = View(
        form=form, least=least, most=most, order=sort.value, terms=lang_of(terms) if terms else None
    )
    # All languages are opened: the source is read whichever are wanted.
    found, failures = sets_that_open(paths, named_files(named), (), reader, encoding)
    finder = finder_of(termbase)
    names = _concepts(finder, concept or ())
    keep = evidence or (bool(names) and form is ScoreForm.TEXT)
    whole = Tally(finder, keep=keep, instead=_INSTEAD)
    parts = []
    for files, alignment in _aligned(found, finder, wanted, failures, quiet=quiet):
        part = Tally(finder, instead=_INSTEAD)
        found_here = _uses(files, alignment, finder, wanted, names)
        for tally in (whole, part) if by_set else (whole,):
            shown = [lang for lang in alignment.langs if not wanted or lang in wanted]
            tally.add(alignment.set, shown, files.manifest.source, found_here)
        if by_set:
            parts.append(part.scores())
    scores = whole.scores()
    for name in (name for name in names if name not in scores.concepts):
        remark(f"{name} does not occur", quiet=quiet)
    if scores.sets:
        write(printed(scores, parts if by_set else None, view, names, output), output)
    end(failures)
    _hold(scores, fail_under)


def _concepts(finder: TermFinder, called: Sequence[str]) -> tuple[str, ...]:
    """The concepts *called* by their ids or by terms of theirs; `UsageError` where there is none."""
    found: list[str] = []
    for name in called:
        told = name.strip().casefold()
        by_term = [
            one.concept
            for one in finder.concepts.values()
            if any(term.text.casefold() == told for term in one.terms)
        ]
        if not (same := [name] if name in finder.concepts else by_term):
            from difflib import get_close_matches

            near = get_close_matches(told, finder.concepts, n=1)
            raise UsageError(
                f"no concept is called {name!r}",
                remedy=f"did you mean {near[0]}?" if near else "give its id, or a term of it",
            )
        found += same
    return tuple(dict.fromkeys(found))


def _aligned(
    found: Sequence[SetFiles],
    finder: TermFinder,
    wanted: Sequence[Lang],
    failures: list[Failure],
    *,
    quiet: bool,
) -> Iterator[tuple[SetFiles, Alignment]]:
    """The sets *found*, aligned one after the other; what fails is put to the *failures*."""
    from hexapla.pipeline import Failure, Tools, align_set, load_set
    from hexapla.text.width import visible

    many = len(found) > 1
    show = progress(quiet=quiet)
    # With many sets, it is the sets that are counted.
    inside = progress(quiet=quiet or many)
    tools = Tools(finder=finder, encoder=encoder_of(BUILTIN), checks=(), progress=inside)
    for count, one in enumerate(found):
        if many:
            show(visible(one.name), count, len(found))
        read = tuple(dict.fromkeys([*wanted, one.manifest.source])) if wanted else ()
        chosen = tuple(file for file in one.files if not read or file.lang in (None, *read))
        files = replace(one, files=chosen)
        try:
            loaded = load_set(files, tools, read)
            failures += loaded.failures
            alignment = align_set(loaded, tools)
        except HexaplaError as error:
            failures.append(Failure(path_of(files), error.line()))
            continue
        except Exception as error:
            if not many:
                raise
            failures.append(bug(path_of(files), error))
            continue
        warn_of_status([alignment], quiet=quiet)
        for lang in wanted:
            if lang not in alignment.langs:
                remark(f"{files.name}: there is no version in {lang}", quiet=quiet)
        yield files, alignment
    if many:
        show("", len(found), len(found))


def _uses(
    files: SetFiles,
    alignment: Alignment,
    finder: TermFinder,
    wanted: Collection[Lang],
    names: Collection[str],
) -> tuple[Use, ...]:
    """What a set has of the languages *wanted* and the concepts called *names* (none: all)."""
    from hexapla.terms.instead import instead
    from hexapla.terms.links import Links
    from hexapla.terms.uses import uses

    links = Links([alignment], encoder_of(BUILTIN))
    found = uses(alignment, finder, files.manifest.source, partial(instead, links=links, finder=finder))
    return tuple(
        use
        for use in found
        if (not wanted or use.lang in wanted) and (not names or use.concept in names)
    )


def _hold(scores: TermScores, least: float | None) -> None:
    """Exit 1 where the score of a language is below *least*, and say which."""
    below = {lang: score for lang, score in scores.langs.items() if score < (least or 0)}
    if below:
        said = ", ".join(f"{lang} {score:.4f}" for lang, score in below.items())
        print(f"hexapla: below {least:g}: {said}", file=sys.stderr)
        raise typer.Exit(1)
