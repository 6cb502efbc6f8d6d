"""The parts of the screens; each draws lines that a pure module composes."""
