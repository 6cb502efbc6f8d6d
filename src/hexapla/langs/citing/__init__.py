"""How each language cites other texts and its own parts: the `Citations` of its profile, a file each.

Apart from the profiles only because together they would be too long; read by them alone.
"""
