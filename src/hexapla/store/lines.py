"""Decisions as JSON Lines (`hexapla/1`), which merge in any order, twice or in parts.

A key that this version does not know is passed over: whoever wrote it keeps its own record,
since an id that is known is never written again. A record of an unknown kind is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from hexapla.errors import StoreError
from hexapla.model import Decision
from hexapla.store.standing import Standing

if TYPE_CHECKING:
    from hexapla.store.decisions import Store

_T = TypeVar("_T")

_SHOWN = 10
"""Bad lines that are named; of the others, how many there are."""


class _Line(msgspec.Struct, omit_defaults=True):
    schema: Literal["hexapla/1"]
    decision: Decision | None = None
    standing: Standing | None = None


def export_lines(store: Store, set: str | None = None) -> Iterator[str]:  # noqa: A002 - the project's noun
    """The records in *store* on *set* (`None`: on all), each a line of JSON without its line break.

    Decisions first, then standing decisions that were made on the set, in the order of time,
    reviewer, id.
    """
    for decision in store.decisions(set):
        yield _text(_Line("hexapla/1", decision=decision))
    for record in store.standing():
        if set in (None, record.snapshot.set):
            yield _text(_Line("hexapla/1", standing=record))


def import_lines(store: Store, lines: Iterable[str], where: str) -> int:
    """Keep the records in *lines* that *store* does not have; how many there were.

    *where* names the file in errors. `StoreError` that names the lines which are no records, or
    where an id is known and says something else: then nothing is kept.
    """
    decisions: dict[str, Decision] = {}
    standing: dict[str, Standing] = {}
    bad: list[tuple[int, str]] = []
    for number, text in enumerate(lines, 1):
        if not text.strip("\ufeff \t\r\n"):
            continue
        try:
            line = _read(text.strip("\ufeff \t\r\n"))
            if line.decision is not None:
                _put(decisions, line.decision.decision_id, line.decision)
            if line.standing is not None:
                _put(standing, line.standing.standing_id, line.standing)
        except ValueError as error:  # msgspec's errors and those of lone surrogates are such
            bad.append((number, str(error)))
    if bad:
        raise _refused(bad, where)
    return store.merge(decisions.values(), standing.values())


def _text(line: _Line) -> str:
    return msgspec.json.encode(line).decode("utf-8")


def _read(text: str) -> _Line:
    line = msgspec.json.decode(text, type=_Line)
    if (line.decision is None) == (line.standing is None):
        raise ValueError("neither a decision nor a standing decision")
    if line.decision is not None and not (line.decision.decision_id and line.decision.flag_id):
        raise ValueError("a decision without an id")
    if line.standing is not None and not (line.standing.standing_id and line.standing.key):
        raise ValueError("a standing decision without an id")
    return line


def _put(known: dict[str, _T], name: str, record: _T) -> None:
    if known.setdefault(name, record) != record:
        raise ValueError(f"{name} stands twice, and says different things")


def _refused(bad: list[tuple[int, str]], where: str) -> StoreError:
    (first, why), others = bad[0], bad[1:]
    more = ", ".join(str(number) for number, _ in others[:_SHOWN])
    if len(others) > _SHOWN:
        more += f" and {len(others) - _SHOWN} more"
    also = f"; so are lines {more}" if more else ""
    return StoreError(
        f"this line is no record of decisions ({why}){also}",
        where=f"{where}:{first}",
        remedy="nothing was imported; take out or mend what is bad",
    )
