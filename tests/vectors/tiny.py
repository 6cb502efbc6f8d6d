"""Tiny transformers with random weights and tokenizers trained on the spot, saved to a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .texts import PAIRS

MOST_TOKENS = 60
"""Positions of the tiny models that have a limit."""

HIDDEN = 32
START, PADDING, END, UNKNOWN = "<s>", "<pad>", "</s>", "<unk>"
SPECIAL = [START, PADDING, END, UNKNOWN]
PADDING_ID = SPECIAL.index(PADDING)


def save_bert(folder: Path) -> None:
    from transformers import BertConfig, BertModel

    shape = {"hidden_size": HIDDEN, "num_hidden_layers": 2, "num_attention_heads": 2}
    _save(folder, _word_level(), BertModel, BertConfig, max_position_embeddings=MOST_TOKENS, **shape)


def save_roberta(folder: Path) -> None:
    from transformers import XLMRobertaConfig, XLMRobertaModel

    shape = {"hidden_size": HIDDEN, "num_hidden_layers": 2, "num_attention_heads": 2}
    positions = MOST_TOKENS + PADDING_ID + 1
    _save(
        folder, _unigram(), XLMRobertaModel, XLMRobertaConfig, max_position_embeddings=positions, **shape
    )


def save_t5(folder: Path) -> None:
    from transformers import T5Config, T5Model

    shape = {"d_model": HIDDEN, "d_kv": 16, "d_ff": 64, "num_layers": 2, "num_heads": 2}
    _save(folder, _unigram(), T5Model, T5Config, decoder_start_token_id=PADDING_ID, **shape)


SAVED: dict[str, Callable[[Path], None]] = {"bert": save_bert, "roberta": save_roberta, "t5": save_t5}


def _save(folder: Path, tokenizer: Any, model: Any, config: Any, **shape: int) -> None:
    import torch
    from transformers import PreTrainedTokenizerFast

    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=START,
        pad_token=PADDING,
        eos_token=END,
        unk_token=UNKNOWN,
    )
    torch.manual_seed(6)
    made = model(config(vocab_size=len(wrapped), pad_token_id=PADDING_ID, **shape))
    made.save_pretrained(folder)
    wrapped.save_pretrained(folder)


def _sentences() -> Iterable[str]:
    return (text for _, text in PAIRS)


def _word_level() -> Any:
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordLevel(unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()  # takes ideographs one by one
    tokenizer.train_from_iterator(_sentences(), trainers.WordLevelTrainer(special_tokens=SPECIAL))
    return _with_ends(tokenizer)


def _unigram() -> Any:
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=400, special_tokens=SPECIAL, unk_token=UNKNOWN)
    tokenizer.train_from_iterator(_sentences(), trainer)
    return _with_ends(tokenizer)


def _with_ends(tokenizer: Any) -> Any:
    from tokenizers import processors

    ends = [(name, SPECIAL.index(name)) for name in (START, END)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{START} $A {END}", special_tokens=ends
    )
    return tokenizer
