"""Two runs held against each other: what became of each flag. It checks nothing and prints nothing."""

from hexapla.comparison.flags import GROUPS, Difference, Group, SeenFlag, compare, counts
from hexapla.comparison.recorded import read_run

__all__ = ["GROUPS", "Difference", "Group", "SeenFlag", "compare", "counts", "read_run"]
