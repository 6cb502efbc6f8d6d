"""Values with spans: numbers, dates, symbols, references, labels, for checks and for anchors.

Measures only: nothing here compares versions or judges. Each `find_…` takes a clause's text
and a language's profile, and names no language itself.
"""
