"""Hexapla: six language versions of a United Nations resolution, side by side."""

from hexapla.signature import VERSION

__version__ = VERSION
__all__ = ["__version__"]
