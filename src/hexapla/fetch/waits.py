"""When to ask again: what the server says, else longer and longer waits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import TypeVar

from hexapla.fetch.outcome import Manners, World
from hexapla.fetch.troubles import PassingError, UnreachableError

T = TypeVar("T")

_FIRST_S, _LONGEST_S = 1.0, 30.0
_ATTEMPTS_TO_CONNECT = 3
_WORTH_SAYING_S = 3.0
"""Shorter waits are not spoken of."""


def persist(attempt: Callable[[], T], manners: Manners, world: World, deadline: float) -> T:
    """What *attempt* gives, tried again after passing trouble (`PassingError`) while there is time.

    *deadline* is a moment of `world.monotonic`: a wait that would end after it is not begun, and
    the trouble is raised; so is the last one when the attempts are used up.
    """
    import tenacity

    def wait(state: tenacity.RetryCallState) -> float:
        trouble = _trouble(state)
        backed_off = min(_LONGEST_S, _FIRST_S * 2 ** (state.attempt_number - 1))
        return backed_off if trouble.after is None else trouble.after

    def enough(state: tenacity.RetryCallState) -> bool:
        unreachable = isinstance(_trouble(state), UnreachableError)
        most = min(manners.attempts, _ATTEMPTS_TO_CONNECT) if unreachable else manners.attempts
        return state.attempt_number >= most or world.monotonic() + state.upcoming_sleep > deadline

    def tell(state: tenacity.RetryCallState) -> None:
        trouble = _trouble(state)
        if state.upcoming_sleep >= _WORTH_SAYING_S:
            world.say(f"{trouble.where}: {trouble.what}; asking again in {state.upcoming_sleep:.0f} s")

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type(PassingError),
        wait=wait,
        stop=enough,
        sleep=world.sleep,
        before_sleep=tell,
        reraise=True,
    )
    return retrying(attempt)


def retry_after(headers: Mapping[str, str], now: datetime.datetime) -> float | None:
    """The seconds for which `Retry-After` (RFC 9110, 10.2.3) asks; `None`: it says nothing usable."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    date = http_date(said)
    return max(0.0, (date - now).total_seconds()) if date else None


def http_date(said: str) -> datetime.datetime | None:
    """A date of a header, with its zone; `None` where it is none."""
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=datetime.UTC)


def _trouble(state: object) -> PassingError:
    outcome = getattr(state, "outcome", None)
    trouble = outcome.exception() if outcome is not None else None
    if not isinstance(trouble, PassingError):
        raise TypeError("asked about an attempt that did not fail")
    return trouble
