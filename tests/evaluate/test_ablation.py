"""The ablation: which lines there are, and that what is no evidence is not seen."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from hexapla.evaluate.ablation import ablation, all_together, two_by_two
from hexapla.evaluate.aligner import EVERYTHING, Aligner, Evidence
from hexapla.evaluate.damage import Shares, damaged
from hexapla.evaluate.score import Case
from hexapla.model import LANGS, Lang, Version
from hexapla.terms.finder import TermFinder

from ..vectors.letters import LettersEncoder

GIVEN = "Gale-Church, beads of 1993", "Gale-Church, beads up to 4-1"


def case_of(versions: dict[Lang, Version], *langs: Lang) -> Case:
    """The resolution in *langs*, labels and all."""
    chosen = tuple(versions[lang] for lang in langs)
    gold = tuple(dict.fromkeys(langs, (clause.eid,)) for clause in chosen[0].clauses)
    return Case(chosen, gold)


def bare(versions: dict[Lang, Version]) -> Case:
    """The resolution as rows of text, damaged."""
    rows = [
        {lang: versions[lang].clauses[i].text for lang in LANGS}
        for i in range(len(versions["en"].clauses))
    ]
    return damaged(rows, Shares(), Random(1))


def test_lines_of_two_languages(clean_set: dict[Lang, Version]) -> None:
    lines = list(ablation([case_of(clean_set, "ar", "zh")], Aligner()))
    assert [line.name for line in lines] == [*GIVEN, "ours, pairwise: length", "+ figures", "+ labels"]
    assert lines[-1].score.strict == 1.0


def test_lines_of_six_with_everything(clean_set: dict[Lang, Version], finder: TermFinder) -> None:
    case = bare(clean_set)
    aligner = Aligner(finder, LettersEncoder())
    lines = {line.name: line.score for line in ablation([case], aligner)}
    assert list(lines) == [
        *GIVEN,
        "vectors, pairwise search",
        "ours, pairwise: length",
        "+ figures",
        "+ terms",
        "+ vectors",
        "+ n-way",
    ]
    assert all(len(one.pairs) == 15 for one in lines.values())
    assert [name for name, one in lines.items() if one.rows] == ["+ n-way"]
    assert lines["+ n-way"] == all_together([case], aligner)
    assert lines["+ vectors"] == two_by_two([case], aligner)


@pytest.mark.parametrize("evidence", ["figures", "labels"])
def test_what_is_no_evidence_is_not_seen(clean_set: dict[Lang, Version], evidence: Evidence) -> None:
    """Russian and Arabic with other figures, or other labels, align as before."""
    versions = [clean_set["ar"], clean_set["ru"]]
    spoiled = [spoilt(version, evidence, place) for place, version in enumerate(versions)]
    align, rest = Aligner(), frozenset[Evidence]({"length", "figures", "labels"}) - {evidence}
    before, after = align(versions, rest).rows, align(spoiled, rest).rows
    assert [(row.cells, row.confidence) for row in after] == [
        (row.cells, row.confidence) for row in before
    ]


def spoilt(version: Version, evidence: Evidence, place: int) -> Version:
    """*version* with other figures or labels."""
    clauses = []
    for number, clause in enumerate(version.clauses):
        if evidence == "figures":
            text = "".join(str((number + place) % 10) if c.isdigit() else c for c in clause.text)
            clauses.append(replace(clause, text=text))
        else:
            clauses.append(
                replace(clause, number=number % 3 + place, label=f"{number}.", kind="operative")
            )
    return replace(version, clauses=tuple(clauses))


def test_terms_and_vectors_are_asked_for_where_they_are_evidence(
    clean_set: dict[Lang, Version], finder: TermFinder
) -> None:
    versions = [clean_set["en"], clean_set["zh"]]
    encoder = LettersEncoder()
    align, plain = Aligner(finder, encoder), Aligner()
    without = EVERYTHING - {"terms", "vectors"}
    assert align(versions, without).rows == plain(versions, without).rows
    assert not encoder.asked
    assert "anchors:terms" in align(versions, EVERYTHING - {"vectors"}).signature
    assert not encoder.asked
    assert "vectors:letters" in align(versions, EVERYTHING - {"terms"}).signature
    assert encoder.asked
