"""`hexapla vectors`: trains the vectors that ship, and scores vectors without any alignment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hexapla.cli.options import Form, NoColor, Output, Quiet
from hexapla.cli.output import json_text, remark, write
from hexapla.errors import InputError, UsageError

if TYPE_CHECKING:
    from hexapla.vectors.training.score import Retrieval
    from hexapla.vectors.training.sources import Source

Data = Annotated[
    Path, typer.Option("--data", metavar="FOLDER", help="The public texts; docs/vectors.md names them.")
]


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(help="Train and score the built-in vectors.", no_args_is_help=True)
    group.command(
        "train",
        epilog="Example: hexapla vectors train new.vectors --data ../shared/data --without udhr",
    )(train)
    group.command(
        "score",
        epilog="Example: hexapla vectors score --vectors new.vectors --data ../shared/data --on udhr",
    )(score)
    app.add_typer(group, name="vectors")


def train(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the vectors are written.")],
    data: Data,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="NAME", help="Leave this source out; repeatable."),
    ] = None,
    dimension: Annotated[int, typer.Option("--dimension", metavar="N", min=2)] = 400,
    ridge: Annotated[float, typer.Option("--ridge", metavar="X")] = 1.0,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Train vectors on the public texts and on those that ship with the program.

    What was left out is then searched with them, and the figures are printed.
    """
    from hexapla.vectors.builtin import BuiltinEncoder
    from hexapla.vectors.training.score import retrieve
    from hexapla.vectors.training.train import Settings
    from hexapla.vectors.training.train import train as trained
    from hexapla.vectors.vector_file import read_table

    if not file.resolve().parent.is_dir():
        raise InputError("there is no such folder", where=str(file.parent), remedy="create it first")
    sources = _sources(data)
    settings = Settings(dimension=dimension, ridge=ridge)
    head = trained(file, sources, tuple(without or ()), settings, lambda what: remark(what, quiet=quiet))
    encoder = BuiltinEncoder(read_table(file))
    size = file.stat().st_size / 1e6
    lines = [
        f"{file}: {head.features} features x {head.dimension}, {size:.1f} MB, {head.licence}",
        head.method,
    ]
    measured = [retrieve(encoder, source) for source in sources if source.name in head.without]
    write("\n".join([*lines, *_lines([one for one in measured if one])]) + "\n", None)


def score(
    data: Data,
    vectors: Annotated[
        Path | None, typer.Option("--vectors", metavar="FILE", help="Else those that ship.")
    ] = None,
    encoder: Annotated[
        str, typer.Option("--encoder", metavar="NAME", help="A Hugging Face encoder instead.")
    ] = "",
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="NAME", help="A source; repeatable. Else all that were left out."),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Search the right clause among all of another language, in no order: the share that is found."""
    from hexapla.vectors import load_encoder
    from hexapla.vectors.builtin import SHIPPED, load_builtin
    from hexapla.vectors.training.score import retrieve

    if encoder and vectors:
        raise UsageError("both --vectors and --encoder", remedy="take one of them")
    sources = {source.name: source for source in _sources(data)}
    learned: frozenset[str] = frozenset()
    if encoder:
        one = load_encoder(encoder)
    else:
        builtin = load_builtin(vectors or SHIPPED)
        learned = frozenset(sources) - frozenset(builtin.table.head.without)
        one = builtin
    wanted = on or [name for name in sources if name not in learned]
    unknown = [name for name in wanted if name not in sources]
    if unknown or not wanted:
        what = f"no source is called {unknown[0]!r}" if unknown else "nothing was left out in training"
        raise UsageError(what, remedy=f"name some of {', '.join(sources)} with --on")
    for name in wanted:
        if name in learned:
            remark(f"{name}: these vectors learned from it, so the figure says little", quiet=quiet)
    results = [found for name in wanted if (found := retrieve(one, sources[name]))]
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, "retrieval": [_data(one) for one in results]}), output)
    else:
        write("\n".join(_lines(results)) + "\n", output)


def _sources(data: Path) -> tuple[Source, ...]:
    """The public sources in the folder *data*, then our own."""
    from hexapla.vectors.training.sources import public_sources

    if not data.is_dir():
        raise InputError("there is no such folder", where=str(data), remedy="name it with --data")
    return (*public_sources(data), *_own_sources())


def _own_sources() -> tuple[Source, ...]:
    """The resolution and the termbase that ship with the program."""
    from hexapla.evaluate.rows import read_gold
    from hexapla.formats.tbx import read_tbx
    from hexapla.langs import profile
    from hexapla.model import LANGS
    from hexapla.pipeline import Tools, load_set, open_sets
    from hexapla.sets.corpora import corpora_folder, shipped_termbase
    from hexapla.vectors.training.sources import Source

    folder = corpora_folder()
    loaded = load_set(open_sets([folder / "a-res-78-311"])[0], Tools(checks=()))
    texts = {(v.lang, clause.eid): clause.text for v in loaded.versions for clause in v.clauses}
    rows = tuple(
        {
            lang: (" " if profile(lang).typography.spaced else "").join(texts[lang, eid] for eid in eids)
            for lang, eids in row.items()
            if eids
        }
        for row in read_gold(folder / "gold" / "a-res-78-311.tsv")
    )
    path = shipped_termbase()
    accepted = [
        {lang: "; ".join(t.text for t in one.of(lang, "preferred", "admitted")) for lang in LANGS}
        for one in read_tbx(path.read_bytes(), path.name).concepts
    ]
    terms = tuple({lang: text for lang, text in row.items() if text} for row in accepted)
    licence = "Apache-2.0"
    return (
        Source("a-res-78-311", licence, "Hexapla: A/RES/78/311, English official, others working", rows),
        Source("termbase", licence, "Hexapla: un-core.tbx", terms),
    )


def _lines(results: list[Retrieval]) -> list[str]:
    """One line for each result, then how the figures were made."""
    from hexapla.reports.table import table

    if not results:
        return []
    rows = [["", "texts", "cosine", "worst", "CSLS", "worst"]]
    rows += [
        [one.name, str(one.texts), *(f"{value:.3f}" for value in (*one.cosine, *one.csls))]
        for one in results
    ]
    return [table(rows, right=range(1, 6)), *(one.signature for one in results)]


def _data(result: Retrieval) -> dict[str, Any]:
    return {
        "source": result.name,
        "texts": result.texts,
        "cosine": {"mean": result.cosine[0], "worst": result.cosine[1]},
        "csls": {"mean": result.csls[0], "worst": result.csls[1]},
        "directions": [
            {"from": one.source, "to": one.target, "cosine": one.cosine, "csls": one.csls}
            for one in result.directions
        ],
        "signature": result.signature,
    }
