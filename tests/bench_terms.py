"""Prints how well and how fast the finder finds terms: known pairs of public lists over public
texts, beside plain string search, and 10,000 concepts in six languages over the resolution, over
10,000 rows, and audited; and what mining finds again of hidden concepts.

Run it with `make bench`, or `python -m tests.bench_terms --only pairs`. It reads the public texts in
../shared/data; where they are not there, it says so. It is no test: nothing is asserted.
"""

from __future__ import annotations

import argparse
import csv
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import process_time

from hexapla.cache import Cache
from hexapla.evaluate.term_pairs import Cells, pairs, termbase_of
from hexapla.formats.tbx import read_tbx, write_tbx
from hexapla.model import LANGS, Concept, Lang, Term, Termbase
from hexapla.pipeline import Tools, load_set, open_sets
from hexapla.reports.statistics import statistics_table
from hexapla.reports.table import table
from hexapla.signature import signature
from hexapla.stopwatch import Stopwatch
from hexapla.terms.audit import audit_catalogue
from hexapla.terms.audit.audited import Audited, entries
from hexapla.terms.audit.engine import run_audit
from hexapla.terms.finder import TermFinder
from tests.bench_mining import print_mine

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"

LISTS = {
    "tico": ("tico19/tico19_terms_google.tsv", "tico19/tico19_terms_facebook.tsv"),
    "unbis": ("derived/unbis_categories.tsv",),
    "countries": ("derived/unterm_country_names.tsv",),
}
TEXTS = {
    "tico": "tico19/tico19_clean.tsv",
    "udhr": "derived/udhr_articles_only.tsv",
    "sdg": "derived/sdg_global_targets.tsv",
    "cc": "derived/cc_legalcode.tsv",
    "ntrex": "derived/ntrex.tsv",
}
POOLS = {
    "tico": ("tico",),
    "unbis": ("udhr", "sdg", "cc", "ntrex"),
    "countries": ("udhr", "sdg", "cc", "ntrex"),
}
"""Which texts each list is looked up in."""

PARTS = ("pairs", "scale", "audit", "mine")
CONCEPTS, ROWS = 10_000, 10_000
_FILE = "many.tbx"


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--missed", metavar="LANG", default="", help="list what was not found there")
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.load:
        load(chosen.load)
        return
    if not DATA.is_dir():
        print(f"terms are not measured: the texts are not at {DATA}")
        return
    wanted = chosen.only or PARTS
    if "pairs" in wanted:
        print_pairs(chosen.missed)
    if "scale" in wanted:
        print_scale()
    if "audit" in wanted:
        print_audit()
    if "mine" in wanted:
        print_mine()


def rows_of(name: str) -> Iterator[tuple[str, Cells]]:
    """The key and the cells of each row of a table."""
    csv.field_size_limit(sys.maxsize)
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["key"], {lang: row[lang] or "" for lang in LANGS if lang in row}


def listed(name: str) -> Termbase:
    """A list of terms."""
    return termbase_of(name, [row for file in LISTS[name] for row in rows_of(file)])


def print_pairs(missed: str) -> None:
    """A line for each list and pool of texts: recall of the finder, of plain search, by language."""
    langs = [lang for lang in LANGS if lang != "en"]
    head = ["list", "texts", "due", *(f"{lang}{x}" for lang in langs for x in ("", " plain"))]
    lines = [head]
    for name, pools in POOLS.items():
        termbase = listed(name)
        for pool in pools:
            counts = pairs(termbase, [cells for _, cells in rows_of(TEXTS[pool])])
            due = sum(one.due for one in counts.values())
            if not due:
                continue
            shares = []
            for lang in langs:
                one = counts[lang]
                shares += [f"{x / one.due:.3f}" if one.due else "-" for x in (one.found, one.plain)]
                if lang == missed:
                    print("\n".join(f"  {' | '.join(lost)}" for lost in one.lost))
            lines.append([name, pool, str(due), *shares])
    print("known pairs: recall of the listed rendering where the English text has the term\n")
    print(table(lines, right=range(2, len(head))))
    print(f"\n{signature(measure='pairs', source='en', nested='counted')}\n")


def many(size: int) -> Termbase:
    """The concepts of all lists, and then two of them at a time, until there are *size*."""
    listed_ = [concept for name in LISTS for concept in listed(name).concepts]
    found = list(listed_)
    for place in range(len(listed_), size):
        one = listed_[place % len(listed_)]
        other = listed_[(7 * place + place // len(listed_)) % len(listed_)]
        found.append(Concept("", "", (*_joined(one, other),)))
    return Termbase(
        f"{size} concepts",
        tuple(Concept(f"c{n}", "made", concept.terms) for n, concept in enumerate(found)),
    )


def _joined(one: Concept, other: Concept) -> Iterator[Term]:
    for lang in LANGS:
        for first, second in zip(one.of(lang)[:1], other.of(lang)[:1], strict=False):
            gap = "" if lang == "zh" else " "
            yield Term(lang, f"{first.text}{gap}{second.text}", "preferred")


def print_scale() -> None:
    """Seconds of one core, and memory: making a large termbase ready, and searching with it."""
    termbase = many(CONCEPTS)
    resolution = load_set(open_sets([ROOT / "corpora" / "a-res-78-311"])[0], Tools(checks=()))
    clauses = [(v.lang, clause.text) for v in resolution.versions for clause in v.clauses]
    rows = [cells for name in TEXTS.values() for _, cells in rows_of(name)]
    lines = [["what", "seconds"]]

    def timed(what: str, work: Callable[[], object]) -> None:
        start = process_time()
        work()
        lines.append([what, f"{process_time() - start:.2f}"])

    finder = TermFinder(termbase)
    timed("made ready, no word known yet", lambda: _ready(finder))
    timed("the resolution, the first time", lambda: _search(finder, clauses))
    with TemporaryDirectory() as folder:
        data = write_tbx(termbase)
        (Path(folder) / _FILE).write_bytes(data)
        first = Cache(Path(folder))
        first.termbase(data, _FILE, read_tbx)
        first.save()
        # By a process of its own: one that holds many objects already is slowed by them.
        command = [sys.executable, "-m", "tests.bench_terms", "--load", folder]
        loaded = run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        lines.append(["read from the cache and made ready", loaded.stdout.strip()])
    again = TermFinder(termbase)
    _ready(again)
    timed("the resolution", lambda: _search(again, clauses))
    some = islice(cycle(rows), ROWS)
    timed(f"{ROWS:,} rows", lambda: _search(again, (pair for row in some for pair in row.items())))
    terms = sum(len(concept.terms) for concept in termbase.concepts)
    print(f"{CONCEPTS:,} concepts, {terms:,} terms; {len(rows):,} different rows in six languages\n")
    print(table(lines, right=[1]))
    print(f"\n{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most\n")


def print_audit() -> None:
    """Flags and seconds of one core for each check on a large termbase, without a corpus."""
    watch = Stopwatch(process_time)
    found = entries("many", [(concept, frozenset()) for concept in many(CONCEPTS).concepts])
    flags = run_audit(audit_catalogue(), Audited(found), timed=watch.time)["many"]
    print(f"audit of {CONCEPTS:,} concepts\n")
    print(statistics_table(watch.seconds, flags, [check.code for check in audit_catalogue()]))


def load(folder: Path) -> None:
    """Print the seconds that a finder takes from the cache in *folder* until all languages are ready."""
    data = (folder / _FILE).read_bytes()
    start = process_time()
    _ready(TermFinder(Cache(folder).termbase(data, _FILE, read_tbx)))
    print(f"{process_time() - start:.2f}")


def _ready(finder: TermFinder) -> None:
    for lang in LANGS:
        finder.find("", lang)


def _search(finder: TermFinder, texts: Iterable[tuple[Lang, str]]) -> None:
    for lang, text in texts:
        finder.find(text, lang)


if __name__ == "__main__":
    main()
