"""A small set in six languages with the flags that reports are tried on, made of real model objects."""

from __future__ import annotations

from collections.abc import Mapping

from hexapla.checks.evidence import locus
from hexapla.model import (
    Alignment,
    Clause,
    Evidence,
    Flag,
    Kind,
    Lang,
    Location,
    Locus,
    NoteCall,
    Piece,
    Row,
    Span,
    Status,
    Version,
)
from hexapla.reports.set_report import SetReport

RECALLING: Mapping[Lang, str] = {
    "ar": "إذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015،",
    "zh": "回顾其2015年9月25日第70/1号决议，",
    "en": "Recalling its resolution 70/1 of 25 September 2015,",
    "fr": "Rappelant sa résolution 70/1 du 25 septembre 2015,",
    "ru": "ссылаясь на свою резолюцию 70/1 от 25 сентября 2016 года,",
    "es": "Recordando su resolución 70/1, de 25 de septiembre de 2015,",
}
DECIDES: Mapping[Lang, str] = {
    "ar": "تقرر عقد 17 جلسة؛",
    "zh": "决定举行16次会议；",
    "en": "Decides to hold 17 meetings;",
    "fr": "Décide de tenir 17 séances ;",
    "ru": "постановляет провести 17 заседаний;",
    "es": "Decide celebrar 17 sesiones;",
}
REQUESTS: Mapping[Lang, str] = {
    "ar": "تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة، بالتشاور مع الدول الأعضاء ومع المنظمات"
    " المعنية، تقريرا عن التعلم الذي يستمر العمر كله وعن الاحتياجات في هذا المجال.",
    "zh": "请秘书长与会员国和有关组织协商，就终身学习和这方面的需要向大会提出报告。",
    "en": "Requests the Secretary-General, in consultation with Member States and with the organizations"
    " concerned, to report to the General Assembly on lifelong learning and on what is needed there.",
    "ru": "просит Генерального секретаря в консультации с государствами-членами и соответствующими"
    " организациями представить Генеральной Ассамблее доклад об обучении на протяжении всей жизни.",
    "es": "Solicita al Secretario General\x1b[31m que, en consulta con los Estados Miembros, informe a"
    " la Asamblea General sobre el aprendizaje\u202e permanente (y sobre lo que se necesite.",
}
_TEXTS = {"pp1": RECALLING, "op1": DECIDES, "op2": REQUESTS}


def alignment() -> Alignment:
    """Three rows; the French lacks the last, and only the Chinese and the Russian call a note."""
    langs = tuple(RECALLING)
    versions = {lang: _version(lang) for lang in langs}
    rows = tuple(
        Row(
            eid,
            "preambular" if eid == "pp1" else "operative",
            {lang: (eid,) if lang in texts else () for lang in langs},
            1.0,
            "label",
        )
        for eid, texts in _TEXTS.items()
    )
    return Alignment("small", versions, rows)


def _version(lang: Lang) -> Version:
    status: Status = "official" if lang == "en" else "working translation"
    clauses = _clauses(lang)
    return Version("small", lang, clauses, "A/79/L.1", status=status, file=f"small/{lang}.txt")


def _clauses(lang: Lang) -> tuple[Clause, ...]:
    found = []
    for line, (eid, texts) in enumerate(_TEXTS.items(), 1):
        if lang in texts:
            number = int(eid[2]) if eid.startswith("op") else None
            label = "" if number is None else f"{number} -" if lang == "ar" else f"{number}."
            calls = (NoteCall("1", len(texts[lang]) - 1),) if lang in ("zh", "ru") and not number else ()
            kind: Kind = "preambular" if number is None else "operative"
            piece = Piece(0, Location(line=line), texts[lang])
            found.append(
                Clause(
                    eid, kind, texts[lang], label=label, number=number, note_calls=calls, pieces=(piece,)
                )
            )
    return tuple(found)


def report() -> SetReport:
    """The set with a flag of each sort: a word, a term that is lacking, a clause, a call, a split."""
    table = alignment()
    flags = tuple(_flags(table))
    return SetReport(
        alignment=table,
        flags=flags,
        states={"decided": "legitimate"},
        settled=frozenset({"legitimate"}),
        failing=[f for f in flags if f.severity in ("critical", "major") and f.flag_id != "decided"],
        aside={"accepted in the manifest": 2},
        parity={
            "clauses": dict.fromkeys(table.langs, 3) | {"fr": 2},
            "dates": dict.fromkeys(table.langs, 1),
            "numbers": dict(zip(table.langs, (1, 1, 2, 2, 1, 2), strict=True)),
            "symbols": dict.fromkeys(table.langs, 0),
        },
        path="corpora/small",
        signature="langs:6|checks:5",
    )


def _flags(table: Alignment) -> list[Flag]:
    def clause(lang: Lang, eid: str) -> Clause:
        return table.versions[lang].clause(eid)

    def words(lang: Lang, eid: str, quoted: str) -> Locus:
        at = clause(lang, eid).text.index(quoted)
        return locus(lang, clause(lang, eid), Span(at, at + len(quoted)))

    day = dict.fromkeys(table.langs, "25 September 2015") | {"ru": "25 September 2016"}
    number = dict.fromkeys(table.langs, "17") | {"zh": "16"}
    learning: dict[Lang, str] = {
        "ar": "\u2013",
        "zh": "终身学习",
        "en": "lifelong learning",
        "es": "aprendizaje permanente",
    }
    ends = clause("zh", "pp1").note_calls[0].at, clause("ru", "pp1").note_calls[0].at
    return [
        Flag(
            "NUM004",
            "critical",
            "pp1",
            "ru",
            "ru has 25 September 2016 where ar, zh, en, fr and es have 25 September 2015",
            (words("ru", "pp1", "25 сентября 2016 года"), words("en", "pp1", "25 September 2015")),
            Evidence(day, "5:1"),
            "25 сентября 2015 года",
        ),
        Flag(
            "STR010",
            "minor",
            "pp1",
            None,
            "the versions call a different number of notes here",
            (
                Locus("zh", "pp1", Span(ends[0], ends[0]), "1", "call"),
                Locus("ru", "pp1", Span(ends[1], ends[1]), "1", "call"),
            ),
            Evidence({"ar": "\u2013", "zh": "1", "ru": "1"}, "2:2"),
        ),
        Flag(
            "NUM001",
            "critical",
            "op1",
            "zh",
            "zh has 16 where ar, en, fr, ru and es have 17",
            (words("zh", "op1", "16"), words("en", "op1", "17")),
            Evidence(number, "5:1"),
            "17",
        ),
        Flag(
            "STR006",
            "major",
            "op1",
            "ar",
            "ar: number 1 stands twice",
            (locus("ar", clause("ar", "op1"), part="label"),),
            Evidence({"ar": "1 -"}),
            flag_id="decided",
        ),
        Flag(
            "STR002",
            "critical",
            "op2",
            "fr",
            "fr has no clause where ar, zh, en, ru and es have \u201cRequests\u2026\u201d",
            tuple(locus(lang, clause(lang, "op2")) for lang in REQUESTS),
            Evidence(dict.fromkeys(REQUESTS, "there") | {"fr": "\u2013"}, "5:1"),
        ),
        Flag(
            "TER001",
            "major",
            "op2",
            "ar",
            "ar has no agreed term for \u201cالتعلم\u201d, \u201clifelong learning\u201d",
            (locus("ar", clause("ar", "op2")), words("en", "op2", "lifelong learning")),
            Evidence(learning, "3:1"),
            "التعلم مدى الحياة",
        ),
        Flag(
            "TXT011",
            "major",
            "op2",
            "es",
            "es: the bracket ( is opened\tand not closed",
            (words("es", "op2", "("),),
            Evidence({"es": "(y"}),
        ),
    ]
