"""Which language a file is in: by its name, by what it declares, by what it says."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from hexapla.model import LANGS, Lang

_JOB_NUMBER = re.compile(r"[A-Z]{1,2}\d{6,8}(?P<letter>[ACEFRS])", re.IGNORECASE)
"""A job number of the Official Document System, with the letter of the language at its end."""

_SAMPLE = 20_000

_TELLING = 200
"""Letters from which on a text may belie its name."""

_OWN_SHARE = 0.3
"""The least share of a text's letters in its own script."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _codes() -> dict[str, Lang]:
    from hexapla.langs import profile

    return {code: lang for lang in LANGS for code in profile(lang).codes}


def language_of_name(stem: str) -> Lang | None:
    """The language whose code stands in a file's name without its suffix; `None`: there is none."""
    job = _JOB_NUMBER.fullmatch(stem)
    if job:
        return _codes().get(job["letter"].lower())
    words = [word for word in re.split(r"[^A-Za-z]+", stem.lower()) if len(word) > 1]
    return next((_codes()[word] for word in reversed(words) if word in _codes()), None)


def language_declared(tag: str) -> Lang | None:
    """The language of a BCP 47 tag such as `zh-Hans`; `None` where it is not one of the six."""
    return _codes().get(re.split(r"[-_]", tag.strip().lower())[0]) if len(tag.strip()) > 1 else None


def language_of_text(text: str) -> Lang | None:
    """The language that *text* is written in: script first, then words; `None` without letters."""
    from hexapla.langs import profile
    from hexapla.text.scripts import script_shares

    sample = text[:_SAMPLE]
    shares = script_shares(sample)
    if not shares:
        return None
    script = max(sorted(shares), key=lambda name: shares[name])
    written = [lang for lang in LANGS if profile(lang).script == script]
    return written[0] if len(written) == 1 else _by_words(sample, written)


def language_belied(text: str, claimed: Lang) -> Lang | None:
    """The language that *text* is in, where it certainly is not *claimed*; else `None`.

    Short texts, and texts of which a good part is in the claimed language's script, belie nothing.
    """
    from hexapla.langs import profile
    from hexapla.text.function_words import SMALL_WORDS
    from hexapla.text.scripts import script_shares

    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _TELLING:
        return None
    shares = script_shares(sample)
    own = profile(claimed).script
    if shares.get(own, 0.0) < _OWN_SHARE:
        return language_of_text(sample)
    counts = Counter(_WORD.findall(sample.lower()))
    small = {
        lang: sum(counts[word] for word in SMALL_WORDS.get(lang, ()))
        for lang in LANGS
        if profile(lang).script == own
    }
    if len(small) < 2 or 2 * small[claimed] > max(small.values()):
        return None
    found = _by_words(sample, list(small))
    return found if found != claimed else None


def _by_words(text: str, langs: list[Lang]) -> Lang | None:
    """The one of *langs*, of one script, that *text* is in by its words."""
    return _codes().get(str(_identifier(tuple(langs)).classify(text)[0]))


@cache
def _identifier(langs: tuple[Lang, ...]) -> Any:
    """A classifier of texts in one of *langs*."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(langs))
    return identifier
