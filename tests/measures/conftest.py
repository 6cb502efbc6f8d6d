"""Patterns are compiled before any example is timed: the deadline of Hypothesis is for matching."""

from __future__ import annotations

import pytest

from hexapla.measures.clause import measure
from hexapla.model import LANGS


@pytest.fixture(autouse=True, scope="session")
def _compiled() -> None:
    for lang in LANGS:
        measure("A/70/1, 70/1 (a) www.un.org", lang)
