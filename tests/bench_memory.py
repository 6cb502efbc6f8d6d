"""Prints how many changed words the check of agreed language finds in passages taken over from an
earlier text, how silent it is on texts that have nothing in common, and what a large memory costs.

Run it with `python -m tests.bench_memory`. It reads the resolution that ships and the public texts in
../shared/data; what is not there is left out. It is no test: nothing is asserted.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.checks import catalogue, row_groups, run_checks
from hexapla.checks.check import Context
from hexapla.model import LANGS, Alignment, Lang, Span, Status
from hexapla.pipeline import align_set
from hexapla.reports.table import table
from hexapla.signature import digest
from hexapla.terms.agreed import Departure, departures
from hexapla.terms.earlier import EarlierText, EarlierTexts, earlier_text
from hexapla.terms.wording import Cell, compared, words_of
from tests.bench_check import DATA, SETS, opened

PASSAGES = 20
NTREX = DATA / "derived" / "ntrex.tsv"
MANY = 1_000
ROWS_EACH, SENTENCES_EACH = 40, 3

Row = Mapping[Lang, str]


def main() -> None:
    """Measure what is asked for, else all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("seeded", "silence", "scale"), action="append")
    chosen = parser.parse_args().only or ("seeded", "silence", "scale")
    if "seeded" in chosen:
        seeded()
    if "silence" in chosen:
        silence()
    if "scale" in chosen:
        scale()


def aligned(name: str) -> Alignment | None:
    loaded, tools = opened(name)
    return align_set(loaded, tools) if loaded else None


def as_text(alignment: Alignment, name: str) -> EarlierText:
    groups = row_groups(alignment)
    rows = [
        {x: tuple((c.eid, c.text) for c in own) for x, own in g.clauses.items() if own} for g in groups
    ]
    return earlier_text(name, name, dict.fromkeys(alignment.langs, "official"), rows)


def sentences() -> list[Row]:
    """NTREX: news in six languages, the same in each row."""
    head, *lines = NTREX.read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines]
    return [{lang: row[lang] for lang in LANGS} for row in rows]


def one_cell(row: Row) -> dict[Lang, Cell]:
    return {lang: (("op1", text),) for lang, text in row.items()}


def seeded() -> None:
    """Passages of the resolution in a new text, one word changed in one language each."""
    alignment = aligned("resolution")
    assert alignment is not None, "the resolution ships"
    memory = EarlierTexts([as_text(alignment, "earlier")])
    passages = [
        {lang: " ".join(c.text for c in own) for lang, own in group.clauses.items()}
        for group in row_groups(alignment)
        if group.kind in ("preambular", "operative") and len(group.present()) == len(LANGS)
    ][:PASSAGES]
    news = sentences() if NTREX.exists() else []
    forms = {"whole": passages}
    if news:
        forms["inside another clause"] = [
            {x: f"{news[2 * i][x]} {row[x]} {news[2 * i + 1][x]}" for x in LANGS}
            for i, row in enumerate(passages)
        ]
        forms["ends changed too"] = [
            {x: f"{half(row[x], x)} {news[i][x]}" for x in LANGS} for i, row in enumerate(passages)
        ]
    rows = [["form", "clean: flags", *LANGS, "false alarms"]]
    for form, texts in forms.items():
        clean = sum(len(departed(row, memory)) for row in texts)
        found: Counter[Lang] = Counter()
        wrong = 0
        for i, row in enumerate(texts):
            for lang in LANGS:
                flags = departed(changed(row, lang, i, passages), memory)
                found[lang] += any(flag.wording.lang == lang for flag in flags)
                wrong += sum(flag.wording.lang != lang for flag in flags)
        shares = [f"{found[lang] / len(texts):.2f}" for lang in LANGS]
        rows.append([form, str(clean), *shares, str(wrong)])
    print(f"{len(passages)} passages, each with one word changed in each language by turns: share found")
    print(table(rows, right=range(1, 9)))


def departed(row: Row, memory: EarlierTexts) -> tuple[Departure, ...]:
    return departures(one_cell(row), memory, "new", "en")


def half(text: str, lang: Lang) -> str:
    """The first two thirds of *text*, by words."""
    words = words_of((("", text),), lang)
    return text[: words[2 * len(words) // 3].span.stop]


def changed(row: Row, lang: Lang, seed: int, passages: Sequence[Row]) -> Row:
    """*row* with a word of the passage in *lang* replaced by a word of the next passage."""
    words = words_of((("", passages[seed][lang]),), lang)
    start = row[lang].index(half(passages[seed][lang], lang))
    middle = [replace(w, span=Span(w.span.start + start, w.span.stop + start)) for w in words]
    middle = middle[4 : max(5, len(words) * 2 // 3 - 4)]
    target = middle[int(digest(lang, str(seed)), 16) % len(middle)]
    others = words_of((("", passages[(seed + 1) % len(passages)][lang]),), lang)
    for other in others[3:]:
        text = row[lang]
        new = passages[(seed + 1) % len(passages)][lang][other.span.start : other.span.stop]
        text = text[: target.span.start] + new + text[target.span.stop :]
        found = compared(words_of((("", row[lang]),), lang), words_of((("", text),), lang), lang)
        if found and any(site.kind == "words" for site in found.sites):
            return {**row, lang: text}
    raise AssertionError("no word differs")


def silence() -> None:
    """Each text against the others as its memory."""
    texts = {name: found for name in SETS if (found := aligned(name))}
    check = next(check for check in catalogue() if check.code == "TER009")
    rows = [["text", "memory", "flags"]]
    for name, alignment in texts.items():
        others = [other for other in texts if other != name]
        memory = EarlierTexts([as_text(texts[other], other) for other in others])
        flags = run_checks([check], Context(alignment=alignment, memory=memory))
        rows.append([name, ", ".join(others), str(len(flags))])
    print(table(rows, right=(2,)))


def scale() -> None:
    """A memory of a thousand texts of forty rows, made of shuffled news."""
    news = sentences()

    def rows(seed: int) -> Iterator[dict[Lang, Cell]]:
        for i in range(ROWS_EACH):
            places = [
                int(digest(str(seed), str(i), str(k)), 16) % len(news) for k in range(SENTENCES_EACH)
            ]
            yield one_cell({x: " ".join(news[p][x] for p in places) for x in LANGS})

    statuses: dict[Lang, Status] = dict.fromkeys(LANGS, "official")
    start = time.perf_counter()
    texts = [earlier_text(f"t{n}", f"t{n}", statuses, rows(n)) for n in range(MANY)]
    made = time.perf_counter() - start
    size = sum(
        len(b) for t in texts for b in (*t.packed, *(p for two in t.prints.values() for p in two))
    )
    memory = EarlierTexts(texts)
    start = time.perf_counter()
    first = [departures(row, memory, "new", "en") for row in rows(MANY)]
    asked = time.perf_counter() - start
    start = time.perf_counter()
    for row in rows(MANY + 1):
        departures(row, memory, "new", "en")
    again = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{MANY:,} texts of {ROWS_EACH} rows in {len(LANGS)} languages: made ready in {made:.0f} s,"
        f" {size / 1e6:.0f} MB; a first text of {len(first)} rows in {asked:.1f} s,"
        f" a second in {again:.1f} s; {sum(map(len, first))} flags; peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
