"""Reviewing: what a person does with flags. It knows no screen; `hexapla_tui` draws it."""

from __future__ import annotations

from hexapla.review.filter import SEVERITY_LETTER, Filter
from hexapla.review.session import Clock, Counts, ReviewSession

__all__ = ["SEVERITY_LETTER", "Clock", "Counts", "Filter", "ReviewSession"]
