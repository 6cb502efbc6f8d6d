"""How English cites: resolutions, paragraphs, articles and other divisions."""

from __future__ import annotations

from hexapla.langs.profile import Citations

CITATIONS = Citations(
    resolution=r"\b[Rr]esolutions?\b|\b[Dd]ecisions?\b",
    list_join=r",? (?:and|or|&) |, ",
    range_join=r" ?[-\u2013\u2014] ?| to | through ",
    dated=r",? (?:adopted )?(?:of|on) ",
    titled=r",? (?:entitled|titled) ",
    numbered={
        "paragraph": r"(?:[Ss]ub-?)?[Pp]ara(?:graph)?s?\b\.?",
        "article": r"[Aa]rticles?|[Aa]rts?\.|[Rr]ules?|[Rr]egulations?",
        "chapter": r"[Cc]hapters?|[Cc]hap\.",
        "section": r"[Ss]ections?|[Ss]ect\.|[Pp]arts?",
        "annex": r"[Aa]nnex(?:es)?",
        "goal": r"[Gg]oals?",
        "target": r"[Tt]argets?",
        "principle": r"[Pp]rinciples?",
        "item": r"(?:[Aa]genda |[Ss]ub-?)?[Ii]tems?",
    },
    numbered_after={
        "paragraph": r"(?:(?:pre|o)\w+ )?paragraphs?",
        "meeting": r"(?:(?:plenary|closed|formal|open) )?meetings?",
        "session": r"(?:(?:emergency|regular|annual|resumed|substantive|special) ){0,3}sessions?",
    },
    ordinal=r"(?:st|nd|rd|th)",
    agenda=r" of (?:the|its) (?:provisional )?agenda\b",
    pointers={
        "above": r",? (?:above|supra)\b",
        "below": r",? (?:below|infra)\b",
        "present": r",? (?:of|in) (?:the present|this) \w+",
        "other": r",? of \w|,? to the \w|,? thereof\b",
    },
    pointers_before={
        "above": r"\b(?:above-?mentioned|aforementioned|foregoing|preceding) $",
        "below": r"\bfollowing $",
        "other": r"\b(?:[Ii]bid\.,?|[Dd]eclaration,|[Cc]harter,|[Rr]eport,) $",
    },
)
