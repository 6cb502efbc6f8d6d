"""How the built-in vectors are trained and scored: texts in, a file and figures out.

Needed by whoever trains, never at run time; the same texts and libraries give the same bytes.
"""
