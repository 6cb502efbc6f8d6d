"""Tables: which columns are which language, cells of all kinds, workbooks, and what is refused."""

from __future__ import annotations

import contextlib
import csv as library
import io
import tomllib
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError
from hexapla.formats import csv, detect, tsv, xlsx
from hexapla.formats.columns import letters
from hexapla.formats.format import Source
from hexapla.formats.language_names import language_named
from hexapla.formats.xlsx.numbers import shown
from hexapla.model import LANGS, Lang, RawDocument

openpyxl = pytest.importorskip("openpyxl")
rich = pytest.importorskip("openpyxl.cell.rich_text")
fonts = pytest.importorskip("openpyxl.cell.text")

CASES = tomllib.loads((Path(__file__).parent / "table.toml").read_text(encoding="utf-8"))
READERS = {"csv": csv.read, "tsv": tsv.read}

_CELL = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=12)
_WRITTEN = _CELL.filter(lambda cell: not cell.isspace() and "\ufeff" not in cell)


def blocks(documents: tuple[RawDocument, ...]) -> dict[str, list[list[object]]]:
    return {
        d.lang.lower()[:2]: [[b.location.line, b.location.part, b.text] for b in d.blocks]
        for d in documents
    }


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    data = case["text"].lstrip("\n").encode(case.get("encoding", "utf-8"))
    assert detect(f"x.{case['suffix']}", data) == case["suffix"]
    documents = READERS[case["suffix"]](Source(data, "x"))
    assert blocks(documents) == case["docs"]
    assert {document.unit for document in documents} == {"clause"}
    if "notes" in case:
        assert sorted(documents[0].notes) == sorted(case["notes"])


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: str(case["name"]))
def test_refused(case: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        READERS[case["suffix"]](Source(case["text"].encode(), "x"))
    assert caught.value.line() == case["says"]


@pytest.mark.parametrize(("lang", "head"), [(k, head) for k, v in CASES["heads"].items() for head in v])
def test_heads(lang: str, head: str) -> None:
    assert language_named(head) == (None if lang == "none" else lang)


def test_letters_of_columns() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


@given(
    st.lists(st.sampled_from(LANGS), min_size=2, max_size=6, unique=True),
    st.lists(st.lists(st.one_of(st.just(""), _WRITTEN), min_size=6, max_size=6), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read(
    langs: list[Lang], rows: list[list[str]], separator: str, end: str
) -> None:
    made = io.StringIO()
    writer = library.writer(made, delimiter=separator, lineterminator=end)
    rows = [row[: len(langs)] for row in rows]
    writer.writerows([langs, *rows])
    found = {
        d.lang: [(b.location.line, b.text) for b in d.blocks]
        for d in csv.read(Source(made.getvalue().encode(), "x.csv"))
    }
    assert found == {
        lang: [(number, row[column]) for number, row in enumerate(rows, 2) if row[column]]
        for column, lang in enumerate(langs)
    }


@given(st.binary(max_size=300), st.sampled_from([csv.read, tsv.read, xlsx.read]))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes, read: Any) -> None:
    with contextlib.suppress(InputError):
        assert read(Source(data, "x"))


@given(
    st.sampled_from(CASES["case"]),
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 255)), min_size=1, max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_a_table_with_bytes_changed(case: dict[str, Any], changes: list[tuple[int, int]]) -> None:
    data = bytearray(case["text"].encode(case.get("encoding", "utf-8")))
    for at, value in changes:
        data[at % len(data)] = value
    with contextlib.suppress(InputError):
        assert READERS[case["suffix"]](Source(bytes(data), "x"))


@pytest.mark.parametrize("case", CASES["number"], ids=lambda case: f"{case['raw']} {case['code']}")
def test_numbers(case: dict[str, str]) -> None:
    assert shown(case["raw"], case["code"]) == case["shown"]


def test_days_counted_from_1904() -> None:
    assert shown("40810", "14", from_1904=True) == "2015-09-25"


@given(st.text(max_size=12), st.text('0#?,.%;@"\\[]ymdhsEG+-_*/ general', max_size=12))
@settings(max_examples=300, deadline=None)
def test_any_number_in_any_format(raw: str, code: str) -> None:
    assert isinstance(shown(raw, code), str)
    assert isinstance(shown("-1234.5678", code), str)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover["A1"] = "A/RES/78/311"
    hidden = book.create_sheet("hidden")
    hidden.sheet_state = "hidden"
    hidden.append(["en", "fr"])
    sheet = book.create_sheet("texts")
    sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = "id", "العربية", "zh", "Русский"
    sheet["B4"], sheet["C4"], sheet["D4"], sheet["E4"] = 1, "إن الجمعية العامة،", "大会，\n重申", "право"
    sheet["C6"], sheet["D6"], sheet["E6"] = 0.256, datetime(2015, 9, 25, tzinfo=UTC).date(), True
    sheet["C6"].number_format = "0.0%"
    sheet["E7"] = rich.CellRichText(
        "и ",
        rich.TextBlock(fonts.InlineFont(i=True), "просит"),
        " всех",
        rich.TextBlock(fonts.InlineFont(b=True), "!"),
    )
    sheet["D8"], sheet["G8"] = "=1+1", "note"
    sheet.row_dimensions[7].hidden = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_a_workbook() -> None:
    data = workbook()
    assert detect("x.xlsx", data[:65_536]) == "xlsx"
    documents = xlsx.read(Source(data, "x.xlsx"))
    assert blocks(documents) == {
        "ar": [[4, "1", "إن الجمعية العامة،"], [6, "row 6, column C", "25.6%"]],
        "zh": [[4, "1", "大会，\n重申"], [6, "row 6, column D", "2015-09-25"]],
        "ru": [
            [4, "1", "право"],
            [6, "row 6, column E", "TRUE"],
            [7, "row 7, column E", "и просит всех!"],
        ],
    }
    block = documents[2].blocks[-1]
    assert [span.of(block.text) for span in block.italics] == ["просит"]
    assert [span.of(block.text) for span in block.bolds] == ["!"]
    assert documents[0].notes == (
        "read from the sheet 'texts', one of 2",
        "1 hidden row was read",
        "1 formula has no value",
        "columns that are no language were left out: G",
        "1 row has no text in any language",
    )


TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'


Parts = dict[str, str | bytes]


def packed(
    rows: str = "", strings: str = "<si><t>ru</t></si><si><t>fr</t></si>", parts: Parts | None = None
) -> bytes:
    """A workbook of one sheet, as bare as the standard allows; *parts* stand for those of that name."""
    link = "<Relationship Id='{}' Type='" + TYPES + "/{}' Target='{}'/>"
    sheets = '<sheets><sheet name="s" sheetId="1" r:id="x"/></sheets>'
    whole: dict[str, str | bytes] = {
        "rels": f"<r>{link.format('a', 'officeDocument', 'xl/workbook.xml')}</r>",
        "book": f'<workbook xmlns:r="{TYPES}">{sheets}</workbook>',
        "links": f"<r>{link.format('x', 'worksheet', 'worksheets/s.xml')}"
        f"{link.format('y', 'sharedStrings', '/xl/sharedStrings.xml')}</r>",
        "sheet": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
        "strings": f"<sst>{strings}</sst>",
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            archive.writestr(PARTS[name], content)
    return made.getvalue()


PARTS = {
    "rels": "_rels/.rels",
    "book": "xl/workbook.xml",
    "links": "xl/_rels/workbook.xml.rels",
    "sheet": "xl/worksheets/s.xml",
    "strings": "xl/sharedStrings.xml",
}


def test_strings_values_of_formulas_errors_and_escapes() -> None:
    rows = (
        f"<row>{HEAD}</row>"
        '<row><c t="s"><v>2</v></c><c><f>1+1</f><v>2</v></c></row>'
        '<row r="5"><c t="inlineStr"><is><t>и_x000D__x0041_</t></is></c><c t="e"><v>#N/A</v></c></row>'
        '<row><c r="B6" t="str"><f>A1</f><v>texte</v></c></row>'
    )
    strings = (
        "<si><t>ru</t></si><si><t>fr</t></si>"
        "<si><r><t>пра</t></r><r><rPr><i val='0'/></rPr><t>во</t></r><rPh><t>not</t></rPh></si>"
    )
    documents = xlsx.read(Source(packed(rows, strings), "x.xlsx"))
    assert blocks(documents) == {
        "fr": [
            [2, "row 2, column B", "2"],
            [5, "row 5, column B", "#N/A"],
            [6, "row 6, column B", "texte"],
        ],
        "ru": [[2, "row 2, column A", "право"], [5, "row 5, column A", "и\nA"]],
    }
    assert documents[1].blocks[0].italics == ()


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    far = '<row r="1048576"><c t="str"><v>droit</v></c><c r="XFD1048576" t="str"><v>x</v></c></row>'
    found = blocks(xlsx.read(Source(packed(f"<row>{HEAD}</row>{far}"), "x.xlsx")))
    assert found == {"ru": [[1_048_576, "row 1048576, column A", "droit"]], "fr": []}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password, or is an old .xls"),
        (b"%PDF-1.7", "this is not an Excel workbook; save it as .xlsx or .csv"),
        (workbook()[:3000], "the archive is damaged or cut off"),
        (packed("<row/>"), "no column can be told to be in one of the six languages"),
        (
            packed(f"<row>{HEAD}</row>", "<si><t>ru</t></si><si><t>Русский</t></si>"),
            "two columns are in Russian",
        ),
        (
            packed('<row><c t="s"><v>9</v></c></row>'),
            "a cell refers to the string '9', which is not there",
        ),
        (packed("<row>"), "(xl/worksheets/s.xml):1: not well-formed XML"),
        (
            packed(parts={"sheet": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "the file declares entities",
        ),
        (packed(parts={"rels": "<r/>", "book": b""}), "the file is empty"),
        (packed(parts={"links": "<r/>"}), "the workbook has no sheet"),
        (packed(parts={"sheet": bytes(30_000_000)}), "the archive holds more than 100 times its size"),
    ],
    ids=range(11),
)
def test_workbooks_that_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        xlsx.read(Source(data, "x.xlsx"))
    assert says in caught.value.line()
    assert "\n" not in caught.value.line()


@given(
    st.sampled_from(sorted(PARTS)),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=3),
)
@settings(max_examples=150, deadline=None)
def test_a_workbook_with_bytes_changed(part: str, changes: list[tuple[int, int]]) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(f"<row>{HEAD}</row><row>{HEAD}</row>"))) as whole:
        content = bytearray(whole.read(PARTS[part]))
    for at, value in changes:
        content[at % len(content)] = value
    with contextlib.suppress(InputError):
        assert xlsx.read(Source(packed(f"<row>{HEAD}</row>", parts={part: bytes(content)}), "x.xlsx"))
