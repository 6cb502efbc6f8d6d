"""Word alignment in the small: which span of a clause's translation stands for a phrase of it.

Asked clause by clause, it weighs vectors of words, co-occurrence over whole sets, order and what
looks alike. It knows no termbase, judges nothing, and computes nothing before it is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hexapla.langs import profile
from hexapla.model import Alignment, Encoder, Lang, Span
from hexapla.terms.cooccurrence import Cooccurrence
from hexapla.terms.link_words import LinkWord, content_keys, link_words
from hexapla.terms.span_scores import WITH_VECTORS, WITHOUT_VECTORS, Evidence, Floats
from hexapla.text.lemmas import bare

_MOST_VECTORS = 1 << 15
"""Words whose vectors are kept; beyond it all are forgotten and worked out anew."""
_AROUND = 80
"""Words around a phrase that are looked at: those of very long clauses are too far away to matter."""
_HEAD = 3
"""Letters that two words must begin with to look alike, unless they are the same."""


@dataclass(frozen=True, slots=True)
class Link:
    """A span that probably stands for a phrase."""

    span: Span
    """Half-open, in code points of the target's text."""
    confidence: float
    """How likely it is right or overlaps for the most part what is, in [0, 1]."""


class Links:
    """What *alignments* and vectors show of which words stand for which.

    Without an encoder, co-occurrence, order and likeness are left, and more is said wrongly.
    """

    def __init__(self, alignments: Sequence[Alignment], encoder: Encoder | None) -> None:
        self._together = Cooccurrence(alignments, content_keys)
        self._encoder = encoder
        self._vectors: dict[tuple[Lang, str], Floats] = {}

    def best(  # noqa: PLR0917 - a phrase in its clause, and a clause, are five values
        self,
        source: Lang,
        text: str,
        span: Span,
        lang: Lang,
        target: str,
        taken: Sequence[Span] = (),
    ) -> Link | None:
        """The span of *target* in *lang* that most likely stands for *span* of *text* in *source*.

        It neither begins nor ends with a function word, crosses no punctuation, and keeps clear of
        the spans *taken*, of which it is known what they stand for. `None` where there is no such
        span, or no word in *span*.
        """
        evidence = self._evidence((source, text, span), (lang, target), taken)
        if evidence is None:
            return None
        spans = evidence.spans(WITH_VECTORS if self._encoder else WITHOUT_VECTORS)
        if spans is None:
            return None
        first, stop, confidence = spans.best()
        words = link_words(target, lang)
        return Link(Span(words[first].span.start, words[stop - 1].span.stop), confidence)

    def _evidence(
        self, asked: tuple[Lang, str, Span], there: tuple[Lang, str], taken: Sequence[Span]
    ) -> Evidence | None:
        (source, text, span), (lang, target) = asked, there
        ours, theirs = link_words(text, source), link_words(target, lang)
        phrase, around = _phrase(ours, span)
        if not phrase or not theirs:
            return None
        places = [*phrase, *around]
        mine = [ours[place] for place in places]
        blocked = [any(word.span.overlaps(other) for other in taken) for word in theirs]
        vectors = self._encoded(source, mine), self._encoded(lang, theirs)
        at = (np.array(places, dtype=np.float32) + 0.5) / len(ours)
        other_at = (np.arange(len(theirs), dtype=np.float32) + 0.5) / len(theirs)
        due = profile(lang).length / profile(source).length
        return Evidence(
            phrase=len(phrase),
            free=np.array([w.content and not out for w, out in zip(theirs, blocked, strict=True)]),
            joined=np.array([w.joined and not out for w, out in zip(theirs, blocked, strict=True)]),
            cosine=vectors[0] @ vectors[1].T,
            dice=self._together.dice(source, [w.key for w in mine], lang, [w.key for w in theirs]),
            alike=_alike(mine, theirs),
            apart=np.abs(at[:, None] - other_at),
            likeness=(vectors[0][: len(phrase)].sum(axis=0), vectors[1]),
            letters=(
                due * sum(len(word.form) for word in mine[: len(phrase)]),
                np.array([len(word.form) for word in theirs], dtype=np.float32),
            ),
        )

    def _encoded(self, lang: Lang, words: Sequence[LinkWord]) -> Floats:
        """Vectors of the forms of *words*, `(n, dim)`; zeros without an encoder."""
        if self._encoder is None:
            return np.zeros((len(words), 1), dtype=np.float32)
        new = [*dict.fromkeys((lang, w.form) for w in words if (lang, w.form) not in self._vectors)]
        if len(self._vectors) + len(new) > _MOST_VECTORS:
            self._vectors.clear()
            new = [*dict.fromkeys((lang, word.form) for word in words)]
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self._vectors[lang, word.form] for word in words])


def _phrase(words: Sequence[LinkWord], span: Span) -> tuple[list[int], list[int]]:
    """The places of the words of *span* that mean something (all, if none does), and those around."""
    inside = [at for at, word in enumerate(words) if word.span.overlaps(span)]
    phrase = [at for at in inside if words[at].content] or inside
    if not phrase:
        return [], []
    others = [at for at, word in enumerate(words) if word.content and at not in phrase]
    others.sort(key=lambda at: abs(at - phrase[0]))
    return phrase, sorted(others[:_AROUND])


def _alike(mine: Sequence[LinkWord], theirs: Sequence[LinkWord]) -> Floats:
    """How much of two words is the same from their beginning on, accents aside, `(n, m)` in [0, 1]."""
    found = np.zeros((len(mine), len(theirs)), dtype=np.float32)
    heads: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(theirs):
        form = bare(word.form)
        heads.setdefault(form[:_HEAD], []).append((at, form))
    for row, word in enumerate(mine):
        form = bare(word.form)
        for at, other in heads.get(form[:_HEAD], ()):
            found[row, at] = _same_beginning(form, other) / max(len(form), len(other))
    return found


def _same_beginning(one: str, other: str) -> int:
    letters = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in letters if a != b), min(len(one), len(other)))
