"""`hexapla terms convert`: termbases from one format to another, layered, and what is said of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hexapla.formats.tbx import read_tbx, write_tbx
from hexapla.model import Concept, Term, Termbase

from ..conftest import CORPORA
from .running import run

CORE = CORPORA / "terms" / "un-core.tbx"
SMALL = Termbase(
    "small",
    (
        Concept(
            "peace",
            "peace",
            (Term("ar", "السلام", "preferred", "UDHR"), Term("zh", "和平", "preferred")),
        ),
        Concept("law", "", (Term("ru", "право", "preferred"), Term("pt-BR", "direito", "admitted"))),
    ),
)


def small(folder: Path) -> Path:
    path = folder / "small.tbx"
    path.write_bytes(write_tbx(SMALL))
    return path


@pytest.mark.parametrize("name", ["core.ttl", "core.rdf", "core.csv", "core.xlsx", "core.tbx"])
def test_through_a_format_and_back(name: str, tmp_path: Path) -> None:
    there = run("terms", "convert", CORE, "-o", tmp_path / name, "--quiet")
    assert (there.status, there.out, there.err) == (0, "", "")
    back = run("terms", "convert", tmp_path / name, "-o", tmp_path / "back.tbx")
    assert back.err == f"{tmp_path / 'back.tbx'}: 567 concepts, 9,816 terms\n"
    original = read_tbx(CORE.read_bytes(), CORE.name)
    assert read_tbx((tmp_path / "back.tbx").read_bytes(), "x").concepts == original.concepts


def test_later_termbases_win_and_losses_are_said(tmp_path: Path) -> None:
    house = tmp_path / "house.csv"
    house.write_text("ID,Russian,Status,Owner\npeace,мир,,x\ntreaty,договор,,\n", encoding="utf-8")
    out = tmp_path / "out.tbx"
    ran = run(
        "terms", "convert", small(tmp_path), house, "-o", out, "--dialect", "min", "--style", "dct"
    )
    assert (ran.status, ran.out) == (0, "")
    found = read_tbx(out.read_bytes(), "x")
    assert found.name == f"small+{house}"
    assert [(c.concept, [t.text for t in c.terms]) for c in found.concepts] == [
        ("peace", ["мир"]),
        ("law", ["право", "direito"]),
        ("treaty", ["договор"]),
    ]
    for line in (
        "small.tbx: terms in 'pt-BR', none of the six languages: kept, not used (1, first in line",
        f"{house}: the column 'Owner' is not kept (1)",
        f"{house}: concepts that take the place of earlier ones (1)",
        f"{out}: 3 concepts, 4 terms",
    ):
        assert line in ran.err
    assert 'type="TBX-Min" style="dct"' in out.read_text(encoding="utf-8")


def test_what_the_dialect_has_no_place_for(tmp_path: Path) -> None:
    out = tmp_path / "out.tbx"
    ran = run("terms", "convert", small(tmp_path), "-o", out, "--dialect", "core")
    assert f"{out}: TBX-Core has no place for 'source' (1)" in ran.err.splitlines()
    assert f"{out}: TBX-Core has no place for 'administrativeStatus' (4)" in ran.err.splitlines()


def test_the_format_may_be_named(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    assert run("terms", "convert", small(tmp_path), "-o", out, "--format", "tbx2").status == 0
    assert "<martif " in out.read_text(encoding="utf-8")
    assert run("terms", "convert", out, "-o", tmp_path / "again.csv").status == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("nothing.tbx", "-o", "x.csv"),
            "nothing.tbx: this is not a file that can be read; give a file",
        ),
        (("small.tbx", "-o", "x.doc"), "no format of termbases is known by the name of x.doc; name the"),
        (("small.tbx", "-o", "no/x.csv"), "there is no folder "),
        (("small.tbx", "-o", "."), "no format of termbases is known by the name of"),
        (("small.tbx", "-o", "x.csv", "--style", "dca"), "csv has no dialects and styles; leave out"),
        (("bad.tbx", "-o", "x.csv"), "bad.tbx:2: not well-formed XML"),
    ],
)
def test_errors_are_one_line(
    arguments: tuple[str, ...], complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    small(tmp_path)
    (tmp_path / "bad.tbx").write_text("<tbx>\n<text></tbx>", encoding="utf-8")
    ran = run("terms", "convert", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"hexapla: {complaint}")
    assert len(ran.err.splitlines()) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"small.tbx", "bad.tbx"}


def test_without_the_library_the_extra_is_named(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['pyoxigraph'] = None;"
        f"from hexapla.cli import main; main(['terms', 'convert', {str(small(tmp_path))!r},"
        f" '-o', {str(tmp_path / 'x.ttl')!r}])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "hexapla: SKOS needs the library pyoxigraph; install it with: pip install 'hexapla[skos]'"
    )


@pytest.mark.parametrize("name", ["small2.tbx", "small.ttl", "small.csv"])
def test_every_format_finds_terms(name: str, tmp_path: Path) -> None:
    used = tmp_path / name
    run("terms", "convert", small(tmp_path), "-o", used, "--quiet")
    result = run("check", CORPORA / "a-res-78-311", "--termbase", used, "--quiet", "--fail-on", "never")
    assert (result.status, result.err) == (0, "")


def test_an_id_that_stands_twice_is_refused_where_terms_are_found(tmp_path: Path) -> None:
    twice = tmp_path / "twice.tbx"
    twice.write_bytes(small(tmp_path).read_bytes().replace(b'id="law"', b'id="peace"'))
    result = run("check", CORPORA / "a-res-78-311", "--termbase", twice)
    assert result.status == 2
    assert "the id 'peace' stands twice" in result.err
    assert run("terms", "convert", twice, "-o", tmp_path / "once.tbx").status == 0
