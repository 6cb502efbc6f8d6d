"""What a case may say of a block."""

from __future__ import annotations

from typing import Any

from hexapla.model import RawBlock


def facts(block: RawBlock) -> dict[str, Any]:
    """The block as plain data; spans as what they cover."""
    return {
        "text": block.text,
        "label": block.label,
        "level": block.level,
        "kind": block.kind,
        "furniture": block.furniture,
        "part": block.location.part,
        "line": block.location.line,
        "italics": [span.of(block.text) for span in block.italics],
        "bolds": [span.of(block.text) for span in block.bolds],
        "calls": [[call.mark, call.at] for call in block.calls],
        "links": [*block.links],
    }
