"""A `hexapla.toml` to begin with: what was found is said, all else stands there with its default.

A line without its first `# ` is in force; a test sees that all of them together are valid.
"""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.model import Lang

_TEXT = """\
# Settings for the sets in this folder and in those below it; options of a command override them.
# What begins with "# " and a key is switched off and shows an example or the default.
# All keys: docs/configuration.md; all checks: hexapla explain.

# Who decides, where neither --reviewer nor HEXAPLA_REVIEWER says it.
# reviewer = "Name"

[check]
# The languages that every set must have; one that is not there is flagged (STR001).
{langs}

# Codes, or beginnings of codes, of the checks that run (none named: all), and of those that do not.
# select = ["NUM", "STR"]
# ignore = ["TER002"]

# From which severity on flags make the exit status 1: critical, major, minor or never.
# fail_on = "major"

# Known flags, written by `hexapla check --write-baseline FILE`: counted, not shown, never failing.
# baseline = "baseline.json"

# [check.severity]
# TER001 = "minor"

# What each check can be told is said by `hexapla explain CODE`.
# [check.thresholds]
# TER001.lacking = 0.25

# Flags that judge one language and are of no use there.
# [check.languages.zh]
# ignore = ["TXT011"]

# What the house itself does not want to read, as often as there is; see `hexapla explain TXT018`.
# [[check.patterns]]
# name = "utilise"
# pattern = '\\butili[sz]e\\b'
# langs = ["en"]
# suggestion = "use"
"""


def settings_text(langs: Iterable[Lang]) -> str:
    """The text of a `hexapla.toml` for sets in *langs* (none: not known yet)."""
    found = ", ".join(f'"{lang}"' for lang in langs)
    line = f"langs = [{found}]" if found else '# langs = ["ar", "zh", "en", "fr", "ru", "es"]'
    return _TEXT.format(langs=line)
