"""What a check is: a value with a function, not a class hierarchy.

A check's module docstring is its documentation for users (`hexapla explain`); its cases in
`tests/checks/<module>.toml` hold it to account.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.register import Register
from hexapla.model import Alignment, Clause, Encoder, Flag, Kind, Lang, Row, Severity, Version, connected

if TYPE_CHECKING:
    from hexapla.terms.earlier import EarlierTexts
    from hexapla.terms.finder import TermFinder
    from hexapla.terms.links import Links
    from hexapla.terms.states import StateNames

Over = Literal["row", "version", "alignment", "set"]
"""What a check looks at; `set`: all versions, those too that are not what they say they are."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows that share a spanning clause (nearly always one row), judged together.

    A clause that one version merged from two rows stands here once, beside both clauses of
    the other versions, so that no value is compared twice.
    """

    rows: tuple[Row, ...]
    clauses: Mapping[Lang, tuple[Clause, ...]]
    """Each version's clauses of these rows, in order; empty where it lacks them all."""

    @property
    def name(self) -> str:
        """The name of the first row."""
        return self.rows[0].row

    @property
    def kind(self) -> Kind:
        """The kind of the first row."""
        return self.rows[0].kind

    def present(self) -> tuple[Lang, ...]:
        """The languages that have clauses here, in the order of the alignment."""
        return tuple(lang for lang, clauses in self.clauses.items() if clauses)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure by which a check judges, and which a house may set otherwise."""

    name: str
    default: float
    meaning: str
    """What it bounds and in which unit, as a phrase: `share of the versions that may ..., in [0, 1]`."""


@dataclass(frozen=True, slots=True)
class HousePattern:
    """Something that a house does not want to read, as a regular expression."""

    name: str
    """Unique; by it a person knows the pattern again."""
    pattern: str
    """In the syntax of the `regex` library; it has been seen to compile."""
    langs: tuple[Lang, ...] = ()
    """The versions that it judges (none: all)."""
    kinds: tuple[Kind, ...] = ()
    """The kinds of clauses that it judges (none: all)."""
    severity: Severity = "minor"
    message: str = ""
    """What to say of what it matches (`""`: that it does)."""
    suggestion: str = ""
    r"""What should stand instead, `\1` to `\9` being the groups (`""`: nothing is suggested)."""
    ignore_case: bool = False


def row_groups(alignment: Alignment) -> tuple[RowGroup, ...]:
    """The rows of *alignment* in connected groups: neighbours that share a clause stand together."""
    return tuple(_group(alignment, rows) for rows in connected([row.cells for row in alignment.rows]))


def _group(alignment: Alignment, indices: Iterable[int]) -> RowGroup:
    rows = tuple(alignment.rows[i] for i in indices)
    clauses: dict[Lang, tuple[Clause, ...]] = {}
    for lang in alignment.langs:
        eids = dict.fromkeys(eid for row in rows for eid in row.cells.get(lang, ()))
        clauses[lang] = tuple(alignment.versions[lang].clause(eid) for eid in eids)
    return RowGroup(rows, clauses)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """An alignment as it is known again by the next check: by identity, as it cannot be hashed."""

    alignment: Alignment
    source: Lang

    def __hash__(self) -> int:
        return id(self.alignment)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Known):
            return NotImplemented
        return other.alignment is self.alignment and other.source == self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a check may know besides the unit it looks at; the same for a whole set."""

    alignment: Alignment
    source: Lang = "en"
    """Counts only where a vote cannot decide, and for checks about rendering a source."""
    expected: tuple[Lang, ...] = ()
    """Languages that the manifest or the command line expects."""
    drafting: Literal["draft", "adopted"] = "adopted"
    finder: TermFinder | None = None
    """The termbase, ready to find concepts; `None`: no termbase, term checks are silent."""
    links: Links | None = None
    """Which words of two versions belong together; `None`: nobody says what stands instead of a term."""
    states: StateNames | None = None
    """The names of States; `None`: none is known."""
    encoder: Encoder | None = None
    register: Register = field(default_factory=Register)
    """Resolutions with their dates and titles; empty: none is known."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Those that differ from their defaults, by `CODE.name`; a check asks `threshold`."""
    patterns: tuple[HousePattern, ...] = ()
    """The house's own, in the order in which it says them."""
    memory: EarlierTexts | None = None
    """Earlier texts whose language is agreed; `None` where none were given."""
    previous: Mapping[Lang, Version] = field(default_factory=dict)
    """The versions of the earlier state of this text; empty where none was given."""

    def threshold(self, code: str, threshold: Threshold) -> float:
        """The value of *threshold* of the check *code*: as it is configured, else its default."""
        return self.thresholds.get(f"{code}.{threshold.name}", threshold.default)

    def profile(self, lang: Lang) -> LanguageProfile:
        """The profile of *lang*."""
        return profile(lang)

    def judge(self) -> tuple[Lang, ...]:
        """The languages present, the source first: the order in which messages name them."""
        langs = self.alignment.langs
        return tuple(sorted(langs, key=lambda lang: (lang != self.source, langs.index(lang))))


_MENDS = """

## Mends
`hexapla check --fix` shows what it suggests as a diff; `--fix --apply` writes it into the files."""

Unit = RowGroup | Version | Alignment
U = TypeVar("U", RowGroup, Version, Alignment)


@dataclass(frozen=True, slots=True)
class Check(Generic[U]):
    """One check of the catalogue."""

    code: str
    name: str
    over: Over
    severity: Severity
    run: Callable[[U, Context], Iterator[Flag]]
    thresholds: tuple[Threshold, ...] = ()
    """All that its `run` asks the context for; any other name in a configuration is an error."""
    fixable: bool = False
    """Whether its suggestions are mechanical: each may stand, as it is, in the place of every locus
    of the flag in the text of the version judged, without anybody thinking. `check --fix` takes them."""

    @property
    def documentation(self) -> str:
        """The docstring of the module that defines the check, whether it mends, and its thresholds."""
        said = (sys.modules[self.run.__module__].__doc__ or "").strip()
        if self.fixable:
            said += _MENDS
        figures = [f"- `{self.code}.{t.name} = {t.default:.4g}`: {t.meaning}." for t in self.thresholds]
        heading = "\n\n## Thresholds\nUnder `[check.thresholds]` in `hexapla.toml`:\n\n"
        return said + heading + "\n".join(figures) if figures else said
