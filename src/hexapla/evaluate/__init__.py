"""Measures the program against gold: what was planted and found, which rows are right.

It computes; `cli` prints. Random generators are passed in.
"""
