"""The wheel carries what the program needs: the texts, the termbase, the screen's style sheet."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    done = subprocess.run(
        [*build, "--outdir", str(folder), str(ROOT)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_texts_are_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "hexapla/_corpora/a-res-78-311/en.txt",
        "hexapla/_corpora/a-res-78-311-draft/seeded.toml",
        "hexapla/_corpora/terms/resolutions.toml",
        "hexapla/_corpora/terms/member-states.toml",
        "hexapla/_corpora/terms/un-core.tbx",
        "hexapla/py.typed",
        "hexapla_tui/app.py",
        "hexapla_tui/app.tcss",
    } <= names
    assert not [name for name in names if ".hexapla/" in name or name.startswith("tests")]


def test_the_demo_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    """Unpacked where no source tree is, it finds its texts and prints what `make demo` prints."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r});"
        "import hexapla; assert 'site' in hexapla.__file__, hexapla.__file__;"
        "from hexapla.cli import main; main(['demo', '--quiet'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "no flags" in done.stdout
    assert str(tmp_path / "site") in done.stdout
