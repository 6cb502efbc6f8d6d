"""Labels as values in a series, and as they are written: what the checks of numbering share."""
