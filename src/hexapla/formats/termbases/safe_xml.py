"""XML from outside, whole, with nothing in it that stands for something else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hexapla.errors import InputError
from hexapla.formats.xml import parsed

if TYPE_CHECKING:
    from lxml import etree


def safe_root(data: bytes, name: str) -> etree._Element:
    """The root of the XML in *data*; `InputError` where it is damaged or declares entities.

    In attributes an entity is replaced while the file is parsed, so declaring one is refused too.
    """
    root = parsed(data, name)
    subset = root.getroottree().docinfo.internalDTD
    # The stubs do not know what a DTD declares.
    entities: Iterable[Any] = getattr(subset, "iterentities", tuple)() if subset is not None else ()
    declared = next(iter(entities), None)
    if declared is not None:
        line = data.count(b"\n", 0, max(0, data.find(b"<!ENTITY"))) + 1
        raise InputError(
            f"the entity {declared.name!r} is declared, and entities are not resolved",
            where=f"{name}:{line}",
            remedy="mend the file or export it again",
        )
    return root
