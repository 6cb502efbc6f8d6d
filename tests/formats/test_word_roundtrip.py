"""The resolution through Word and through print: what comes back is what the plain text holds."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from hexapla.formats import Source, format_named
from hexapla.model import LANGS, Lang, RawDocument, Version
from hexapla.parse import parse
from hexapla.text.digits import plain_digits

from .odt import Layout, resolution
from .word import write_resolution

LAYOUTS = (
    Layout("a4"),
    Layout("columns", columns=2, size=9),
    Layout("letter", width="21.59cm", height="27.94cm", justified=False, size=12, spacing="0cm"),
    Layout("a5", width="14.8cm", height="21cm", margin="1.5cm", hyphenated=True, size=9, sans=True),
    Layout("blocks", justified=False, size=11, indent="0cm", spacing="0.25cm"),
    Layout("plain", indent="0cm", spacing="0.15cm", sans=True),
)
MISSING = "LibreOffice is not installed: soffice was not found"


def clauses(version: Version) -> list[tuple[object, ...]]:
    """What must come back: kind, label, text and note calls of all clauses but the masthead.

    Spaces in labels and no-break spaces are the producer's: LibreOffice prints the latter as gaps.
    """
    return [
        (
            clause.kind,
            re.sub(r"[\s()]", "", plain_digits(clause.label)),
            clause.text.replace("\u00a0", " "),
            tuple((call.mark, call.at) for call in clause.note_calls),
        )
        for clause in version.clauses
        if clause.kind != "masthead"
    ]


def document(path: Path, lang: Lang, name: str) -> RawDocument:
    return format_named(name).read(Source(path.read_bytes(), path.name, lang))[0]


def parsed(path: Path, lang: Lang, name: str) -> Version:
    return parse(document(path, lang, name), lang, set_name="set", symbol="A/RES/78/311")


@pytest.fixture(scope="module")
def printed(clean_set: dict[Lang, Version], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the six versions as Word files, and all of them and all layouts as PDF."""
    folder = tmp_path_factory.mktemp("printed")
    for lang in LANGS:
        write_resolution(clean_set[lang], folder / f"word-{lang}.docx")
        for layout in LAYOUTS:
            text = resolution(clean_set[lang], layout)
            (folder / f"{layout.name}-{lang}.fodt").write_text(text, encoding="utf-8")
    if soffice := shutil.which("soffice"):
        sources = sorted([*folder.glob("*.docx"), *folder.glob("*.fodt")])
        home = f"-env:UserInstallation=file://{folder / 'home'}"
        command = [soffice, "--headless", home, "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)
    return folder


def pdf_of(printed: Path, name: str) -> Path:
    path = printed / f"{name}.pdf"
    if not path.is_file():
        pytest.skip(MISSING)
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_word_gives_the_clauses_of_the_text(
    lang: Lang, printed: Path, clean_set: dict[Lang, Version]
) -> None:
    read = parsed(printed / f"word-{lang}.docx", lang, "docx")
    assert clauses(read) == clauses(clean_set[lang])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["word", *(layout.name for layout in LAYOUTS)])
def test_print_gives_the_clauses_of_the_text(
    name: str, lang: Lang, printed: Path, clean_set: dict[Lang, Version]
) -> None:
    read = parsed(pdf_of(printed, f"{name}-{lang}"), lang, "pdf")
    assert clauses(read) == clauses(clean_set[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_slanted_leads_come_back_from_print(
    lang: Lang, printed: Path, clean_set: dict[Lang, Version]
) -> None:
    leads = [c.lead.of(c.text) for c in clean_set[lang].clauses if c.lead]
    blocks = document(pdf_of(printed, f"a4-{lang}"), lang, "pdf").blocks
    slanted = [span.of(block.text).strip() for block in blocks for span in block.italics]
    assert slanted == leads


@pytest.mark.parametrize("lang", [lang for lang in LANGS if lang != "ar"])
def test_poppler_finds_the_same_letters(lang: Lang, printed: Path) -> None:
    """Two readers of one file: what is drawn is the same, whatever each makes of it."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("poppler is not installed: pdftotext was not found")
    path = pdf_of(printed, f"a4-{lang}")
    told = subprocess.run([pdftotext, str(path), "-"], check=True, capture_output=True, timeout=60)
    blocks = document(path, lang, "pdf").blocks
    marks = "".join(call.mark for block in blocks for call in block.calls)
    found = "".join(block.text + block.label for block in blocks) + marks
    assert letters(found) == letters(told.stdout.decode())


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())
