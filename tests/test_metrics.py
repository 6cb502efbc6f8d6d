"""The metrics agree with sacreBLEU's own functions and say how they were made."""

from __future__ import annotations

import re
import socket

import pytest
import sacrebleu
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError, UsageError
from hexapla.metrics import OFFLINE_TOKENIZERS, TOKENIZERS, score, score_clauses
from hexapla.model import LANGS, Lang

DRAFTS: dict[Lang, tuple[str, ...]] = {
    "ar": (
        "تدعو الدول الأعضاء إلى تقديم تقرير سنوي؛",
        "تقرر أن تبقي المسألة قيد نظرها، وتشكر الأمين العام.",
    ),
    "zh": ("邀请会员国每年提交报告；", "决定继续处理此案，并感谢秘书长。"),
    "en": (
        "Invites Member States to submit annual reports;",
        "Decides to remain seized of this matter.",
    ),
    "fr": (
        "Invite les États Membres à présenter un rapport annuel ;",
        "Décide de rester saisie de la question.",
    ),
    "ru": (
        "предлагает государствам-членам представлять доклады;",
        "постановляет заниматься этим вопросом.",
    ),
    "es": (
        "Invita a los Estados Miembros a presentar informes;",
        "Decide seguir ocupándose del asunto.",
    ),
}
REFERENCES: dict[Lang, tuple[str, ...]] = {
    "ar": (
        "تدعو الدول الأعضاء إلى تقديم تقارير سنوية؛",
        "تقرر أن تبقي المسألة قيد النظر، وتشكر الأمين العام.",
    ),
    "zh": ("邀请各会员国每年提交报告；", "决定继续处理此案，并感谢秘书长。"),
    "en": ("Invites Member States to submit yearly reports;", "Decides to remain seized of the matter."),
    "fr": (
        "Invite les États Membres à présenter des rapports annuels ;",
        "Décide de rester saisie de la question.",
    ),
    "ru": (
        "предлагает государствам-членам представлять ежегодные доклады;",
        "постановляет продолжать заниматься этим вопросом.",
    ),
    "es": (
        "Invita a los Estados Miembros a presentar informes anuales;",
        "Decide seguir ocupándose de la cuestión.",
    ),
}


def values(hypotheses: tuple[str, ...], references: tuple[str, ...], lang: Lang) -> dict[str, float]:
    return {x.name: x.value for x in score(hypotheses, references, lang)}


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_agrees_with_sacrebleu(lang: Lang) -> None:
    draft, reference = list(DRAFTS[lang]), [list(REFERENCES[lang])]
    chinese = lang == "zh"
    tokenize = {"zh": "zh", "ar": "intl"}.get(lang, "13a")
    ter = sacrebleu.corpus_ter(draft, reference, normalized=chinese, asian_support=chinese)
    found = values(DRAFTS[lang], REFERENCES[lang], lang)
    assert list(found) == ["chrF2++", "BLEU", "TER"]
    assert found["chrF2++"] == pytest.approx(sacrebleu.corpus_chrf(draft, reference, word_order=2).score)
    assert found["BLEU"] == pytest.approx(
        sacrebleu.corpus_bleu(draft, reference, tokenize=tokenize).score
    )
    assert found["TER"] == pytest.approx(ter.score)
    assert 0 < found["TER"] < 100
    assert 0 < found["BLEU"] < found["chrF2++"] < 100 or chinese


@pytest.mark.parametrize("lang", LANGS)
def test_each_clause_agrees_with_sacrebleu(lang: Lang) -> None:
    found = score_clauses(DRAFTS[lang], REFERENCES[lang], lang)
    assert len(found) == 2
    for scores, draft, reference in zip(found, DRAFTS[lang], REFERENCES[lang], strict=True):
        chrf, bleu, ter = scores
        tokenize = {"zh": "zh", "ar": "intl"}.get(lang, "13a")
        by_ideograph = sacrebleu.TER(normalized=lang == "zh", asian_support=lang == "zh")
        expected_chrf = sacrebleu.sentence_chrf(draft, [reference], word_order=2).score
        assert chrf.value == pytest.approx(expected_chrf)
        expected_bleu = sacrebleu.sentence_bleu(draft, [reference], tokenize=tokenize).score
        assert bleu.value == pytest.approx(min(100.0, expected_bleu))
        assert ter.value == pytest.approx(by_ideograph.sentence_score(draft, [reference]).score)
        assert "|eff:yes|" in bleu.signature


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_text_scores_100_and_needs_no_edit(lang: Lang) -> None:
    same = REFERENCES[lang]
    for scores in (
        score(same, same, lang),
        *score_clauses(same, same, lang),
        *score_clauses(["4"], ["4"], lang),
    ):
        assert [round(x.value, 9) for x in scores] == [100.0, 100.0, 0.0]


words = st.text(alphabet="ab .,\u0645\u061b\u4e2d\u3002", max_size=12)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=4), st.sampled_from(LANGS))
@settings(deadline=None)
def test_values_stay_in_range(pairs: list[tuple[str, str]], lang: Lang) -> None:
    hypotheses, references = zip(*pairs, strict=True)
    for scores in (score(hypotheses, references, lang), *score_clauses(hypotheses, references, lang)):
        chrf, bleu, ter = (x.value for x in scores)
        assert 0 <= chrf <= 100
        assert 0 <= bleu <= 100
        assert ter >= 0


def test_a_missing_clause_scores_nothing_and_an_added_one_too() -> None:
    for draft, reference in (("", "Decides to wait until spring"), ("Decides to wait until spring", "")):
        assert [x.value for x in score([draft], [reference], "en")] == [0.0, 0.0, 100.0]
        assert [x.value for x in score_clauses([draft], [reference], "en")[0]] == [0.0, 0.0, 100.0]


@pytest.mark.parametrize("scorer", [score, score_clauses])
def test_nothing_cannot_be_scored_nor_unequal_numbers_of_clauses(scorer: type) -> None:
    with pytest.raises(InputError, match="no clauses to score"):
        scorer([], [], "ru")
    with pytest.raises(InputError, match="2 clauses cannot be scored against 1"):
        scorer(["a", "b"], ["a"], "ru")


SIGNATURES: dict[str, tuple[str, str, str]] = {
    "zh": (
        "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no",
        "nrefs:1|case:mixed|eff:no|tok:zh|smooth:exp",
        "nrefs:1|case:lc|tok:tercom|norm:yes|punct:yes|asian:yes",
    ),
    "ar": (
        "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no",
        "nrefs:1|case:mixed|eff:no|tok:intl|smooth:exp",
        "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no",
    ),
    "ru": (
        "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no",
        "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp",
        "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no",
    ),
}


@pytest.mark.parametrize("lang", LANGS)
def test_signatures_are_stable_and_name_the_version(lang: Lang) -> None:
    expected = SIGNATURES.get(lang, SIGNATURES["ru"])
    for found, parts in zip(score(DRAFTS[lang], REFERENCES[lang], lang), expected, strict=True):
        assert re.fullmatch(re.escape(parts) + r"\|version:\d+\.\d+\.\d+", found.signature), (
            found.signature
        )


def test_arabic_punctuation_is_taken_off_its_word() -> None:
    # With 13a the semicolon (U+061B) would make the last word another one.
    draft, reference = (
        ["تدعو الدول الأعضاء إلى تقديم تقارير"],
        ["تدعو الدول الأعضاء إلى تقديم تقارير\u061b"],
    )
    with_13a = score(draft, reference, "ar", tokenizer="13a")[1]
    assert score(draft, reference, "ar")[1].value > with_13a.value
    assert "|tok:13a|" in with_13a.signature


def test_every_language_has_a_tokenizer_that_is_at_hand() -> None:
    assert set(TOKENIZERS) == set(LANGS)
    assert set(TOKENIZERS.values()) <= set(OFFLINE_TOKENIZERS)
    for tokenizer in OFFLINE_TOKENIZERS:
        assert score(DRAFTS["fr"], DRAFTS["fr"], "fr", tokenizer)[1].value == 100.0


@pytest.mark.parametrize("tokenizer", ["flores200", "flores101", "spm", "spBLEU-1K", "ja-mecab"])
def test_a_tokenizer_that_must_be_fetched_is_refused_before_it_tries(
    tokenizer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **_: tried.append(where))
    with pytest.raises(
        UsageError, match=f"the tokenizer {tokenizer} needs a model or a program"
    ) as caught:
        score(["a"], ["a"], "en", tokenizer)
    assert caught.value.remedy == "choose one of 13a, char, intl, none, zh"
    assert tried == []


def test_an_unknown_tokenizer_is_said() -> None:
    with pytest.raises(UsageError, match="there is no tokenizer moses"):
        score(["a"], ["a"], "en", "moses")
