"""The marks and the spacing of each language: the `Typography` of its profile, a file each.

Apart from the profiles only because together they would be too long; read by them alone.
"""
