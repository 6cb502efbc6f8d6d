"""Sets: which files are versions of one text, in which languages, and what is known of them."""

from hexapla.sets.discovery import SetFiles, VersionFile, find_sets
from hexapla.sets.limits import Limits
from hexapla.sets.manifest import Accepted, Manifest, VersionEntry

__all__ = [
    "Accepted",
    "Limits",
    "Manifest",
    "SetFiles",
    "VersionEntry",
    "VersionFile",
    "find_sets",
]
