"""What the parser found, against what the source has: by its own evidence, hand labels, other versions.

It computes; `cli` prints. A number or line that the source itself lacks is no fault of the parser's,
and is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from hexapla.errors import ConfigurationError, InputError
from hexapla.langs import profile
from hexapla.model import LANGS, Clause, Kind, Lang, Version
from hexapla.parse.marks import marks


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found of the structure of one resolution."""

    file: str
    clauses: int
    lacking: tuple[str, ...]
    """What the source itself lacks, as far as its lines show."""
    missed: tuple[str, ...]
    """What the source has and the parser did not find."""

    @property
    def whole(self) -> bool:
        """Whether all that the source has was found."""
        return not self.missed


class Labels(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a person found in one text."""

    file: str
    organ: bool
    preambular: int
    operative: tuple[str, ...]
    """The numbers of the operative paragraphs as printed; `""` for one without."""
    sub: int
    notes: int
    adoption: str
    first_words: tuple[str, ...]
    """With what each operative paragraph begins."""
    parts: tuple[str, ...] = ()
    annex: bool = False
    note: str = ""


class _Labelled(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    text: tuple[Labels, ...]


def read_labels(path: Path) -> dict[str, Labels]:
    """The hand labels in the TOML file *path*, by the name of the text's file."""
    if not path.is_file():
        raise InputError("there is no such gold file", where=str(path), remedy="check the path")
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=_Labelled)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            str(error), where=str(path), remedy="see corpora/gold/unsc-en.toml"
        ) from error
    return {labels.file: labels for labels in found.text}


def judge(version: Version, source: str) -> Judgement:
    """Judge *version* by the lines of the text *source* that it was read from.

    Missed is: an organ line that stands in the source; a preamble, unless the operative part follows
    the organ line at once and no line opens as its paragraphs do; a number of the
    operative part that begins a line there.
    """
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    kinds = _kinds(version)
    lacking: list[str] = []
    missed: list[str] = []
    organ = re.compile(profile(version.lang).drafting.organ_line)
    if not kinds["organ"]:
        (missed if any(organ.fullmatch(line) for line in lines) else lacking).append("organ line")
    if not kinds["preambular"]:
        opens = next((c.kind for c in version.clauses if c.kind not in _BEFORE), "")
        acts = opens in ("operative", "subparagraph")
        leads = (marks(version.lang).listed_lead(line) for line in lines if not line[:1].islower())
        (lacking if acts and "preambular" not in leads else missed).append("preamble")
    numbers = [c.number for c in version.clauses if c.kind == "operative" and c.number]
    if not kinds["operative"]:
        missed.append("operative paragraphs")
    for number in sorted(set(range(1, max(numbers, default=0))) - set(numbers)):
        # In running text a year or a day may begin a line: only the number with its mark counts.
        printed = any(re.match(rf"{number}\s?[.,]\s*\D", line) for line in lines)
        (missed if printed else lacking).append(f"operative paragraph {number}")
    steps = [b for a, b in pairwise(numbers) if b <= a and b != 1]
    missed += [f"operative paragraph {number} stands twice or out of order" for number in steps]
    return Judgement(version.file, len(version.clauses), tuple(lacking), tuple(missed))


_BEFORE: frozenset[Kind] = frozenset({"masthead", "title", "organ", "adoption", "heading"})


def compare(version: Version, labels: Labels) -> tuple[str, ...]:
    """Where *version* is not what a person found; empty where it is."""
    kinds = _kinds(version)
    operative = [c for c in version.clauses if c.kind == "operative"]
    found: dict[str, tuple[object, object]] = {
        "organ line": (bool(kinds["organ"]), labels.organ),
        "preambular paragraphs": (kinds["preambular"], labels.preambular),
        "operative numbers": (tuple(str(c.number or "") for c in operative), labels.operative),
        "sub-paragraphs": (kinds["subparagraph"], labels.sub),
        "notes": (kinds["note"], labels.notes),
        "annex": (bool(kinds["annex"]), labels.annex),
    }
    differences = [f"{what}: {a} for {b}" for what, (a, b) in found.items() if a != b]
    differences += [
        f"operative paragraph {index}: {clause.text[:30]!r} for {words!r}"
        for index, (clause, words) in enumerate(zip(operative, labels.first_words, strict=False), 1)
        if not clause.text.lower().startswith(words.lower())
    ]
    adoption = " ".join(c.text for c in version.clauses if c.kind == "adoption")
    if _letters(adoption) != _letters(labels.adoption):
        differences.append(f"adoption: {adoption!r} for {labels.adoption!r}")
    return tuple(differences)


def _letters(text: str) -> str:
    """Note calls are figures at the end of the adoption line: only its letters are held together."""
    return re.sub(r"[\W\d_]", "", text)


def _kinds(version: Version) -> Counter[Kind]:
    return Counter(clause.kind for clause in version.clauses)


def lost(version: Version, blocks: Iterable[str]) -> int:
    """How many printed characters of *blocks*, as read, stand in no piece and were not set aside."""
    read = Counter("".join("".join(blocks).split()))
    kept = Counter("".join("".join(p.original for c in version.clauses for p in c.pieces).split()))
    kept += Counter("".join("".join(aside.text for aside in version.set_aside).split()))
    return sum((read - kept).values())


@dataclass(frozen=True, slots=True)
class Parity:
    """The structure of the versions of one text beside each other."""

    articles: Mapping[Lang, int]
    paragraphs: Mapping[Lang, tuple[int, ...]]
    """Paragraphs by article."""
    preambular: Mapping[Lang, int]
    labelled: int
    """Labelled clauses of the source."""
    found: Mapping[Lang, int]
    """Those of them that the version has under the same label or anchor."""
    missing: Mapping[Lang, tuple[str, ...]]


def parity_of(versions: Sequence[Version], source: Lang) -> Parity:
    """Hold the structure of *versions* side by side; the labels wanted are those of *source*."""
    by_lang = {v.lang: v for v in sorted(versions, key=lambda v: LANGS.index(v.lang))}
    labels = {lang: _labels(version) for lang, version in by_lang.items()}
    wanted = labels.get(source) or next(iter(labels.values()))
    counts = {lang: _paragraphs(version) for lang, version in by_lang.items()}
    return Parity(
        articles={lang: len(found) for lang, found in counts.items()},
        paragraphs=counts,
        preambular={lang: _kinds(version)["preambular"] for lang, version in by_lang.items()},
        labelled=len(wanted),
        found={lang: sum(1 for label in wanted if label in found) for lang, found in labels.items()},
        missing={
            lang: tuple(label for label in wanted if label not in found)
            for lang, found in labels.items()
        },
    )


def _labels(version: Version) -> dict[str, Clause]:
    """The labelled clauses by anchor where the format has anchors, else by the path of their numbers."""
    found: dict[str, Clause] = {}
    path: list[str] = []
    owner = ""
    for clause in version.clauses:
        part = clause.location().part
        anchor = part if _ANCHOR.fullmatch(part) else ""
        if (clause.number is None and not anchor) or clause.kind == "note":
            continue
        own = str(clause.number)
        if re.fullmatch(r"art\d+", clause.eid):
            owner, path = f"art.{own}", []
        else:
            if not clause.eid.startswith("art"):
                owner = _stem(clause)
            path = [*path[: clause.depth if clause.kind == "subparagraph" else 0], own]
        found.setdefault(anchor or ".".join([owner, *path]), clause)
    return found


_ANCHOR = re.compile(r"#\S+")


def _stem(clause: Clause) -> str:
    return clause.eid.split("-")[0].rstrip("0123456789")


def _paragraphs(version: Version) -> tuple[int, ...]:
    """How many clauses each article has besides its heading."""
    found: dict[str, int] = {}
    for clause in version.clauses:
        article, _, rest = clause.eid.partition("-")
        if re.fullmatch(r"art\d+", article):
            found[article] = found.get(article, 0) + bool(rest or clause.kind == "body")
    return tuple(found.values())
