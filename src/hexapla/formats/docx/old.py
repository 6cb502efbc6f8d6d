"""What is not Word's present format: Office 97, and files that a password encrypts."""

from __future__ import annotations

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_old(head: bytes) -> bool:
    """Whether a file that begins with *head* is of Office 97, or an encrypted one."""
    return head.startswith(_OLE)
