"""Reads a text of some 500 pages in each format: pages a second on one core, and the memory it takes.

Run it with `make bench`. Each reading is a process of its own, beside a baseline of the same run.
PDF is measured where LibreOffice is installed. It is no test: nothing is asserted.
"""

from __future__ import annotations

import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from hexapla.formats import Source, format_named
from hexapla.model import Clause, Version
from hexapla.parse import parse

ROOT = Path(__file__).resolve().parents[1]
COPIES = 120
WORDS_A_PAGE = 330
"""The standard page of the United Nations' translation services."""


def main() -> None:
    """Print a line a format."""
    version = long_version()
    words = sum(len(clause.text.split()) for clause in version.clauses)
    pages = words / WORDS_A_PAGE
    print(f"\n{len(version.clauses)} clauses, {words} words, {pages:.0f} standard pages")
    print(f"{'':10}{'KB':>8}{'seconds':>9}{'pages/s':>9}{'baselines':>11}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as name:
        for form, make in MAKERS.items():
            path = make(version, Path(name))
            if path is None:
                print(f"{form:10} not measured: LibreOffice is not installed")
                continue
            took, base, peak = measured(form, path)
            size = path.stat().st_size / 1024
            print(
                f"{form:10}{size:8.0f}{took:9.2f}{pages / took:9.0f}{took / base:11.2f}{peak:9.0f}",
                flush=True,
            )


def long_version() -> Version:
    """The English resolution, many times over."""
    path = ROOT / "corpora" / "a-res-78-311" / "en.txt"
    (document,) = format_named("text").read(Source(path.read_bytes(), str(path), "en"))
    once = parse(document, "en", set_name="bench")
    clauses: list[Clause] = []
    for copy in range(COPIES):
        body = [c for c in once.clauses if copy == 0 or c.kind in ("preambular", "operative")]
        clauses += [replace(c, eid=f"{c.eid}.{copy}", note_calls=()) for c in body if c.kind != "note"]
    return replace(once, clauses=tuple(clauses))


def measured(form: str, path: Path) -> tuple[float, float, float]:
    """Seconds, seconds of the baseline and megabytes at most, of a process that reads *path*."""
    command = [sys.executable, "-m", "tests.bench_formats", form, str(path)]
    printed = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT).stdout
    took, base, peak = json.loads(printed)
    return took, base, peak


def read_once(form: str, path: Path) -> None:
    """What the process does: read and parse, and say what it took."""
    began = time.perf_counter()
    counts: dict[str, int] = {}
    for i in range(1_500_000):
        key = f"w{i % 1009}"
        counts[key] = counts.get(key, 0) + 1
    base = time.perf_counter() - began
    reader = format_named(form)
    began = time.perf_counter()
    for document in reader.read(Source(path.read_bytes(), str(path), "en")):
        parse(document, "en", set_name="bench")
    took = time.perf_counter() - began
    print(json.dumps([took, base, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def text_of(version: Version, folder: Path) -> Path:
    return written(
        folder / "en.txt", "\n\n".join(f"{c.label} {c.text}".strip() for c in version.clauses)
    )


def html_of(version: Version, folder: Path) -> Path:
    body = "\n".join(f"<p>{escape(f'{c.label} {c.text}'.strip())}</p>" for c in version.clauses)
    return written(folder / "en.html", f"<html lang='en'><body><main>{body}</main></body></html>")


def tmx_of(version: Version, folder: Path) -> Path:
    units = "".join(
        f"<tu><tuv xml:lang='en'><seg>{escape(c.text)}</seg></tuv>"
        f"<tuv xml:lang='fr'><seg>{escape(c.text)}</seg></tuv></tu>\n"
        for c in version.clauses
    )
    head = "<header srclang='en' segtype='sentence' datatype='plaintext' creationtool='x'/>"
    return written(folder / "x.tmx", f"<tmx version='1.4'>{head}<body>{units}</body></tmx>")


def xliff_of(version: Version, folder: Path) -> Path:
    units = "".join(
        f"<unit id='u{i}'><segment><source>{escape(c.text)}</source>"
        f"<target>{escape(c.text)}</target></segment></unit>\n"
        for i, c in enumerate(version.clauses)
    )
    space = "xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' trgLang='fr'"
    return written(folder / "x.xlf", f"<xliff {space}><file id='f'>{units}</file></xliff>")


def csv_of(version: Version, folder: Path) -> Path:
    path = folder / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["en", "fr"])
        table.writerows([clause.text, clause.text] for clause in version.clauses)
    return path


def docx_of(version: Version, folder: Path) -> Path:
    from tests.formats.word import write_resolution

    path = folder / "en.docx"
    write_resolution(version, path)
    return path


def pdf_of(version: Version, folder: Path) -> Path | None:
    office = shutil.which("soffice")
    if office is None:
        return None
    source = docx_of(version, folder)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, capture_output=True, check=True)
    return source.with_suffix(".pdf")


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


MAKERS: dict[str, Callable[[Version, Path], Path | None]] = {
    "text": text_of,
    "html": html_of,
    "docx": docx_of,
    "pdf": pdf_of,
    "xliff": xliff_of,
    "tmx": tmx_of,
    "csv": csv_of,
}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_once(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
