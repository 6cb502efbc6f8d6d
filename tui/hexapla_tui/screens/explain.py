"""What the check of the current flag does, what it rested on, and all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from hexapla_tui.sheet_line import SheetLine
from hexapla_tui.widgets.explanation import KEYS_HEADING, Explanation, Facts

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ExplainScreen(ModalScreen[None]):
    """A page to read; any of its keys leaves it or turns it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "back"),
        Binding("question_mark", "keys", "keys"),
        Binding("j,down", "turn(1)", "down"),
        Binding("k,up", "turn(-1)", "up"),
        Binding("pagedown,space", "turn(10)", "further down"),
        Binding("pageup", "turn(-10)", "further up"),
    ]

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts

    def compose(self) -> ComposeResult:
        """One sheet."""
        with Vertical(classes="page"):
            yield Explanation(self._facts)

    def action_turn(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(Explanation).scroll_relative(y=by, animate=False, force=True)

    def action_keys(self) -> None:
        """Go on to the list of keys."""
        at = next(i for i, line in enumerate(self.lines()) if KEYS_HEADING in line.text)
        self.query_one(Explanation).scroll_to(y=at, animate=False, force=True)

    def lines(self) -> tuple[SheetLine, ...]:
        """What is on the page."""
        return self.query_one(Explanation).lines()
