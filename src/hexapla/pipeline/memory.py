"""What a text is compared with: earlier texts whose language is agreed, and its own earlier state.

Each is read once in a run; what was made of an earlier text may be kept in a folder, under a digest
of all that it depends on. Nothing is judged here, and nothing is printed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from hexapla.errors import ConfigurationError, InputError
from hexapla.formats import detect
from hexapla.kept_files import read_kept, write_kept
from hexapla.model import Lang
from hexapla.pipeline.earlier_text import FEWEST, read_earlier, read_whole
from hexapla.pipeline.loading import kept_corrections, open_sets, with_bytes
from hexapla.pipeline.results import Tools
from hexapla.sets import SetFiles
from hexapla.sets.below import sets_below
from hexapla.sets.manifest import read_manifest

if TYPE_CHECKING:
    from hexapla.model import Version
    from hexapla.terms.earlier import EarlierText, EarlierTexts

MEMORY_CHECK, PREVIOUS_CHECK = "TER009", "TER015"
"""The checks that ask for a memory and for an earlier state: where they do not run, none is read."""

_BYTES_KEPT = 500_000_000
"""Earlier texts of some 3,000 resolutions; beyond, the oldest go."""

_MOST_SAID = 3


class Earlier:
    """Earlier texts and states, by the paths that name them."""

    def __init__(self, kept: Path | None = None, stamp: str = "") -> None:
        """*kept* is where what was read is kept; *stamp* tells apart all that decides about it."""
        self._kept, self._stamp = kept, stamp
        self._sets: dict[tuple[str, ...], tuple[SetFiles, ...]] = {}
        self._digests: dict[str, str] = {}
        self._texts: dict[tuple[str, ...], EarlierTexts] = {}

    def open(self, paths: tuple[str, ...]) -> tuple[SetFiles, ...]:
        """The sets at *paths* and below them; `InputError` where there is none."""
        if paths not in self._sets:
            found = [files for path in paths for files in _opened(Path(path))]
            self._sets[paths] = tuple({_key(files): files for files in found}.values())
        return self._sets[paths]

    def digest(self, files: SetFiles, checks: Collection[str]) -> str:
        """A name for the bytes of all that *checks* compare *files* with; `""`: there is nothing."""
        memory = files.settings.check.memory if MEMORY_CHECK in checks else ()
        previous = _previous(files) if PREVIOUS_CHECK in checks else None
        every = [*(self.open(memory) if memory else ()), *filter(None, [previous])]
        if not every:
            return ""
        digests = [self._digests.setdefault(_key(x), self._digest(with_bytes(x))) for x in every]
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()

    def texts(self, files: SetFiles, tools: Tools) -> EarlierTexts | None:
        """The memory of the set of *files*, aligned with *tools* where it was not yet; `None`: none.

        `InputError` for one that cannot be read, or that is in one language.
        """
        paths = files.settings.check.memory
        if not paths:
            return None
        if paths not in self._texts:
            from hexapla.terms.earlier import EarlierTexts

            found = []
            for count, one in enumerate(self.open(paths)):
                tools.progress("reading earlier texts", count, len(self.open(paths)))
                found.append(self._text(one, tools))
            tools.progress("reading earlier texts", len(found), len(found))
            self._forget_the_oldest()
            self._texts[paths] = EarlierTexts(found)
        return self._texts[paths]

    def previous(self, files: SetFiles, tools: Tools) -> Mapping[Lang, Version]:
        """The versions of the earlier state of the set of *files*; none where none is named.

        `InputError` where it cannot be read or is the set itself.
        """
        earlier = _previous(files)
        if earlier is None:
            return {}
        held = with_bytes(earlier)
        self._must_be_as_it_was(held)
        return {version.lang: version for version in read_whole(held, tools).versions}

    def _text(self, files: SetFiles, tools: Tools) -> EarlierText:
        from hexapla.terms.earlier import EarlierText

        held = with_bytes(files)
        self._must_be_as_it_was(held)
        place = self._kept / f"earlier-{self._digest(held)[:32]}" if self._kept else None
        found = read_kept(place, EarlierText) if place else None
        if found is None:
            found = read_earlier(held, tools)
            if place:
                write_kept(place, found)
        elif place:
            with suppress(OSError):
                os.utime(place)
        return found

    def _must_be_as_it_was(self, held: SetFiles) -> None:
        before = self._digests.get(_key(held))
        if before is not None and before != self._digest(held):
            what = "the earlier text changed while it was read"
            raise InputError(what, where=str(held.folder), remedy="run again")

    def _digest(self, held: SetFiles) -> str:
        parts: Sequence[Any] = (
            self._stamp,
            held.name,
            held.manifest,
            held.settings.limits,
            kept_corrections(held),
            [
                (str(x.path), x.format, x.lang, x.entry, x.data and hashlib.sha256(x.data).digest())
                for x in held.files
            ],
        )
        return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()

    def _forget_the_oldest(self) -> None:
        left = _BYTES_KEPT
        with suppress(OSError):
            found = [(path, path.stat()) for path in self._kept.glob("earlier-*")] if self._kept else []
            for path, stat in sorted(found, key=lambda one: -one[1].st_mtime_ns):
                left -= stat.st_size
                if left < 0:
                    path.unlink(missing_ok=True)


def remarks(
    files: SetFiles,
    langs: Collection[Lang],
    memory: EarlierTexts | None,
    previous: Collection[Lang] | None,
) -> tuple[str, ...]:
    """What the user should know of the *memory* and the *previous* state of a set in *langs*.

    `None`: it was not asked for.
    """
    said = []
    for text in memory.texts if memory else ():
        if text.name == files.name:
            what = "is this set itself, or its earlier state (see --previous)"
        elif len(shared := [lang for lang in text.statuses if lang in langs]) < FEWEST:
            what = f"has {', '.join(shared) or 'none'} of the languages of this set, and two are needed"
        else:
            continue
        said.append(f"memory: {text.name} {what}: it is not used")
    if previous is not None and not previous and files.manifest.previous:
        said.append(f"previous state: there is no `{files.manifest.previous}` beside this set")
    if previous and len(both := [lang for lang in langs if lang in previous]) < FEWEST:
        what = f"has {', '.join(both) or 'none'} of the languages of this set, and two are needed"
        said.append(f"previous state: {files.manifest.previous} {what}: it is not used")
    more = len(said) - _MOST_SAID
    return tuple(said if more <= 0 else [*said[:_MOST_SAID], f"memory: {more} more are not used"])


def with_earlier(files: SetFiles, memory: Sequence[Path], previous: Path | None) -> SetFiles:
    """*files*, the *memory* and the *previous* state named in place of those that its files name."""
    check, manifest = files.settings.check, files.manifest
    if memory:
        check = msgspec.structs.replace(check, memory=tuple(str(path.absolute()) for path in memory))
    if previous is not None:
        manifest = msgspec.structs.replace(manifest, previous=str(previous.absolute()))
    settings = msgspec.structs.replace(files.settings, check=check)
    return replace(files, settings=settings, manifest=manifest)


def _key(files: SetFiles) -> str:
    return f"{files.files[0].path}#{files.name}"


def _opened(path: Path) -> tuple[SetFiles, ...]:
    """The sets at *path*: of a folder, those below it too; a file goes by its own name."""
    if not path.exists():
        remedy = "give the folder of a set, one of many sets, or a TMX file"
        raise InputError("there is no such memory", where=str(path), remedy=remedy)
    if not path.is_dir():
        return tuple(replace(files, name=path.name) for files in open_sets([path]))
    try:
        return open_sets(sets_below([path], detect))
    except InputError:
        return open_sets([path])


def _previous(files: SetFiles) -> SetFiles | None:
    """The files of the earlier state that the manifest names; `None`: it names none that is there.

    `InputError` for a whole path where nothing is: the command line names it so.
    """
    named = files.manifest.previous
    if not named:
        return None
    home = files.folder.resolve()
    path = home / named if (home / named).exists() else _sibling(home, named)
    if path is None:
        if not Path(named).is_absolute():
            return None
        remedy = "give the folder of the earlier state"
        raise InputError("there is no earlier state", where=named, remedy=remedy)
    found = open_sets([path])[0]
    if found.folder.resolve() == home and path.is_dir():
        what = "the previous state is the set itself"
        raise InputError(what, where=str(path), remedy="name the folder of the earlier state")
    return found


def _sibling(home: Path, named: str) -> Path | None:
    """The folder beside *home* that is called *named*, or has that id; `None`: there is none."""
    for folder in sorted(home.parent.iterdir()):
        with suppress(ConfigurationError):
            if folder.is_dir() and folder != home and named in (folder.name, read_manifest(folder).id):
                return folder
    return None
