"""The paragraphs of a part of a Word file, each character with the bytes that it is written in.

Knows where text stands, so that it can be changed and nothing else; interprets nothing. Text that
is written twice (alternatives for older programs), moved away or deleted is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from hexapla.formats.docx.markup import ALTERNATIVES, MAIN, STRICT

_SPACES = {MAIN, *(strict for strict, usual in STRICT.items() if usual == MAIN)}
_PRESERVE = "http://www.w3.org/XML/1998/namespace space"
_PASSED = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "sym": "\ufffc"}
"""What else prints something; NON-BREAKING HYPHEN, and U+FFFC for a sign that is not looked up."""
_TOKEN = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_UTF8 = ("utf-8", "us-ascii")


@dataclass(frozen=True, slots=True)
class Run:
    """The contents of one `w:t`."""

    start: int
    """The byte at which its start tag begins."""
    text: int
    """The byte at which its text begins."""
    tokens: tuple[str, ...]
    """Its characters as they are written."""
    kept: bool
    """Whether spaces at its ends count."""

    @property
    def stop(self) -> int:
        """The byte at which its end tag begins."""
        return self.text + len("".join(self.tokens).encode())


Letter = tuple[str, Run | None, int]
"""A character, the run that it stands in (`None`: it is made by something else), and its place there."""


@dataclass(slots=True)
class Paragraph:
    """The letters of one paragraph."""

    letters: list[Letter] = field(default_factory=list)

    @property
    def text(self) -> str:
        """As it is read."""
        return "".join(letter for letter, _, _ in self.letters)


class NotWritableError(Exception):
    """The part is written in a way in which its bytes cannot be told."""


def paragraphs(data: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs of the part *data*, in the order in which they begin.

    `NotWritableError` where it is not UTF-8 or declares a document type.
    """
    return _Reader(data).found()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._made: list[Paragraph] = []
        self._open: list[Paragraph] = []
        self._names: list[str] = []
        self._passed = 0
        """How deep the parser is in what is passed over."""
        self._run: tuple[int, bool] | None = None
        self._text: int | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = self._typed

    def found(self) -> tuple[Paragraph, ...]:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise NotWritableError from error
        return tuple(self._made)

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF8:
            raise NotWritableError

    def _typed(self, *_: object) -> None:
        raise NotWritableError

    def _start(self, full: str, attributes: Mapping[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        word = name if space in _SPACES else ""
        self._run, self._text = None, None
        above = self._names[-1] if self._names else ""
        self._names.append(word)
        if self._passed or word in _PASSED or f"{{{space}}}{name}" == ALTERNATIVES:
            self._passed += 1
        elif word == "p":
            self._open.append(Paragraph())
            self._made.append(self._open[-1])
        elif self._open and above == "r" and word in _SIGNS:
            if not (word == "br" and any(x.endswith(" type") for x in attributes)):
                self._open[-1].letters.append((_SIGNS[word], None, 0))
        elif self._open and word == "t":
            kept = attributes.get(_PRESERVE) == "preserve"
            self._run = (self._parser.CurrentByteIndex, kept)

    def _characters(self, _text: str) -> None:
        if self._run is not None and self._text is None:
            self._text = self._parser.CurrentByteIndex

    def _end(self, _full: str) -> None:
        word = self._names.pop()
        if self._passed:
            self._passed -= 1
        elif word == "p":
            self._open.pop()
        elif word == "t" and self._run is not None and self._text is not None:
            start, kept = self._run
            written = self._data[self._text : self._parser.CurrentByteIndex].decode("utf-8")
            # A comment or the like inside: where the characters stand cannot be told simply.
            tokens = () if "<" in written else tuple(_TOKEN.findall(written))
            self._letters(Run(start, self._text, tokens, kept))
        self._run = self._text = None

    def _letters(self, run: Run) -> None:
        read = [_character(token) for token in run.tokens]
        blank = [not run.kept and char in " \t" for char in read]
        first = next((at for at, is_blank in enumerate(blank) if not is_blank), len(read))
        last = next((at for at in range(len(read), first, -1) if not blank[at - 1]), first)
        self._open[-1].letters += [(read[at], run, at) for at in range(first, last)]


def _character(token: str) -> str:
    """What *token*, a character as XML writes it, stands for."""
    if token in ("\r\n", "\r", "\n"):
        return " "
    if not token.startswith("&"):
        return token
    name = token[1:-1]
    if not name.startswith("#"):
        return _NAMED[name]
    return chr(int(name[2:], 16) if name[1:2] == "x" else int(name[1:]))
