"""Where decisions are kept, and what they make of the flags.

SQLAlchemy is imported only when a store is opened: `states` is pure.
"""

from __future__ import annotations

from hexapla.store.decisions import Store, existing_decisions, open_store
from hexapla.store.states import FlagState, flag_states, in_order, look_alike, snapshot, state_of

__all__ = [
    "FlagState",
    "Store",
    "existing_decisions",
    "flag_states",
    "in_order",
    "look_alike",
    "open_store",
    "snapshot",
    "state_of",
]
