"""The nouns of the project, frozen and slotted, their invariants checked at construction.

Everything else passes these around. Nothing here reads, prints, aligns or judges.
"""

from hexapla.model.corrections import Act, Correction, Quote
from hexapla.model.encoder import Encoder
from hexapla.model.flags import SEVERITIES, Decision, Evidence, Flag, Locus, Severity, Snapshot, Verdict
from hexapla.model.table import Alignment, Move, Reason, Row, connected
from hexapla.model.terms import Concept, PartOfSpeech, Term, Termbase, TermForm, TermStatus
from hexapla.model.text import (
    LANGS,
    STATUSES,
    Clause,
    Kind,
    Lang,
    Location,
    NoteCall,
    Piece,
    RawBlock,
    RawDocument,
    SetAside,
    Span,
    Status,
    Version,
    require,
)

__all__ = [
    "LANGS",
    "SEVERITIES",
    "STATUSES",
    "Act",
    "Alignment",
    "Clause",
    "Concept",
    "Correction",
    "Decision",
    "Encoder",
    "Evidence",
    "Flag",
    "Kind",
    "Lang",
    "Location",
    "Locus",
    "Move",
    "NoteCall",
    "PartOfSpeech",
    "Piece",
    "Quote",
    "RawBlock",
    "RawDocument",
    "Reason",
    "Row",
    "SetAside",
    "Severity",
    "Snapshot",
    "Span",
    "Status",
    "Term",
    "TermForm",
    "TermStatus",
    "Termbase",
    "Verdict",
    "Version",
    "connected",
    "require",
]
