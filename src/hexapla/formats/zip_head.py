"""What the first bytes of a zip tell of it, for formats that are zips: nothing is unpacked."""

from __future__ import annotations

from collections.abc import Iterator

_LOCAL, END = b"PK\x03\x04", b"PK\x05\x06"
LOCAL_SIZE = 30
"""Bytes before the name of a member, where the member itself stands."""


def is_zip(head: bytes) -> bool:
    """Whether a file that begins with *head* is a zip."""
    return head.startswith((_LOCAL, END))


def members(head: bytes) -> Iterator[str]:
    """The names of the first members of a zip, as far as *head*, the file's first bytes, shows them."""
    at = 0
    while (at := head.find(_LOCAL, at)) >= 0 and at + LOCAL_SIZE <= len(head):
        size = int.from_bytes(head[at + 26 : at + 28], "little")
        yield head[at + LOCAL_SIZE : at + LOCAL_SIZE + size].decode("utf-8", "replace")
        at += LOCAL_SIZE + size
