"""Word files with changes: the texts that are meant, and not a byte of anything else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from hexapla.fixes import word
from hexapla.fixes.plan import Edit, changed_texts
from hexapla.fixes.word_text import paragraphs
from hexapla.fixes.written import Written
from hexapla.formats import Source, format_named
from hexapla.model import Lang, Span, Version
from hexapla.parse import parse

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
TEXT = re.compile(rb"<w:t(?: [^>]*)?>[^<]*</w:t>")
WORDS = "决定  举行会议 تقرر عقد <&> провести «é»\u00a0d’une "


def document_of(body: str) -> str:
    return f'<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'


def packed(
    body: str,
    head: str = '<?xml version="1.0" encoding="UTF-8"?>\r\n',
    more: Mapping[str, str | bytes] = {},
) -> bytes:
    made = io.BytesIO()
    own = {"[Content_Types].xml": TYPES, "_rels/.rels": LINKS}
    parts = {**own, "word/document.xml": head + document_of(body), **more}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = b"ours"
        for name, text in parts.items():
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 2, 3, 4, 6)), text)
    return made.getvalue()


def member(data: bytes, name: str = "word/document.xml") -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def read(data: bytes, lang: Lang = "ru") -> Version:
    (document,) = format_named("docx").read(Source(data, "x.docx", lang))
    return parse(document, lang, set_name="set")


def mended(data: bytes, *changes: tuple[str, str], nth: int = 0) -> Written:
    version = read(data)
    edits = []
    for old, new in changes:
        clause = [c for c in version.clauses if old in c.text][nth]
        start = clause.text.index(old)
        edits.append(Edit(clause.eid, Span(start, start + len(old)), new, old))
    return word.write(Source(data, "x.docx", "ru"), version, edits)


def escaped(text: str, how: int) -> str:
    """*text* as XML may have it: with names, or with numbers, for what must or may be written so."""
    if how == 2:
        return "".join(f"&#x{ord(c):x};" if c in "<&> é" else c for c in text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;" if how else ">")


runs = st.lists(
    st.tuples(st.text(WORDS, min_size=1, max_size=12), st.integers(0, 2), st.booleans()),
    min_size=1,
    max_size=4,
)


def paragraph(of: Sequence[tuple[str, int, bool]]) -> str:
    inside = "".join(
        f"<w:r>{'<w:rPr><w:i/></w:rPr>' * italic}"
        f'<w:t xml:space="preserve">{escaped(text, how)}</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        for text, how, italic in of
    )
    return f'<w:p w:rsidR="00A1"><w:r><w:t>Решение</w:t></w:r>{inside}<w:r><w:t>конец</w:t></w:r></w:p>'


@given(st.data(), st.lists(runs, min_size=1, max_size=4), st.booleans())
def test_only_the_texts_change(
    data: st.DataObject, made: list[list[tuple[str, int, bool]]], bom: bool
) -> None:
    head = "\ufeff" * bom + '<?xml version="1.0"?>'
    old = packed("".join(map(paragraph, made)), head)
    version = read(old)
    edits = []
    for clause in version.clauses:
        cuts = sorted(data.draw(st.sets(st.integers(1, len(clause.text) - 1), max_size=4)))
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            span = Span(start, stop)
            new = data.draw(st.text(WORDS, max_size=3))
            edits.append(Edit(clause.eid, span, new, span.of(clause.text)))
    written = word.write(Source(old, "x.docx", "ru"), version, edits)
    assert written.wrong == ""
    again = read(written.data)
    meant = {c.eid: c.text for c in version.clauses} | dict(changed_texts(version, written.done))
    assert {c.eid: c.text for c in again.clauses} == meant
    assert {*written.done} | {left.edit for left in written.left} == {*edits}
    # Paragraphs that read the same are told apart by their order: none is left.
    assert written.left == ()
    assert TEXT.split(member(written.data)) == TEXT.split(member(old))
    infos = [
        [(i.filename, i.date_time, i.compress_type) for i in zipfile.ZipFile(io.BytesIO(x)).infolist()]
        for x in (old, written.data)
    ]
    assert infos[0] == infos[1]


@given(st.text("aé<&>\r\n\t «й决🙂", max_size=30), st.integers(0, 2))
def test_each_letter_stands_where_its_bytes_are(text: str, how: int) -> None:
    body = f'<w:p><w:r><w:t xml:space="preserve">я{escaped(text, how)}</w:t></w:r></w:p>'
    data = member(packed(body))
    (found,) = paragraphs(data)
    run = found.letters[0][1]
    assert run is not None
    assert data[run.text : run.stop].decode() == f"я{escaped(text, how)}"
    assert data[run.start :].startswith(b"<w:t ")
    assert data[run.stop :].startswith(b"</w:t>")
    assert found.text == f"я{text}".replace("\r\n", " ").replace("\r", " ").replace("\n", " ")


def simple(*texts: str) -> str:
    return "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in texts)


def test_of_paragraphs_that_read_the_same_the_right_one() -> None:
    data = packed(simple("Решение  первое", "Другое", "Решение  первое"))
    texts = [p.text for p in paragraphs(member(mended(data, ("  ", " "), nth=1).data))]
    assert texts == ["Решение  первое", "Другое", "Решение первое"]


def test_a_space_at_the_end_of_a_run_is_kept() -> None:
    data = packed("<w:p><w:r><w:t>Решение:да</w:t></w:r><w:r><w:t>конец</w:t></w:r></w:p>")
    found = mended(data, ("да", "да "))
    assert b'<w:t xml:space="preserve">' in member(found.data)
    assert [c.text for c in read(found.data).clauses] == ["Решение:да конец"]


def test_what_is_deleted_or_moved_is_no_text() -> None:
    gone = '<w:moveFrom w:id="1"><w:r><w:t>Решение  первое</w:t></w:r></w:moveFrom>'
    data = packed(f"<w:p>{gone}</w:p>" + simple("Решение  первое"))
    assert gone.encode() in member(mended(data, ("  ", " ")).data)
    assert [c.text for c in read(mended(data, ("  ", " ")).data).clauses] == ["Решение первое"]


def test_a_change_in_a_note() -> None:
    links = LINKS.replace('officeDocument"', 'footnotes"').replace("word/document", "footnotes")
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        '<w:t xml:space="preserve"> Резолюция  217.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    more = {"word/_rels/document.xml.rels": links, "word/footnotes.xml": notes}
    body = f"<w:p><w:r><w:t>Решение</w:t></w:r>{call}</w:p>"
    data = packed(body, more=more)
    found = mended(data, ("  ", " "))
    assert member(found.data, "word/footnotes.xml") == notes.replace("  ", " ").encode()
    assert member(found.data) == member(data)


def test_what_is_not_sure_is_left() -> None:
    tab = "<w:p><w:r><w:t>Решение</w:t><w:tab/><w:t>первое</w:t></w:r></w:p>"
    signed = {"_xmlsignatures/sig1.xml": "<x/>"}
    latin = '<?xml version="1.0" encoding="ISO-8859-5"?>' + document_of(simple("Решение  первое"))
    wide = packed("", more={"word/document.xml": latin.encode("iso-8859-5")})
    cases = (
        (packed(tab), "\t", "where it stands in the file is not sure"),
        (packed(simple("Решение  первое"), more=signed), "  ", "the file is signed"),
        (wide, "  ", "is not in UTF-8"),
    )
    for data, old, why in cases:
        found = mended(data, (old, " "))
        assert found.data == data
        assert why in found.left[0].why


def test_text_written_twice_is_left() -> None:
    same = simple("Решение  первое")
    box = f"<w:pict><w:txbxContent>{same}</w:txbxContent></w:pict>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f'<mc:AlternateContent {space}><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    data = packed(f"<w:p><w:r><w:t>Начало</w:t>{both}</w:r></w:p>")
    found = mended(data, ("  ", " "))
    assert (found.data, len(found.left)) == (data, 1)
