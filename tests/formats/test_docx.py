"""Word files: cases as data, whole resolutions in six languages, what is refused, and fuzzing."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError
from hexapla.formats import HEAD, detect
from hexapla.formats.docx import read
from hexapla.formats.format import Source
from hexapla.model import LANGS, Clause, Lang, NoteCall, RawBlock, RawDocument, Span, Version
from tests.formats.word import WordFile, write_resolution
from tests.formats.word_parts import packed

from .facts import facts

CASES = tomllib.loads((Path(__file__).parent / "docx.toml").read_text(encoding="utf-8"))["case"]
_TOLD = ("name", "blocks", "notes", "lang")


def document(data: bytes) -> RawDocument:
    (found,) = read(Source(data, "x.docx"))
    return found


def runs(xml: str) -> str:
    return re.sub(r"\{([^{}]*)\}", r'<w:r><w:t xml:space="preserve">\1</w:t></w:r>', xml)


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any], strict: bool) -> None:
    parts = {name: runs(xml) for name, xml in case.items() if name not in _TOLD}
    parts["document"] = f"<w:body>{parts.pop('body')}</w:body>"
    found = document(packed(parts, strict=strict))
    assert [block.text for block in found.blocks] == [wanted["text"] for wanted in case["blocks"]]
    for block, wanted in zip(found.blocks, case["blocks"], strict=True):
        assert {key: facts(block)[key] for key in wanted} == wanted
    assert list(found.notes) == case.get("notes", list(found.notes))
    assert found.lang == case.get("lang", found.lang)
    assert found.unit == "paragraph"


LABELS: dict[Lang, tuple[str, str, str, str]] = {
    "ar": ("1 -", "(أ)", "(ب)", "2 -"),
    "zh": ("1.", "(a)", "(b)", "2."),
    "en": ("1.", "(a)", "(b)", "2."),
    "fr": ("1.", "a)", "b)", "2."),
    "ru": ("1.", "а)", "б)", "2."),
    "es": ("1.", "a)", "b)", "2."),
}
WORDS: dict[Lang, tuple[str, str]] = {
    "ar": ("إذ تؤكد من جديد", "القانون الدولي"),
    "zh": ("重申", "国际法"),
    "en": ("Reaffirming", "international law"),
    "fr": ("Réaffirmant", "le droit international"),
    "ru": ("подтверждая", "международное право"),
    "es": ("Reafirmando", "el derecho internacional"),
}


def version(lang: Lang) -> Version:
    lead, rest = WORDS[lang]
    text = f"{lead} {rest}"
    one, sub, next_sub, two = LABELS[lang]
    title_number = "78/311."
    head = Span(0, len(lead))
    clauses = (
        Clause("title", "title", rest, label=title_number),
        Clause("organ", "organ", f"{rest}, & <>"),
        Clause("pp1", "preambular", text, lead=head, note_calls=(NoteCall("1", len(text)),)),
        Clause("op1", "operative", text, one, 1, lead=head, note_calls=(NoteCall("2", len(lead)),)),
        Clause("op1-a", "subparagraph", f"a {rest}", sub, 1, 1),
        Clause("op1-b", "subparagraph", f"b {rest}", next_sub, 2, 1),
        Clause("op1-b-i", "subparagraph", f"i {rest}", "(i)", 1, 2),
        Clause("op1-b-ii", "subparagraph", f"ii {rest}", "(ii)", 2, 2),
        Clause("op2", "operative", text, two, 2, note_calls=(NoteCall("*", len(text)),)),
        Clause("op2-a", "subparagraph", f"a {rest}", sub, 1, 1),
        Clause("annex", "annex", rest),
        Clause("op1-again", "operative", rest, one, 1),
        Clause("adoption", "adoption", "1 July 2024"),
        Clause("fn1", "note", f"{rest} 1", "(1)" if lang == "ar" else "1", 1),
        Clause("fn2", "note", f"{rest} 2", "2", 2),
        Clause("fn3", "note", f"{rest} 3", "*"),
    )
    return Version("set", lang, clauses, symbol="A/RES/78/311")


def written(made: Version, folder: Path) -> bytes:
    path = folder / f"{made.lang}.docx"
    write_resolution(made, path)
    return path.read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_a_written_resolution_is_read_back(lang: Lang, tmp_path: Path) -> None:
    made = version(lang)
    found = document(written(made, tmp_path))
    shown = [block for block in found.blocks if not block.furniture]
    for block, clause in zip(shown, made.clauses, strict=True):
        typed = clause.kind == "title"
        label = clause.label.strip("()") if clause.kind == "note" else clause.label
        assert block.label == ("" if typed else label)
        assert block.text == (f"{label}\t{clause.text}" if typed else clause.text)
        assert block.level == (clause.depth + 1 if label and clause.kind not in ("title", "note") else 0)
        assert block.calls == clause.note_calls
        italics = (Span(0, len(clause.text)),) if clause.kind == "adoption" else ()
        assert block.italics == ((clause.lead,) if clause.lead else italics)
    why = {block.furniture for block in found.blocks} - {""}
    assert why == {"running head", "page number"}


def test_tables_of_a_word_processor(tmp_path: Path) -> None:
    word = WordFile("ru")
    table = word.document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "вместе"
    table.cell(1, 0).text, table.cell(1, 1).text = "один\nдва", "три"
    word.save(tmp_path / "t.docx")
    found = document((tmp_path / "t.docx").read_bytes())
    assert [(block.text, block.location.part) for block in found.blocks] == [
        ("вместе", "table 1, row 1, cell 1"),
        ("один два", "table 1, row 2, cell 1"),
        ("три", "table 1, row 2, cell 2"),
    ]


BODY = {"document": runs("<w:body><w:p>{text}</w:p></w:body>")}
PLAIN = packed(BODY)


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENTITIES = b'<!DOCTYPE d [<!ENTITY e "aa">]><d xmlns="x"><body><p>&e;</p></body></d>'


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "the file is empty"),
        (OLE + "WordDocument".encode("utf-16-le"), "this is a Word 97 file; save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "the file is protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "this is an old Office file"),
        (rb"{\rtf1 text}", "this is a rich text"),
        (b"%PDF-1.7", "this is not a Word file"),
        (PLAIN[: len(PLAIN) // 2], "the archive is damaged or cut off"),
        (zipped(content_xml=b"<a/>"), "this is an archive, but no Word document"),
        (zipped(word__document_xml=b"<w:document"), "x.docx:word/document.xml: not well-formed XML"),
        (zipped(word__document_xml=b"<html/>"), "word/document.xml holds no document"),
        (zipped(word__document_xml=ENTITIES), "the part declares a document type"),
        (
            zipped(word__document_xml=b"<a/>", up=b"").replace(b"up", b".."),
            "names a file outside itself",
        ),
        (
            zipped(word__document_xml=b"<a>" + b" " * 5_000_000),
            "the archive holds more than 100 times",
        ),
        (zipped(word__document_xml=b"<a>" * 9000), "Excessive depth"),
        (packed({**BODY, "styles": "", "word/styles.xml": "<w:styles"}), "not well-formed XML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=re.escape(complaint)) as caught:
        read(Source(data, "x.docx"))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("x.docx")


def test_deep_tables_are_refused_or_read() -> None:
    inside = runs("<w:p>{deep}</w:p>")
    for _ in range(80):
        inside = f"<w:tbl><w:tr><w:tc>{inside}<w:p/></w:tc></w:tr></w:tbl>"
    (block,) = document(packed({"document": f"<w:body>{inside}</w:body>"})).blocks
    assert block.text == "deep"


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("en.docx", PLAIN, "docx"),
        ("en.txt", PLAIN, "docx"),
        ("ru.docm", b"", "docx"),
        ("fr.doc", OLE, "docx"),
        ("zh.txt", b"word/document.xml", "text"),
    ],
)
def test_detection(name: str, data: bytes, wanted: str) -> None:
    assert detect(name, data[:HEAD]) == wanted


def readable(data: bytes) -> None:
    complaint = ""
    blocks: tuple[RawBlock, ...] = ()
    try:
        blocks = document(data).blocks
    except InputError as error:
        complaint = str(error)
    assert "\n" not in complaint
    assert all(block.location.part for block in blocks)


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", OLE[:8]]))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes, head: bytes) -> None:
    readable(head + data)


FRAGMENTS = [case for case in CASES if len(case["body"]) < 3000]


@given(st.sampled_from(FRAGMENTS), st.data())
@settings(max_examples=150, deadline=None)
def test_damaged_markup(case: dict[str, Any], data: st.DataObject) -> None:
    """Elements taken out or doubled, and values replaced: Word repairs worse than that."""
    parts = {name: runs(xml) for name, xml in case.items() if name not in _TOLD}
    parts["document"] = f"<w:body>{parts.pop('body')}</w:body>"
    name = data.draw(st.sampled_from(sorted(parts)))
    tags = list(re.finditer(r'"[^"]*"|<[^<>/]*/>', parts[name]))
    if tags:
        at = data.draw(st.sampled_from(tags))
        odd = st.sampled_from(['"-1"', '"99999999999"', '""', '"x"', '"\u0663"'])
        instead = (
            data.draw(odd) if at[0].startswith('"') else data.draw(st.sampled_from(["", at[0] * 2]))
        )
        parts[name] = parts[name][: at.start()] + instead + parts[name][at.end() :]
    readable(packed(parts))


@given(st.integers(0, len(PLAIN) - 1), st.binary(max_size=4), st.booleans())
@settings(max_examples=200, deadline=None)
def test_mutated_bytes(at: int, instead: bytes, cut: bool) -> None:
    readable(PLAIN[:at] + instead + (b"" if cut else PLAIN[at + len(instead) :]))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("lang", LANGS)
def test_labels_and_text_are_those_of_libreoffice(lang: Lang, tmp_path: Path) -> None:
    found = document(written(version(lang), tmp_path))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(tmp_path / f"{lang}.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    printed = "".join((tmp_path / f"{lang}.txt").read_text(encoding="utf-8-sig").split())
    # LibreOffice letters Arabic lists without the hamza that the standard and the United Nations write
    printed = printed.replace("(\u0627)", "(\u0623)")
    at = 0
    for block in found.blocks:
        if not block.furniture and block.kind != "note":
            wanted = "".join(
                f"{block.label}{block.text[: block.calls[0].at if block.calls else None]}".split()
            )
            assert wanted in printed[at:]
            at = printed.index(wanted, at) + len(wanted)
