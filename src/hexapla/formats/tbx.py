"""TBX (ISO 30042): the termbases that ship and that users keep, read and written.

What every dialect holds, and what is said of what it does not, the room `termbases` knows.
"""

from __future__ import annotations

import hashlib

from hexapla.formats.termbases.remarks import Remarks
from hexapla.model import Termbase


def read_tbx(data: bytes, name: str) -> Termbase:
    """The termbase in *data*; *name* is the file's, for errors and where no title is given.

    Reads version 3 (Core, Min and Basic, in both styles) and version 2. A language's first term
    without a status is preferred where none else is, other terms without one are admitted.
    Raises `InputError` with file and line, for an id that stands twice too.
    """
    from hexapla.formats.termbases.tbx_read import read

    remarks = Remarks(name)
    title, concepts = read(data, name, remarks)
    if remarks.repeated is not None:
        raise remarks.repeated
    return Termbase(title or name, concepts, hashlib.sha256(data).hexdigest())


def write_tbx(termbase: Termbase) -> bytes:
    """*termbase* as TBX-Basic of version 3 in UTF-8, the same bytes for the same termbase.

    Terms are grouped by language, in the order of each language's first term. Raises
    `InputError` for text that XML cannot hold (control characters) and for empty terms.
    """
    from hexapla.formats.termbases.tbx_write import write

    return write(termbase, Remarks(termbase.name), "basic", "dca")
