"""Concepts of a termbase in running text: where they stand, and how they are rendered.

Pure: it reads no file and knows no format; a termbase is passed in.
"""
