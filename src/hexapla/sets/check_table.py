"""The table `[check]` of `hexapla.toml`: which checks run, how they judge, and what their flags weigh.

It is read strictly: a code, threshold, severity or language that means nothing is an error
that names its line and the nearest one that does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from hexapla.checks import catalogue, check_names
from hexapla.errors import ConfigurationError
from hexapla.model import LANGS, SEVERITIES, Flag, Lang, Severity
from hexapla.sets.pattern_table import PatternTable, complaints
from hexapla.sets.tomls import nearest, place
from hexapla.signature import digest
from hexapla.terms.audit import audit_catalogue, audit_names

if TYPE_CHECKING:
    from hexapla.checks import Check
    from hexapla.checks.check import HousePattern
    from hexapla.terms.audit.check import AuditCheck


class LanguageTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A table `[check.languages.XX]`: what is not said of one language."""

    ignore: tuple[str, ...] = ()
    """Codes, or beginnings of codes, of which flags that judge this language are dropped."""


class CheckTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The table `[check]`; what is not there keeps its default."""

    select: tuple[str, ...] = ()
    """Codes, or beginnings of codes, of the checks that run (none: all)."""
    ignore: tuple[str, ...] = ()
    """Codes, or beginnings of codes, of the checks that do not."""
    fail_on: Literal["critical", "major", "minor", "never"] = "major"
    langs: tuple[Lang, ...] = ()
    """Languages expected of every set."""
    baseline: str = ""
    """The file of known flags, as seen from the folder of the configuration (`""`: none)."""
    memory: tuple[str, ...] = ()
    """Earlier texts (sets, folders of sets, TMX files), as seen from the folder of the configuration."""
    severity: dict[str, Any] = {}
    """The severity of a check, by its code."""
    thresholds: dict[str, Any] = {}
    """The thresholds of a check by their names, by its code."""
    languages: dict[str, LanguageTable] = {}
    patterns: tuple[PatternTable, ...] = ()
    """What the house itself does not want to read (TXT018)."""

    def runs(self, code: str) -> bool:
        """Whether the check *code* is one of those that run.

        What `select` names of the checks of texts says nothing of those of termbases, nor the reverse.
        """
        kin = audit_names() if code in audit_names() else check_names()
        chosen = [one for one in self.select if any(begins(other, (one,)) for other in kin)]
        return (not chosen or begins(code, chosen)) and not begins(code, self.ignore)

    def figures(self) -> Mapping[str, float]:
        """The thresholds by `CODE.name`, as checks ask for them."""
        return {
            f"{code.upper()}.{name}": float(value)
            for code, named in self.thresholds.items()
            for name, value in named.items()
        }

    def house_patterns(self) -> tuple[HousePattern, ...]:
        """The patterns as the check takes them."""
        from hexapla.checks.check import HousePattern

        return tuple(HousePattern(**msgspec.structs.asdict(table)) for table in self.patterns)

    def digest(self) -> str | None:
        """A name for what this table says of flags; `None` where it says nothing."""
        said = msgspec.structs.replace(self, fail_on="major", baseline="", langs=(), memory=())
        if said == CheckTable():
            return None
        return digest(msgspec.json.encode(said, order="sorted").decode(), length=8)

    def weighed(self, flags: Iterable[Flag]) -> tuple[Flag, ...]:
        """*flags* without those of switches, with the severities of this table; their order is kept.

        A flag that its check made less grave than the check usually is (an even split, a doubt)
        stays as many steps below the severity configured.
        """
        usual = {code: check.severity for code, check in _checks().items()}
        severities = {code.upper(): severity for code, severity in self.severity.items()}
        return tuple(
            replace(flag, severity=_moved(flag.severity, usual[flag.code], severities[flag.code]))
            if flag.code in severities
            else flag
            for flag in flags
            if not self._switched_off(flag)
        )

    def _switched_off(self, flag: Flag) -> bool:
        table = self.languages.get(flag.lang) if flag.lang else None
        return table is not None and begins(flag.code, table.ignore)


def begins(code: str, beginnings: Sequence[str]) -> bool:
    """Whether *code* is one of *beginnings* or begins with it, capital letters or small."""
    return code.startswith(tuple(one.upper() for one in beginnings))


def _moved(severity: Severity, usual: Severity, configured: Severity) -> Severity:
    """*configured*, lowered or raised by as much as *severity* differs from the *usual* one."""
    steps = SEVERITIES.index(severity) - SEVERITIES.index(usual)
    at = SEVERITIES.index(configured) + steps
    return SEVERITIES[min(max(at, 0), len(SEVERITIES) - 1)]


def _checks() -> Mapping[str, Check[Any] | AuditCheck]:
    """The checks of texts and those of termbases, by their codes."""
    texts = {check.code: check for check in catalogue()}
    return {**texts, **{check.code: check for check in audit_catalogue()}}


def near_codes(code: str) -> str:
    """What to write for *code*, which no check has."""
    codes = {*check_names(), *audit_names()}
    known = codes | {one.rstrip("0123456789") for one in codes}
    return nearest(code.upper(), sorted(known), "checks")


def verify(table: CheckTable, data: bytes, where: str) -> None:
    """See that all codes, languages and thresholds of *table*, read from *data*, mean something.

    `ConfigurationError` with line and remedy for the first that does not.
    """
    if table == CheckTable():
        return
    wrong = _Wrong(data, where)
    checks = _checks()
    for key, codes in (("select", table.select), ("ignore", table.ignore)):
        wrong.beginnings(codes, ("check", key), checks)
    for code, severity in table.severity.items():
        wrong.code(code, ("check", "severity", code), checks)
        if severity not in SEVERITIES:
            near = nearest(str(severity), SEVERITIES, "severities")
            wrong.say(f"`{severity}` is no severity", ("check", "severity", code), near)
    for code, named in table.thresholds.items():
        wrong.code(code, ("check", "thresholds", code), checks)
        _verify_thresholds(named, checks[code.upper()], ("check", "thresholds", code), wrong)
    for lang, switches in table.languages.items():
        if lang not in LANGS:
            what = f"unknown language `{lang}`"
            wrong.say(what, ("check", "languages", lang), f"use {', '.join(LANGS)}")
        wrong.beginnings(switches.ignore, ("check", "languages", lang, "ignore"), checks)
    for at, key, what, remedy in complaints(table.patterns):
        wrong.say(what, ("check", "patterns", at, key), remedy)


def _verify_thresholds(
    named: Any, check: Check[Any] | AuditCheck, path: tuple[str, ...], wrong: _Wrong
) -> None:
    known = [threshold.name for threshold in check.thresholds]
    if not isinstance(named, dict):
        example = known[0] if known else "name"
        wrong.say("a threshold has a name", path, f"write {check.code}.{example} = {named}")
    for name, value in named.items():
        if name not in known:
            what = f"{check.code} has no threshold `{name}`"
            wrong.say(what, (*path, name), nearest(name, known, "thresholds"))
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            wrong.say(f"`{name}` is not a number", (*path, name), "write a figure")


class _Wrong:
    """Says what is wrong in one file, with its line."""

    def __init__(self, data: bytes, where: str) -> None:
        self._data, self._where = data, where

    def say(self, what: str, path: tuple[str | int, ...], remedy: str) -> None:
        """Raise `ConfigurationError` for *what* at *path*."""
        raise ConfigurationError(what, where=place(self._data, self._where, path), remedy=remedy)

    def code(self, code: str, path: tuple[str, ...], known: Iterable[str]) -> None:
        """Raise unless *code* is *known*."""
        if code.upper() not in known:
            self.say(f"no check is called `{code}`", path, near_codes(code))

    def beginnings(self, codes: Sequence[str], path: tuple[str, ...], known: Iterable[str]) -> None:
        """Raise unless each of *codes* is known, or begins one that is."""
        for at, code in enumerate(codes):
            if not code or not any(begins(one, (code,)) for one in known):
                self.say(f"no check is called `{code}`", (*path, at), near_codes(code))
