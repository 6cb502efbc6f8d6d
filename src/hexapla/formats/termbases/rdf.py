"""RDF by way of pyoxigraph, an extra: triples in the order of their file, names of the vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from hexapla.errors import InputError, UsageError
from hexapla.formats.termbases.safe_xml import safe_root

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat, Triple

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "tbx": "http://tbx2rdf.lider-project.eu/tbx#",
}
_OURS, _RELATIVE = "urn:hexapla:concept:", "https://relative.invalid/"
_ABSOLUTE = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)
_MEND = "mend the file or export it again"


def iri(compact: str) -> str:
    """The whole IRI of a name such as `skos:prefLabel`."""
    prefix, _, local = compact.partition(":")
    return PREFIXES[prefix] + local


def compact(whole: str) -> str:
    """The short name of an IRI, where its vocabulary is known."""
    for prefix, space in PREFIXES.items():
        if whole.startswith(space):
            return f"{prefix}:{whole.removeprefix(space)}"
    return whole


def iri_of(concept: str) -> str:
    """The IRI for the id of a concept: the id itself where it is one."""
    if _ABSOLUTE.fullmatch(concept) and not concept.startswith((_OURS, _RELATIVE)):
        return concept
    return _OURS + quote(concept, safe="")


def concept_of(whole: str) -> str:
    """The id of the concept that `iri_of` named."""
    if whole.startswith(_OURS):
        return unquote(whole.removeprefix(_OURS))
    return whole.removeprefix(_RELATIVE).removeprefix("#") if whole.startswith(_RELATIVE) else whole


def triples(data: bytes, name: str, *, rdfxml: bool) -> Iterator[Quad]:
    """What *data* states, in order; `InputError` with file and line where it is damaged."""
    pyoxigraph = _library()
    if rdfxml:
        # The library would replace entities; ours says where they stand.
        safe_root(data, name)
    try:
        yield from pyoxigraph.parse(data, _format(rdfxml=rdfxml), base_iri=_RELATIVE)
    except SyntaxError as error:
        what = " ".join((error.msg or "unreadable").split())
        where = f"{name}:{error.lineno}" if error.lineno else name
        raise InputError(f"not well-formed: {what}", where=where, remedy=_MEND) from error


def printed(stated: Iterable[Triple], *, rdfxml: bool) -> bytes:
    """The triples as text in UTF-8, in the order in which they come."""
    made = _library().serialize(stated, format=_format(rdfxml=rdfxml), prefixes=PREFIXES)
    # The library names the vocabularies in no order.
    if not rdfxml:
        lines = made.split(b"\n")
        count = next(at for at, line in enumerate(lines) if not line.startswith(b"@prefix"))
        return b"\n".join((*sorted(lines[:count]), *lines[count:]))
    start, root, rest = re.split(rb"(<rdf:RDF[^>]*>)", made, maxsplit=1)
    return start + b"<rdf:RDF " + b" ".join(sorted(root[len(b"<rdf:RDF ") : -1].split())) + b">" + rest


def _format(*, rdfxml: bool) -> RdfFormat:
    from pyoxigraph import RdfFormat

    return RdfFormat.RDF_XML if rdfxml else RdfFormat.TURTLE


def _library() -> ModuleType:
    try:
        import pyoxigraph
    except ImportError as error:
        raise UsageError(
            "SKOS needs the library pyoxigraph", remedy="install it with: pip install 'hexapla[skos]'"
        ) from error
    return pyoxigraph
