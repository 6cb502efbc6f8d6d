"""From paths to sets, and from the files of a set to parsed versions.

A file that fails is reported and the others go on; nothing is aligned or judged here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.errors import HexaplaError, InputError
from hexapla.formats import Source, detect, format_named
from hexapla.model import LANGS, Correction, Lang
from hexapla.pipeline.results import Failure, Loaded, Tools
from hexapla.sets import SetFiles, VersionFile, find_sets
from hexapla.sets.configuration import configuration
from hexapla.sets.corrections import NAME as CORRECTIONS
from hexapla.sets.corrections import read_corrections
from hexapla.store.place import both_files

if TYPE_CHECKING:
    from hexapla.model import RawDocument, Version


def open_sets(
    paths: Sequence[Path],
    *,
    named: Mapping[Lang, Path] | None = None,
    langs: Sequence[Lang] = (),
    reader: str = "",
    encoding: str = "",
) -> tuple[SetFiles, ...]:
    """The sets of *paths*, in the formats that are known; see `sets.find_sets`.

    `UsageError` where *reader* is no format, `InputError` for what is not there.
    """
    if reader:
        format_named(reader)
    return find_sets(
        paths,
        detect=detect,
        named=named,
        langs=langs,
        reader=reader,
        encoding=encoding,
        unpack=_unpacked,
    )


def _unpacked(path: Path) -> tuple[tuple[str, bytes], ...]:
    from hexapla.formats.archive import open_archive

    limits = configuration(path.parent).allowed()
    archive = open_archive(Source(limits.read(path), str(path), archive_ratio=limits.archive_ratio))
    return tuple((name, archive.read(name)) for name in archive.names)


def with_bytes(files: SetFiles) -> SetFiles:
    """*files* with the bytes of each file; what cannot be read is left for the reader to say."""
    limits = files.settings.allowed()

    def held(file: VersionFile) -> VersionFile:
        if file.data is not None:
            return file
        try:
            return replace(file, data=limits.read(file.path))
        except (HexaplaError, OSError):
            return file

    return replace(files, files=tuple(map(held, files.files)))


def load_versions(files: SetFiles, file: VersionFile) -> tuple[Version, ...]:
    """The versions in *file*, usually one; `InputError` where it cannot be read or tells no language."""
    return tuple(version for _, version in load_documents(files, file))


def load_documents(files: SetFiles, file: VersionFile) -> tuple[tuple[RawDocument, Version], ...]:
    """The documents in *file* as read, each with the version that it was parsed to."""
    limits = files.settings.allowed()
    data = limits.read(file.path) if file.data is None else file.data
    source = Source(data, str(file.path), file.lang, file.encoding, limits.archive_ratio)
    documents = format_named(file.format).read(source)
    alone = len(documents) == 1
    return tuple((doc, limits.hold(_version(files, file, doc, alone=alone))) for doc in documents)


def _version(files: SetFiles, file: VersionFile, document: RawDocument, *, alone: bool) -> Version:
    from hexapla.langs import profile
    from hexapla.parse import parse
    from hexapla.sets.languages import language_belied, language_declared, language_of_text

    where = str(file.path)
    text = "\n".join(block.text for block in document.blocks)
    said = file.lang if alone else None
    lang = said or language_declared(document.lang) or language_of_text(text)
    if lang is None:
        raise InputError("the language is not known", where=where, remedy=f"say --lang xx={where}")
    entry = file.entry
    notes = list(document.notes)
    if belied := language_belied(text, lang):
        notes.append(
            f"this is not {profile(lang).name}: it looks like {profile(belied).name}; "
            f"if it is, say --lang {belied}={where}"
        )
    if entry and entry.sha256 and entry.sha256 != document.sha256:
        notes.append("the file has changed since the manifest was written (SHA-256 differs)")
    return parse(
        replace(document, notes=tuple(notes)),
        lang,
        set_name=files.name,
        symbol=files.manifest.symbol or document.symbol or None,
        status=file.status,
        origin=entry.origin if entry else "",
        file=where,
        format_name=file.format,
    )


def load_set(
    files: SetFiles,
    tools: Tools,
    langs: Sequence[Lang] = (),
    corrections: Sequence[Correction] = (),
) -> Loaded:
    """Read and parse the versions of a set; a file that fails is reported, the others go on.

    Two files that claim one language are an error that names both. *corrections* come after
    those that are kept for the set; `ConfigurationError` where their file does not say what it must.
    """
    kept = kept_corrections(files)
    versions: dict[Lang, Version] = {}
    failures: list[Failure] = []
    for count, file in enumerate(files.files):
        tools.progress("reading", count, len(files.files))
        try:
            with tools.timed("reading"):
                read = load_versions(files, file)
        except HexaplaError as error:
            failures.append(Failure(str(file.path), error.line()))
            continue
        except OSError as error:
            why = f"{error.strerror or error}; see that it can be read"
            failures.append(Failure(str(file.path), f"{file.path}: {why}"))
            continue
        for version in read:
            if langs and version.lang not in langs:
                continue
            if version.lang in versions:
                both = f"{versions[version.lang].file} and {version.file}"
                raise InputError(
                    f"two files claim {version.lang}: {both}",
                    where=files.name,
                    remedy="remove one, or say which is which with --lang xx=FILE",
                )
            versions[version.lang] = version
    tools.progress("reading", len(files.files), len(files.files))
    return Loaded(
        expecting(files, langs), tuple(versions.values()), tuple(failures), (*kept, *corrections)
    )


def expecting(files: SetFiles, langs: Sequence[Lang]) -> SetFiles:
    """*files*, also expected in the languages of its configuration, unless *langs* were named."""
    if langs or not files.settings.check.langs:
        return files
    wanted = {*files.expected, *files.settings.check.langs}
    return replace(files, expected=tuple(lang for lang in LANGS if lang in wanted))


def kept_corrections(files: SetFiles) -> tuple[Correction, ...]:
    """The corrections that are kept for a set, in either place."""
    elsewhere = correction_files(files)[1]
    return (*files.corrections, *(read_corrections(elsewhere) if elsewhere.exists() else ()))


def correction_files(files: SetFiles) -> tuple[Path, Path]:
    """Where corrections of a set are kept: beside its texts, else in the user's data folder.

    Neither need exist. The first of an archive would be in it: only the second can be written.
    """
    inside = (file.path for file in files.files if file.data is not None)
    archives = (parent for path in inside for parent in path.parents if parent.is_file())
    home = next(archives, files.folder)
    return home / CORRECTIONS, both_files(home)[1].with_name(CORRECTIONS)
