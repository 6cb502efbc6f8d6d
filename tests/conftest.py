"""What many tests share: the texts that ship, and the termbase, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.model import Lang, Version
from hexapla.pipeline import Tools, load_set
from hexapla.sets import find_sets

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def clean_set() -> dict[Lang, Version]:
    """The six versions of A/RES/78/311, parsed."""
    loaded = load_set(find_sets([CORPORA / "a-res-78-311"])[0], Tools(checks=()))
    assert not loaded.failures
    return {version.lang: version for version in loaded.versions}


@pytest.fixture(scope="session")
def shared_texts() -> Path:
    """The folder of real texts, where the machine has it."""
    if not SHARED.is_dir():
        pytest.skip(f"the folder of real texts is not at {SHARED}")
    return SHARED
