"""What is read from termbases of every format, said of them, and refused."""

from __future__ import annotations

import csv
import io
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from hexapla.errors import HexaplaError
from hexapla.formats import Source
from hexapla.formats.termbases import Read, read_termbase, write_termbase
from hexapla.langs import profile
from hexapla.model import LANGS, Concept, Lang, Term, Termbase

_FILE = Path(__file__).parent / "termbases.toml"
CASES: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]
COUNTRIES = Path(__file__).resolve().parents[3] / "shared" / "data" / "unterm-countries"


def read(data: bytes, name: str) -> Read:
    return read_termbase(Source(data, name))


def data_of(case: dict[str, Any]) -> bytes:
    text: str = case["text"]
    return text.replace("LONG", "和" * 5000).encode()


def concept_of(case: dict[str, Any]) -> Concept:
    said = {key: text for key, text in case.items() if key not in ("id", "terms", "subject")}
    terms = tuple(Term(*one[:3], **(one[3] if len(one) > 3 else {})) for one in case["terms"])
    return Concept(case["id"], case.get("subject", ""), terms, **said)


@pytest.mark.parametrize("case", [c for c in CASES if "error" not in c], ids=lambda c: str(c["name"]))
def test_what_is_read_and_said(case: dict[str, Any]) -> None:
    found = read(data_of(case), case["file"])
    assert found.termbase.concepts == tuple(map(concept_of, case["concept"]))
    assert found.termbase.name == case.get("title", case["file"])
    assert found.remarks == tuple(f"{case['file']}: {remark}" for remark in case.get("remarks", ()))


@pytest.mark.parametrize("case", [c for c in CASES if "error" in c], ids=lambda c: str(c["name"]))
def test_what_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(HexaplaError) as refused:
        read(data_of(case), case["file"])
    line = refused.value.line()
    assert line.startswith(case["error"])
    assert len(line.splitlines()) == 1


def workbook(fill: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID", "Arabic", "Russian", "Russian status", "Pages"])
    sheet.append([1, "السلام", "мир", "admitted", 7])
    fill(sheet)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_a_workbook_is_read() -> None:
    found = read(workbook(lambda sheet: sheet.append([None, None, "право"])), "x.xlsx")
    assert found.termbase.concepts == (
        Concept("1", "", (Term("ar", "السلام", "preferred"), Term("ru", "мир", "admitted"))),
        Concept("право", "", (Term("ru", "право", "preferred"),)),
    )
    assert "x.xlsx: the column 'Pages' is not kept (1)" in found.remarks


@pytest.mark.parametrize(
    ("fill", "error"),
    [
        (lambda s: s.merge_cells("B2:C3"), "x.xlsx:3: the cells B2:C3 are merged"),
        (lambda s: s.append([2, "=B2", "право"]), "x.xlsx:3: the cell B3 holds a formula"),
        (lambda s: s.append(["id", "ar", "ru"]), "x.xlsx:3: a second row of heads"),
        (lambda s: s.append([2, "", "ж" * 5000]), "x.xlsx:3: a term has 5,000 characters"),
        (lambda s: s.delete_rows(2), "x.xlsx: the termbase has no concepts"),
        (lambda s: s.delete_rows(1, 2), "x.xlsx:1: no row of heads names a language"),
    ],
)
def test_workbooks_that_are_refused(fill: Callable[[Any], object], error: str) -> None:
    with pytest.raises(HexaplaError) as refused:
        read(workbook(fill), "x.xlsx")
    assert refused.value.line().startswith(error)


def test_a_title_merged_above_the_heads_is_no_matter() -> None:
    def titled(sheet: Any) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "Glossary"
        sheet.merge_cells("A1:D1")

    assert len(read(workbook(titled), "x.xlsx").termbase.concepts) == 1


@pytest.mark.parametrize("row", ['<row r="{n}"/>', '<row r="{n}" spans="1:3"><c r="A{n}" s="1"/></row>'])
def test_a_million_empty_rows(row: str) -> None:
    """They are passed over, and what stands below them is read, with its line."""
    rows = "".join(row.format(n=n) for n in range(3, 1_000_003))
    last = '<row r="1000003"><c r="C1000003" t="inlineStr"><is><t>право</t></is></c></row>'
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(lambda _: None))) as whole,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as longer,
    ):
        for name in whole.namelist():
            longer.writestr(
                name, whole.read(name).replace(b"</sheetData>", f"{rows}{last}</sheetData>".encode())
            )
    found = read(packed.getvalue(), "x.xlsx")
    assert [concept.concept for concept in found.termbase.concepts] == ["1", "право"]
    assert any("first in line 1000003" in remark for remark in found.remarks)


def test_a_million_empty_rows_of_csv() -> None:
    found = read(b"id,ru\n1,x\n" + b",,\n" * 1_000_000 + "2,мир\n".encode(), "x.csv")
    assert [concept.concept for concept in found.termbase.concepts] == ["1", "2"]


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx", "'=x", "'x", "\uff1d1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """What a spreadsheet would compute is text in it, and comes back as it was."""
    termbase = Termbase("t", (Concept("c", "", (Term("zh", text, "preferred", text, text),), text),))
    table = write_termbase(termbase, "t.csv", "csv").data
    cells = [cell.strip('"') for cell in table.decode("utf-8-sig").split("\r\n")[1].split(",")]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\uff1d")]
    assert read(table, "t.csv").termbase.concepts == termbase.concepts
    packed = write_termbase(termbase, "t.xlsx", "xlsx").data
    sheet = openpyxl.load_workbook(io.BytesIO(packed)).active
    assert sheet is not None
    assert [(cell.data_type, cell.value) for cell in sheet["C"]][1:] == [("s", text)]
    assert read(packed, "t.xlsx").termbase.concepts == termbase.concepts


@pytest.mark.parametrize("tag", LANGS)
def test_the_names_of_countries_as_unterm_has_them(tag: Lang) -> None:
    if not COUNTRIES.is_dir():
        pytest.skip(f"no table of countries in {COUNTRIES}")
    path = COUNTRIES / "country-codes.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    head = f"UNTERM {profile(tag).name} Short"
    listed = [row[head] for row in rows if row[head].strip()]
    concepts = read(path.read_bytes(), path.name).termbase.concepts
    found = [t.text for c in concepts for t in c.of(tag) if t.form == "short form"]
    assert len(concepts) >= 193
    assert found == listed
