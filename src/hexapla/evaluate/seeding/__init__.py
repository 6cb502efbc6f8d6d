"""Plants defects in clean sets, as people make them: what the checks are measured with.

It shares no code with the checks and asks none of them. Nothing it plants is acceptable to the
text; `docs/evaluation.md` says what is planted and how it is counted.
"""
