"""One key for all forms of a word, as the words of some texts show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from hexapla.model import Lang
from hexapla.terms.words import Word
from hexapla.text.lemmas import text_keys


class WordForms:
    """The words of some texts of *lang*, told by their commonest key.

    `والتنمية` and `التنمية` share several keys: that which most words have stands for both.
    """

    def __init__(self, words: Iterable[Word], lang: Lang) -> None:
        self._lang = lang
        self._forms = Counter(word.form for word in words)
        self._counts: Counter[str] = Counter()
        for form, n in self._forms.items():
            for key in text_keys(form, lang):
                self._counts[key] += n
        self._known: dict[str, str] = {}

    def key(self, form: str) -> str:
        """The key of *form*, a matching form."""
        found = self._known.get(form)
        if found is None:
            # Stems and forms without accents would join too much.
            keys = [key for key in text_keys(form, self._lang) if key[0] not in "~^"]
            found = min(keys or [form], key=lambda key: (-self._counts[key], -len(key), key))
            self._known[form] = found
        return found

    def usual(self, key: str) -> str:
        """The most frequent form with *key*, which is the key of some form; the first of equals."""
        return self._usual[key]

    @cached_property
    def _usual(self) -> dict[str, str]:
        usual: dict[str, str] = {}
        for form in sorted(self._forms, key=lambda form: (-self._forms[form], form)):
            usual.setdefault(self.key(form), form)
        return usual
