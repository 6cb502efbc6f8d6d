"""Akoma Ntoso 3.0 and its older versions, with the profile of the United Nations (AKN4UN).

The format knows what each part is and says so: numbers are labels, notes stand where they are
called, changes are read as accepted. Nothing that its references name is fetched.
"""

from __future__ import annotations

from hexapla.formats.akn.names import ROOT
from hexapla.formats.format import Format, Source
from hexapla.formats.xml import root_of
from hexapla.model import RawDocument


def read(source: Source) -> tuple[RawDocument, ...]:
    """The document in *source*; where a collection holds several languages, one document of each.

    `InputError` where it is another kind of XML, or holds no text.
    """
    from hexapla.formats.akn.documents import read_documents

    return read_documents(source)


def begins(head: bytes) -> bool:
    """Whether a file that begins with *head* is Akoma Ntoso."""
    return root_of(head)[0].lower() == ROOT


FORMAT = Format("akn", (".akn", ".xml"), read, begins)
