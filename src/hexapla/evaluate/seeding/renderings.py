"""Which renderings of a concept the yardstick knows, and how each stands in a text.

The table `terms.tsv` holds them by concept and language. They are found as they are spelt, articles,
cases and prefixes written out, and not as the termbase is matched: less is found, and is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from hexapla.langs import profile
from hexapla.model import Lang

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_TABLE = "terms.tsv"
_REJECTED = "!"
_MARKS = "[\u064b-\u0652\u0640]"
"""Arabic vowel signs and the tatweel: texts have them or have them not."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the yardstick knows of one concept in one language, in dictionary form."""

    accepted: tuple[str, ...]
    """Preferred and admitted in the termbase that is shipped."""
    rejected: tuple[str, ...]
    """Deprecated or superseded there."""
    unlisted: tuple[str, ...]
    """What a translator may write, and no termbase has for this concept."""
    another: tuple[str, ...]
    """Terms of other concepts that it is mistaken for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A rendering at its place in a text."""

    start: int
    stop: int
    concept: str
    form: str
    """In dictionary form."""
    key: str
    """How it stands there: its article, case or prefix."""


@cache
def known(lang: Lang) -> Mapping[str, Known]:
    """The renderings in *lang*, by concept."""
    found = {}
    lines = files("hexapla.evaluate.seeding").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        concept, own, *columns = line.split("\t")
        if own == lang:
            listed, unlisted, another = (tuple(filter(None, x.split("; "))) for x in columns)
            accepted = tuple(x for x in listed if not x.startswith(_REJECTED))
            rejected = tuple(x[1:] for x in listed if x.startswith(_REJECTED))
            found[concept] = Known(accepted, rejected, unlisted, another)
    return found


@lru_cache(maxsize=8192)
def standing(text: str, lang: Lang) -> tuple[Standing, ...]:
    """The listed renderings in *text*, in order; the longest wins."""
    spellings = _spellings(lang)
    return tuple(
        Standing(*match.span("it"), *spellings[_folded(match["it"])])
        for match in _pattern(lang).finditer(text)
    )


def says_otherwise(one: str, other: str, lang: Lang) -> bool:
    """Whether two forms say it with other words: each has a beginning of a word that the other has not.

    Abbreviations, forms in another number and short forms do not.
    """
    if not profile(lang).typography.spaced:
        return bool(set(one) - set(other)) and bool(set(other) - set(one))
    mine, yours = ({word[:4].lower() for word in _words(form, lang)} for form in (one, other))
    return bool(mine - yours) and bool(yours - mine)


def _words(form: str, lang: Lang) -> list[str]:
    return [word for word in re.findall(r"\w+", _split(form, lang)[1]) if len(word) > 3]


@cache
def spelt(form: str, lang: Lang) -> Mapping[str, str]:
    """How *form* stands in texts, by article, case or prefix; beginning with a capital too."""
    found = {key: text for key, text in _spelt(form, lang) if text}
    return found | {f"{key} capital": text[0].upper() + text[1:] for key, text in found.items()}


def _spelt(form: str, lang: Lang) -> Iterator[tuple[str, str]]:
    if lang == "ru":
        yield from _cases(form)
    elif lang == "ar":
        yield "", form
        yield from ((letter, letter + form) for letter in "بك")
        yield "ل", f"لل{form[2:]}" if form.startswith("ال") else f"ل{form}"
    elif lang in _ARTICLES:
        article, bare = _split(form, lang)
        joined = _ARTICLES[lang].get(article, ())
        yield from zip(("le", "de", "à"), (x + bare for x in joined), strict=bool(joined))
        elided = lang == "fr" and bare[0].lower() in "aeiouéêhô"
        yield "de bare", ("d’" if elided else "de ") + bare
        yield "bare", bare
    else:
        yield "", form


_ARTICLES: Mapping[Lang, Mapping[str, tuple[str, str, str]]] = {
    "fr": {
        "le ": ("le ", "du ", "au "),
        "la ": ("la ", "de la ", "à la "),
        "l’": ("l’", "de l’", "à l’"),
        "les ": ("les ", "des ", "aux "),
    },
    "es": {
        "el ": ("el ", "del ", "al "),
        "la ": ("la ", "de la ", "a la "),
        "los ": ("los ", "de los ", "a los "),
        "las ": ("las ", "de las ", "a las "),
    },
}
"""Each article alone, and with the prepositions that it joins."""


def _split(form: str, lang: Lang) -> tuple[str, str]:
    """The article of *form* and what follows it."""
    article = next((x for x in _ARTICLES.get(lang, ()) if form.startswith(x)), "")
    return article, form[len(article) :]


def _cases(form: str) -> Iterator[tuple[str, str]]:
    """*form*, a Russian nominative, in each case: what agrees up to its first noun, and what и joins."""
    words = form.split(" ")
    last = next((at for at, word in enumerate(words) if _nominative(word, "NOUN")), len(words) - 1)
    if words[last + 1 : last + 2] == ["и"]:
        last += 2
    for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"):
        inflected = [word if word == "и" else _in_case(word, case) for word in words[: last + 1]]
        if all(inflected):
            yield case, " ".join([*inflected, *words[last + 1 :]])


def _in_case(word: str, case: str) -> str:
    reading = _nominative(word)
    if reading is None:
        return word if _morphology().parse(word)[0].tag.POS == "ADVB" else ""
    found = reading.inflect({case})
    if found is None:
        return ""
    inflected: str = found.word
    return inflected[0].upper() + inflected[1:] if word[0].isupper() else inflected


def _nominative(word: str, *pos: str):  # type: ignore[no-untyped-def]
    readings = (x for x in _morphology().parse(word) if "nomn" in x.tag)
    return next((x for x in readings if not pos or x.tag.POS in pos), None)


@cache
def _morphology() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@cache
def _spellings(lang: Lang) -> Mapping[str, tuple[str, str, str]]:
    """Concept, form and key by spelling; of two that are spelt alike the first."""
    found: dict[str, tuple[str, str, str]] = {}
    for concept, entry in known(lang).items():
        for form in (*entry.accepted, *entry.rejected):
            for key, text in spelt(form, lang).items():
                found.setdefault(_folded(text), (concept, form, key))
    return found


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    texts = sorted(_spellings(lang), key=len, reverse=True)
    if lang == "ar":
        each = "|".join("".join(re.escape(char) + f"{_MARKS}*" for char in text) for text in texts)
        return re.compile(rf"(?<!\w)[وف]?{_MARKS}*(?P<it>{each})(?!\w)")
    each = "|".join(re.escape(text).replace("'", "['\u2019]") for text in texts)
    edges = ("(?<![\\w-])", "(?![\\w-])") if profile(lang).typography.spaced else ("", "")
    return re.compile(f"{edges[0]}(?P<it>{each}){edges[1]}")


def _folded(text: str) -> str:
    return re.sub(_MARKS, "", text).replace("\u2019", "'")
