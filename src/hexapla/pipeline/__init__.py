"""From files to flags: read, parse, align, check, with every effect passed in.

It prints nothing and asks nobody; what fails and need not stop the rest becomes a `Failure`.
What does the work is imported where it is done: a result that is found again needs none of it.
"""

from hexapla.pipeline.judging import (
    align_parts,
    align_set,
    anchors_of,
    check_set,
    judge_set,
    with_figures,
    without_accepted,
)
from hexapla.pipeline.loading import (
    correction_files,
    expecting,
    kept_corrections,
    load_documents,
    load_set,
    load_versions,
    open_sets,
    with_bytes,
)
from hexapla.pipeline.results import Checked, Failure, Loaded, Progress, Tools

__all__ = [
    "Checked",
    "Failure",
    "Loaded",
    "Progress",
    "Tools",
    "align_parts",
    "align_set",
    "anchors_of",
    "check_set",
    "correction_files",
    "expecting",
    "judge_set",
    "kept_corrections",
    "load_documents",
    "load_set",
    "load_versions",
    "open_sets",
    "with_bytes",
    "with_figures",
    "without_accepted",
]
