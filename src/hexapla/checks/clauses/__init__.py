"""Which clauses are there, and where: what the checks of structure share.

Seen from all versions at once, by length, meaning and likeness; it sorts, and flags nothing.
"""
