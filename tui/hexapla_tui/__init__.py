"""The terminal interface: screens over `hexapla.review`, which knows no screen."""
