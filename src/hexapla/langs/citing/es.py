"""How Spanish cites: resolutions, paragraphs, articles and other divisions."""

from __future__ import annotations

from hexapla.langs.profile import Citations

CITATIONS = Citations(
    resolution=r"\b[Rr]esoluci(?:ón|ones)\b|\b[Dd]ecisi(?:ón|ones)\b",
    list_join=r",? (?:y|e|o|u) |, ",
    range_join=r" ?[-\u2013\u2014] ?| al? ",
    dated=r",? (?:del?|de fecha|aprobada el) ",
    titled=r",? (?:titulad[ao]|intitulad[ao]|que lleva por título) ",
    numbered={
        "paragraph": r"[Pp]árrafos?|[Pp]árrs?\.|[Aa]partados?|[Ii]ncisos?",
        "article": r"[Aa]rtículos?|[Aa]rts?\.|[Rr]eglas?",
        "chapter": r"[Cc]apítulos?|[Cc]ap\.",
        "section": r"[Ss]ecci(?:ón|ones)|[Ss]ecc\.|[Pp]artes?",
        "annex": r"[Aa]nexos?",
        "goal": r"[Oo]bjetivos?",
        "target": r"[Mm]etas?",
        "principle": r"[Pp]rincipios?",
        "item": r"(?:[Ss]ub)?[Tt]emas?",
    },
    numbered_after={
        "paragraph": r"párrafos?",
        "section": r"(?:parte|sección)",
        "meeting": r"sesi(?:ón|ones)",
        "session": r"períodos? (?:extraordinarios? |ordinarios? |anual(?:es)? |sustantivos? )?(?:de sesiones|extraordinarios?)(?: de emergencia)?",
    },
    ordinal=r"\.?[ªº°]|(?:er|ra|ro|do|da|to|ta|vo|va|mo|ma)",
    agenda=r" (?:del|de su) (?:programa|orden del día)\b",
    pointers={
        "above": r",? (?:supra|anterior(?:es)?|precedentes?|que anteceden?|más arriba)\b",
        "below": r",? (?:infra|siguientes?|más adelante)\b",
        "present": r",? (?:de la parte dispositiva )?(?:de la presente|del presente|de est[ae]) \w+",
        "other": r",? del? (?!manera|modo|forma|conformidad|aquí|\d)\w",
    },
    pointers_before={
        "other": r"\b(?:[Ii]b[ií]d\.,?|Declaración,|Carta,|informe,) $",
    },
)
