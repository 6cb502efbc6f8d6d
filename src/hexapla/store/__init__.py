"""Where decisions are kept, and what they make of the flags.

SQLAlchemy is imported only when a store is opened: `states`, `standing`, `snapshots` and
`earlier` are pure.
"""

from __future__ import annotations

from hexapla.store.decisions import Store, existing_decisions, existing_standing, open_store
from hexapla.store.earlier import EarlierDecisions, look_alike
from hexapla.store.lines import export_lines, import_lines
from hexapla.store.snapshots import Snapshots, snapshot
from hexapla.store.standing import Standing, end_standing, in_force, make_standing, standing_on
from hexapla.store.states import FlagState, flag_states, in_order, state_of, thread, with_standing

__all__ = [
    "EarlierDecisions",
    "FlagState",
    "Snapshots",
    "Standing",
    "Store",
    "end_standing",
    "existing_decisions",
    "existing_standing",
    "export_lines",
    "flag_states",
    "import_lines",
    "in_force",
    "in_order",
    "look_alike",
    "make_standing",
    "open_store",
    "snapshot",
    "standing_on",
    "state_of",
    "thread",
    "with_standing",
]
