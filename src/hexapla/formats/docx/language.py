"""The language that a Word file says its text is in, where the letters bear it out.

Word marks text with the language of its proofing tools. What only its defaults say is not taken
for Latin letters: they are those of the machine on which the file was made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from hexapla.formats.docx.body import Draft

_SCRIPTS = {
    "Arab": re.compile("[\u0620-\u064a\u0671-\u06d3]"),
    "Han": re.compile("[\u3400-\u9fff]"),
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f]"),
}
_USED = {"ar": "Arab", "zh": "Han", "ru": "Cyrl", "en": "Latn", "fr": "Latn", "es": "Latn"}
_KIND = {"Arab": "bidi", "Han": "eastAsia", "Cyrl": "val", "Latn": "val"}
_ENOUGH = 0.6
"""Share of the letters that must be marked as one language."""

_SAMPLE = 100_000
"""Characters after which the language is clear."""


def declared(drafts: Iterable[Draft], defaults: Mapping[str, str]) -> str:
    """A BCP 47 tag; `""` where the file does not say, or says what its letters deny."""
    letters: Counter[str] = Counter()
    marked: Counter[tuple[str, str]] = Counter()
    stretches = (at for draft in drafts if not draft.furniture for at in draft.langs)
    read = 0
    for lang, text in stretches:
        for script, pattern in _SCRIPTS.items():
            if size := len(pattern.findall(text)):
                letters[script] += size
                marked[script, lang] += size
        read += len(text)
        if read > _SAMPLE:
            break
    if not letters:
        return ""
    script = min(letters, key=lambda name: (-letters[name], name))
    kind = _KIND[script]
    if kind != "val":
        return _borne_out(defaults.get(kind, ""), script)
    (_, lang), size = min(
        ((key, n) for key, n in marked.items() if key[0] == script), key=lambda at: (-at[1], at[0])
    )
    if script == "Cyrl" and not lang:
        lang = defaults.get("val", "")
    return _borne_out(lang, script) if size >= _ENOUGH * letters[script] else ""


def _borne_out(lang: str, script: str) -> str:
    return lang if _USED.get(lang.lower().partition("-")[0]) == script else ""
