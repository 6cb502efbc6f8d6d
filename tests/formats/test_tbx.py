"""TBX-Basic: round trip, the styles that are read, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError
from hexapla.formats.tbx import read_tbx, write_tbx
from hexapla.formats.termbases.vocabulary import FORMS, PARTS_OF_SPEECH
from hexapla.model import Concept, Term, Termbase, TermStatus

# Everything that XML 1.0 can hold
_LEGAL = st.characters(
    exclude_categories=["Cs"],
    exclude_characters="".join(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))),
)
_TEXT = st.text(_LEGAL, max_size=12)
_FILLED = st.text(_LEGAL, min_size=1, max_size=12)
_STATUSES: tuple[TermStatus, ...] = ("preferred", "admitted", "deprecated", "superseded")
_TERMS = st.builds(
    Term,
    st.sampled_from(["ar", "zh", "en", "fr", "ru", "es", "pt-BR"]),
    _FILLED,
    st.sampled_from(_STATUSES),
    _TEXT,
    _TEXT,
    st.sampled_from(("", *FORMS)),
    st.sampled_from(("", *PARTS_OF_SPEECH)),
)
_CONCEPTS = st.builds(
    Concept, _FILLED, _TEXT, st.lists(_TERMS, max_size=6).map(tuple), _TEXT, _TEXT, _TEXT, _TEXT
)
_TERMBASES = st.builds(
    Termbase, _FILLED, st.lists(_CONCEPTS, max_size=5, unique_by=lambda c: c.concept).map(tuple)
)


def grouped(concept: Concept) -> Concept:
    langs = dict.fromkeys(term.lang for term in concept.terms)
    terms = tuple(term for lang in langs for term in concept.of(lang))
    return replace(concept, terms=terms)


@given(_TERMBASES)
@settings(max_examples=150, deadline=None)
def test_any_termbase_survives(termbase: Termbase) -> None:
    data = write_tbx(termbase)
    back = read_tbx(data, "x.tbx")
    assert back.name == termbase.name
    assert back.concepts == tuple(grouped(concept) for concept in termbase.concepts)
    assert write_tbx(back) == data


GOLDEN = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/\
TBXcoreStructV03_TBX-Basic_integrated.rng" type="application/xml" \
schematypens="http://relaxng.org/ns/structure/1.0"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>small</title>
      </titleStmt>
      <sourceDesc>
        <p>Termbase written by Hexapla</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
      <conceptEntry id="_x0032_030-agenda">
        <descrip type="subjectField">instruments</descrip>
        <langSec xml:lang="ar">
          <termSec>
            <term>خطة عام 2030</term>
            <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
            <admin type="source">A/RES/70/1</admin>
            <note>short form</note>
          </termSec>
        </langSec>
      </conceptEntry>
    </body>
  </text>
</tbx>
"""


def test_golden_bytes() -> None:
    term = Term("ar", "خطة عام 2030", "admitted", "A/RES/70/1", "short form")
    termbase = Termbase("small", (Concept("2030-agenda", "instruments", (term,)),))
    assert write_tbx(termbase).decode("utf-8") == GOLDEN


def test_control_characters_are_refused() -> None:
    termbase = Termbase("t", (Concept("c", "", (Term("ru", "право\x07", "preferred"),)),))
    with pytest.raises(InputError, match=r"concept 'c', ru: .*U\+0007"):
        write_tbx(termbase)


DCT = """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body>
<conceptEntry id="c5"><min:subjectField>peace</min:subjectField>
 <langSec xml:lang="zh"><basic:definition>定义</basic:definition>
  <termSec><term> 维持和平 </term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
  <termSec><term>维和</term><basic:source>UN</basic:source>
   <descripGrp><basic:context>维和行动</basic:context><basic:source>x</basic:source></descripGrp></termSec>
 </langSec>
 <langSec xml:lang="fr">
  <termSec><term>maintien de la paix</term>
   <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>opérations de paix</term><note>plural</note></termSec>
 </langSec>
</conceptEntry></body></text></tbx>"""


def test_data_categories_as_tags_and_terms_without_status() -> None:
    (concept,) = read_tbx(DCT.encode(), "dct.tbx").concepts
    assert concept == Concept(
        "c5",
        "peace",
        (
            Term("zh", "维持和平", "preferred", part_of_speech="noun"),
            Term("zh", "维和", "admitted", "UN"),
            Term("fr", "maintien de la paix", "admitted"),
            Term("fr", "opérations de paix", "preferred", "", "plural"),
        ),
        "定义",
    )


VERSION_2 = """<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><descripGrp><descrip type="definition">a right</descrip></descripGrp>
<langSet xml:lang="es"><tig><term>derecho</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="ru"><ntig><termGrp><term>право</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


def test_version_2_is_read() -> None:
    termbase = read_tbx(VERSION_2.encode(), "old.tbx")
    assert termbase.name == "old.tbx"
    terms = (Term("es", "derecho", "superseded"), Term("ru", "право", "deprecated"))
    assert termbase.concepts == (Concept("c1", "", terms, "a right"),)


EMPTY_TERM = """<tbx><termEntry id="a"><langSet xml:lang="ru">
<tig><term> </term></tig></langSet></termEntry></tbx>"""
TOO_LONG = f"""<tbx><conceptEntry id="a"><langSec xml:lang="zh">
<termSec><term>{"和" * 5000}</term></termSec></langSec></conceptEntry></tbx>"""
STATUS_GOOD = """<tbx><conceptEntry id="a"><langSec xml:lang="ar"><termSec><term>حق</term>
<termNote type="administrativeStatus">good</termNote></termSec></langSec></conceptEntry></tbx>"""


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<tbx>\n<text></tbx>", r"bad.tbx:2: not well-formed XML"),
        ("<html/>", r"bad.tbx:1: not a TBX file: its root is <html>"),
        ("<tbx>\n\n<conceptEntry/></tbx>", r"bad.tbx:3: a concept entry without an id"),
        (
            '<tbx><conceptEntry id="a">\n<langSec><termSec/></langSec></conceptEntry></tbx>',
            r"bad.tbx:2: a language section without xml:lang",
        ),
        (
            EMPTY_TERM,
            r"bad.tbx:2: a term without text",
        ),
        (
            STATUS_GOOD,
            r"bad.tbx:1: unknown administrative status 'good'; use one of preferredTerm-admn-sts",
        ),
        ('<tbx type="TBX-Linguist"/>', r"bad.tbx:1: unknown dialect of TBX 'TBX-Linguist'; export"),
        (
            '<!DOCTYPE tbx [\n<!ENTITY e "x">]>\n<tbx type="&e;"/>',
            r"bad.tbx:2: the entity 'e' is declared, and entities are not resolved",
        ),
        (
            '<tbx><conceptEntry id="a"/>\n<conceptEntry id="a"/></tbx>',
            r"bad.tbx:2: the id 'a' stands twice \(first in line 1\)",
        ),
        (TOO_LONG, r"bad.tbx:2: a term has 5,000 characters; the limit is 2,000"),
        (
            '<!DOCTYPE tbx [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n<tbx><title>&e;</title></tbx>',
            r"bad.tbx:\d: the entity &e; is not resolved",
        ),
        ("", r"bad.tbx:1: not well-formed XML"),
    ],
)
def test_what_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        read_tbx(text.encode(), "bad.tbx")
