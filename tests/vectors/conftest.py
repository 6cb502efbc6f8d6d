"""A tiny model of each kind, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from .tiny import SAVED


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of saved models by kind."""
    pytest.importorskip("torch", reason="torch is not installed: pip install 'hexapla[neural]'")
    root = tmp_path_factory.mktemp("models")
    for kind, save in SAVED.items():
        save(root / kind)
    return {kind: root / kind for kind in SAVED}


@pytest.fixture
def bert(models: dict[str, Path]) -> str:
    """The folder of the tiny BERT."""
    return str(models["bert"])
