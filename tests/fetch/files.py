"""Small documents in their real formats, made of the text of a resolution that ships."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from hexapla.model import Lang

from ..conftest import CORPORA

SYMBOL = "A/RES/78/311"

_PACKAGES = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_APPLICATION = "application/vnd.openxmlformats"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{_PACKAGES}/content-types">
<Default Extension="rels" ContentType="{_APPLICATION}-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="{_APPLICATION}-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{_PACKAGES}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""


def paragraphs(lang: Lang, symbol: str = SYMBOL) -> list[str]:
    """A masthead with *symbol* and the beginning of the resolution, without its own number."""
    text = (CORPORA / "a-res-78-311" / f"{lang}.txt").read_text(encoding="utf-8")
    body = [" ".join(line.split()) for line in text.splitlines() if line.strip()][:24]
    return ["United Nations", symbol, "24-11728", body[0].partition(". ")[2] or body[0], *body[1:]]


def docx(lines: Sequence[str]) -> bytes:
    """A Word file with *lines* as its paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(x)}</w:t></w:r></w:p>' for x in lines)
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    document = f'{declared}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def pdf(lines: Sequence[str]) -> bytes:
    """A PDF of one page with *lines*, in Helvetica (so of Western letters only)."""
    shown = "\n".join(
        f"({x.replace(chr(92), chr(92) * 2).replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) '"
        for x in lines
    )
    stream = f"BT /F1 9 Tf 12 TL 50 800 Td\n{shown}\nET".encode("cp1252", "replace")
    font = b"<< /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(made)


def version(lang: Lang, symbol: str = SYMBOL) -> bytes:
    """The Word file of *lang*."""
    return docx(paragraphs(lang, symbol))


def printed(lang: Lang, symbol: str = SYMBOL) -> bytes:
    """The PDF of *lang*, for those that Helvetica has letters for."""
    return pdf(paragraphs(lang, symbol))
