"""Concepts against gold marks: what is counted, what a gold file may say, and the aims on the gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hexapla.errors import ConfigurationError
from hexapla.evaluate.term_marks import Mark, Marked, read_marks
from hexapla.evaluate.term_pairs import pairs, renderings, termbase_of
from hexapla.evaluate.term_search import PlainSearch, has
from hexapla.evaluate.terms import Counts, score
from hexapla.model import LANGS, Concept, Lang, Span, Term, Termbase, Version

from ..cli.running import run
from ..conftest import CORPORA

CLEAN = CORPORA / "a-res-78-311"
GOLD = CORPORA / "gold" / "terms-a-res-78-311.tsv"
GOLD_UDHR = CORPORA / "gold" / "terms-udhr.tsv"
UDHR = CORPORA.parents[1] / "shared" / "data" / "udhr" / "xml"
CODES = {"ar": "arb", "zh": "cmn_hans", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
AIM = 0.97
HEAD = "lang\tplace\tconcept\twords\tnth\tsettled\n"


def asked(*arguments: object) -> dict[str, Any]:
    result = run("evaluate", "terms", *arguments, "--quiet", "--format", "json")
    assert (result.status, result.err) == (0, "")
    data: dict[str, Any] = json.loads(result.out)
    return data


def test_the_aims_on_the_resolution() -> None:
    data = asked(CLEAN, "--gold", GOLD)
    assert list(data["langs"]) == list(LANGS)
    for lang, counts in data["langs"].items():
        assert counts["gold"] > 240
        assert counts["precision"] >= AIM, lang
        assert counts["recall"] >= AIM, lang
        assert counts["recall"] > data["plain"][lang]["recall"]
        assert counts["precision"] > data["plain"][lang]["precision"]
    assert "span:overlap" in data["signature"]


@pytest.mark.skipif(not UDHR.is_dir(), reason="the Universal Declaration is not there")
def test_ten_articles() -> None:
    files = [("--lang", f"{lang}={UDHR / f'udhr_{code}.xml'}") for lang, code in CODES.items()]
    data = asked("--gold", GOLD_UDHR, *(part for pair in files for part in pair))
    counts = data["langs"].values()
    assert min(one["recall"] for one in counts) >= AIM
    # Forms with two meanings (penalties of the law, sanctions) are told apart by no matcher of forms.
    assert sum(one["right"] for one in counts) / sum(one["found"] for one in counts) >= 0.95


def test_text_and_json_say_the_same() -> None:
    data = asked(CLEAN, "--gold", GOLD)
    text = run("evaluate", "terms", CLEAN, "--gold", GOLD, "--missed", "--quiet").out
    lines = text.splitlines()
    assert lines[-1] == data["signature"]
    for one in data["differences"]:
        what = "missed" if one["missed"] else "not in gold"
        assert f"{what}: {one['lang']} {one['eid']} {one['concept']}: {one['words']}" in lines


def mark(start: int, stop: int, concept: str) -> Mark:
    return Mark(Span(start, stop), concept)


def test_what_counts() -> None:
    clause = Marked(("en", "op1"), "x" * 40, (mark(0, 5, "a"), mark(10, 15, "a"), mark(20, 25, "b")))
    found = (mark(1, 4, "a"), mark(2, 5, "a"), mark(20, 25, "b"), mark(20, 25, "c"), mark(15, 18, "a"))
    result = score(clause, found)
    assert result.counts == Counts(gold=3, found=5, right=2, exact=1)
    assert (result.counts.precision, result.counts.recall) == (0.4, 2 / 3)
    missed = [(one.concept, one.missed) for one in result.differences]
    assert missed == [("a", True), ("a", False), ("c", False), ("a", False)]
    nothing = score(Marked(("en", "op2"), "x", ()), ())
    assert (nothing.counts.precision, nothing.counts.recall) == (1.0, 1.0)


def test_marks_are_found_by_their_words(clean_set: dict[Lang, Version], tmp_path: Path) -> None:
    version = clean_set["zh"]
    text = next(clause.text for clause in version.clauses if clause.eid == "op7")
    file = tmp_path / "gold.tsv"
    file.write_text(
        f"# what it is\n{HEAD}zh\top7\tai\t人工智能\t2\t\nzh\top6\t\t\t\t\nfr\tpp1\tx\ty\t1\t\n",
        encoding="utf-8",
    )
    one, other = read_marks(file, [version])
    second = text.index("人工智能", text.index("人工智能") + 1)
    assert one.marks == (mark(second, second + 4, "ai"),)
    assert (other.place, other.marks) == (("zh", "op6"), ())


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "columns"),
        ("lang\tplace\n", 1, "columns"),
        (HEAD + "zh\top7\n", 2, "5 more columns"),
        (HEAD + "pt\top7\tai\t人工智能\t1\t\n", 2, "5 more columns"),
        (HEAD + "zh\top7\tai\t人工智能\tone\t\n", 2, "count"),
        (HEAD + "zh\top7\tai\t人工智能\t0\t\n", 2, "count"),
        (HEAD + "zh\top99\tai\t人工智能\t1\t\n", 2, "no such clause"),
        (HEAD + "zh\top7\tai\t人工智能\t99\t\n", 2, "99 times"),
        (HEAD + "zh\top7\tai\t\t1\t\n", 2, "does not have"),
    ],
)
def test_gold_that_cannot_be_right(
    clean_set: dict[Lang, Version], tmp_path: Path, text: str, line: int, said: str
) -> None:
    file = tmp_path / "gold.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said) as error:
        read_marks(file, [clean_set["zh"]])
    assert error.value.where == f"{file}:{line}"


def test_plain_search_knows_words_and_no_language() -> None:
    terms = (Term("ru", "развивающиеся страны", "preferred"), Term("zh", "人权", "preferred"))
    search = PlainSearch(Termbase("t", (Concept("a", "", terms),)))
    assert search.find("РАЗВИВАЮЩИЕСЯ СТРАНЫ", "ru") == (mark(0, 20, "a"),)
    assert search.find("развивающихся стран", "ru") == ()
    assert search.find("个人权利", "zh") == (mark(1, 3, "a"),)
    assert has("Stadt", "die Stadt.", "en")
    assert not has("art", "the part", "en")


def test_known_pairs() -> None:
    assert renderings("Albanie (l')") == ("Albanie",)
    assert renderings("случаи [заболевания]") == ("случаи",)
    assert renderings("新冠肺炎 (COVID-19) : COVID-19 : COVID-19") == ("新冠肺炎", "COVID-19")
    listed = [
        ("1", {"en": "human rights", "ru": "ПРАВА ЧЕЛОВЕКА", "fr": "droits de l’homme"}),
        ("2", {"en": "water", "ru": "ВОДНЫЕ РЕСУРСЫ", "fr": "eau"}),
        ("3", {"ru": "БЕЗ ПАРЫ"}),
    ]
    termbase = termbase_of("list", listed)  # type: ignore[arg-type]
    assert [concept.concept for concept in termbase.concepts] == ["1", "2"]
    row: dict[Lang, str] = {"en": "Human rights and water", "ru": "о правах человека", "fr": "l’eau"}
    counts = pairs(termbase, [row])
    assert [(counts[x].due, counts[x].found, counts[x].plain) for x in ("ru", "fr")] == [
        (2, 1, 0),
        (2, 1, 1),
    ]
    assert counts["ru"].lost == [("ВОДНЫЕ РЕСУРСЫ", "water", "о правах человека")]
    assert counts["ar"].due == 0
