"""What widgets tell the working screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class FlagChosen(Message):
    """A flag was clicked in the queue."""

    flag_id: str


@dataclass
class FilterTyped(Message):
    """The filter reads otherwise than before."""

    text: str

    def can_replace(self, message: Message) -> bool:
        """Only the latest text counts."""
        return isinstance(message, FilterTyped)


@dataclass
class FilterLeft(Message):
    """The cursor left the filter; what it says holds."""
