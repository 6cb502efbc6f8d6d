"""The engine: failures that do not stop a run, identity, places, time; with real checks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from hexapla.checks import Check, Context, RowGroup, catalogue, run_checks
from hexapla.checks.evidence import locus, places_of_values
from hexapla.formats import detect
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Row, Version
from hexapla.pipeline import Tools, check_set, load_set
from hexapla.sets import find_sets
from hexapla.stopwatch import Stopwatch

from ..conftest import CORPORA
from ..reports.small_set import alignment

DRAFT = CORPORA / "a-res-78-311-draft"
IDS = Path(__file__).parent / "draft_flag_ids.tsv"


def breaks_on_op1(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag each row and break on one, as a check with a bug does."""
    if group.name == "op1":
        raise ZeroDivisionError("a row without\nweight")
    yield Flag("TST001", "minor", group.name, "ru", "seen", (locus("ru", group.clauses["ru"][0]),))


def sees_each_version(version: Version, context: Context) -> Iterator[Flag]:
    yield Flag("TST002", "minor", None, version.lang, f"{version.lang} seen", ())


BREAKING = Check("TST001", "breaks", "row", "minor", breaks_on_op1)
SOUND = Check("TST002", "sees", "version", "minor", sees_each_version)


def test_a_check_that_breaks_on_a_row_goes_on_and_so_do_the_others() -> None:
    failed: list[tuple[str, str, str]] = []
    table = alignment()
    flags = run_checks(
        [BREAKING, SOUND],
        Context(alignment=table),
        lambda check, where, error: failed.append((check.code, where, type(error).__name__)),
    )
    assert failed == [("TST001", "op1", "ZeroDivisionError")]
    assert [flag.row for flag in flags if flag.code == "TST001"] == ["pp1", "op2"]
    assert len([flag for flag in flags if flag.code == "TST002"]) == len(table.langs)


def test_without_anybody_to_tell_an_error_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        run_checks([BREAKING], Context(alignment=alignment()))


def test_the_pipeline_reports_the_check_the_set_and_the_place() -> None:
    loaded = load_set(find_sets([CORPORA / "a-res-78-311"], detect=detect)[0], Tools(checks=()))
    numbers = next(check for check in catalogue() if check.code == "NUM001")
    checked = check_set(loaded, Tools(checks=(BREAKING, numbers)))
    (failure,) = checked.failures
    assert failure.internal
    assert failure.file == "a-res-78-311"
    assert failure.message.startswith(
        "a-res-78-311#op1: internal error: the check TST001 breaks failed: ZeroDivisionError: a row"
    )
    assert "\n" not in failure.message
    assert "report it" in failure.message
    assert "breaks_on_op1" in failure.trace
    assert {flag.code for flag in checked.flags} == {"TST001"}


def test_a_check_that_fails_often_is_reported_once() -> None:
    def breaks(version: Version, context: Context) -> Iterator[Flag]:
        raise KeyError(version.lang)

    loaded = load_set(find_sets([CORPORA / "a-res-78-311"], detect=detect)[0], Tools(checks=()))
    checked = check_set(loaded, Tools(checks=(Check("TST003", "breaks", "version", "minor", breaks),)))
    (failure,) = checked.failures
    assert "a-res-78-311#ar" in failure.message
    assert "and 5 times more" in failure.message


def test_time_is_counted_by_check_with_the_clock_that_is_passed_in() -> None:
    ticks = itertools.count()
    watch = Stopwatch(lambda: float(next(ticks)))
    run_checks([SOUND, BREAKING], Context(alignment=alignment()), lambda *_: None, watch.time)
    assert watch.seconds == {"TST002": 1.0, "TST001": 1.0}


def test_what_happens_inside_other_work_is_counted_once() -> None:
    ticks = itertools.count()
    watch = Stopwatch(lambda: float(next(ticks)))
    with watch.time("aligning"):
        with watch.time("encoding"):
            pass
        with pytest.raises(ValueError, match="in the middle"), watch.time("encoding"):
            raise ValueError("in the middle")
    assert watch.seconds == {"aligning": 3.0, "encoding": 2.0}


def test_flags_of_the_draft_keep_their_ids() -> None:
    """A decision rests on the id of its flag: what was flagged once is the same flag later."""
    from hexapla.cli.work import tools_of

    tools = tools_of(quiet=True)
    checked = check_set(load_set(find_sets([DRAFT], detect=detect)[0], tools), tools)
    found = {flag.flag_id: (flag.code, flag.row or "", flag.lang or "") for flag in checked.flags}
    known = [line.split("\t") for line in IDS.read_text(encoding="utf-8").splitlines()]
    missing = {line[0]: tuple(line[1:]) for line in known if line[0] not in found}
    assert missing == {}
    assert {line[0]: found[line[0]] for line in known} == {line[0]: tuple(line[1:]) for line in known}


def _one_row(texts: dict[Lang, str]) -> Alignment:
    versions = {x: Version("set", x, (Clause("op1", "operative", text),)) for x, text in texts.items()}
    return Alignment(
        "set", versions, (Row("op1", "operative", dict.fromkeys(texts, ("op1",)), 1.0, "label"),)
    )


def test_places_of_what_the_evidence_quotes_do_not_change_the_id() -> None:
    texts: dict[Lang, str] = {
        "en": "17 of 170 meetings",
        "ru": "17 из 170 заседаний",
        "zh": "170次会议中的16次",
    }
    values: dict[Lang, str] = {"en": "17", "ru": "17", "zh": "16"}

    def judges(group: RowGroup, context: Context) -> Iterator[Flag]:
        clause = group.clauses["zh"][0]
        yield Flag("TST004", "minor", "op1", "zh", "16", (locus("zh", clause),), Evidence(values))

    check = Check("TST004", "judges", "row", "minor", judges)
    (flag,) = run_checks([check], Context(alignment=_one_row(texts)))
    assert [(x.lang, x.text, x.span.start) for x in flag.loci[1:]] == [("en", "17", 0), ("ru", "17", 0)]
    (alone,) = run_checks([check], Context(alignment=_one_row({**texts, "en": "17 and 17 of 170"})))
    assert [x.lang for x in alone.loci] == ["zh", "ru"]
    assert alone.flag_id == flag.flag_id


STANDING: list[tuple[Lang, str, str, list[str]]] = [
    ("en", "17", "all 17 Goals and 170 targets", ["17"]),
    ("en", "17", "17 Goals, 17 targets", []),
    ("en", "17", "1,17 and 17.5 and 70/17 and 17 000", []),
    ("fr", "17", "les 17 objectifs", ["17"]),
    ("es", "tres", "tres de los trescientos", ["tres"]),
    ("ru", "год", "год и года", ["год"]),
    ("ar", "17", "أهداف التنمية المستدامة الـ 17 جميعها", ["17"]),
    ("ar", "السلام", "السلام والسلامة", ["السلام"]),
    ("zh", "17", "所有17项可持续发展目标", ["17"]),
    ("zh", "会员国", "请会员国协助", ["会员国"]),
    ("zh", "\u2013", "没有", []),
    ("en", "70/1, A/70/2", "resolution 70/1 and A/70/2", ["70/1", "A/70/2"]),
]


@pytest.mark.parametrize(("lang", "value", "text", "found"), STANDING)
def test_a_value_is_found_where_it_stands_by_itself_once(
    lang: Lang, value: str, text: str, found: list[str]
) -> None:
    clause = Clause("op1", "operative", text)
    assert [x.text for x in places_of_values({lang: value}, {lang: [clause]})] == found
