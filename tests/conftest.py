"""What many tests share: the texts that ship, and the termbase, read once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from hexapla.align import Anchors
from hexapla.formats import detect
from hexapla.formats.tbx import read_tbx
from hexapla.model import Lang, Version
from hexapla.pipeline import Tools, anchors_of, load_set
from hexapla.sets import find_sets
from hexapla.sets.corpora import shipped_termbase
from hexapla.terms.finder import TermFinder

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared" / "data"


# New examples are tried at each run, except where it decides about a landing: that one repeats itself.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither read nor write the cache of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEXAPLA_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def clean_set() -> dict[Lang, Version]:
    """The six versions of A/RES/78/311, parsed."""
    loaded = load_set(find_sets([CORPORA / "a-res-78-311"], detect=detect)[0], Tools(checks=()))
    assert not loaded.failures
    return {version.lang: version for version in loaded.versions}


@pytest.fixture(scope="session")
def shared_texts() -> Path:
    """The folder of real texts, where the machine has it."""
    if not SHARED.is_dir():
        pytest.skip(f"the folder of real texts is not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def finder() -> TermFinder:
    """The termbase that ships, ready to find its concepts."""
    path = shipped_termbase()
    return TermFinder(read_tbx(path.read_bytes(), path.name))


@pytest.fixture(scope="session")
def anchors(clean_set: dict[Lang, Version], finder: TermFinder) -> Anchors:
    """The concepts in the clauses of the clean set, as the pipeline finds them for the aligner."""
    return anchors_of(clean_set.values(), finder)
