"""How French cites: resolutions, paragraphs, articles and other divisions."""

from __future__ import annotations

from hexapla.langs.profile import Citations

CITATIONS = Citations(
    resolution=r"\b[Rr]ésolutions?\b|\b[Dd]écisions?\b",
    list_join=r",? (?:et|ou) |, ",
    range_join=r" ?[-\u2013\u2014] ?| à ",
    dated=r",? (?:du|en date du|adoptée? le) ",
    titled=r",? (?:intitulée?s?|ayant pour titre|qui s[\u2019']intitule) ",
    numbered={
        "paragraph": r"[Pp]aragraphes?|[Pp]ar\.|[Aa]linéas?|[Aa]l\.",
        "article": r"[Aa]rticles?|[Aa]rts?\.|[Rr]ègles?",
        "chapter": r"[Cc]hapitres?|[Cc]hap\.",
        "section": r"[Ss]ections?|[Ss]ect\.|[Pp]arties?",
        "annex": r"[Aa]nnexes?",
        "goal": r"[Oo]bjectifs?",
        "target": r"[Cc]ibles?",
        "principle": r"[Pp]rincipes?",
        "item": r"[Pp]oints?",
    },
    numbered_after={
        "paragraph": r"(?:paragraphe|alinéa)s?",
        "chapter": r"chapitre",
        "section": r"(?:partie|section)",
        "meeting": r"(?:séances?|réunions?)",
        "session": r"sessions?",
    },
    ordinal=r"(?:er|re|ère|e|ème|d|de)s?",
    agenda=r" de (?:l[\u2019']|son )ordre du jour(?: provisoire)?\b",
    pointers={
        "above": r",? (?:ci-dessus|supra|qui précèdent|qui précède)\b",
        "below": r",? (?:ci-dessous|ci-après|infra)\b",
        "present": r",? (?:du dispositif )?(?:de la présente|du présent|de cette) \w+",
        "other": r",? (?:de|du|des) (?!manière|façon|sorte|concert|\d)\w|,? (?:de l|d)[\u2019'](?!ici\b)",
    },
    pointers_before={
        "above": r"\b(?:précités|susmentionnés) $",
        "other": r"\b(?:[Ii]bid\.,?|Déclaration,|Charte,|rapport,) $",
    },
)
