"""Writes to a store until it is done or killed; each id is printed once it is kept."""

from __future__ import annotations

import sys

from hexapla.store import open_store
from tests.store.records import decided

address, reviewer, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
store = open_store(address, patience_s=60.0)
for n in range(first, first + count):
    store.append(decided(n, reviewer=reviewer))
    sys.stdout.write(f"{reviewer}-{n:05}\n")
    sys.stdout.flush()
