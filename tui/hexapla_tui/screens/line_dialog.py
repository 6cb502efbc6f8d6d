"""A small dialog that asks for one line of text: a note, a replacement."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from hexapla.text.bidi import Bidi
from hexapla_tui.widgets.reading_line import ReadingLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class LineDialog(ModalScreen[str | None]):
    """Gives the line back on Enter, `None` on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "cancel")]

    def __init__(self, question: str, filled_in: str = "", *, bidi: Bidi) -> None:
        super().__init__()
        self._bidi: Bidi = bidi
        self._question, self._filled_in = question, filled_in

    def compose(self) -> ComposeResult:
        """The question, the line, how to leave."""
        with Vertical(classes="dialog"):
            yield Label(self._question, markup=False)
            yield Input(self._filled_in, id="line", select_on_focus=False)
            yield ReadingLine(self._bidi, self._filled_in)
            yield Label("Enter keeps it \u00b7 Esc leaves all as it was", classes="hint")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the line as it reads."""
        event.stop()
        self.query_one(ReadingLine).read(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line back."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_give_up(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
