"""Tables for a terminal: columns as wide as what stands in them, measured in cells."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.text.width import cells, visible


def table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = (), gap: str = "  ") -> str:
    """*rows*, the first the heading, as aligned lines; columns in *right* are right-aligned."""
    if not rows:
        return ""
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(cells(row[i]) for row in shown) for i in range(len(shown[0]))]
    lines = []
    for row in shown:
        padded = [
            " " * (width - cells(cell)) + cell if i in right else cell + " " * (width - cells(cell))
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append(gap.join(padded).rstrip())
    return "\n".join(lines)
