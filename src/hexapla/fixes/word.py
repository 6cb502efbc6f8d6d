"""Changes written into Word files: only the texts concerned, in the parts that hold them.

A paragraph is found by what was read of it; a change is left where that is not one place.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from hexapla.fixes.origins import origins_of
from hexapla.fixes.plan import Edit, Left
from hexapla.fixes.word_text import Letter, NotWritableError, Paragraph, Run, paragraphs
from hexapla.fixes.written import Written, changed, hunk
from hexapla.formats import Source
from hexapla.formats.docx.document import read_document
from hexapla.formats.docx.package import open_package
from hexapla.model import Clause, Span, Version

_NOTES = ("footnotes", "endnotes")
_SIGNATURES = "_xmlsignatures/"
_AROUND = (60, 25, 12)
"""Characters on either side by which a place is found where its whole paragraph is not, in turn."""

_SPACES = " \t"


@dataclass(frozen=True, slots=True)
class _Block:
    """What was read of one paragraph for a clause, and where in it a change goes."""

    text: str
    start: int
    stop: int


@dataclass(slots=True)
class _Part:
    """A part of the package, and what is to be changed in it."""

    data: bytes
    paragraphs: tuple[Paragraph, ...]
    changes: dict[int, tuple[Run, list[tuple[int, int, str]]]] = field(default_factory=dict)
    """By the byte at which a run begins: which of its characters to replace, and by what."""


def write(source: Source, version: Version, edits: Sequence[Edit]) -> Written:
    """The bytes of *source*, which was read as *version*, with *edits* made.

    `InputError` where it cannot be opened any more.
    """
    package = open_package(source)
    names = {name.replace("\\", "/").lower(): name for name in package.archive.names}
    if any(name.startswith(_SIGNATURES) for name in names):
        return _none(source, edits, "the file is signed, and a change would break its signature")
    targets = (package.main, *(link.target for link in package.links if link.kind in _NOTES))
    parts: dict[str, _Part] = {}
    try:
        for name in dict.fromkeys(names[t.lower()] for t in targets if t.lower() in names):
            data = package.archive.read(name)
            parts[name] = _Part(data, paragraphs(data))
    except NotWritableError:
        return _none(source, edits, f"{name} is not in UTF-8")
    found = _Finder(version, [(part, p) for part in parts.values() for p in part.paragraphs])
    done: list[Edit] = []
    left: list[Left] = []
    for edit in edits:
        if found.put(edit):
            done.append(edit)
        else:
            left.append(Left(edit, "where it stands in the file is not sure"))
    anew = {name: _rewritten(part) for name, part in parts.items() if part.changes}
    hunks = []
    for number, clause in enumerate(version.clauses, 1):
        own = [(edit.span, edit) for edit in done if edit.eid == clause.eid]
        if own:
            hunks.append(hunk(number, clause.text, own))
    if not anew:
        return Written(source.data, (), tuple(left), ())
    data = _repacked(source.data, anew)
    wrong = _wrong(source, replace(source, data=data), version, done)
    return Written(data, tuple(done), tuple(left), tuple(hunks), wrong)


def _none(source: Source, edits: Sequence[Edit], why: str) -> Written:
    return Written(source.data, (), tuple(Left(edit, why) for edit in edits), ())


class _Finder:
    """Finds the characters of changes, and notes the changes in the parts that hold them."""

    def __init__(self, version: Version, there: Sequence[tuple[_Part, Paragraph]]) -> None:
        self._version = version
        self._there = [(part, paragraph, _one_line(paragraph.text)) for part, paragraph in there]
        self._blocks = [(c.eid, block) for c in version.clauses for block in _blocks(c)]

    def put(self, edit: Edit) -> bool:
        """Note *edit*; whether its place is sure."""
        block = _block(self._version.clause(edit.eid), edit)
        found = self._whole(edit, block) or self._around(block) if block else None
        if found is None or block is None:
            return False
        part, paragraph, at = found
        letters = paragraph.letters[at : at + block.stop - block.start]
        changes = _in_runs(letters, paragraph.letters[max(0, at - 1) : at], edit.text)
        for run, start, stop, text in changes:
            part.changes.setdefault(run.start, (run, []))[1].append((start, stop, text))
        return bool(changes)

    def _whole(self, edit: Edit, block: _Block) -> tuple[_Part, Paragraph, int] | None:
        """Where the paragraph that reads as *block* has it; of several the one in the same order."""
        bare = block.text.strip(_SPACES)
        lead = len(block.text) - len(block.text.lstrip(_SPACES))
        same = [(part, p, text) for part, p, text in self._there if text.strip(_SPACES) == bare]
        owners = [eid for eid, text in self._blocks if text.strip(_SPACES) == bare]
        if not bare or len(same) != len(owners):
            return None
        part, paragraph, text = same[owners.index(edit.eid)]
        return part, paragraph, text.index(bare) + block.start - lead

    def _around(self, block: _Block) -> tuple[_Part, Paragraph, int] | None:
        """Where the only place is that reads as *block* does around the change."""
        for size in _AROUND:
            first = max(0, block.start - size)
            words = block.text[first : block.stop + size]
            places = [
                (part, paragraph, text.index(words) + block.start - first)
                for part, paragraph, text in self._there
                if words in text
            ]
            if places:
                once = len(places) == 1 and _one_line(places[0][1].text).count(words) == 1
                return places[0] if once else None
        return None


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _blocks(clause: Clause) -> tuple[str, ...]:
    """What was read of each paragraph that *clause* was made of: its pieces, up to what joins them."""
    parts: list[str] = [""]
    for piece in clause.pieces:
        if piece.original:
            parts[-1] += piece.original
        else:
            parts.append("")
    return tuple(filter(None, parts))


def _block(clause: Clause, edit: Edit) -> _Block | None:
    """The paragraph of *clause* that *edit* is in; `None` where it is in none, or in two."""
    found = origins_of(clause, edit.span)
    if not found:
        return None
    originals = [piece.original for piece in clause.pieces]
    first, last = found[0].piece, found[-1].piece
    if "" in originals[first:last]:
        return None
    begin = max((at + 1 for at in range(first) if not originals[at]), default=0)
    end = next((at for at in range(last, len(originals)) if not originals[at]), len(originals))
    before = len("".join(originals[begin:first]))
    until = len("".join(originals[begin:last]))
    text = "".join(originals[begin:end])
    return _Block(text, before + found[0].start, until + found[-1].stop)


def _in_runs(
    letters: Sequence[Letter], before: Sequence[Letter], text: str
) -> list[tuple[Run, int, int, str]]:
    """Which characters of which runs to replace, and by what; empty where some are in no run.

    What is new stands in the first run; what is put in goes behind the letter *before*.
    """
    if not letters:
        return [(run, at + 1, at + 1, text) for _, run, at in before if run]
    changes: list[tuple[Run, int, int, str]] = []
    for _, run, at in letters:
        if run is None:
            return []
        if changes and changes[-1][0] is run:
            changes[-1] = (run, changes[-1][1], at + 1, changes[-1][3])
        else:
            changes.append((run, at, at + 1, "" if changes else text))
    return changes


def _rewritten(part: _Part) -> bytes:
    """The bytes of *part* with its changes."""
    made: list[bytes] = []
    at = 0
    for start in sorted(part.changes):
        run, changes = part.changes[start]
        tokens = list(run.tokens)
        for first, last, text in changes:
            if first < last:
                tokens[first:last] = [escape(text), *[""] * (last - first - 1)]
            else:
                tokens[first - 1] += escape(text)
        body = "".join(tokens)
        tag = part.data[run.start : run.text]
        if not run.kept and not _blank_at_ends("".join(run.tokens)) and _blank_at_ends(body):
            tag = tag.removesuffix(b">") + b' xml:space="preserve">'
        made += [part.data[at : run.start], tag, body.encode()]
        at = run.stop
    return b"".join([*made, part.data[at:]])


def _blank_at_ends(text: str) -> bool:
    return text != text.strip(_SPACES)


def _wrong(source: Source, mended: Source, version: Version, done: Sequence[Edit]) -> str:
    """How what is read of *mended* differs from *source* with *done*; `""`: it does not."""
    meant: dict[tuple[str, str], list[tuple[Span, str]]] = {}
    for edit in done:
        block = _block(version.clause(edit.eid), edit)
        if block is not None:
            change = (Span(block.start, block.stop), edit.text)
            meant.setdefault((edit.eid, block.text), []).append(change)
    texts = [(old, changed(old, sorted(changes))[0]) for (_, old), changes in meant.items()]
    (before,), (after,) = read_document(source), read_document(mended)
    if len(before.blocks) != len(after.blocks):
        return "other paragraphs are read"
    for old, new in zip(before.blocks, after.blocks, strict=True):
        if (old.label, old.kind, old.furniture) != (new.label, new.kind, new.furniture):
            return f"{old.location} is read differently"
        if old.text == new.text:
            continue
        found = next((x for x in texts if x[0] in old.text and old.text.replace(*x) == new.text), None)
        if found is None:
            return f"{old.location} is read differently"
        texts.remove(found)
    return "not all of them are read" if texts else ""


def _repacked(data: bytes, anew: Mapping[str, bytes]) -> bytes:
    """The archive *data*, the members *anew* in the place of old ones, all others as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            content = anew.get(info.filename)
            new.writestr(info, old.read(info) if content is None else content)
    return made.getvalue()
