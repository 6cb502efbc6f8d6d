"""Which language a file is in: by its name, by what it declares, by what it says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from hexapla.langs import profile
from hexapla.model import LANGS, Lang

_JOB_NUMBER = re.compile(r"[A-Z]{1,2}\d{6,8}(?P<letter>[ACEFRS])", re.IGNORECASE)
"""A job number of the Official Document System, with the letter of the language at its end."""

_SCRIPTS: dict[str, Lang] = {"ARABIC": "ar", "CJK": "zh", "CYRILLIC": "ru"}

_SAMPLE = 20_000


@cache
def _codes() -> dict[str, Lang]:
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
    scripts = Counter(
        unicodedata.name(char, "?").split()[0] for char in text[:_SAMPLE] if char.isalpha()
    )
    if not scripts:
        return None
    script = scripts.most_common(1)[0][0]
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    return _of_latin(text[:_SAMPLE]) if script == "LATIN" else None


def _of_latin(text: str) -> Lang | None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([lang for lang in LANGS if profile(lang).script == "Latn"])
    return _codes().get(str(identifier.classify(text)[0]))
