"""Labels written for another number are read as that number, in every language and system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.checks.labels.label_systems import relabelled, systems, writings
from hexapla.langs import profile
from hexapla.measures.labels import label_readings
from hexapla.model import LANGS

LANG = st.sampled_from(LANGS)
NUMBER = st.integers(1, 39)
FORM = st.sampled_from(["{}", "({})", "{})", "{}.", "{} -", "\uff08{}\uff09"])


@given(LANG, NUMBER, NUMBER, FORM, st.data())
def test_a_label_for_another_number_is_read_as_that_number(
    lang: str, number: int, wanted: int, form: str, data: st.DataObject
) -> None:
    language = profile(lang)
    own = data.draw(st.sampled_from([text for _, text in writings(number)] + [str(number)]))
    new = relabelled(form.format(own), number, wanted, language)
    if new:
        assert wanted in label_readings(new, language)
        assert new.startswith(form.partition("{")[0])
        assert new.endswith(form.rpartition("}")[2])


@given(NUMBER)
def test_what_is_written_in_a_system_belongs_to_it(number: int) -> None:
    for name, text in writings(number):
        assert name in systems(f"({text})", number)


@pytest.mark.parametrize(
    ("lang", "label", "number", "wanted", "expected"),
    [
        ("ar", "7 -", 7, 12, "12 -"),
        ("ar", "٧ -", 7, 12, "١٢ -"),
        ("ar", "(أ)", 1, 5, "(هـ)"),
        ("ar", "(هـ)", 5, 2, "(ب)"),
        ("zh", "㈠", 1, 3, "㈢"),
        ("zh", "三、", 3, 2, "二、"),
        ("zh", "第3条", 3, 4, "第4条"),
        ("ru", "b)", 2, 3, "c)"),
        ("ru", "б)", 2, 3, "в)"),
        ("ru", "\u0430)", 1, 2, ""),  # CYRILLIC SMALL LETTER A: of the one alphabet or the other
        ("fr", "a)", 1, 2, "b)"),
        ("es", "n)", 14, 15, ""),  # n with a tilde, or o
        ("en", "(iv)", 4, 6, "(vi)"),
        ("en", "Article 3", 3, 4, "Article 4"),
        ("en", "Article three", 3, 4, ""),
    ],
)
def test_labels_keep_the_form_of_their_language(
    lang: str, label: str, number: int, wanted: int, expected: str
) -> None:
    assert relabelled(label, number, wanted, profile(lang)) == expected
