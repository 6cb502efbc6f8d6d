"""What a document symbol may be made of: whether one fits, and what a misshapen one probably was.

The bodies and suffixes are those of the symbols that United Nations documents carry [S]. What
the grammar does not know it lets pass; only what it knows to be impossible is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_BODIES = """
A E S T ST AT BWC CAC CAT CBD CCPR CCW CD CED CEDAW CERD CMW COP CPPNM CRC CRPD CTOC DC DP ECE EB FCCC GC
GOV HRC HRI HS HSP ICC ICCD ICEF ID IDB INFCIRC ISBA ITC JIU LC LOS MP NPT PBC PCNICC SAICM SPLOS TD
TRADE TRANS UNCTAD UNDP UNEP UNFF UNHCR UNITAR UNW WFP WHO APLC
"""
BODIES = frozenset(_BODIES.split())
"""First components: the principal organs, departments, treaty bodies, programmes, conferences."""

_SUFFIXES = ("Add", "Amend", "Corr", "Rev", "Sub")
"""Written in small letters after the first."""
_COUNTED = "AC|ADD|AMEND|BUR|C|CN|CONF|CORR|CRP|GC|INF|L|MISC|NGO|PC|PET|PRST|PV|REV|SC|SER|SR|SUB|WG|WP"
"""Components that a point joins to their number."""

_SECURITY_YEAR = r"(?:199[4-9]|20\d\d)"
"""Since 1994 documents of the Security Council are numbered by year."""
_COUNCIL_YEAR = r"(?:19[6-9]\d|20\d\d)"
_LAST_SESSION = 130
_MANY = 150
"""Beyond it a document numbered by year is one of the Security Council, not of another organ."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a symbol."""

    what: str
    """In words: `two slashes`, `no body of this name`."""
    likely: str
    """What it probably should be; `""`: not known."""


def fault_of(written: str) -> Fault | None:
    """What is wrong with *written*, which looks like a document symbol; `None` where it fits.

    Letters and digits are Latin ones already (`folds.citation_folds`).
    """
    mended, what = _mended(written)
    against = _against_the_organ(mended)
    if against is None:
        return Fault(what, mended) if what else None
    return Fault(what or against.what, against.likely)


_REPAIRS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"[\\|]"), "/", "a stroke that is no slash"),
    (re.compile(r"\s*/\s+|\s+/\s*"), "/", "spaces beside a slash"),
    (re.compile(r"//+"), "/", "two slashes"),
    (re.compile(r"(?<=[A-Za-z]),(?=\d)"), ".", "a comma for a point"),
    (re.compile(r"(?<=[A-Za-z])[.] +(?=\d)"), ".", "a space after a point"),
    (
        re.compile(rf"(?<=/)({_COUNTED})(\d+)(?=/|$)", re.IGNORECASE),
        r"\1.\2",
        "no point before a number",
    ),
    (
        re.compile(r"^([A-Za-z]{1,3})-(RES|DEC)[-/](\d+)[-/](\d+)"),
        r"\1/\2/\3/\4",
        "a hyphen for a slash",
    ),
    (re.compile(r"(?<=/)(RES|DEC)-(?=\d)"), r"\1/", "a hyphen for a slash"),
    (re.compile(r"^([AES])-(?=\d+/\d)"), r"\1/", "a hyphen for a slash"),
    (re.compile(r"(?<=/RES/)(\d{2,3})[-.](\d+)$"), r"\1/\2", "a mark for a slash"),
    (re.compile(rf"^(?=S/)S/({_SECURITY_YEAR})[-.](\d+)(?=$|/)"), r"S/\1/\2", "a mark for a slash"),
    (re.compile(r"^[58$]/(?=\d{4,5}(?:/|$)|RES/|PRST/|PV\.|AC\.)"), "S/", "no organ's letter"),
    (re.compile(r"^4/(?=RES/|\d{2}/)"), "A/", "no organ's letter"),
)


def _mended(written: str) -> tuple[str, str]:
    """*written* with its slips of the keyboard mended, and the first of them in words."""
    mended, what = written, ""
    for pattern, put, words in _REPAIRS:
        better = pattern.sub(put, mended)
        if better != mended:
            mended, what = better, what or words
    parts = [_cased(part, at) for at, part in enumerate(mended.split("/"))]
    if "/".join(parts) != mended:
        mended, what = "/".join(parts), what or "small and capital letters"
    return mended, what


def _cased(part: str, at: int) -> str:
    for word in _SUFFIXES:
        if re.match(rf"{word}\.\d", part, re.IGNORECASE):
            return word + part[len(word) :]
    return part.upper() if at == 0 or part in ("res", "dec", "prst") else part


def _against_the_organ(symbol: str) -> Fault | None:
    """What cannot be, by what the organ of *symbol* numbers its documents with."""
    organ, _, rest = symbol.partition("/")
    if organ not in _NUMBERED:
        return Fault("no organ's letter", _likely_organ(rest)) if len(organ) == 1 else None
    what = _NUMBERED[organ](rest)
    if not what:
        return None
    likely = _likely_organ(rest)
    return Fault(what, likely if likely[:2] != f"{organ}/" else "")


def _likely_organ(rest: str) -> str:
    """*rest* after the letter of the only organ that numbers so; `""`: it is not known."""
    if by_year := re.match(rf"{_SECURITY_YEAR}/(\d+)", rest):
        return f"S/{rest}" if int(by_year[1]) > _MANY else ""
    fitting = [organ for organ in "AS" if not _NUMBERED[organ](rest)]
    return f"{fitting[0]}/{rest}" if len(fitting) == 1 else ""


def _assembly(rest: str) -> str:
    if re.match(r"(?:19|20)\d\d/\d", rest):
        return "the General Assembly numbers by session, not by year"
    if re.match(r"RES/\d+ ?\((?:19|20)\d\d\)", rest):
        return "the General Assembly numbers its resolutions by session, not by year"
    by_session = re.match(r"(?:RES/|DEC/)?(\d{2,})/(?:\d|L\.)", rest)
    if by_session and int(by_session[1]) > _LAST_SESSION:
        return "no session of the General Assembly"
    return "a session and no number" if re.fullmatch(r"RES/\d{1,2}", rest) else ""


def _security_council(rest: str) -> str:
    if re.match(r"RES/\d+/\d", rest):
        return "the Security Council numbers its resolutions by year, not by session"
    if re.match(rf"(?!{_SECURITY_YEAR}/)\d+/(?:\d|L\.)", rest):
        return "no year of the Security Council's documents"
    year = re.match(r"PRST/(?!(?:199[4-9]|20\d\d)/\d)", rest)
    return "a statement of the President without year and number" if year else ""


def _economic_and_social_council(rest: str) -> str:
    return "no year" if re.match(rf"(?!{_COUNCIL_YEAR}/)\d{{4}}/\d", rest) else ""


_NUMBERED: Mapping[str, Callable[[str], str]] = {
    "A": _assembly,
    "S": _security_council,
    "E": _economic_and_social_council,
    "T": lambda rest: "",
}
