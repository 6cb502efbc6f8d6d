"""What is being typed, as it reads: an input line draws Arabic letters unjoined, in the order typed.

Shown only where there is Arabic and this program is the one that turns it round.
"""

from __future__ import annotations

from hexapla.text.bidi import Bidi
from hexapla.text.layout import lay_out
from hexapla.text.shape import has_arabic
from hexapla_tui.sheet_line import SheetLine, stretch, stretches_of
from hexapla_tui.widgets.sheet import Sheet


class ReadingLine(Sheet):
    """Stands under an input line and is told what that reads."""

    def __init__(self, bidi: Bidi, text: str = "") -> None:
        super().__init__()
        self.bidi = bidi
        self._text = text
        self.display = self._wanted()

    def read(self, text: str) -> None:
        """Show *text*, or nothing where the input line shows it well."""
        self._text = text
        self.display = self._wanted()
        self.show()

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """The text from its own side; a filter often begins with a Latin word."""
        first = next((char for char in self._text if char.isalpha()), "")
        lines = lay_out(self._text, max(width - 2, 2), rtl=has_arabic(first), bidi=self.bidi)
        return tuple(SheetLine((stretch(" "), *stretches_of(line, "quiet"))) for line in lines)

    def _wanted(self) -> bool:
        return self.bidi == "app" and has_arabic(self._text)
