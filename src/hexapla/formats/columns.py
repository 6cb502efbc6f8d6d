"""Which columns of a table are which language: by their heads, else by what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.inline import Flat
from hexapla.formats.language_names import is_bare, language_named, plain
from hexapla.langs import profile
from hexapla.model import LANGS, Lang
from hexapla.text.function_words import ARTICLES, CONNECTIVES
from hexapla.text.scripts import script_shares

Row = tuple[int, Mapping[int, Flat]]
"""Number from 1, and the cells that are not blank by column from 0."""

_HEADS = 10
"""Rows, not counting blank ones, among which the heads may stand."""

_HEAD_LENGTH = 60
_SAMPLE = 20_000
_CLEAR_SHARE = 0.6
_LEAST, _TIMES = 3, 3
_KEYS = (
    *(
        "key",
        "id",
        "identifier",
        "ref",
        "reference",
        "no",
        "no.",
        "nr",
        "number",
        "#",
        "n°",
        "№",
        "code",
    ),
    *("clé", "identifiant", "numéro", "clave", "identificador", "número", "ключ", "номер", "код"),
    *("идентификатор", "编号", "序号", "标识符", "رقم", "معرف", "مفتاح"),
)
_OWN_LETTERS: Mapping[str, Lang] = {"ñ": "es", "¿": "es", "¡": "es", "œ": "fr", "è": "fr", "ê": "fr"}


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold."""

    langs: Mapping[int, str]
    """The tag of the language, by column."""
    key: int | None = None
    """The column that names the rows; `None`: none does."""
    head: int = 0
    """The number of the row of heads; 0: there is none."""
    heads: Mapping[int, str] = field(default_factory=dict)

    def headed(self, column: int) -> str:
        """The head of *column* in brackets; `""` where it has none."""
        return f" ({self.heads[column]})" if column in self.heads else ""


def letters(column: int) -> str:
    """What a spreadsheet calls *column*, from 0: `A`, `Z`, `AA`."""
    name, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        name = chr(65 + last) + name
    return name


def by_heads(rows: Sequence[Row], source: Source) -> Columns | None:
    """The columns whose heads name languages; `None` where no row of heads is found.

    A bare name or code comes before one with further words. `InputError` where two columns are
    one language.
    """
    filled = [row for row in rows if row[1]][:_HEADS]
    for at, (number, cells) in enumerate(filled):
        heads = {column: flat.text.strip() for column, flat in cells.items()}
        named = {
            column: lang
            for column, head in heads.items()
            if len(head) <= _HEAD_LENGTH and (lang := language_named(head))
        }
        bare = {column: lang for column, lang in named.items() if is_bare(heads[column])}
        if len(set(named.values())) < 2 and not (bare and at == 0):
            continue
        chosen = bare | {c: lang for c, lang in named.items() if lang not in bare.values()}
        _refuse_doubles(chosen, heads, number, source)
        key = next((c for c, head in heads.items() if plain(head) in _keys() and c not in chosen), None)
        return Columns(dict(sorted(chosen.items())), key, number, heads)
    return None


def _refuse_doubles(
    chosen: Mapping[int, Lang], heads: Mapping[int, str], number: int, source: Source
) -> None:
    first: dict[Lang, int] = {}
    for column, lang in sorted(chosen.items()):
        if lang in first:
            two = " and ".join(f"{letters(c)} ({heads[c]})" for c in (first[lang], column))
            raise InputError(
                f"two columns are in {profile(lang).name}: {two}",
                where=f"{source.name}:{number}",
                remedy="rename or remove one of them",
            )
        first[lang] = column


def by_content(rows: Sequence[Row], source: Source) -> Columns | None:
    """The columns that are certainly in a language; `None` where there are none, or one twice."""
    texts: dict[int, list[str]] = {}
    size: Counter[int] = Counter()
    for _, cells in rows:
        for column, flat in cells.items():
            if size[column] < _SAMPLE:
                texts.setdefault(column, []).append(flat.text)
                size[column] += len(flat.text)
    found = {c: lang for c, parts in sorted(texts.items()) if (lang := _language("\n".join(parts)))}
    if not found or len(set(found.values())) < len(found):
        return None
    if source.lang and len(texts) == 1 and set(found.values()) != {source.lang}:
        return None
    return Columns(found)


def _language(text: str) -> Lang | None:
    """The language that *text* is in, by its script and its small words; `None`: not certain."""
    shares = script_shares(text)
    script = max(sorted(shares), key=lambda name: shares[name], default=None)
    if script is None or shares[script] < _CLEAR_SHARE:
        return None
    written = [lang for lang in LANGS if profile(lang).script == script]
    if len(written) == 1:
        return written[0]
    words = Counter(text.lower().replace("\u2019", " ").replace("'", " ").split())
    told = Counter({lang: sum(words[word] for word in _small_words()[lang]) for lang in written})
    for letter, lang in _OWN_LETTERS.items():
        told[lang] += text.lower().count(letter)
    (best, most), (_, second) = told.most_common(2)
    return best if most >= _LEAST and most >= _TIMES * second else None


@cache
def _small_words() -> Mapping[Lang, frozenset[str]]:
    """The small words that a language shares with no other of its script."""
    words = {lang: ARTICLES.get(lang, frozenset()) | CONNECTIVES[lang] for lang in LANGS}
    return {
        lang: own - frozenset().union(*(words[other] for other in LANGS if other != lang))
        for lang, own in words.items()
    }


@cache
def _keys() -> frozenset[str]:
    return frozenset(map(plain, _KEYS))
