"""Word files for tests: resolutions as offices write them.

Writes what a reader must resolve (automatic numbers, footnotes, direction, page furniture) and
nothing that a reader computes: labels are never typed, they come out of the numbering.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from hexapla.langs import profile
from hexapla.model import Clause, Lang, Span, Version

from .word_parts import W, element, escaped

if TYPE_CHECKING:
    from docx.document import Document

Form = tuple[str, str]
"""How a level of a list is numbered: `w:numFmt` and `w:lvlText`."""

COUNTS: Mapping[str, str] = {
    "decimal": " ".join(map(str, range(1, 200))),
    "lowerLetter": "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd",
    "lowerRoman": "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
    "upperLetter": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
    "upperRoman": "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX",
    "arabicAbjad": "أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ",
    "chineseCountingThousand": "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五",
    "russianLower": "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ э ю я",
}
"""What each counting of lists prints for 1, 2, 3, in the order in which they are tried."""

_MASTHEAD: Mapping[Lang, tuple[str, str, str]] = {
    "ar": ("الأمم المتحدة", "الجمعية العامة", "التوزيع: عام"),
    "zh": ("联合国", "大会", "分发：普遍"),
    "en": ("United Nations", "General Assembly", "Distr.: General"),
    "fr": ("Nations Unies", "Assemblée générale", "Distr. générale"),
    "ru": ("Организация Объединенных Наций", "Генеральная Ассамблея", "Distr.: General"),
    "es": ("Naciones Unidas", "Asamblea General", "Distr. general"),
}
_REGION: Mapping[Lang, str] = {
    "ar": "ar-SA",
    "zh": "zh-CN",
    "en": "en-US",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "es": "es-ES",
}


@dataclass
class WordFile:
    """A Word document under construction, in one language."""

    lang: Lang
    document: Document = field(default_factory=docx.Document)
    _notes: list[etree._Element] = field(default_factory=list)
    _lists: int = 100
    """Numbers of lists start above those of the template."""

    def __post_init__(self) -> None:
        self.rtl = profile(self.lang).direction == "rtl"
        self._settle()

    def _settle(self) -> None:
        """Language, fonts and direction of the whole document, and a page that is not crowded."""
        region = _REGION[self.lang]
        kind = {"ar": "bidi", "zh": "eastAsia"}.get(self.lang, "val")
        defaults = self.document.styles.element.find(f".//{{{W}}}rPrDefault/{{{W}}}rPr")
        assert defaults is not None
        for child in list(defaults):
            defaults.remove(child)
        fonts = (
            '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" '
            'w:eastAsia="Noto Sans CJK SC" w:cs="Noto Naskh Arabic"/>'
        )
        for xml in (
            fonts,
            '<w:sz w:val="20"/>',
            '<w:szCs w:val="22"/>',
            f'<w:lang w:{kind}="{region}"/>',
        ):
            defaults.append(element(xml))
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"):
            style = self.document.styles[name].element
            for unwanted in ("rFonts", "color", "spacing", "kern", "sz", "szCs", "pBdr"):
                for child in list(style.iter(f"{{{W}}}{unwanted}")):
                    child.getparent().remove(child)
        self.document.styles["Title"].element.get_or_add_rPr().extend(
            [
                element("<w:b/>"),
                element("<w:bCs/>"),
                element('<w:sz w:val="28"/>'),
                element('<w:szCs w:val="28"/>'),
            ]
        )

    def numbering(self, *forms: Form, starts: Mapping[int, int] | None = None) -> int:
        """A new list with a level for each of *forms*, and its number; *starts* by level."""
        self._lists += 1
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="{(starts or {}).get(i, 1)}"/><w:numFmt w:val="{fmt}"/>'
            f'<w:suff w:val="tab"/><w:lvlText w:val="{escaped(text)}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{567 * (i + 1)}" w:hanging="567"/></w:pPr></w:lvl>'
            for i, (fmt, text) in enumerate(forms)
        )
        root = self.document.part.numbering_part.element
        abstract = element(
            f'<w:abstractNum w:abstractNumId="{self._lists}"><w:nsid w:val="{self._lists:08X}"/>'
            '<w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        )
        # The schema wants every abstractNum before the first num
        first = root.find(f"{{{W}}}num")
        root.insert(root.index(first) if first is not None else len(root), abstract)
        root.append(
            element(f'<w:num w:numId="{self._lists}"><w:abstractNumId w:val="{self._lists}"/></w:num>')
        )
        return self._lists

    def run(
        self, text: str, *, italic: bool = False, bold: bool = False, raised: bool = False
    ) -> etree._Element:
        """A run of text in the direction of the language."""
        props = "<w:b/><w:bCs/>" * bold + "<w:i/><w:iCs/>" * italic
        props += '<w:vertAlign w:val="superscript"/>' * raised + "<w:rtl/>" * self.rtl
        inside = "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escaped(part)}</w:t>' if part else ""
            for part in text.split("\t")
        )
        return element(f"<w:r><w:rPr>{props}</w:rPr>{inside}</w:r>")

    def note(
        self, text: str, mark: str = "", brackets: tuple[str, str] = ("", "")
    ) -> tuple[etree._Element, ...]:
        """A footnote that says *text*, and the runs that call it; *mark*: typed, not counted."""
        number = len(self._notes) + 1
        raised = f'<w:rPr><w:vertAlign w:val="superscript"/>{"<w:rtl/>" * self.rtl}</w:rPr>'
        own = f"<w:t>{escaped(mark)}</w:t>" if mark else "<w:footnoteRef/>"
        body = etree.tostring(self.run(" " + text), encoding="unicode")
        self._notes.append(
            element(
                f'<w:footnote w:id="{number}"><w:p><w:pPr>{"<w:bidi/>" * self.rtl}</w:pPr>'
                f"<w:r>{raised}{own}</w:r>{body}</w:p></w:footnote>"
            )
        )
        custom = ' w:customMarkFollows="1"' if mark else ""
        shown = f"<w:t>{escaped(mark)}</w:t>" if mark else ""
        call = element(f'<w:r>{raised}<w:footnoteReference{custom} w:id="{number}"/>{shown}</w:r>')
        return (
            *([self.run(brackets[0], raised=True)] if brackets[0] else []),
            call,
            *([self.run(brackets[1], raised=True)] if brackets[1] else []),
        )

    def paragraph(
        self,
        *parts: str | etree._Element,
        style: str = "",
        number: tuple[int, int] | None = None,
        indent: bool = False,
        centred: bool = False,
    ) -> None:
        """A paragraph of the body; *number*: the list and the level (from 0) that number it."""
        made = self.document.add_paragraph(style=style or None)
        props = made._p.get_or_add_pPr()
        if number is not None:
            props.append(
                element(
                    f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
                )
            )
        if self.rtl:
            props.append(element("<w:bidi/>"))
        props.append(element('<w:spacing w:before="0" w:after="120" w:line="264" w:lineRule="auto"/>'))
        if indent:
            props.append(element('<w:ind w:firstLine="567"/>'))
        props.append(element(f'<w:jc w:val="{"center" if centred else "start"}"/>'))
        for part in parts:
            made._p.append(self.run(part) if isinstance(part, str) else part)

    def masthead(self, symbol: str, date: str = "") -> None:
        """The head of the first page, the running head and the page number of all pages."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        nations, organ, distribution = _MASTHEAD[self.lang]
        first = section.first_page_header
        self._furnish(first.paragraphs[0]._p, f"{nations}\t\t{symbol}")
        for line in (organ, distribution, date):
            if line:
                self._furnish(first.add_paragraph()._p, line)
        self._furnish(section.header.paragraphs[0]._p, symbol)
        for footer in (section.footer, section.first_page_footer):
            paragraph = footer.paragraphs[0]._p
            self._furnish(paragraph, "")
            for name in ("PAGE", "NUMPAGES"):
                if name == "NUMPAGES":
                    paragraph.append(self.run("/"))
                paragraph.append(
                    element(f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
                )

    def _furnish(self, paragraph: etree._Element, text: str) -> None:
        props = cast("etree._Element", paragraph.get_or_add_pPr())  # type: ignore[attr-defined]
        if self.rtl:
            props.append(element("<w:bidi/>"))
        if text:
            paragraph.append(self.run(text))

    def save(self, path: Path) -> None:
        """Write the file, its footnotes in a part of their own."""
        if self._notes:
            self._add_notes()
        self.document.save(str(path))

    def _add_notes(self) -> None:
        rules = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        root = element(f"<w:footnotes>{rules}</w:footnotes>")
        root.extend(self._notes)
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self.document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self.document.settings.element
        settings.append(
            element('<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
        )


def write_resolution(version: Version, path: Path, *, date: str = "") -> None:
    """*version* as an office writes it: automatic labels, italic leads, footnotes, a masthead.

    Numbers, running heads and the masthead of the first page stand in its headers and footers.
    """
    word = WordFile(version.lang)
    word.masthead(version.symbol or "A/RES/0/0", date)
    bodies = [clause for clause in version.clauses if clause.kind == "note"]
    first = [(clause.depth, form) for clause in version.clauses if (form := _form(clause))]
    labels = _Labels(word, dict(reversed(first)))
    for clause in version.clauses:
        if clause.kind == "note":
            continue
        if clause.kind == "adoption":
            for line in _lines(clause):
                word.paragraph(word.run(line, italic=True))
            continue
        style = {"title": "Title", "heading": "Heading 2", "annex": "Heading 1"}.get(clause.kind, "")
        number = labels.number(clause)
        typed = f"{clause.label}\t" if clause.label and number is None else ""
        word.paragraph(
            *([typed] if typed else []),
            *_runs(word, clause, bodies),
            style=style,
            number=number,
            indent=number is None and clause.kind in ("preambular", "operative"),
            centred=clause.kind in ("title", "heading", "annex"),
        )
    for clause in bodies:
        word.paragraph(word.run(clause.label, raised=True), " " + clause.text)
    word.save(path)


def _runs(word: WordFile, clause: Clause, bodies: list[Clause]) -> Iterator[etree._Element]:
    """The runs of *clause*; a note that it calls is written and taken from *bodies*."""
    leads = (clause.lead,) if clause.lead else ()
    slanted: tuple[Span, ...] = (*leads, *clause.italics)
    calls = {call.at: call for call in clause.note_calls}
    cuts = sorted({0, len(clause.text), *calls, *(x for s in slanted for x in (s.start, s.stop))})
    for start, stop in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        if call := calls.get(start):
            body = next((b for b in bodies if _bare(b.label) == _bare(call.mark)), None)
            if body is None:
                yield word.run(call.mark, raised=True)
            else:
                bodies.remove(body)
                counted = _bare(call.mark) == str(len(word._notes) + 1)
                brackets = ("(", ")") if "(" in body.label else ("", "")
                yield from word.note(body.text, "" if counted else _bare(call.mark), brackets)
        if start < stop:
            inside = any(span.start <= start < span.stop for span in slanted)
            yield word.run(clause.text[start:stop], italic=inside)


def _lines(clause: Clause) -> Iterator[str]:
    """The lines of its source that *clause* joins."""
    cuts = sorted({0, len(clause.text), *(piece.at for piece in clause.pieces)})
    for start, stop in pairwise(cuts):
        if line := clause.text[start:stop].strip():
            yield line


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _bare(mark: str) -> str:
    return mark.strip("()").translate(_RAISED)


@dataclass
class _Labels:
    """Finds, for each labelled clause, a list and a level that print its label by themselves."""

    word: WordFile
    _forms: dict[int, Form]
    """The form of the first label at each depth."""
    _list: int = 0
    _counts: dict[int, int] = field(default_factory=dict)

    def number(self, clause: Clause) -> tuple[int, int] | None:
        """The list and the level; `None` where there is no label, or one that lists do not make."""
        form = _form(clause)
        if form is None:
            return None
        level, value = clause.depth, clause.number or 1
        known = self._forms.get(level) == form
        if not self._list or not known or self._counts.get(level, 0) + 1 != value:
            self._forms[level] = form
            forms = [self._forms.get(i, ("decimal", f"%{i + 1}")) for i in range(max(self._forms) + 1)]
            self._list = self.word.numbering(*forms, starts={level: value})
            # Levels above that this list has not printed must not go on in it
            self._counts = dict.fromkeys(range(level), -2)
        self._counts = {k: v for k, v in self._counts.items() if k < level} | {level: value}
        return self._list, level


def _form(clause: Clause) -> Form | None:
    """The counting and the pattern that give the label of *clause*."""
    if not clause.label or clause.kind in ("title", "note", "masthead"):
        return None
    place = f"%{clause.depth + 1}"
    if clause.number is None:
        return None if re.search(r"\w", clause.label) else ("bullet", clause.label)
    for name, printed in COUNTS.items():
        marks = printed.split()
        mark = marks[clause.number - 1] if clause.number <= len(marks) else ""
        if mark and re.search(rf"(?<!\w){re.escape(mark)}(?!\w)", clause.label):
            return name, clause.label.replace(mark, place)
    return None
