"""Which scripts a text is written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Literal

Script = Literal["Arab", "Hans", "Latn", "Cyrl"]

_NAMES: dict[str, Script] = {"ARABIC": "Arab", "CJK": "Hans", "LATIN": "Latn", "CYRILLIC": "Cyrl"}


@cache
def script_of(char: str) -> Script | None:
    """The script of a letter, one of those of the six languages; `None` for anything else."""
    if not char.isalpha():
        return None
    return _NAMES.get(unicodedata.name(char, "").split(" ")[0])


def script_shares(text: str) -> dict[Script, float]:
    """The share of each script among the letters of *text*; empty where there are none."""
    counts: Counter[Script] = Counter()
    for char, count in Counter(text).items():
        if script := script_of(char):
            counts[script] += count
    total = counts.total()
    return {script: n / total for script, n in counts.items()}
