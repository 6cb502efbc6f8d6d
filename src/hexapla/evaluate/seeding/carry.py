"""Writes a version so that reading the file gives the same clauses, labels and notes again.

What was planted is what a reader finds, or it is not planted. Only what the seeding needs is
written: it is no export.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from hexapla.evaluate.seeding.site import mark_of
from hexapla.formats import Source, format_named
from hexapla.langs import profile
from hexapla.model import Clause, Lang, Location, RawBlock, RawDocument, Version
from hexapla.parse import parse


def carried(version: Version) -> Version:
    """*version* as it is read back from the page that `page` writes; the file's name is kept."""
    source = Source(page(version).encode(), version.file, version.lang)
    (document,) = format_named("html").read(source)
    return parse(
        replace(document, sha256=version.sha256),
        version.lang,
        set_name=version.set,
        symbol=version.symbol,
        status=version.status,
        origin=version.origin,
        file=version.file,
        format_name="html",
    )


def page(version: Version) -> str:
    """*version* as a page of HTML: a paragraph a clause, labels of lists in their own form."""
    language = profile(version.lang)
    first = next((clause for clause in version.clauses if clause.kind != "masthead"), None)
    notes = {mark_of(clause) for clause in version.clauses if clause.kind == "note"}
    lines = [
        f'<!DOCTYPE html>\n<html lang="{version.lang}" dir="{language.direction}">',
        '<head><meta charset="utf-8"></head>\n<body>',
        *(_clause(clause, notes, version.lang, title=clause is first) for clause in version.clauses),
        "</body>\n</html>\n",
    ]
    return "\n".join(lines)


def _clause(clause: Clause, notes: set[str], lang: Lang, *, title: bool) -> str:
    text = _text(clause, notes)
    if clause.kind == "note":
        mark = escape(mark_of(clause))
        return f'<div role="doc-footnote"><p id="fn{mark}"><sup>{mark}</sup> {text}</p></div>'
    typed = f"{escape(clause.label)} {text}".strip()
    if clause.kind == "title":
        return f"<h{2 - title}>{typed}</h{2 - title}>"
    if clause.kind in ("heading", "annex"):
        return f"<h2>{typed}</h2>"
    if clause.kind == "adoption":
        return "\n".join(f"<p>{line}</p>" for line in _adoption_lines(text, lang))
    if not clause.label or not clause.depth:
        return f"<p>{typed}</p>"
    return _item(clause.label, text, clause.depth)


def _adoption_lines(text: str, lang: Lang) -> tuple[str, ...]:
    """The lines of an adoption line: cut at the space after which both parts are one by themselves."""
    patterns = profile(lang).drafting.adoption
    for space in re.finditer(" ", text):
        lines = text[: space.start()], text[space.end() :]
        if all(any(re.fullmatch(pattern, line) for pattern in patterns) for line in lines):
            return lines
    return (text,)


def _item(label: str, text: str, depth: int) -> str:
    """An item that stands *depth* lists deep and is labelled as it is printed."""
    outer, inner = "<ul style='list-style-type:none'><li>" * (depth - 1), "</li></ul>" * (depth - 1)
    style = escape(f'list-style-type:"{label}"', quote=True)
    return f'{outer}<ol style="{style}"><li><p>{text}</p></li></ol>{inner}'


def _text(clause: Clause, notes: set[str]) -> str:
    """The text with its calls; one that calls no note of this version leads nowhere."""
    parts, done = [], 0
    for call in clause.note_calls:
        mark = escape(call.mark)
        link = f'<a href="#fn{mark}">{mark}</a>' if call.mark in notes else mark
        parts += [escape(clause.text[done : call.at], quote=False), f"<sup>{link}</sup>"]
        done = call.at
    return "".join([*parts, escape(clause.text[done:], quote=False)])


def same(one: Clause, other: Clause, *, loose: bool = False) -> bool:
    """Whether a reader sees the same: text, label and calls, and (unless *loose*) kind and depth."""
    kinds = loose or (one.kind, one.depth) == (other.kind, other.depth)
    labels = (mark_of(one), mark_of(other)) if one.kind == "note" else (one.label, other.label)
    return (
        kinds
        and one.text == other.text
        and labels[0] == labels[1]
        and one.note_calls == other.note_calls
    )


def table(versions: Sequence[Version]) -> str:
    """*versions*, the columns of one table, separated by tabs; its lines keep their numbers."""
    cells = {(clause.eid, v.lang): clause.text for v in versions for clause in v.clauses}
    last = max(int(eid[1:]) for eid, _ in cells)
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerow([version.lang for version in versions])
    for line in range(2, last + 1):
        writer.writerow([cells.get((f"l{line}", version.lang), "") for version in versions])
    return written.getvalue()


def carried_units(version: Version) -> tuple[Clause, ...]:
    """The clauses of *version*, a column of a table, as they are read back."""
    cells = tuple(RawBlock(c.text, Location(line=int(c.eid[1:]))) for c in version.clauses)
    return parse(RawDocument(cells, "clause", ""), version.lang, set_name=version.set).clauses


def carried_table(versions: Sequence[Version]) -> tuple[Version, ...]:
    """*versions* as they are read back from the table that `table` writes; the file's name is kept."""
    first = versions[0]
    documents = format_named("tsv").read(Source(table(versions).encode(), first.file))
    return tuple(
        parse(
            replace(document, sha256=first.sha256),
            version.lang,
            set_name=version.set,
            symbol=version.symbol,
            status=version.status,
            origin=version.origin,
            file=first.file,
            format_name="tsv",
        )
        for version, document in zip(versions, documents, strict=True)
    )
