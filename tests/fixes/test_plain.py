"""Plain text with changes: those spans, and not a byte beside them."""

from __future__ import annotations

import codecs

from hypothesis import given
from hypothesis import strategies as st

from hexapla.fixes import plain
from hexapla.fixes.plain import line_starts
from hexapla.fixes.plan import Edit
from hexapla.fixes.written import Written, changed
from hexapla.formats import Source, format_named
from hexapla.formats.text import printed_lines
from hexapla.model import Lang, Span, Version
from hexapla.parse import parse

LETTERS = "aé  ,;»\u00a0\u202fабя،؛تقر决定，。\u3000"
ENDS = ("\n", "\r\n", "\r", "\u2028", "\n\n", "\n\f", "\r\n \t\r\n")
CODECS = {
    "utf-8": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}


def read(source: Source, lang: Lang) -> Version:
    (document,) = format_named("lines").read(source)
    return parse(document, lang, set_name="set")


lines = st.text(LETTERS, min_size=1, max_size=20).map(lambda body: f"a{body}я")
ends = st.sampled_from(ENDS)


@st.composite
def edits(draw: st.DrawFn, texts: list[str]) -> list[tuple[int, Span, str]]:
    made = []
    for number, text in enumerate(texts):
        cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=4)))
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            made.append((number, Span(start, stop), draw(st.text(LETTERS, max_size=3))))
    return made


@given(
    st.data(), st.lists(lines, min_size=1, max_size=5), st.sampled_from(sorted(CODECS)), st.booleans()
)
def test_only_the_spans_change(data: st.DataObject, texts: list[str], codec: str, marked: bool) -> None:
    mark = CODECS[codec] if codec != "utf-8" else codecs.BOM_UTF8 * marked
    after = [data.draw(ends) for _ in texts]
    wanted = data.draw(edits(texts))
    source = Source(mark + "".join(map("".join, zip(texts, after, strict=True))).encode(codec), "x")
    version = read(source, "ru")
    assert [clause.text for clause in version.clauses] == texts
    planned = [Edit(version.clauses[n].eid, s, new, s.of(texts[n])) for n, s, new in wanted]
    written = plain.write(source, version, planned)
    meant = [
        changed(text, [(s, new) for number, s, new in wanted if number == n])[0]
        for n, text in enumerate(texts)
    ]
    assert (written.left, written.wrong) == ((), "")
    assert set(written.done) == set(planned)
    assert written.data == mark + "".join(map("".join, zip(meant, after, strict=True))).encode(codec)
    for hunk in written.hunks:
        assert [s.of(hunk.after) for s in hunk.come] == [edit.text for edit in hunk.edits]
        assert [s.of(hunk.before) for s in hunk.gone] == [edit.old for edit in hunk.edits]


@given(st.text("ab \t\f\n\r\u2028\u2029я决", max_size=40))
def test_lines_begin_where_the_reader_has_them(text: str) -> None:
    starts = line_starts(text)
    for block in printed_lines(text):
        assert block.location.line is not None
        start = starts[block.location.line - 1]
        assert text[start : start + len(block.text)].replace("\t", " ") == block.text


def mended(data: bytes, lang: Lang, old: str, new: str, encoding: str = "") -> Written:
    source = Source(data, "x", lang, encoding)
    version = read(source, lang)
    clause = next(c for c in version.clauses if old in c.text)
    start = clause.text.index(old)
    return plain.write(source, version, [Edit(clause.eid, Span(start, start + len(old)), new, old)])


def test_a_legacy_encoding_is_kept() -> None:
    text = "1. Постановляет  провести «консультации» в соответствии с Уставом;\r\n"
    found = mended(text.encode("cp1251"), "ru", "  ", " ", "windows-1251")
    assert found.data == text.replace("  ", " ").encode("cp1251")


def test_what_the_encoding_lacks_is_left() -> None:
    data = "Постановляет провести консультации : да;\n".encode("cp1251")
    found = mended(data, "ru", " :", "\u202f:", "windows-1251")
    assert found.data == data
    assert [left.why for left in found.left] == ["windows-1251 has no U+202F"]


def test_a_decomposed_letter_beside_a_change_stays_decomposed() -> None:
    text = "Décide  d’élire ;\n".replace("é", "e\u0301")
    assert mended(text.encode(), "fr", "  ", " ").data == text.replace("  ", " ").encode()


def test_a_change_across_a_line_end_is_left() -> None:
    body = "Decides to hold seventeen  meetings in the course of the coming year, and\nto report;\n" * 3
    source = Source(body.encode(), "x")
    (document,) = format_named("text").read(source)
    version = parse(document, "en", set_name="set")
    clause = next(c for c in version.clauses if "and to" in c.text)
    start = clause.text.index("and to")
    written = plain.write(source, version, [Edit(clause.eid, Span(start, start + 6), "&", "and to")])
    assert written.data == source.data
    assert [left.why for left in written.left] == ["where it stands in the file is not sure"]


def test_a_change_where_the_reader_has_mended_spaces() -> None:
    line = "Decides to consider  the ques\u00adtion of capacity -building and of capacity-building;"
    source = Source(f"{line}\n\nRequests all bodies\nto  report on it;\n".encode(), "x")
    (document,) = format_named("text").read(source)
    version = parse(document, "en", set_name="set")
    clause = next(c for c in version.clauses if "ques" in c.text)
    assert "  " not in clause.text
    start = clause.text.index("ques\u00adtion")
    span = Span(start, start + 9)
    edit = Edit(clause.eid, span, "question", span.of(clause.text))
    assert plain.write(source, version, [edit]).data == source.data.replace("\u00ad".encode(), b"")
