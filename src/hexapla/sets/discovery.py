"""Finds the sets that a command line names, and the files that are their versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from hexapla.errors import ConfigurationError, InputError, UsageError
from hexapla.model import LANGS, Correction, Lang, Status
from hexapla.sets.configuration import Configuration, configuration
from hexapla.sets.corrections import NAME as CORRECTIONS
from hexapla.sets.corrections import corrections_in, read_corrections
from hexapla.sets.languages import language_of_name
from hexapla.sets.manifest import NAME, Manifest, VersionEntry, manifest_in, read_manifest

_NOT_VERSIONS = frozenset({"manifest.toml", "seeded.toml", "hexapla.toml", CORRECTIONS})


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A file that is a version of a set."""

    path: Path
    format: str
    """The name of the format that reads it."""
    lang: Lang | None
    """`None` until the file itself says."""
    entry: VersionEntry | None = None
    encoding: str = ""
    """What the command line says of it (`""`: to be found)."""
    data: bytes | None = field(default=None, repr=False)
    """The bytes of a member of an archive; `None`: they are in the file."""

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
    corrections: tuple[Correction, ...] = ()
    """Those that stand beside the texts."""


Detect = Callable[[str, bytes], str]
"""The name of the format of a file with this name and these first bytes; `""` where none knows it."""

Unpack = Callable[[Path], Sequence[tuple[str, bytes]]]
"""The names and bytes of the files in an archive."""

_ARCHIVE = ".zip"
_HEAD = 65_536
"""Bytes from the beginning of a file that tell its format."""


def find_sets(
    paths: Sequence[Path],
    *,
    detect: Detect,
    named: Mapping[Lang, Path] | None = None,
    langs: Sequence[Lang] = (),
    reader: str = "",
    encoding: str = "",
    unpack: Unpack | None = None,
) -> tuple[SetFiles, ...]:
    """The sets of *paths*: each folder or zip is one, loose files together (with *named*) are one.

    *named* gives files with their language (`--lang xx=FILE`), *langs* selects and expects
    languages, *reader* is the name of a format that overrides what *detect* says, *unpack* opens a
    zip. A set named twice is one. `InputError` for what is not there.
    """
    every = list({_resolved(path): path for path in paths}.values())
    folders = [path for path in every if path.is_dir()]
    archives = [path for path in every if unpack and _is_archive(path)]
    loose = [path for path in every if path not in folders and path not in archives]
    for path in [*loose, *(named or {}).values()]:
        _must_exist(path)
    formats = (lambda _name, _head: reader) if reader else detect
    for path in (named or {}).values():
        if path.is_dir():
            raise InputError("this is a folder", where=str(path), remedy="name a file with --lang")
    said = {path.resolve(): lang for lang, path in (named or {}).items()}
    loose = [path for path in loose if path.resolve() not in said]
    sets = [_folder(folder, langs, formats, said) for folder in folders]
    # A file of a folder that is named is a version there, in the language that is said.
    inside = {folder.resolve() for folder in folders}
    alone = {lang: path for lang, path in (named or {}).items() if path.resolve().parent not in inside}
    if unpack:
        sets += [_archived(path, langs, formats, unpack) for path in archives]
    if loose or alone:
        sets.append(_loose(loose, alone, langs, formats))
    if not sets:
        raise UsageError("no set was named", remedy="give a folder, or the files of one text")
    return tuple(_encoded(files, encoding) for files in sets)


def _resolved(path: Path) -> Path:
    """*path* without links; as it is where links go round in circles."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _must_exist(path: Path) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(
            "there is no such file or folder", where=str(path), remedy="check the path"
        ) from error
    except OSError as error:
        raise InputError(
            (error.strerror or str(error)).lower(), where=str(path), remedy="see that it can be read"
        ) from error


def _head(path: Path) -> bytes:
    """The first bytes of *path*; none where it is no file or cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == _ARCHIVE and path.is_file()


def _encoded(files: SetFiles, encoding: str) -> SetFiles:
    if not encoding:
        return files
    return replace(files, files=tuple(replace(file, encoding=encoding) for file in files.files))


def _folder(folder: Path, langs: Sequence[Lang], detect: Detect, said: Mapping[Path, Lang]) -> SetFiles:
    manifest = read_manifest(folder)
    entries = {entry.file: entry for entry in manifest.version}
    files = []
    _there(folder, manifest)
    for path in sorted(folder.iterdir()):
        if path.name in _NOT_VERSIONS or path.name.startswith("."):
            continue
        format_name = detect(path.name, _head(path))
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
    word = _corrections(folder)
    return SetFiles(name, folder, manifest, _selected(files, langs), _in_order(expected), settings, word)


def _loose(
    paths: Sequence[Path], named: Mapping[Lang, Path], langs: Sequence[Lang], detect: Detect
) -> SetFiles:
    beside = {path.resolve().parent for path in (*paths, *named.values())}
    folder = sorted(beside)[0]
    manifest = read_manifest(folder) if len(beside) == 1 else Manifest()
    entries = {entry.file: entry for entry in manifest.version}
    files = []
    for lang, path in [*((None, p) for p in paths), *named.items()]:
        format_name = detect(path.name, _head(path))
        if not format_name:
            raise _unknown_format(path)
        entry = entries.get(path.name)
        known = lang or (entry.lang if entry else language_of_name(path.stem))
        files.append(VersionFile(path, format_name, known, entry))
    name = manifest.id or folder.name
    settings = configuration(folder)
    word = _corrections(folder) if len(beside) == 1 else ()
    return SetFiles(name, folder, manifest, _selected(files, langs), _in_order(langs), settings, word)


def _archived(path: Path, langs: Sequence[Lang], detect: Detect, unpack: Unpack) -> SetFiles:
    """The set in the zip *path*: its files, wherever they stand in it."""
    contents = [(PurePosixPath(name), data) for name, data in unpack(path)]
    manifest, word = Manifest(), tuple[Correction, ...]()
    if found := _uppermost(contents, NAME):
        manifest = manifest_in(found[1], f"{path}/{found[0]}")
    if found := _uppermost(contents, CORRECTIONS):
        word = corrections_in(found[1], f"{path}/{found[0]}")
    entries = {entry.file: entry for entry in manifest.version}
    files = []
    for name, data in sorted(contents):
        if name.name in _NOT_VERSIONS or any(p.startswith((".", "__MACOSX")) for p in name.parts):
            continue
        if format_name := detect(name.name, data[:_HEAD]):
            entry = entries.get(name.name)
            lang = entry.lang if entry else language_of_name(name.stem)
            files.append(VersionFile(path / name, format_name, lang, entry, data=data))
    if not files:
        raise InputError(
            "the archive holds no text that can be read",
            where=str(path),
            remedy="put the versions there, one file a language (en.docx, fr.docx, ...)",
        )
    expected = tuple(langs) or tuple(entry.lang for entry in manifest.version)
    return SetFiles(
        manifest.id or path.stem,
        path.parent,
        manifest,
        _selected(files, langs),
        _in_order(expected),
        configuration(path.parent),
        word,
    )


def _uppermost(
    contents: Sequence[tuple[PurePosixPath, bytes]], name: str
) -> tuple[PurePosixPath, bytes] | None:
    """The file called *name* that stands in the fewest folders; `None`: there is none."""
    found = sorted((len(path.parts), path, data) for path, data in contents if path.name == name)
    return found[0][1:] if found else None


def _corrections(folder: Path) -> tuple[Correction, ...]:
    path = folder / CORRECTIONS
    return read_corrections(path) if path.exists() else ()


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
