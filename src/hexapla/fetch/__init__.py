"""Fetch: the versions of a text from the Official Document System, one at a time, checked on arrival.

It knows nothing of formats and manifests: what reads a file and what tells a language are passed in.
"""

from hexapla.fetch.address import BASE, address, allowed_base, public
from hexapla.fetch.outcome import Manners, Outcome, Tools, World
from hexapla.fetch.symbol import folder_name, is_draft, normal_symbol
from hexapla.fetch.troubles import UnreachableError
from hexapla.fetch.versions import Known, fetch_versions

__all__ = [
    "BASE",
    "Known",
    "Manners",
    "Outcome",
    "Tools",
    "UnreachableError",
    "World",
    "address",
    "allowed_base",
    "fetch_versions",
    "folder_name",
    "is_draft",
    "normal_symbol",
    "public",
]
