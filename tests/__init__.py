"""Tests: rooms as in the sources, cases as data."""

import os

# As the command line does, before NumPy is loaded: threads that wait for each other are slow.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
