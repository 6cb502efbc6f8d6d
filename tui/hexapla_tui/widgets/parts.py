"""The parts of the working screen: first line, queue, row, flag, last line.

Each only hands its lines to `Sheet`; what they say is composed by the pure modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from hexapla.model import Lang
from hexapla.review import ReviewSession
from hexapla.text.bidi import Bidi
from hexapla_tui.flag_lines import flag_lines
from hexapla_tui.key_lines import key_lines
from hexapla_tui.messages import FlagChosen
from hexapla_tui.queue_lines import queue_lines
from hexapla_tui.row_lines import View, page
from hexapla_tui.sheet_line import SheetLine
from hexapla_tui.status_line import status_lines
from hexapla_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events


class StatusBar(Sheet):
    """Title, statuses, counts."""

    def __init__(self, review: ReviewSession, title: str, statuses: Mapping[Lang, str]) -> None:
        super().__init__(id="status")
        self._review, self._title, self._statuses = review, title, statuses

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """One line, more in a narrow window."""
        return status_lines(self._review, self._title, self._statuses, width)


class FlagQueue(Sheet):
    """The flags shown; a click goes to one."""

    def __init__(self, review: ReviewSession) -> None:
        super().__init__(id="queue")
        self._review = review

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """A line a flag."""
        return queue_lines(self._review, width)

    def show(self) -> None:
        """Draw anew, with the flag under the cursor in sight."""
        super().show()
        at = next((at for at, line in enumerate(self.lines()) if line.style == "cursor"), None)
        if at is not None:
            self.see(at)

    def on_click(self, event: events.Click) -> None:
        """Say which flag was clicked."""
        at = self.scroll_offset.y + event.y
        if at < len(self.lines()) and self.lines()[at].key:
            self.post_message(FlagChosen(self.lines()[at].key))


class RowPane(Sheet):
    """The row in its versions."""

    def __init__(self, review: ReviewSession, bidi: Bidi) -> None:
        super().__init__(id="row")
        self._review = review
        self.bidi = bidi
        self.view: View = "fit"
        self._focus = 0

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """Heading, versions, and the next row where there is room."""
        found = page(self._review, width, height, self.bidi, self.view)
        self._focus = found.focus
        return found.lines

    def show(self) -> None:
        """Draw anew, with the first mark of the version flagged in sight."""
        super().show()
        self.scroll_to(y=0, animate=False, force=True)
        self.see(self._focus)


class FlagPane(Sheet):
    """What the flag says, its evidence, its decisions."""

    def __init__(self, review: ReviewSession, bidi: Bidi, name_of: Callable[[str], str]) -> None:
        super().__init__(id="flag")
        self._review, self._name_of = review, name_of
        self.bidi = bidi

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """A handful of lines."""
        flag = self._review.current
        name = self._name_of(flag.code) if flag else ""
        return flag_lines(self._review, name, width, self.bidi)


class KeyBar(Sheet):
    """The keys, in as many lines as they need."""

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """From the one table of bindings."""
        return key_lines(width)
