"""The PDF reader: what is no PDF, is locked, damaged or without text; what is drawn is not lost."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError, LimitError
from hexapla.formats import HEAD, detect
from hexapla.model import RawBlock

from .pages import Glyphs, Item, Stroke, Text, pdf, set_text
from .pdf_texts import ARABIC, OTHER, PROSE, document, from_right


def test_pictures_of_text_need_recognition() -> None:
    picture = [Stroke(10, 10, 500, 500)]
    with pytest.raises(InputError, match=r"none of its 2 pages holds text.*OCR"):
        document(pdf(picture, picture))
    found = document(pdf(set_text(PROSE), picture, set_text(OTHER)))
    assert found.notes == ("1 of 3 pages hold no text and need text recognition (OCR): 2",)


def test_an_encrypted_file_says_so() -> None:
    secret = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> "
        f"/ID [<{'43' * 16}> <{'43' * 16}>]"
    )
    with pytest.raises(InputError, match="encrypted"):
        document(pdf(set_text(PROSE), trailer=secret))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"plain text", "this is no PDF"),
        (b"\x00" * 4096, "this is no PDF"),
        (b"%PDF-1.4\n" + b"\x00" * 400, "damaged or cut off"),
        (pdf(set_text(PROSE))[:300], "damaged or cut off"),
        (pdf([]), "the PDF is empty"),
    ],
)
def test_what_is_no_pdf_is_told_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        document(data)
    assert caught.value.where == "a.pdf"
    assert caught.value.remedy


def test_an_archive_named_pdf() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(InputError, match="this is no PDF"):
        document(packed.getvalue())


def read_or_refused(data: bytes) -> set[str]:
    """The paragraphs of *data*; none where it is refused, and nothing else may happen."""
    try:
        found = document(data, None)
    except InputError:
        return set()
    return {block.text for block in found.blocks if not block.furniture}


def test_what_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(LimitError, match="unpacks to more than"):
        document(pdf([Text(72, 700, "a" * 33_000_000)], packed=True))


def test_too_many_pages_are_refused() -> None:
    data = pdf(set_text(PROSE), kids="2 0 R").replace(b"/Count 1", b"/Count 99999")
    with pytest.raises(LimitError, match="99,999 pages"):
        document(data)


@pytest.mark.parametrize("kids", ["2 0 R", "10 0 R 2 0 R", "10 0 R 10 0 R", "99 0 R", "10 0 R 99 0 R"])
def test_loops_and_holes_in_the_page_tree(kids: str) -> None:
    """What can be read is read, or an error says that nothing can: never a loop."""
    data = pdf(set_text(PROSE), kids=kids).replace(b"/Count 1", b"/Count 9")
    assert read_or_refused(data) <= {PROSE}


def test_letters_that_the_fonts_do_not_tell_are_refused() -> None:
    with pytest.raises(InputError, match="do not say which letters"):
        document(pdf([Glyphs(72, 700, ["\ue001", "\ue002", "\ue003", "\ue004", "a"])]))


def test_it_is_known_by_its_content() -> None:
    data = b"\xef\xbb\xbf\n" + pdf(set_text(PROSE))
    assert detect("a.pdf", data[:HEAD]) == "pdf"


def test_nothing_drawn_is_lost() -> None:
    """Every letter stands in a text, a label, a call or a piece of furniture."""
    page: list[Item] = [
        Text(72, 800, "A/RES/78/311"),
        *set_text(PROSE),
        Text(200, 764, "7", 6),
        Text(90, 500, "far"),
        Text(400, 500, "apart"),
        Text(20, 300, "SIDE", turn=1),
        Stroke(72, 120, 200, 120),
        Text(72, 105, "1 Note.", 8),
        Text(290, 30, "3"),
    ]
    found = document(pdf(page, page))
    drawn = "".join(item.text for item in page if isinstance(item, Text)) * 2
    assert sorted("".join(map(_printed, found.blocks))) == sorted(drawn.replace(" ", ""))


def _printed(block: RawBlock) -> str:
    marks = "".join(call.mark for call in block.calls) + block.label
    superscripts = str.maketrans(
        "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
    )
    return (block.text.translate(superscripts) + marks).replace(" ", "")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400).map(lambda junk: b"%PDF-1.7\n" + junk))
def test_junk_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        document(data)


SAMPLE = pdf(
    [*set_text(PROSE), Text(72, 40, "1/2"), Stroke(72, 120, 200, 120), from_right(ARABIC[1], y=400)],
    set_text(OTHER),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=12),
    st.integers(0, len(SAMPLE)),
)
def test_damaged_files_are_read_or_refused(changes: list[tuple[int, int]], size: int) -> None:
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    for cut in (data, data[:size]):
        assert read_or_refused(bytes(cut)) is not None
