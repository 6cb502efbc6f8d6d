"""From parsed versions to an alignment, and from there to flags.

A check that fails is reported and the others go on; no file is read here.
"""

from __future__ import annotations

import datetime
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from hexapla.errors import HexaplaError, InputError
from hexapla.model import Alignment
from hexapla.pipeline.results import Checked, Failure, Loaded, Tools
from hexapla.sets.acceptance import accepted_flags, idle
from hexapla.signature import signature

if TYPE_CHECKING:
    from hexapla.align import Anchors
    from hexapla.checks import Check
    from hexapla.model import Version
    from hexapla.terms.finder import TermFinder
    from hexapla.terms.links import Links
    from hexapla.terms.states import StateNames

_LINKS_CHECK = "TER001"
"""The check that asks which words stand instead of a term."""
_STATES_CHECK = "TER010"
"""The check that asks for the names of States."""


def anchors_of(versions: Iterable[Version], finder: TermFinder | None) -> Anchors:
    """The concepts that the termbase finds in each clause: what the aligner holds on to."""
    if finder is None:
        return {}
    return {
        (version.lang, clause.eid): tuple(f.concept for f in finder.find(clause.text, version.lang))
        for version in versions
        for clause in version.clauses
    }


def align_set(loaded: Loaded, tools: Tools) -> Alignment:
    """The alignment of the versions that could be read; `InputError` where there are fewer than two."""
    from hexapla.align import align
    from hexapla.align.given import align_given, is_given

    if len(loaded.versions) < 2 and loaded.failures:
        raise InputError("; ".join(failure.message for failure in loaded.failures))
    if is_given(loaded.versions):
        return align_given(loaded.versions)
    tools.progress("aligning", 0, 1)
    with tools.timed("terms"):
        anchors = anchors_of(loaded.versions, tools.finder)
    with tools.timed("aligning"):
        alignment = align(loaded.versions, anchors, tools.encoder, loaded.fit().pins)
    tools.progress("aligning", 1, 1)
    return alignment


def align_parts(clauses: Alignment, tools: Tools) -> Alignment:
    """The parts of the clauses, aligned inside their rows."""
    from hexapla.align.segments import align_segments, cut

    anchors = anchors_of(map(cut, clauses.versions.values()), tools.finder)
    return align_segments(clauses, anchors, tools.encoder)


def check_set(loaded: Loaded, tools: Tools) -> Checked:
    """Align and check a set; a check that fails is reported and the others go on.

    Which checks run, how and how gravely they judge is as the set's configuration has it.
    """
    return without_accepted(judge_set(loaded, tools), tools.today)


def judge_set(loaded: Loaded, tools: Tools) -> Checked:
    """As `check_set`, with no flag accepted yet: what depends on the texts and not on the day."""
    from hexapla.checks import Context, run_checks
    from hexapla.checks.engine import by_row
    from hexapla.pipeline.memory import MEMORY_CHECK, PREVIOUS_CHECK, Earlier, remarks
    from hexapla.sets.register import shipped_register

    alignment = align_set(loaded, tools)
    manifest, table = loaded.files.manifest, loaded.files.settings.check
    checks = tuple(check for check in tools.checks if tools.selected or table.runs(check.code))
    failed: dict[str, list[Failure]] = {}

    def on_error(check: Check[Any], where: str, error: Exception) -> None:
        failed.setdefault(check.code, []).append(_failed(check, alignment.set, where, error))

    # What a check that does not run would ask for is not read.
    codes = {check.code for check in checks}
    earlier, files = tools.earlier or Earlier(), loaded.files
    memory = earlier.texts(files, tools) if MEMORY_CHECK in codes else None
    previous = earlier.previous(files, tools) if PREVIOUS_CHECK in codes else None
    context = Context(
        alignment=alignment,
        source=manifest.source,
        expected=loaded.files.expected,
        drafting=manifest.kind,
        finder=tools.finder,
        links=_links(alignment, tools) if _LINKS_CHECK in codes else None,
        states=_state_names() if _STATES_CHECK in codes else None,
        encoder=tools.encoder,
        register=shipped_register(),
        thresholds=table.figures(),
        patterns=table.house_patterns(),
        memory=memory,
        previous=previous or {},
    )
    flags = run_checks(checks, context, on_error, tools.timed)
    return Checked(
        loaded,
        alignment,
        by_row(alignment, table.weighed(flags)),
        (),
        (*loaded.failures, *(_counted(of_one) for of_one in failed.values())),
        signature(
            langs="+".join(alignment.langs),
            checks=len(checks),
            settings=table.digest(),
            termbase=tools.finder.termbase.sha256[:8] if tools.finder else "none",
            vectors=tools.encoder.name if tools.encoder else "none",
        ),
        checks=tuple(check.code for check in checks),
        remarks=remarks(files, alignment.langs, memory, previous),
    )


def _links(alignment: Alignment, tools: Tools) -> Links | None:
    """Links of words, nothing of which is computed before it is asked for; `None` without a termbase."""
    if tools.finder is None:
        return None
    from hexapla.terms.links import Links

    return Links([alignment], tools.encoder)


@cache
def _state_names() -> StateNames:
    """The register of Member States that ships, ready to find them."""
    from hexapla.sets.member_states import shipped_states
    from hexapla.terms.states import StateNames

    return StateNames(shipped_states())


def without_accepted(checked: Checked, today: datetime.date | None) -> Checked:
    """*checked*, the flags that the manifest accepts on the day *today* set apart (`None`: none)."""
    entries = checked.loaded.files.manifest.accepted
    if today is None or not entries:
        return checked
    accepted = accepted_flags(entries, checked.flags, today)
    return replace(
        checked,
        flags=tuple(flag for flag in checked.flags if flag not in accepted),
        accepted=accepted,
        idle=idle(entries, checked.flags, today, checked.checks),
    )


def with_figures(checked: Checked, tools: Tools) -> Checked:
    """*checked* with its parity table and its scores of terms, for a report."""
    from hexapla.summary import parity
    from hexapla.terms.score import score

    source = checked.loaded.files.manifest.source
    terms = score([checked.alignment], tools.finder, source).langs if tools.finder else {}
    return replace(checked, parity=parity(checked.alignment), terms=terms)


def _failed(check: Check[Any], set_name: str, where: str, error: Exception) -> Failure:
    """The failure of *check* at *where* in a set, with what a report of the bug needs, if it is one."""
    if isinstance(error, HexaplaError):
        return Failure(set_name, error.line())
    place = f"{set_name}#{where}" if where else set_name
    what = f"the check {check.code} {check.name} failed: {type(error).__name__}: {error}"
    message = " ".join(f"{place}: internal error: {what}".split())
    trace = "".join(traceback.format_exception(error))
    return Failure(set_name, message, internal=True, trace=trace)


def _counted(failures: Sequence[Failure]) -> Failure:
    """The first of the *failures* of one check, saying how often it failed."""
    more = len(failures) - 1
    times = f", and {more} time{'s' * (more != 1)} more" if more else ""
    bug = "; this is a bug: please report it with HEXAPLA_DEBUG=1" if failures[0].internal else ""
    return replace(failures[0], message=f"{failures[0].message}{times}; the rest was checked{bug}")
