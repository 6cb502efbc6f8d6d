"""A version is another text altogether.

## What it does
Names a version whose clauses have hardly anything in common with those of the others: the file of
another resolution, say, under this one's name. The other checks then leave that version out, and
compare the rest.

## Why it matters
Nothing that is said of such a version helps: every clause would be flagged. It must not be
published either.

## Example
`ru.docx` in the folder of A/RES/78/311 holds A/RES/78/312.

## Guards
Silent for versions of fewer than five clauses, and where no vectors were used (`--encoder none`).
Of two versions neither can be named: then one flag speaks of both.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import joined
from hexapla.model import Alignment, Evidence, Flag, Lang


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each version that is another text; one for all where fewer than two are left."""
    strange = alignment.strangers
    if not strange:
        return
    if len(alignment.langs) - len(strange) < 2:
        langs = alignment.langs
        yield _flag(
            None, f"{joined(langs)} have hardly anything in common: are they one text?", langs, langs
        )
        return
    for lang in strange:
        others = joined([x for x in alignment.langs if x not in strange])
        yield _flag(
            lang,
            f"the {context.profile(lang).name} version has hardly anything in common with {others}:"
            " is it the right file?",
            alignment.langs,
            (lang,),
        )


def _flag(lang: Lang | None, message: str, langs: tuple[Lang, ...], strange: tuple[Lang, ...]) -> Flag:
    values = {x: "another text" if x in strange else "this text" for x in langs}
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=None,
        lang=lang,
        message=message,
        loci=(),
        evidence=Evidence(values),
    )


CHECK = Check("STR021", "another-text", "set", "critical", run)
