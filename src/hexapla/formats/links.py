"""Where a link leads whose words do not say so.

One version prints an address that another puts behind a word: such an address is kept. Where the
words print one, that counts, right or wrong.
"""

from __future__ import annotations

import re

from hexapla.measures.addresses import find_addresses

_LEADS_OUT = re.compile(r"\s*(?:(?P<mail>mailto:)|(?P<bare>//)|(?:https?|ftp)://)(?=\S)", re.I)


def address_behind(words: str, target: str) -> str:
    """The web or mail address that a link on *words* leads to; `""`: none, or the words print one."""
    opening = _LEADS_OUT.match(target)
    if opening is None or find_addresses(words):
        return ""
    if opening["mail"]:
        return target[opening.end() :].partition("?")[0].strip()
    return ("https:" if opening["bare"] else "") + target.strip()
