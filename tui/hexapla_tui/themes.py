"""Two calm palettes: colour carries meaning only, the texts are plain."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="hexapla-dark",
    primary="#7aa2c8",
    secondary="#8a94a3",
    accent="#d9b26a",
    foreground="#d6d9de",
    background="#15181c",
    surface="#15181c",
    panel="#22272e",
    error="#e57c73",
    warning="#d9b26a",
    success="#8fbf8f",
    dark=True,
    variables={
        "rule": "#3a414b",
        "quiet": "#8a94a3",
        "dim": "#5f6875",
        "done": "#6d8f6d",
        "cursor": "#2c3440",
        "mark-text": "#15181c",
    },
)

LIGHT = Theme(
    name="hexapla-light",
    primary="#2f5f8f",
    secondary="#66707c",
    accent="#9a6a00",
    foreground="#23272d",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#ecebe6",
    error="#b3261e",
    warning="#8a5a00",
    success="#2f6f3a",
    dark=False,
    variables={
        "rule": "#c9c7bf",
        "quiet": "#66707c",
        "dim": "#9aa1aa",
        "done": "#5f8a66",
        "cursor": "#dfe5ec",
        "mark-text": "#fbfaf7",
    },
)
