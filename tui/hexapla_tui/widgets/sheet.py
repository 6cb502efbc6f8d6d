"""A widget that draws lines of cells, already laid out, and says where more are hidden.

It knows nothing of what the lines mean; their styles are component classes in `app.tcss`.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from hexapla.text.width import visible
from hexapla_tui.sheet_line import SheetLine

STYLES = (
    "bar",
    "call",
    "critical",
    "cursor",
    "decided",
    "dim",
    "disputed",
    "flagged",
    "italic",
    "key",
    "lang",
    "major",
    "mark",
    "minor",
    "more",
    "neutral",
    "odd",
    "open",
    "other",
    "quiet",
    "rule",
    "status",
    "strong",
    "text",
    "title",
)
"""Every name of a style that a line may carry, the later ones over the earlier."""

_LAST = ("other", "mark")
"""Styles that win over all others."""


class Sheet(ScrollView, can_focus=False):
    """Lines of cells; a subclass says which, in `compose_lines`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sheet--{name}" for name in STYLES}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._known_styles: dict[str, Style] = {}
        self._kept: tuple[Size, tuple[SheetLine, ...]] | None = None

    def compose_lines(self, width: int, height: int) -> tuple[SheetLine, ...]:
        """The lines in *width* cells; *height* is what is seen at once, 0 where not known yet."""
        raise NotImplementedError

    def lines(self) -> tuple[SheetLine, ...]:
        """The lines as they are drawn now."""
        size = self.scrollable_content_region.size
        if self._kept is None or self._kept[0] != size:
            self._kept = (size, self.compose_lines(size.width, size.height))
            self.virtual_size = Size(size.width, len(self._kept[1]))
        return self._kept[1]

    def show(self) -> None:
        """Compose the lines anew and draw them."""
        self._kept = None
        self.lines()
        self.refresh(layout=self.styles.auto_dimensions)

    def on_resize(self) -> None:
        """Lay out anew for the new size."""
        self.show()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, where the height is left to the contents."""
        return len(self.compose_lines(width, 0))

    def see(self, at: int) -> None:
        """Scroll so that line *at* is seen, near the middle if it was not."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top < at < top + height - 1:
            self.scroll_to(y=max(at - height // 2, 0), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One line, with a sign where more lines are hidden above or below."""
        lines, top = self.lines(), self.scroll_offset.y
        width, height = self.scrollable_content_region.size
        at = top + y
        base = self._style_of("")
        if at >= len(lines):
            return Strip.blank(width, base)
        line = lines[at]
        if line.style:
            base += self._style_of(line.style)
        # The last gate before the terminal: whatever a line holds, it obeys none of it.
        drawn = ((visible(text), base + self._blended(styles)) for text, styles in line.stretches)
        strip = Strip([Segment(*each) for each in drawn], line.width)
        strip = strip.extend_cell_length(width, base).crop(0, width)
        hidden = _hidden(y, top, height, len(lines))
        if not hidden:
            return strip
        sign = Segment(hidden, base + self._style_of("more"))
        return Strip.join([strip.crop(0, width - len(hidden)), Strip([sign], len(hidden))])

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._known_styles.clear()
        super().notify_style_update()

    def _blended(self, styles: frozenset[str]) -> Style:
        order = sorted(styles, key=lambda name: (name in _LAST, name))
        return Style.chain(Style(), *map(self._style_of, order))

    def _style_of(self, name: str) -> Style:
        """The style of that name; `""`: the widget's own."""
        if name not in self._known_styles:
            self._known_styles[name] = (
                self.get_component_rich_style(f"sheet--{name}", partial=True)
                if name
                else self.rich_style
            )
        return self._known_styles[name]


def _hidden(y: int, top: int, height: int, count: int) -> str:
    """The sign at the right end of line *y* of the widget: how many lines lie beyond its edge."""
    if y == 0 and top > 0:
        return f" \u25b2{top} "
    below = count - top - height
    return f" \u25bc{below} " if y == height - 1 and below > 0 else ""
