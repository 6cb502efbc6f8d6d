"""The working screen: the queue, the row in its versions, the flag, and the keys that decide.

It only carries out keys: what they mean is `ReviewSession`'s, what is shown the panes'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from hexapla.errors import HexaplaError
from hexapla.model import Lang, Verdict
from hexapla.review import ReviewSession
from hexapla.text.bidi import Bidi
from hexapla_tui.bindings import SAID, bindings
from hexapla_tui.catalogue import documentation, name_of
from hexapla_tui.flag_lines import decided
from hexapla_tui.messages import FilterLeft, FilterTyped, FlagChosen
from hexapla_tui.row_lines import VIEWS, View
from hexapla_tui.screens.explain import ExplainScreen
from hexapla_tui.screens.line_dialog import LineDialog
from hexapla_tui.widgets.explanation import Facts
from hexapla_tui.widgets.filter_line import FilterLine
from hexapla_tui.widgets.parts import FlagPane, FlagQueue, KeyBar, RowPane, StatusBar
from hexapla_tui.widgets.reading_line import ReadingLine
from hexapla_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

_WIDE = 100
"""Cells from which the queue stands beside the row by itself."""

_MODES: tuple[Bidi, ...] = get_args(Bidi)


class ReviewScreen(Screen[None]):
    """One row at a time, with its flags."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = ""

    def __init__(
        self, review: ReviewSession, title: str, statuses: Mapping[Lang, str], bidi: Bidi
    ) -> None:
        super().__init__()
        self._review = review
        self._status = StatusBar(review, title, statuses)
        self._queue = FlagQueue(review)
        self._row = RowPane(review, bidi)
        self._flag = FlagPane(review, bidi, name_of)
        self._reading = ReadingLine(bidi)
        self._chosen_view = False
        self._paged: tuple[str, View] | None = None
        """The row that is turned by pages, and how rows were shown before; `None`: none is."""

    def compose(self) -> ComposeResult:
        """First line, queue beside row and flag, filter, last line."""
        yield self._status
        with Horizontal(id="body"):
            yield self._queue
            with Vertical(id="work"):
                yield self._row
                yield self._flag
        yield FilterLine()
        yield self._reading
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Say where decisions go, where that is not the set's own folder."""
        if self._review.notice:
            self.notify(self._review.notice, timeout=10, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Fold the queue away, and show two versions, in a small window."""
        narrow = event.size.width < _WIDE
        self.set_class(narrow, "-narrow")
        if not self._chosen_view:
            self._paged = None
            self._row.view = "two" if narrow or event.size.height < 30 else "fit"
        self._show()

    def _show(self) -> None:
        """Draw all anew; a row that was turned by pages is whole only while it is on the screen."""
        if self._paged and self._paged[0] != self._row_name():
            self._row.view, self._paged = self._paged[1], None
        for pane in self.query(Sheet):
            pane.show()

    def _row_name(self) -> str:
        row = self._review.row
        return row.row if row else ""

    def _remark(self, text: str) -> None:
        """Say *text* in a corner, instead of what was said there before."""
        self.app.clear_notifications()
        self.notify(text, markup=False)

    # flags

    def action_go(self, where: str) -> None:
        """Move the cursor; *where* is one of the moves of `ReviewSession`."""
        moves: dict[str, Callable[[], bool]] = {
            "next": self._review.next,
            "previous": self._review.previous,
            "next_open": self._review.next_open,
            "next_row": self._review.next_row,
            "previous_row": self._review.previous_row,
        }
        if moves[where]():
            self._show()
        else:
            self.app.bell()

    def action_decide(self, verdict: str) -> None:
        """Decide the current flag and go on."""
        flag = self._review.current
        if flag is None:
            self.app.bell()
            return
        self._try(lambda: self._review.decide(Verdict(verdict)))
        if not self._review.counts().open:
            self._remark(f"{flag.code}: {SAID[verdict]}. No flag is open any more.")

    def action_undo(self) -> None:
        """Take back the latest decision."""
        self._try(
            lambda: self._review.undo() is not None, "nothing decided in this session is left to undo"
        )

    def action_withdraw(self) -> None:
        """Take back one's word on the current flag."""
        self._try(self._review.withdraw, "you have said nothing of this flag")

    def action_refresh_store(self) -> None:
        """Read what others have decided."""
        self._try(self._review.refresh)

    def _try(self, act: Callable[[], bool | None], otherwise: str = "") -> None:
        """Do what may fail for want of a store and draw anew; say *otherwise* where it did nothing."""
        try:
            done = act()
        except HexaplaError as error:
            self.notify(error.line(), title="not kept", severity="error", timeout=15, markup=False)
            return
        if done is False and otherwise:
            self._remark(otherwise)
        self._show()

    # words

    def action_note(self) -> None:
        """Ask for a note on the current flag."""
        flag = self._review.current
        if flag is not None:
            own = self._review.state(flag).of(self._review.reviewer)
            self._ask(f"Note on {flag.code}", own.note if own else "", self._keep_note)

    def _keep_note(self, note: str | None) -> None:
        if note is not None:
            self._try(lambda: self._review.annotate(note=note))

    def action_replace(self) -> None:
        """Ask what should stand there."""
        flag = self._review.current
        if flag is not None:
            own = self._review.state(flag).of(self._review.reviewer)
            filled_in = own.replacement if own and own.replacement else flag.suggestion
            self._ask(f"{flag.code}: replace by", filled_in, self._keep_replacement)

    def _keep_replacement(self, text: str | None) -> None:
        if text is not None:
            self._try(lambda: self._review.annotate(replacement=text))

    def _ask(self, question: str, filled_in: str, keep: Callable[[str | None], None]) -> None:
        self.app.push_screen(LineDialog(question, filled_in, bidi=self._row.bidi), keep)

    def action_explain(self) -> None:
        """Show the flag in full, its check, all keys."""
        flag = self._review.current
        code = flag.code if flag else ""
        said = decided(self._review, flag) if flag else ()
        facts = Facts(flag, name_of(code), documentation(code), self._row.bidi, said)
        self.app.push_screen(ExplainScreen(facts))

    # the filter

    def action_filter(self) -> None:
        """Type a filter."""
        self.add_class("-filtering")
        self.query_one(FilterLine).focus()

    def action_clear_filter(self) -> None:
        """Show all flags."""
        self.query_one(FilterLine).value = ""
        self.on_filter_left()

    def on_filter_typed(self, message: FilterTyped) -> None:
        """Show what the filter admits."""
        self._review.filter(message.text)
        self._reading.read(message.text)
        self._show()

    def on_filter_left(self, _message: FilterLeft | None = None) -> None:
        """Give the keys back to the flags; an empty filter goes."""
        self.set_focus(None)
        self.set_class(bool(self.query_one(FilterLine).value), "-filtering")

    def on_flag_chosen(self, message: FlagChosen) -> None:
        """Go to the flag that was clicked."""
        self._review.go_to(message.flag_id)
        self._show()

    # the view

    def action_page(self, by: int) -> None:
        """Turn a long row by half a pane; what was cut to fit is shown whole first."""
        if self._row.view != "whole":
            self._paged = (self._row_name(), self._row.view)
            self._row.view = "whole"
            self._row.show()
        self._row.scroll_relative(y=by * max(self._row.size.height // 2, 1), animate=False, force=True)

    def action_toggle_queue(self) -> None:
        """Fold the queue away, or bring it back."""
        self.toggle_class("-toggled")
        self.call_after_refresh(self._show)

    def action_toggle_view(self) -> None:
        """All versions cut to fit, all whole, or two."""
        self._chosen_view, self._paged = True, None
        self._row.view = VIEWS[(VIEWS.index(self._row.view) + 1) % len(VIEWS)]
        self._show()

    def action_toggle_bidi(self) -> None:
        """Let another turn right-to-left text round."""
        mode = _MODES[(_MODES.index(self._row.bidi) + 1) % len(_MODES)]
        self._row.bidi = self._flag.bidi = self._reading.bidi = mode
        self._reading.read(self._review.filter_text)
        self._remark(f"direction: {mode}")
        self._show()

    def action_quit(self) -> None:
        """Leave; nothing is lost."""
        self.app.exit()
