"""What stands instead of a term: case by case with the vectors that ship, and gathered over sets."""

from __future__ import annotations

import tomllib
from functools import cache, partial
from pathlib import Path

import pytest

from hexapla.evaluate.term_instead import Hidden, hidden, reliability
from hexapla.formats.tbx import read_tbx
from hexapla.model import LANGS, Alignment, Lang, Span
from hexapla.terms.finder import TermFinder
from hexapla.terms.instead import Instead, instead, variants
from hexapla.terms.links import Links
from hexapla.terms.uses import Use, uses
from hexapla.vectors import load_encoder
from tests.terms.test_uses import aligned

_CASES = tomllib.loads((Path(__file__).parent / "instead.toml").read_text(encoding="utf-8"))["case"]
_TERMS = Path(__file__).resolve().parents[2] / "corpora" / "terms" / "un-core.tbx"


@cache
def finder() -> TermFinder:
    return TermFinder(read_tbx(_TERMS.read_bytes(), _TERMS.name))


def found_in(*alignments: Alignment) -> list[Use]:
    links = Links(alignments, load_encoder("builtin"))
    seek = partial(instead, links=links, finder=finder())
    return [use for one in alignments for use in uses(one, finder(), "en", seek)]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_what_stands_instead(case: dict[str, str]) -> None:
    lang = next(x for x in LANGS if x != "en" and x in case)
    used = found_in(aligned([{"en": case["en"], lang: case[lang]}]))
    (one,) = [use for use in used if use.concept == case["concept"] and use.lang == lang]
    assert (one.place.text if one.place else "") == case["found"]
    assert one.sort == ("other" if case["found"] else one.sort)


_FRENCH = (
    ("Promotes gender equality", "Favorise la parité des sexes"),
    ("Gender equality is a goal", "La parité des sexes est un objectif"),
    ("Gender equality at work", "L’équité au travail"),
    ("Gender equality in schools", "L’égalité des genres à l’école"),
    ("Reports on gender equality", "Fait rapport"),
)


def test_the_same_words_in_several_places_may_be_a_term() -> None:
    one, two = (
        aligned([{"en": en, "fr": fr} for en, fr in some], f"set{len(some)}")
        for some in (_FRENCH[:1], _FRENCH[1:])
    )
    (variant,) = variants(found_in(one, two))
    assert (variant.concept, variant.lang) == ("gender-equality", "fr")
    assert variant.text == "parité des sexes"
    assert [(use.set, use.row) for use in variant.uses] == [("set1", "op1"), ("set4", "op1")]
    assert 0.5 <= variant.confidence <= 1


def test_inflected_words_are_the_same_words() -> None:
    texts = {
        "Recognizes capacity-building in schools": "признает укрепление возможностей в школах",
        "Notes the role of capacity-building": "отмечает роль укрепления возможностей",
    }
    (variant,) = variants(found_in(aligned([{"en": en, "ru": ru} for en, ru in texts.items()])))
    assert variant.text in {"укрепление возможностей", "укрепления возможностей"}
    assert len(variant.uses) == 2


def test_nothing_is_said_of_a_row_that_the_source_lacks() -> None:
    seek = partial(instead, links=Links((), None), finder=finder())
    (clause,) = aligned([{"fr": "Favorise la parité des sexes"}]).versions["fr"].clauses
    assert seek("gender-equality", "fr", {"fr": (clause,)}, ()) is None


_HIDDEN: tuple[dict[Lang, str], ...] = (
    {
        "ar": "تؤكد من جديد حقوق الإنسان والتنمية المستدامة",
        "zh": "重申人权和可持续发展",
        "en": "Reaffirms human rights and sustainable development",
        "ru": "вновь подтверждает права человека и устойчивое развитие",
    },
    {"en": "human rights and human rights", "ru": "права человека и права человека"},
)


def test_hidden_terms_are_found_again() -> None:
    """The second row has each term twice: which one is meant is not known, and it is not asked for."""
    alignment = aligned(_HIDDEN)
    links = Links([alignment], load_encoder("builtin"))
    found = list(hidden(alignment, finder(), links, "en"))
    assert [(x.place.lang, x.concept) for x in found] == [
        (lang, concept)
        for concept in ("human-rights", "sustainable-development")
        for lang in ("ar", "zh", "ru")
    ]
    assert all(x.right and x.confidence > x.cut for x in found)
    assert sum(x.exact for x in found) >= 5
    assert {x.place.eid for x in found} == {"op1"}


def test_overlap_is_counted_in_code_points() -> None:
    alignment = aligned(_HIDDEN)
    some = next(hidden(alignment, finder(), Links([alignment], None), "en"))
    start, stop = some.place.span.start, some.place.span.stop
    half = Span(start, start + (stop - start) // 2)
    part = Hidden(some.concept, some.place, Instead(half, "", 0.74, some.place.eid), 0.0)
    assert part.overlap == pytest.approx(2 * (half.stop - start) / (half.stop - start + stop - start))
    assert (part.exact, part.right) == (False, True)
    elsewhere = Hidden(some.concept, some.place, Instead(some.place.span, "", 0.71, "op9"), 0.0)
    nothing = Hidden(some.concept, some.place, None, 0.0)
    assert (elsewhere.overlap, nothing.overlap, nothing.confidence) == (0, 0, 0)
    low, high = reliability([part, elsewhere, nothing]).bins
    assert (low.low, low.rows, low.right) == (0, 1, 0)
    assert (high.low, high.rows, high.right) == (0.7, 2, 0.5)
    assert high.confidence == pytest.approx(0.725)
