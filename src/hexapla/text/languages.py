"""Which of the six languages a short text is written in, by its letters and its small words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hexapla.langs import profile
from hexapla.model import LANGS, Lang
from hexapla.text.function_words import ARTICLES, CONJUNCTIONS, CONNECTIVES
from hexapla.text.scripts import script_shares

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    lang: frozenset().union(
        *(table.get(lang, frozenset()) for table in (ARTICLES, CONJUNCTIONS, CONNECTIVES))
    )
    for lang in LANGS
}


def language_read(text: str, among: Iterable[Lang] = LANGS) -> Lang | None:
    """The language of *text*: of those *among* with its main script, the one whose small words it has.

    `None` for a text without letters of any of these languages.
    """
    shares = script_shares(text)
    own = {lang: shares.get(profile(lang).script, 0.0) for lang in among}
    most = max(own.values(), default=0.0)
    if not most:
        return None
    words = _WORD.findall(text.lower())
    found = [lang for lang in own if own[lang] == most]
    return max(sorted(found), key=lambda lang: sum(word in _SMALL[lang] for word in words))
