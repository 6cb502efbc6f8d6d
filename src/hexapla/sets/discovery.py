"""Finds the sets that a command line names, and the files that are their versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hexapla.errors import ConfigurationError, InputError, UsageError
from hexapla.model import LANGS, Lang, Status
from hexapla.sets.configuration import Configuration, configuration
from hexapla.sets.languages import language_of_name
from hexapla.sets.manifest import NAME, Manifest, VersionEntry, read_manifest

_NOT_VERSIONS = frozenset({"manifest.toml", "seeded.toml", "hexapla.toml"})


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A file that is a version of a set."""

    path: Path
    format: str
    """The name of the format that reads it."""
    lang: Lang | None
    """`None` until the file itself says."""
    entry: VersionEntry | None = None

    @property
    def status(self) -> Status:
        """As the manifest says; `official` where it says nothing."""
        return self.entry.status if self.entry else "official"


@dataclass(frozen=True, slots=True)
class SetFiles:
    """The files of one set."""

    name: str
    """The manifest's id, else the name of the folder."""
    folder: Path
    manifest: Manifest
    files: tuple[VersionFile, ...]
    expected: tuple[Lang, ...]
    """Languages that the manifest or the command line expects."""
    settings: Configuration
    """Of the nearest `hexapla.toml`."""


Detect = Callable[[str], str]
"""The name of the format that a file with this name is in; `""` where none knows it."""


def find_sets(
    paths: Sequence[Path],
    *,
    detect: Detect,
    named: Mapping[Lang, Path] | None = None,
    langs: Sequence[Lang] = (),
    reader: str = "",
) -> tuple[SetFiles, ...]:
    """The sets of *paths*: each folder is one, loose files together (with *named*) are one.

    *named* gives files with their language (`--lang xx=FILE`), *langs* selects and expects
    languages, *reader* is the name of a format that overrides what *detect* says. A set named twice
    is one. `InputError` for what is not there.
    """
    folders = list({path.resolve(): path for path in paths if path.is_dir()}.values())
    loose = list({path.resolve(): path for path in paths if not path.is_dir()}.values())
    for path in [*loose, *(named or {}).values()]:
        if not path.exists():
            raise InputError("there is no such file or folder", where=str(path), remedy="check the path")
    formats = (lambda _name: reader) if reader else detect
    for path in (named or {}).values():
        if path.is_dir():
            raise InputError("this is a folder", where=str(path), remedy="name a file with --lang")
    said = {path.resolve(): lang for lang, path in (named or {}).items()}
    loose = [path for path in loose if path.resolve() not in said]
    sets = [_folder(folder, langs, formats, said) for folder in folders]
    # A file of a folder that is named is a version there, in the language that is said.
    inside = {folder.resolve() for folder in folders}
    alone = {lang: path for lang, path in (named or {}).items() if path.resolve().parent not in inside}
    if loose or alone:
        sets.append(_loose(loose, alone, langs, formats))
    if not sets:
        raise UsageError("no set was named", remedy="give a folder, or the files of one text")
    return tuple(sets)


def _folder(folder: Path, langs: Sequence[Lang], detect: Detect, said: Mapping[Path, Lang]) -> SetFiles:
    manifest = read_manifest(folder)
    entries = {entry.file: entry for entry in manifest.version}
    files = []
    _there(folder, manifest)
    for path in sorted(folder.iterdir()):
        if path.name in _NOT_VERSIONS or path.name.startswith("."):
            continue
        format_name = detect(path.name)
        if not format_name and (path.name not in entries or path.is_dir()):
            continue
        if not format_name:
            raise _unknown_format(path)
        entry = entries.get(path.name)
        lang = said.get(path.resolve()) or (entry.lang if entry else language_of_name(path.stem))
        files.append(VersionFile(path, format_name, lang, entry))
    if not files:
        raise InputError(
            "the folder holds no text that can be read",
            where=str(folder),
            remedy="put the versions there, one file a language (en.txt, fr.txt, ...)",
        )
    expected = tuple(langs) or tuple(entry.lang for entry in manifest.version)
    name = manifest.id or folder.resolve().name
    settings = configuration(folder)
    return SetFiles(name, folder, manifest, _selected(files, langs), _in_order(expected), settings)


def _loose(
    paths: Sequence[Path], named: Mapping[Lang, Path], langs: Sequence[Lang], detect: Detect
) -> SetFiles:
    beside = {path.resolve().parent for path in (*paths, *named.values())}
    folder = sorted(beside)[0]
    manifest = read_manifest(folder) if len(beside) == 1 else Manifest()
    entries = {entry.file: entry for entry in manifest.version}
    files = []
    for lang, path in [*((None, p) for p in paths), *named.items()]:
        format_name = detect(path.name)
        if not format_name:
            raise _unknown_format(path)
        entry = entries.get(path.name)
        known = lang or (entry.lang if entry else language_of_name(path.stem))
        files.append(VersionFile(path, format_name, known, entry))
    name = manifest.id or folder.name
    settings = configuration(folder)
    return SetFiles(name, folder, manifest, _selected(files, langs), _in_order(langs), settings)


def _there(folder: Path, manifest: Manifest) -> None:
    """Complain of a file that the manifest lists under a language that another file has taken."""
    for entry in manifest.version:
        if "/" in entry.file or "\\" in entry.file:
            raise ConfigurationError(
                f"{entry.file} is not in the folder of the manifest",
                where=str(folder / NAME),
                remedy="list files of the set's own folder",
            )
        if (folder / entry.file).exists():
            continue
        others = (p for p in folder.iterdir() if p.is_file() and language_of_name(p.stem) == entry.lang)
        if other := next(iter(sorted(others)), None):
            raise ConfigurationError(
                f"{entry.file} is listed for {entry.lang} and is not there, but {other.name} is",
                where=str(folder / NAME),
                remedy=f"list {other.name}, or take it away",
            )


def _unknown_format(path: Path) -> InputError:
    return InputError(
        "the format of the file is not known", where=str(path), remedy="name it with --reader text"
    )


def _selected(files: Iterable[VersionFile], langs: Sequence[Lang]) -> tuple[VersionFile, ...]:
    return tuple(f for f in files if not langs or f.lang is None or f.lang in langs)


def _in_order(langs: Iterable[Lang]) -> tuple[Lang, ...]:
    wanted = set(langs)
    return tuple(lang for lang in LANGS if lang in wanted)
