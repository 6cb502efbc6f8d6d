"""The vote over values, by Hypothesis: no language is privileged, and a planted number is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hexapla.checks import Context, catalogue, run_checks
from hexapla.model import LANGS, Alignment, Clause, Flag, Lang, Row, Version

TEXTS: dict[Lang, str] = {
    "ar": "تحقيق جميع الأهداف الـ {} بحلول عام 2030",
    "zh": "到2030年实现所有{}项目标",
    "en": "the achievement of all {} Goals by 2030",
    "fr": "la réalisation des {} objectifs d’ici à 2030",
    "ru": "достижения всех {} целей к 2030 году",
    "es": "la consecución de los {} Objetivos de aquí a 2030",
}
CHECKS = [check for check in catalogue() if check.code == "NUM001"]
NUMBERS = st.integers(3, 99999)


def flags_of(numbers: dict[Lang, int]) -> tuple[Flag, ...]:
    versions = {
        lang: Version("set", lang, (Clause("op1", "operative", TEXTS[lang].format(number)),))
        for lang, number in numbers.items()
    }
    row = Row("op1", "operative", dict.fromkeys(versions, ("op1",)), 1.0, "label")
    return run_checks(CHECKS, Context(alignment=Alignment("set", versions, (row,))))


@given(NUMBERS, NUMBERS, st.sampled_from(LANGS), st.sets(st.sampled_from(LANGS), min_size=3))
def test_a_planted_number_is_found_in_the_language_it_was_planted_in(
    right: int, wrong: int, lang: Lang, others: set[Lang]
) -> None:
    numbers = dict.fromkeys([x for x in LANGS if x in others | {lang}], right)
    assert flags_of(numbers) == ()
    found = flags_of({**numbers, lang: wrong})
    if right != wrong:
        assert [flag.lang for flag in found] == [lang]
        assert [x.text for x in found[0].loci if x.lang == lang] == [str(wrong)]
        assert found[0].suggestion == str(right)


@given(st.permutations(LANGS), st.lists(st.sampled_from([7, 12, 30]), min_size=6, max_size=6))
def test_the_order_of_the_languages_does_not_matter(order: list[Lang], values: list[int]) -> None:
    numbers = dict(zip(LANGS, values, strict=True))
    stated = {(f.lang, f.severity, f.suggestion, f.flag_id) for f in flags_of(numbers)}
    shuffled = {
        (f.lang, f.severity, f.suggestion, f.flag_id) for f in flags_of({x: numbers[x] for x in order})
    }
    assert {x[:3] for x in stated} == {x[:3] for x in shuffled}
    assert {x[3] for x in stated if x[0]} == {x[3] for x in shuffled if x[0]}
