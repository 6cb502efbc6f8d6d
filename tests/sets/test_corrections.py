"""The file of corrections: what is read is what was written, and what a person wrote stays."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import ConfigurationError, InputError, StoreError
from hexapla.formats import detect
from hexapla.model import LANGS, Correction, Quote
from hexapla.sets import find_sets
from hexapla.sets.corrections import NAME, keep_corrections, read_corrections

OURS = """# Agreed in Geneva.
[[correction]] # the first
act = "together"
ar = ["تقرر أن تبقي المسألة قيد نظرها."]
zh = ["决定", { text = "继续处理此案。", occurrence = 2, spans = true }]
ru = [] # not there
reviewer = "А. Б."
decided_at = 2026-05-04T14:00:00+02:00
# no more"""

FIRST = Correction(
    "together",
    {
        "ar": (Quote("تقرر أن تبقي المسألة قيد نظرها."),),
        "zh": (
            Quote("决定"),
            Quote("继续处理此案。", 2, spans=True),
        ),
        "ru": (),
    },
    "А. Б.",
    datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC),
)
SECOND = Correction("apart", {"en": (Quote('"Decides"\n\\ to remain'),), "es": (Quote("Decide"),)})


def test_what_a_person_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(OURS, encoding="utf-8")
    assert read_corrections(path) == (FIRST,)


def test_what_a_person_wrote_stays_when_more_is_added(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(OURS, encoding="utf-8")
    assert keep_corrections(path, tmp_path / "elsewhere" / NAME, [SECOND, FIRST]).path == path
    assert path.read_text(encoding="utf-8").startswith(OURS + "\n\n[[correction]]\n")
    assert read_corrections(path) == (FIRST, SECOND, FIRST)
    assert not (tmp_path / "elsewhere").exists()


def test_a_new_file_reads_well(tmp_path: Path) -> None:
    keep_corrections(tmp_path / NAME, tmp_path / "elsewhere" / NAME, [FIRST])
    lines = (tmp_path / NAME).read_text(encoding="utf-8").splitlines()
    assert lines == [
        "[[correction]]",
        'act = "together"',
        f'ar = ["{FIRST.cells["ar"][0].text}"]',
        "zh = [",
        '    "决定",',
        '    {text = "继续处理此案。", occurrence = 2, spans = true},',
        "]",
        "ru = []",
        'reviewer = "А. Б."',
        "decided_at = 2026-05-04T12:00:00Z",
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
QUOTES = st.lists(
    st.builds(Quote, TEXTS, st.none() | st.integers(1, 9), st.booleans()), min_size=1, max_size=3
)
CORRECTIONS = st.lists(
    st.builds(
        Correction,
        st.sampled_from(["together", "apart"]),
        st.dictionaries(st.sampled_from(LANGS), QUOTES.map(tuple), min_size=2),
        TEXTS,
        st.none() | st.datetimes(timezones=st.just(datetime.UTC)),
        TEXTS,
    ),
    max_size=3,
)


@settings(deadline=None)
@given(st.lists(CORRECTIONS, max_size=3))
def test_what_is_kept_is_read_again(parts: list[list[Correction]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.touch()
        for part in parts:
            keep_corrections(path, Path(folder) / "elsewhere" / NAME, part)
        assert read_corrections(path) == tuple(one for part in parts for one in part)


BAD: list[tuple[str, list[str]]] = [
    ("[[corection]]\n", [f"{NAME}:1: ", "did you mean `correction`?"]),
    ("[[correction]]\nact = \n", [f"{NAME}: ", "not TOML", "line 2"]),
    (OURS + '\n[[correction]]\nact = "togethr"\nar = []\n', [f"{NAME}:10: ", "together, apart"]),
    (OURS + '\n\n[[correction]]\nact = "apart"\nreviewr = ""\n', [f"{NAME}:11: ", "`reviewer`?"]),
    ('[[correction]]\nact = "apart"\nde = ["x"]\n', [f"{NAME}:1: ", "unknown field `de`"]),
    (
        '[[correction]]\nact = "apart"\nar = [{ text = "x", occurence = 1 }]\n',
        [f"{NAME}:1: ", "did you mean `occurrence`?"],
    ),
    ('[[correction]]\nact = "together"\nar = ["x"]\n', [f"{NAME}:1: ", "at least two languages"]),
    ('[[correction]]\nact = "together"\nar = []\nru = []\n', [f"{NAME}:1: ", "at least one clause"]),
    (
        '[[correction]]\nact = "apart"\nar = []\nru = ["x"]\n',
        [f"{NAME}:1: ", "each language needs a clause"],
    ),
    (
        '[[correction]]\nact = "apart"\nar = ["x"]\nru = ["x"]\ndecided_at = 2026-05-04T14:00:00\n',
        [f"{NAME}:1: ", "offset from UTC"],
    ),
    ('correction = [{ act = "apart", ar = ["x"] }]\n', [f"{NAME}, correction 1: ", "two languages"]),
]


@pytest.mark.parametrize(("text", "parts"), BAD)
def test_a_bad_file_is_refused_with_its_place(tmp_path: Path, text: str, parts: list[str]) -> None:
    path = tmp_path / NAME
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_corrections(path)
    for part in parts:
        assert part in caught.value.line()
    with pytest.raises(ConfigurationError):
        keep_corrections(path, tmp_path / "elsewhere" / NAME, [SECOND])
    assert path.read_text(encoding="utf-8") == text


def test_a_list_in_one_line_is_read_and_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / NAME
    text = 'correction = [{ act = "apart", ar = ["x"], ru = ["y"] }]\n'
    path.write_text(text, encoding="utf-8")
    assert len(read_corrections(path)) == 1
    with pytest.raises(ConfigurationError, match=r"write its entries as \[\[correction\]\]"):
        keep_corrections(path, tmp_path / "elsewhere" / NAME, [SECOND])
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file of corrections"):
        read_corrections(tmp_path / NAME)
    with pytest.raises(InputError, match="not a file"):
        read_corrections(tmp_path)


def test_what_cannot_be_written_beside_the_texts_is_kept_elsewhere_and_said(tmp_path: Path) -> None:
    archive = tmp_path / "set.zip"
    archive.write_bytes(b"a file where the folder should be")
    elsewhere = tmp_path / "data" / "sets" / NAME
    kept = keep_corrections(archive / NAME, elsewhere, [FIRST])
    assert kept.path == elsewhere
    assert kept.notice == f"{archive} cannot be written to: corrections are kept in {elsewhere}"
    keep_corrections(archive / NAME, elsewhere, [SECOND])
    assert read_corrections(elsewhere) == (FIRST, SECOND)
    with pytest.raises(StoreError, match="make one of them writable"):
        keep_corrections(archive / NAME, archive / "data" / NAME, [FIRST])


def test_the_file_is_no_version_of_the_set(tmp_path: Path) -> None:
    (tmp_path / "ru.txt").write_text("Генеральная\n", encoding="utf-8")
    keep_corrections(tmp_path / NAME, tmp_path / "elsewhere" / NAME, [FIRST])
    (found,) = find_sets([tmp_path], detect=lambda name, head: detect(name, head) or "text")
    assert [file.path.name for file in found.files] == ["ru.txt"]
