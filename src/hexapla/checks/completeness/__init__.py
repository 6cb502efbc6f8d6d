"""Whether a clause says all that the others say, and no more: judged once, for several checks.

By length first, then by what its parts mean; which of the checks speaks of it is decided here,
so that one fault is one flag. It prints nothing and builds no flag but for `flags`.
"""
