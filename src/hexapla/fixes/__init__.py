"""Mechanical suggestions written into the files that the texts came from.

`plan` chooses what is to be changed, a writer (`plain`, `word`) finds it in the bytes of a file,
`mending` reads the result again before it counts, `keeping` puts it in the file's place, `diff`
shows it. Nothing here decides what is wrong with a text, and nothing here prints.
"""
