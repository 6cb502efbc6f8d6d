"""How near a draft is to a reference: chrF++, BLEU and TER, as sacreBLEU computes them.

Every score carries sacreBLEU's signature. Nothing is aligned, read, fetched or judged here:
a tokenizer that would go to the network is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hexapla.errors import InputError, UsageError
from hexapla.model import Lang

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

TOKENIZERS: Mapping[Lang, str] = {
    "ar": "intl",  # 13a knows ASCII marks alone: Arabic commas and semicolons would stay on their words
    "zh": "zh",  # words are not separated: each ideograph is a token
    "en": "13a",  # what published scores use
    "fr": "13a",
    "ru": "13a",
    "es": "13a",
}
"""The tokenizer of BLEU in each language, unless another is named."""

OFFLINE_TOKENIZERS: tuple[str, ...] = ("13a", "char", "intl", "none", "zh")
"""The tokenizers that need neither a model from the network nor another program."""


@dataclass(frozen=True, slots=True)
class Score:
    """A figure and how it was made."""

    name: str
    """sacreBLEU's name of the metric: `chrF2++`, `BLEU` or `TER`."""
    value: float
    """chrF++ and BLEU: in [0, 100], 100 the same text. TER: edits per 100 words of the
    reference, 0 the same text, over 100 where there are more edits than words."""
    signature: str
    """sacreBLEU's signature, with its version."""


def score(
    hypotheses: Sequence[str], references: Sequence[str], lang: Lang, tokenizer: str | None = None
) -> tuple[Score, ...]:
    """chrF++, BLEU and TER of all clauses taken together, in this order.

    *hypotheses* and *references* are clauses in the same order, one of each; `""` stands for a
    clause that is missing. *tokenizer* is BLEU's (`None`: the language's, see `TOKENIZERS`); TER
    takes Chinese by ideographs. BLEU is 0 where no clause has four words. `InputError` for no
    clauses or differing numbers of them; `UsageError` for a tokenizer that is not at hand.

    Sources: Popović 2017 (chrF++), Papineni 2002 (BLEU), Snover 2006 (TER), Post 2018 (signatures).
    """
    _comparable(hypotheses, references)
    metrics = _metrics(lang, tokenizer, clausewise=False)
    return tuple(_score(metric, hypotheses, references) for metric in metrics)


def score_clauses(
    hypotheses: Sequence[str], references: Sequence[str], lang: Lang, tokenizer: str | None = None
) -> tuple[tuple[Score, ...], ...]:
    """For each clause its chrF++, BLEU and TER; arguments, ranges and errors as for `score`.

    BLEU counts only the n-gram orders that a clause is long enough for (`eff:yes`). The scores of
    clauses do not average to those of the whole.
    """
    _comparable(hypotheses, references)
    metrics = _metrics(lang, tokenizer, clausewise=True)
    pairs = zip(hypotheses, references, strict=True)
    return tuple(tuple(_score(metric, [h], [r]) for metric in metrics) for h, r in pairs)


def _comparable(hypotheses: Sequence[str], references: Sequence[str]) -> None:
    if len(hypotheses) != len(references):
        raise InputError(
            f"{len(hypotheses)} clauses cannot be scored against {len(references)}",
            remedy="align the draft and the reference first",
        )
    if not hypotheses:
        raise InputError("there are no clauses to score", remedy="give at least one clause of each")


def _metrics(lang: Lang, tokenizer: str | None, *, clausewise: bool) -> tuple[Metric, ...]:
    named = _at_hand(tokenizer or TOKENIZERS[lang])
    from sacrebleu.metrics import BLEU, CHRF, TER

    by_ideograph = lang == "zh"
    return (
        CHRF(word_order=2),
        # force: a clause that ends in a separate full stop is no reason for a warning
        BLEU(tokenize=named, effective_order=clausewise, force=True),
        TER(normalized=by_ideograph, asian_support=by_ideograph),
    )


def _at_hand(tokenizer: str) -> str:
    if tokenizer in OFFLINE_TOKENIZERS:
        return tokenizer
    from sacrebleu.metrics import BLEU

    known = tokenizer in BLEU.TOKENIZERS
    raise UsageError(
        f"the tokenizer {tokenizer} needs a model or a program that does not come with sacreBLEU"
        if known
        else f"there is no tokenizer {tokenizer}",
        remedy=f"choose one of {', '.join(OFFLINE_TOKENIZERS)}",
    )


def _score(metric: Metric, hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    found: Any = metric.corpus_score(list(hypotheses), [list(references)])
    # BLEU's logarithms leave a trace above 100.
    value = float(found.score) if found.name == "TER" else min(100.0, float(found.score))
    return Score(found.name, value, str(metric.get_signature()))
