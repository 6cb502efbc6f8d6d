"""The house rules that a machine can hold: sizes, docstrings, light imports, one place to touch."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import hexapla

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "tui").rglob("*.py")])

HEAVY = ("torch", "transformers", "textual", "lxml", "sqlalchemy")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_stay_small() -> None:
    sizes = {path: lines(path) for path in MODULES}
    assert {str(path): n for path, n in sizes.items() if n > 400} == {}
    assert statistics.median(sizes.values()) < 140


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_module_says_why_it_exists(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert doc
    assert path.stem not in {"utils", "helpers", "manager", "data_utils", "misc", "common"}


@pytest.mark.parametrize("module", ["hexapla", "hexapla.cli", "hexapla.checks", "hexapla.pipeline"])
def test_imports_are_light(module: str) -> None:
    program = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""


def test_bidi_controls_stand_as_escapes_only() -> None:
    controls = {*map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
    for path in MODULES:
        assert not controls & set(path.read_text(encoding="utf-8")), path


def test_no_check_names_a_language() -> None:
    """What differs by language stands in the profiles."""
    for path in (ROOT / "src" / "hexapla" / "checks").glob("[a-z][a-z][a-z][0-9]*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        strings = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
        assert not strings & {"ar", "zh", "en", "fr", "ru", "es"}, path.name


def test_rooms_of_the_plan_are_held_by_contracts() -> None:
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {p.stem for p in (ROOT / "src" / "hexapla").iterdir() if p.stem[0] != "_" and p.stem != "py"}
    assert {room for room in rooms if f"hexapla.{room}" not in contracts} == set()


def test_the_public_names_are_there() -> None:
    names = hexapla.__all__
    assert len(names) <= 16
    for name in names:
        assert getattr(hexapla, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = hexapla.nonsense
