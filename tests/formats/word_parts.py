"""Word files for tests, part by part: packages of chosen WordprocessingML, strict or transitional.

Writes what it is given; knows nothing of resolutions.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def element(xml: str) -> etree._Element:
    """One WordprocessingML element, its usual prefixes declared."""
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf"<\1 {SPACES}", xml.strip(), count=1))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def packed(parts: Mapping[str, str | bytes], *, strict: bool = False) -> bytes:
    """A package of *parts* (`"document": "<w:body>…"`, `"numbering"`, `"styles"`, `"footnotes"`, …).

    A part is its root's inside (`word/document.xml` gets `w:document` around it); names with a
    point are written as they are, `"links"` are more relationships of the document. *strict*: in the
    namespaces of ISO 29500 Strict.
    """
    roots = {
        "numbering": "numbering",
        "styles": "styles",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
    }
    roots |= {"settings": "settings", "comments": "comments", "document": "document"}
    links, files = str(parts.get("links", "")), {}
    for index, (name, inside) in enumerate(parts.items()):
        if name == "links":
            continue
        if "." in name or isinstance(inside, bytes):
            files[name] = inside if isinstance(inside, bytes) else inside.encode()
            continue
        kind = name.rstrip("0123456789")
        root = roots.get(kind) or {"header": "hdr", "footer": "ftr"}[kind]
        files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{inside}</w:{root}>".encode()
        if name != "document":
            identifier = name if kind in ("header", "footer") else f"rId{index}"
            links += f'<Relationship Id="{identifier}" Type="{R}/{kind}" Target="{name}.xml"/>'
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_LINKS}">{links}</Relationships>'.encode()
    )
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ).encode()
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    ).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            content = files[name]
            if strict:
                content = content.replace(
                    W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
                )
                content = content.replace(
                    R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
                )
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
