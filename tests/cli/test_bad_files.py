"""Files that are not what they should be, in every format: one clear line each; the others are read."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import CORPORA
from ..formats.word import write_resolution
from ..parse.test_parse import parsed
from .running import run

CLEAN = CORPORA / "a-res-78-311"
ENGLISH = (CLEAN / "en.txt").read_text(encoding="utf-8")


def cut_off_word() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "word.docx"
        write_resolution(parsed(ENGLISH, "en"), path)
        return path.read_bytes()[:4000]


def zipped(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def protected(data: bytes) -> bytes:
    """*data*, a zip, as one whose members need a password."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := out.find(mark, at + 1)) >= 0:
            out[at + offset] |= 1
    return bytes(out)


def drawing() -> bytes:
    """A PDF with a page on which nothing is written, only drawn."""
    drawn = b"0 0 100 100 re f"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
    ]
    objects = b"".join(b"%d 0 obj%s endobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R/Size 5>>"


AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a Word file cut off": ("ru.docx", cut_off_word, "damaged or cut off"),
    "a Word file that is a bomb": (
        "ru.docx",
        lambda: zipped(("word/document.xml", b"<" + b" " * 300_000_000)),
        "more than 100 times its size",
    ),
    "a Word file that names others": (
        "ru.docx",
        lambda: zipped(("word/document.xml", b"<a/>"), ("../../etc/passwd", b"x")),
        "outside itself",
    ),
    "a Word file with a password": (
        "ru.docx",
        lambda: protected(zipped(("word/document.xml", b"<a/>"))),
        "password",
    ),
    "a Word 97 file": ("ru.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), ".docx"),
    "text called Word": ("ru.docx", ENGLISH.encode, "ru.docx"),
    "a PDF cut off": ("ru.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<<", "PDF"),
    "a PDF without text": ("ru.pdf", drawing, "OCR"),
    "text called PDF": ("ru.pdf", ENGLISH.encode, "PDF"),
    "XML with an entity": (
        "ru.akn",
        lambda: (
            b'<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b'<akomaNtoso xmlns="' + AKN.encode() + b'">&x;</akomaNtoso>'
        ),
        "entity",
    ),
    "XML with many entities": (
        "ru.akn",
        lambda: (
            b'<!DOCTYPE akomaNtoso [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
            b'<akomaNtoso xmlns="' + AKN.encode() + b'">&b;</akomaNtoso>'
        ),
        "entity",
    ),
    "XML cut off": (
        "ru.akn",
        lambda: b'<akomaNtoso xmlns="' + AKN.encode() + b'"><doc>',
        "not well-formed",
    ),
    "NULs": ("ru.txt", lambda: b"a\x00b" * 1000, "binary"),
    "half of a surrogate pair": ("ru.txt", lambda: b"text \xed\xa0\x80 text\n" * 20, "UTF-8"),
    "an empty table": ("ru.csv", lambda: b"\n\n", "empty"),
    "an empty file": ("ru.html", lambda: b"", "empty"),
}


@pytest.mark.parametrize("name", FILES)
def test_one_line_and_the_others_are_read(name: str, tmp_path: Path) -> None:
    file, make, says = FILES[name]
    for lang in ("en", "fr"):
        (tmp_path / f"{lang}.txt").write_bytes((CLEAN / f"{lang}.txt").read_bytes())
    (tmp_path / file).write_bytes(make())
    result = run("check", tmp_path, "--format", "json", "--fail-on", "never", "--quiet")
    lines = result.err.strip().split("\n")
    assert (result.status, len(lines)) == (2, 1), result.err
    assert f"/{file}" in lines[0]
    assert says in lines[0]
    assert "Traceback" not in result.err
    data = json.loads(result.out)
    assert [one["langs"] for one in data["sets"]] == [["en", "fr"]]
    assert [Path(failure["file"]).name for failure in data["failures"]] == [file]


def test_a_folder_called_as_a_file(tmp_path: Path) -> None:
    for lang in ("en", "fr"):
        (tmp_path / f"{lang}.txt").write_bytes((CLEAN / f"{lang}.txt").read_bytes())
    (tmp_path / "ru.txt").mkdir()
    result = run("check", tmp_path, "--fail-on", "never", "--quiet")
    assert (result.status, "ru.txt: this is not a file" in result.err) == (2, True)


def test_links_that_go_round(tmp_path: Path) -> None:
    (tmp_path / "ru.txt").symlink_to("es.txt")
    (tmp_path / "es.txt").symlink_to("ru.txt")
    result = run("parse", tmp_path / "ru.txt")
    assert result.status == 2
    assert len(result.err.strip().split("\n")) <= 2
    assert "Traceback" not in result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    for lang in ("en", "fr", "ru"):
        (tmp_path / f"{lang}.txt").write_bytes((CLEAN / f"{lang}.txt").read_bytes())
    (tmp_path / "ru.txt").chmod(0)
    result = run("check", tmp_path, "--fail-on", "never", "--quiet")
    assert (result.status, "see that it can be read" in result.err) == (2, True)


def test_an_unknown_code_page(tmp_path: Path) -> None:
    path = tmp_path / "ru.txt"
    path.write_bytes("Генеральная Ассамблея,".encode("cp1251"))
    result = run("parse", path, "--encoding", "windows-1521")
    assert (result.status, "windows-1521" in result.err, "windows-1251" in result.err) == (2, True, True)
    assert "Генеральная Ассамблея," in run("parse", path, "--encoding", "windows-1251").out


def test_a_zip_is_a_set(tmp_path: Path) -> None:
    members = [
        (f"folder/{lang}.txt", (CLEAN / f"{lang}.txt").read_bytes()) for lang in ("en", "fr", "ar")
    ]
    archive = tmp_path / "a-res-78-311.zip"
    archive.write_bytes(zipped(*members, ("__MACOSX/._en.txt", b"x"), ("folder/readme.bin", b"x")))
    result = run("check", archive, "--format", "json", "--fail-on", "never")
    (found,) = json.loads(result.out)["sets"]
    assert (result.status, found["set"], found["langs"]) == (0, "a-res-78-311", ["ar", "en", "fr"])


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: zipped(("en.txt", b"x" * 300_000_000)), "more than 100 times its size"),
        (lambda: zipped(("../en.txt", b"x")), "outside itself"),
        (lambda: protected(zipped(("en.txt", b"x"))), "password"),
        (lambda: zipped(("readme.bin", b"x")), "no text that can be read"),
        (lambda: b"PK\x03\x04 but no zip", "damaged or cut off"),
    ],
    ids=["bomb", "path", "password", "no text", "damaged"],
)
def test_a_zip_that_is_no_set(make: Callable[[], bytes], says: str, tmp_path: Path) -> None:
    archive = tmp_path / "set.zip"
    archive.write_bytes(make())
    result = run("check", archive, "--quiet")
    assert (result.status, len(result.err.strip().split("\n"))) == (2, 1)
    assert str(archive) in result.err
    assert says in result.err


def test_a_text_in_another_language_than_its_name_claims(tmp_path: Path) -> None:
    for name, lang in (("en", "en"), ("fr", "fr"), ("es", "fr")):
        (tmp_path / f"{name}.txt").write_bytes((CLEAN / f"{lang}.txt").read_bytes())
    result = run("check", tmp_path, "--fail-on", "never")
    assert "es.txt: this is not Spanish: it looks like French" in result.err
    assert "fr.txt: this is not" not in result.err
