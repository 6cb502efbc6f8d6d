"""A language version that should be there is not.

## What it does
Compares the versions of the set with the languages that its manifest, or `--langs`, expects, and
names each one that is not there.

## Why it matters
A resolution is published in six languages at once; a set that lacks one is not ready, and the
vote of the other checks is weaker without it.

## Example
`manifest.toml` lists `ar zh en fr ru es`; the folder holds no Russian file.

## Guards
Silent where nothing says which languages are expected: two files alone are a set of two.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import joined
from hexapla.model import Alignment, Evidence, Flag


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each expected language that is not there."""
    present = alignment.langs
    for lang in context.expected:
        if lang not in present:
            yield Flag(
                code=CHECK.code,
                severity=CHECK.severity,
                row=None,
                lang=lang,
                message=f"the {context.profile(lang).name} version is expected and not there;"
                f" there are {joined(present)}",
                loci=(),
                evidence=Evidence(
                    {x: "present" if x in present else "missing" for x in context.expected}
                ),
            )


CHECK = Check("STR001", "version-missing", "set", "major", run)
