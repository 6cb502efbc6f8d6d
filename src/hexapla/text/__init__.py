"""What every room needs to read six scripts: normal forms, tokens, stems and lemmas.

Pure: text in, text or spans out. Every normal form keeps the way back to the original.
"""
