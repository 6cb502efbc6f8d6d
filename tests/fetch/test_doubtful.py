"""What is not taken: texts that are not what was asked for, and what somebody put there before."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.fetch import Known
from hexapla.model import Lang

from .files import SYMBOL, docx, printed, version
from .server import Answer, good, serving, status
from .visitor import Visitor, digest

WORD = version("en")
PDF = printed("en")


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    (tmp_path / "set").mkdir()
    return Visitor(tmp_path / "set")


# What is not what was asked for is kept, but not as a version.


UNREADABLE = docx(["\x01 is no XML"])


def test_a_word_file_that_cannot_be_read_gives_way_to_the_pdf(visitor: Visitor) -> None:
    with serving(en_doc=good(UNREADABLE), en_pdf=good(PDF)) as server:
        (got,) = visitor.get(server, "en")
    assert (got.state, visitor.left) == ("fetched", ["en.pdf"])
    (said,) = got.remarks
    assert said.startswith("the Word file cannot be read: ")


@pytest.mark.parametrize(
    ("word", "other", "left"),
    [
        (good(UNREADABLE), status(404), "en.docx.suspect"),
        (good(UNREADABLE), good(PDF[:300]), "en.docx.suspect"),
        (status(404), good(PDF[:300]), "en.pdf.suspect"),
    ],
)
def test_what_cannot_be_read_is_suspect(
    visitor: Visitor, word: Answer, other: Answer, left: str
) -> None:
    with serving(en_doc=word, en_pdf=other) as server:
        (got,) = visitor.get(server, "en")
    assert (got.state, visitor.left) == ("suspect", [left])
    assert "\n" not in got.problem


@pytest.mark.parametrize(
    ("lang", "data", "said"),
    [
        ("en", version("fr"), "the text is in fr, not in en"),
        ("ar", version("en"), "the text is in en, not in ar"),
        ("zh", version("ru"), "the text is in ru, not in zh"),
        ("en", version("en", "A/RES/78/312"), f"does not show {SYMBOL}"),
        ("en", version("en", "A/RES/78/3110"), f"does not show {SYMBOL}"),
        ("en", version("en", "A/RES/78/311/Corr.1"), f"does not show {SYMBOL}"),
        ("ru", version("ru", "A/78/L.86"), f"does not show {SYMBOL}"),
        ("ar", version("ar", "A/HRC/RES/78/311"), f"does not show {SYMBOL}"),
        ("zh", version("zh", "S/RES/2728 (2024)"), f"does not show {SYMBOL}"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_was_not_asked_for_is_suspect(visitor: Visitor, lang: Lang, data: bytes, said: str) -> None:
    with serving(**{f"{lang}_doc": good(data)}) as server:
        (got,) = visitor.get(server, lang)
    assert got.state == "suspect"
    assert said in got.problem
    assert "not taken for official" in got.problem
    assert visitor.left == [f"{lang}.docx.suspect"]
    assert (visitor.folder / got.file).read_bytes() == data
    assert server.wanted == [f"{lang} doc"]


# What is there already.


def test_what_is_there_is_not_asked_for_again(visitor: Visitor) -> None:
    (visitor.folder / "en.docx").write_bytes(WORD)
    known: dict[Lang, Known] = {"en": Known("en.docx", digest(WORD), "http://x.example/")}
    with serving(en_doc=good(WORD)) as server:
        (got,) = visitor.get(server, "en", known=known)
        assert (got.state, got.sha256, got.url) == ("there", digest(WORD), "http://x.example/")
        assert server.asked == []
        (again,) = visitor.get(server, "en", known=known, force=True)
    assert again.state == "fetched"
    assert len(server.asked) == 1
    assert visitor.left == ["en.docx"]


@pytest.mark.parametrize("name", ["en.docx", "en.pdf", "en.txt"])
def test_what_somebody_made_is_never_lost(visitor: Visitor, name: str) -> None:
    mine = visitor.folder / name
    mine.write_bytes(b"mine")
    known: dict[Lang, Known] = {"en": Known(name, digest(WORD))}
    with serving(en_doc=good(WORD)) as server:
        (got,) = visitor.get(server, "en", known=known)
        assert got.state == "failed"
        assert f"{name}.old" in got.problem
        assert (visitor.left, mine.read_bytes()) == ([name], b"mine")
        (forced,) = visitor.get(server, "en", known=known, force=True)
        assert forced.state == "fetched"
        assert f"{name} is kept as {name}.old" in forced.remarks
        assert (visitor.folder / f"{name}.old").read_bytes() == b"mine"
        (visitor.folder / "en.docx").write_bytes(b"mine too")
        visitor.get(server, "en", known={"en": Known("en.docx")}, force=True)
    kept = {path.read_bytes() for path in visitor.folder.glob("*.old*")}
    assert kept == {b"mine", b"mine too"}
