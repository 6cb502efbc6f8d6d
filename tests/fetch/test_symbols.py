"""Symbols as people type them, and whether a text names itself by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.errors import UsageError
from hexapla.fetch import address, allowed_base, folder_name, is_draft, normal_symbol, public
from hexapla.fetch.claims import claims
from hexapla.model import Kind, Lang, Location, RawBlock, RawDocument

from .files import paragraphs

TYPED = [
    ("A/RES/78/311", "A/RES/78/311", "a-res-78-311"),
    ("a/res/78/311", "A/RES/78/311", "a-res-78-311"),
    ("A_RES_78_311", "A/RES/78/311", "a-res-78-311"),
    (" A / RES / 78 / 311 ", "A/RES/78/311", "a-res-78-311"),
    ("S/RES/2728(2024)", "S/RES/2728(2024)", "s-res-2728-2024"),
    ("s/res/2728 (2024)", "S/RES/2728(2024)", "s-res-2728-2024"),
    ("A/RES/217(iii)", "A/RES/217(III)", "a-res-217-iii"),
    ("E/RES/2023/15", "E/RES/2023/15", "e-res-2023-15"),
    ("A/HRC/RES/53/29", "A/HRC/RES/53/29", "a-hrc-res-53-29"),
    ("a/c.3/78/l.5/rev.1", "A/C.3/78/L.5/Rev.1", "a-c-3-78-l-5-rev-1"),
    ("A/C.3/78/L.5/REV.1", "A/C.3/78/L.5/Rev.1", "a-c-3-78-l-5-rev-1"),
    ("A/78/L.86/Add.1", "A/78/L.86/Add.1", "a-78-l-86-add-1"),
    ("E/CN.4/Sub.2/1993/20", "E/CN.4/Sub.2/1993/20", "e-cn-4-sub-2-1993-20"),
    ("A/RES/ES-11/1", "A/RES/ES-11/1", "a-res-es-11-1"),
    ("A/78/6(Sect.1)", "A/78/6(Sect.1)", "a-78-6-sect-1"),
    ("S/25704", "S/25704", "s-25704"),
    # Cyrillic \u0410, \u0430 for the Latin letter; full-width letters; Arabic-Indic digits.
    ("\u0410/RES/78/311", "A/RES/78/311", "a-res-78-311"),
    ("\u0430/res/78/311", "A/RES/78/311", "a-res-78-311"),
    ("\uff21/RES/78/311", "A/RES/78/311", "a-res-78-311"),
    ("A/RES/\u0667\u0668/\u0663\u0661\u0661", "A/RES/78/311", "a-res-78-311"),
]


@pytest.mark.parametrize(("typed", "symbol", "folder"), TYPED)
def test_symbols_as_people_type_them(typed: str, symbol: str, folder: str) -> None:
    assert normal_symbol(typed) == symbol
    assert folder_name(symbol) == folder


@pytest.mark.parametrize(
    "typed",
    ["", " ", "/", "78/311", "A", "RES", "A/RES", "A/RES/../1", "../A/RES/1", "A//1", "A/RES/78/311?x=1",
     "A/RES/78/311&l=fr", "A/RES/78/311#x", "A\\RES\\1", "A/\x00/1", "A/RES/" + "1" * 100, "http://x/1",
     "A/RES/78 311", "决议/1"],
)  # fmt: skip
def test_what_is_no_symbol(typed: str) -> None:
    with pytest.raises(UsageError, match=r"is no document symbol; write it as A/RES/78/311"):
        normal_symbol(typed)


@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z/_.() 0-9-]{1,30}", fullmatch=True))
def test_a_symbol_is_a_fixed_point_and_its_folder_is_a_name(typed: str) -> None:
    try:
        symbol = normal_symbol(typed)
    except UsageError:
        return
    assert normal_symbol(symbol) == symbol
    assert symbol.isascii()
    name = folder_name(symbol)
    assert name
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("symbol", "draft"),
    [("A/78/L.86", True), ("A/C.3/78/L.5/Rev.1", True), ("A/RES/78/311", False), ("S/25704", False)],
)
def test_drafts(symbol: str, draft: bool) -> None:
    assert is_draft(symbol) is draft


def test_addresses() -> None:
    made = address("https://u:p@x.example:8443/a?k=1", "S/RES/2728(2024)", "zh", "pdf")
    assert made == "https://u:p@x.example:8443/a?k=1&s=S%2FRES%2F2728%282024%29&l=zh&t=pdf"
    assert public(made) == "https://x.example:8443/a?k=1&s=S%2FRES%2F2728%282024%29&l=zh&t=pdf"
    for wrong in (
        "",
        "documents.un.org",
        "ftp://x/",
        "https://",
        "http://x:port/",
        "http://x y/",
        "http://[",
    ):
        with pytest.raises(UsageError, match="is no web address"):
            allowed_base(wrong)


def document(*blocks: str | RawBlock, symbol: str = "") -> tuple[RawDocument, ...]:
    made = [b if isinstance(b, RawBlock) else RawBlock(b, Location()) for b in blocks]
    return (RawDocument(tuple(made), "paragraph", "0", symbol=symbol),)


def apart(text: str, *, furniture: str = "", kind: Kind = "body") -> RawBlock:
    return RawBlock(text, Location(), furniture=furniture, kind=kind)


GA, SC = "A/RES/78/311", "S/RES/2728(2024)"
LATER = ("United Nations A/RES/79/1", "Recalling its resolution 78/311 of 1 July 2024,", "A/RES/78/311.")

CLAIMS: list[tuple[str, Lang, str, tuple[RawDocument, ...], bool]] = [
    ("masthead", "en", GA, document("United Nations", "A/RES/78/311"), True),
    ("one line", "en", GA, document("United Nations A/RES/78/311"), True),
    ("columns run together", "en", GA, document("A/RES/78/311Distr.: General"), True),
    ("spaces", "fr", GA, document("A / RES/78/ 311"), True),
    ("line break", "es", GA, document("A/RES/", "78/311"), True),
    ("Cyrillic letter", "ru", GA, document("\u0410/RES/78/311"), True),
    ("bidi controls", "ar", GA, document("\u200eA/RES\u200f/78/311\u202c"), True),
    ("Arabic-Indic digits", "ar", GA, document("A/RES/\u0667\u0668/\u0663\u0661\u0661"), True),
    ("year with a space", "zh", SC, document("S/RES/2728 (2024)"), True),
    ("running head", "en", GA, document("Text", apart(GA, furniture="running head")), True),
    ("masthead block", "en", GA, document("x", apart("A/RES/78/311 1", kind="masthead")), True),
    ("said by the format", "en", GA, document("The text", symbol="A/RES/78/311"), True),
    ("otherwise said by the format", "en", GA, document("A/RES/78/311", symbol="A/RES/78/312"), False),
    ("own before the draft's", "en", GA, document("A/RES/78/311", "(A/78/L.86)"), True),
    ("title", "en", GA, document("78/311. Enhancing"), True),
    ("title in two blocks", "en", GA, document("78/311.", "Enhancing"), True),
    ("label", "en", GA, document(RawBlock("Enhancing", Location(), label="78/311.")), True),
    ("title, zh", "zh", GA, document("78/311. 加强"), True),
    ("title, ar", "ar", GA, document("78/311 - تعزيز"), True),
    ("title, ar, turned round", "ar", GA, document("311/78 - تعزيز"), True),
    ("title, turned round, en", "en", GA, document("311/78. Enhancing"), False),
    ("title of the Council", "fr", SC, document("Résolution 2728 (2024)"), True),
    ("title of the Council, ru", "ru", SC, document("Резолюция 2728 (2024)"), True),
    ("title of the Council, zh", "zh", SC, document("第2728(2024)号决议"), True),
    ("title of the Council, ar", "ar", SC, document("القرار 2728 (2024)"), True),
    ("cited by a later one", "en", GA, document(*LATER), False),
    ("the draft that it cites", "en", "A/78/L.86", document("A/RES/78/311", "(A/78/L.86)"), False),
    ("longer number", "en", GA, document("A/RES/78/3110"), False),
    ("letter", "en", GA, document("A/RES/78/311A"), False),
    ("corrigendum", "en", GA, document("A/RES/78/311/Corr.1"), False),
    ("another organ's", "en", GA, document("A/HRC/RES/78/311", "78/311. Enhancing"), False),
    ("a section", "en", "A/78/6", document("A/78/6 (Sect. 1)"), False),
    ("a number and a day", "en", GA, document("A/RES/78/31 1 August"), False),
    ("nothing", "en", GA, document("The General Assembly,"), False),
    ("no text", "en", GA, document(), False),
    ("far down", "en", GA, document("x " * 2000, "A/RES/78/311"), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "symbol", "documents", "named"), [c[1:] for c in CLAIMS], ids=[c[0] for c in CLAIMS]
)
def test_whether_a_text_names_itself(
    lang: Lang, symbol: str, documents: tuple[RawDocument, ...], named: bool
) -> None:
    assert claims(documents, lang, symbol) is named


@pytest.mark.parametrize("lang", ["ar", "zh", "en", "fr", "ru", "es"])
def test_whole_texts_name_themselves_and_nothing_that_they_cite(lang: Lang) -> None:
    text = document(*paragraphs(lang))
    assert claims(text, lang, GA)
    for cited in ("A/RES/70/1", "A/RES/69/313", "A/RES/78/1", "A/RES/78/265", "A/RES/77/320"):
        assert not claims(text, lang, cited)
