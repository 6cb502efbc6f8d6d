"""The line in which the queue is filtered as one types."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from hexapla_tui.messages import FilterLeft, FilterTyped


class FilterLine(Input):
    """Says every change; Enter leaves it as it is, Escape clears it first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "clear", show=False),
        Binding("down,tab", "submit", "leave", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(
            placeholder="lang:ru sev:M code:NUM row:op7 open \u2026 and words",
            id="filter",
            select_on_focus=False,
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the filter reads now."""
        event.stop()
        self.post_message(FilterTyped(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leave the filter as it is."""
        event.stop()
        self.post_message(FilterLeft())

    def action_give_up(self) -> None:
        """Clear the filter and leave it."""
        self.value = ""
        self.post_message(FilterLeft())
