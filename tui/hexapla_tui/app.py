"""The terminal interface of a review: wiring only."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand

from hexapla.errors import UsageError
from hexapla.model import Lang
from hexapla.review import ReviewSession
from hexapla.text.bidi import BIDI_SETTINGS, bidi_mode
from hexapla_tui.bindings import KEYS
from hexapla_tui.screens.review import ReviewScreen
from hexapla_tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from textual.screen import Screen


class ReviewApp(App[None]):
    """The working screen over a review."""

    CSS_PATH = "app.tcss"
    TITLE = "Hexapla"

    def __init__(
        self,
        review: ReviewSession,
        *,
        title: str,
        statuses: Mapping[Lang, str],
        bidi: str = "auto",
        environ: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        setting = next((known for known in BIDI_SETTINGS if known == bidi), None)
        if setting is None:
            raise UsageError(
                f"unknown way to set right-to-left text: {bidi}",
                remedy=f"one of {', '.join(BIDI_SETTINGS)}",
            )
        mode = bidi_mode(setting, os.environ if environ is None else environ)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self._working = ReviewScreen(review, title, statuses, mode)

    def on_mount(self) -> None:
        """Show the working screen."""
        self.push_screen(self._working)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of ours that Textual's own themes lack."""
        return dict(DARK.variables)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the working screen by name, then Textual's own."""
        if screen is self._working:
            for key in KEYS:
                yield SystemCommand(f"{key.label} ({key.shown})", key.help, self._doing(key.action))
        yield from super().get_system_commands(screen)

    def _doing(self, action: str) -> Callable[[], Awaitable[None]]:
        async def do() -> None:
            await self.run_action(action, self._working)

        return do


def run_review(
    session: ReviewSession, *, title: str, statuses: Mapping[Lang, str], bidi: str = "auto"
) -> None:
    """Review *session* in the terminal until the reviewer leaves.

    *statuses* are those of the versions, shown wherever one is not official. *bidi*: `auto`,
    `app`, `terminal`, `off`; `UsageError` for another.
    """
    ReviewApp(session, title=title, statuses=statuses, bidi=bidi).run()
