"""`hexapla init`: a manifest and a configuration to begin with, from what is there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import NoColor, Quiet
from hexapla.cli.output import end, remark, write
from hexapla.errors import HexaplaError, InputError

if TYPE_CHECKING:
    from hexapla.model import Version
    from hexapla.pipeline import Failure, Loaded
    from hexapla.sets import Manifest


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init", epilog="Example: hexapla init a-res-78-311")(init)


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="A folder of texts.")] = Path(),
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Write a manifest.toml and a hexapla.toml with comments, from the texts in a folder.

    Prints the names of the files that it wrote. What is there already stays as it is.
    """
    from hexapla.model import LANGS
    from hexapla.sets import manifest
    from hexapla.sets.configuration import NAME, configuration_file
    from hexapla.sets.manifest_writer import write_manifest
    from hexapla.sets.template import settings_text
    from hexapla.whole_file import write_whole

    if not folder.is_dir():
        what = "this is not a folder" if folder.exists() else "there is no such folder"
        raise InputError(what, where=str(folder), remedy="name the folder of the texts")
    loaded, failures = _texts(folder, quiet=quiet)
    written: list[Path] = []
    try:
        if (folder / manifest.NAME).exists():
            remark(f"{folder / manifest.NAME}: is there already and stays as it is", quiet=quiet)
        elif loaded is not None and loaded.versions:
            written.append(write_manifest(folder, _manifest(loaded)))
            remark("see that the manifest says how official each version is", quiet=quiet)
        if (there := configuration_file(folder)) is not None:
            remark(f"{there}: is there already, holds for {folder} and stays as it is", quiet=quiet)
        else:
            found = {version.lang for version in loaded.versions} if loaded else set()
            text = settings_text(lang for lang in LANGS if lang in found)
            write_whole(folder / NAME, text.encode())
            written.append(folder / NAME)
    except OSError as error:
        what = f"nothing can be written here: {error.strerror}"
        raise HexaplaError(what, where=str(folder), remedy="see that you may write to it") from error
    write("".join(f"{path}\n" for path in written), None)
    end(failures)


def _texts(folder: Path, *, quiet: bool) -> tuple[Loaded | None, tuple[Failure, ...]]:
    """The texts in *folder* as they read; `None` where it holds none."""
    from hexapla.pipeline import Tools, load_set, open_sets

    try:
        files = open_sets([folder])[0]
    except InputError as error:
        remark(error.line(), quiet=quiet)
        return None, ()
    loaded = load_set(files, Tools(checks=()))
    return loaded, loaded.failures


def _manifest(loaded: Loaded) -> Manifest:
    """What the texts tell of themselves. A file of several languages names them itself."""
    from hexapla.model import LANGS
    from hexapla.sets import Manifest, VersionEntry

    versions = {version.lang: version for version in loaded.versions}
    shared = Counter(version.file for version in loaded.versions)
    ordered = [versions[lang] for lang in LANGS if lang in versions]
    source = versions.get("en", ordered[0])
    return Manifest(
        id=loaded.files.name,
        symbol=next((version.symbol for version in ordered if version.symbol), ""),
        title=_title(source),
        source=source.lang,
        version=tuple(
            VersionEntry(Path(version.file).name, version.lang, sha256=version.sha256)
            for version in ordered
            if shared[version.file] == 1
        ),
    )


def _title(version: Version) -> str:
    return next((clause.text for clause in version.clauses if clause.kind == "title"), "")
