"""The words that the seeding changes, by language: numbers, months, scales, references.

Data of the yardstick alone. The checks do not read it, so that they are not measured with their
own lists; it holds the commonest forms and need not be complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hexapla.model import Lang


@dataclass(frozen=True, slots=True)
class Series:
    """Number words of one form, by value: `words[0]` is *first*, each next one *step* more."""

    first: int
    step: int
    words: tuple[str, ...]
    """`-` stands for a word that means something else as well."""


def _series(first: int, step: int, words: str) -> Series:
    return Series(first, step, tuple(words.split()))


# One and two are left out: the article and the dual stand for them.
NUMBER_WORDS: Mapping[Lang, tuple[Series, ...]] = {
    "en": (
        _series(3, 1, "three four five six seven eight nine ten eleven twelve"),
        _series(4, 1, "fourth fifth sixth seventh eighth ninth tenth"),
        _series(30, 10, "thirty forty fifty sixty seventy eighty ninety"),
        _series(30, 10, "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"),
    ),
    "fr": (
        _series(3, 1, "trois quatre cinq six sept huit"),
        _series(4, 1, "quatrième cinquième sixième septième huitième neuvième"),
        _series(30, 10, "trente quarante cinquante soixante"),
        _series(60, 20, "soixantième quatre-vingtième"),
    ),
    "es": (
        _series(3, 1, "tres cuatro cinco seis siete ocho nueve diez"),
        _series(5, 1, "quinto sexto séptimo octavo noveno"),
        _series(5, 1, "quinta sexta séptima octava novena"),
        _series(30, 10, "treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
        _series(50, 10, "quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo"),
        _series(50, 10, "quincuagésima sexagésima septuagésima octogésima nonagésima"),
    ),
    "ru": (
        _series(3, 1, "три четыре пять шесть семь восемь девять десять"),
        _series(3, 1, "трех четырех пяти шести семи восьми девяти"),
        _series(3, 1, "трёх четырёх"),
        _series(3, 1, "трем четырем"),
        _series(3, 1, "тремя четырьмя пятью шестью"),
        _series(5, 1, "пятый шестой - восьмой девятый"),
        _series(5, 1, "пятой шестой седьмой восьмой девятой"),
        _series(5, 1, "пятого шестого седьмого восьмого девятого"),
        _series(50, 10, "пятидесятой шестидесятой семидесятой восьмидесятой девяностой"),
        _series(50, 10, "пятидесятая шестидесятая семидесятая восьмидесятая девяностая"),
    ),
    "ar": (
        _series(3, 1, "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"),
        _series(3, 1, "ثلاث أربع"),
        _series(4, 1, "رابعة خامسة سادسة سابعة ثامنة تاسعة عاشرة"),
        _series(4, 1, "رابع خامس سادس سابع ثامن تاسع عاشر"),
        _series(30, 10, "ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين"),
        _series(30, 10, "ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"),
    ),
    "zh": (_series(3, 1, "三 四 五 六 七 八 九"),),
}

NUMBER_PREFIX: Mapping[Lang, str] = {"ar": r"(?:[وف]?(?:[بك]?ال|لل|[بلك])?)"}
"""Pattern of what may be written onto the front of a number word."""

COUNTED = r"(?P<word>(?<=第){word}(?=十?[届次章条])|(?<![{all}第分]){word}(?=[个项名届种类层]))"
"""Pattern of a numeral that certainly counts, where words are not separated."""

IDEOGRAPHS = "〇零一二三四五六七八九十百千万亿两"

MONTHS: Mapping[Lang, tuple[tuple[str, ...], ...]] = {
    "en": (
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
    ),
    "fr": (
        (
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
    ),
    "es": (
        (
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
    ),
    "ru": (
        (
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ),
    ),
    "ar": (
        (
            "كانون الثاني/يناير",
            "شباط/فبراير",
            "آذار/مارس",
            "نيسان/أبريل",
            "أيار/مايو",
            "حزيران/يونيه",
            "تموز/يوليه",
            "آب/أغسطس",
            "أيلول/سبتمبر",
            "تشرين الأول/أكتوبر",
            "تشرين الثاني/نوفمبر",
            "كانون الأول/ديسمبر",
        ),
        (
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيه",
            "يوليه",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ),
    ),
    "zh": (),
}
"""The names of the months in each way of naming them; none where months are figures."""

IN_FIGURES = r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?日)?"
"""Pattern of a date whose month is a figure."""

NAMED = (
    r"(?<!\d)(?:(?P<d>\d{1,2})(?:er|º)?(?: de)? )?(?P<name>MONTH)(?!\w)"
    r"(?:(?: del?)? (?P<y>\d{4}))?(?!\d)"
)
"""Pattern of a date whose month is a name."""

SCALES: Mapping[Lang, tuple[tuple[str, str], ...]] = {
    "en": (("million", "billion"), ("billion", "million")),
    "fr": (("millions", "milliards"), ("milliards", "millions")),
    "es": (("mil millones", "millones"), ("millones", "mil millones")),
    "ru": (
        ("миллионов", "миллиардов"),
        ("миллиардов", "миллионов"),
        ("млрд", "млн"),
        ("млн", "млрд"),
    ),
    "ar": (("مليون", "بليون"), ("بليون", "مليون"), ("مليار", "مليون")),
    "zh": (("亿", "万"), ("万", "亿")),
}
"""What a scale that stands behind a figure is mistaken for; the longest first."""

PERCENT: Mapping[Lang, str] = {
    "en": r" ?(?:%|per ?cent)",
    "fr": r"[ \u00a0\u202f]?(?:%|pour cent)",
    "es": r"[ \u00a0]?(?:%|por ciento)",
    "ru": r"[ \u00a0]?(?:%|процент\w*)",
    "ar": r" ?(?:%|\u066a|في المائة|في المئة|بالمائة|بالمئة)",
    "zh": r"[%％]|百分之",
}
"""Pattern of per cent, mostly behind a figure."""

REFERENCE_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "NUM009": r"[Pp]aragraphs?",
        "NUM010": r"[Aa]rticles?|[Ss]ections?|[Aa]nnex|[Cc]hapters?|Goals?",
    },
    "fr": {
        "NUM009": r"[Pp]aragraphes?",
        "NUM010": r"[Aa]rticles?|[Ss]ections?|[Aa]nnexe|[Cc]hapitres?|[Oo]bjectifs?",
    },
    "es": {
        "NUM009": r"[Pp]árrafos?",
        "NUM010": r"[Aa]rtículos?|[Ss]ecci(?:ón|ones)|[Aa]nexo|[Cc]apítulos?|[Oo]bjetivos?",
    },
    "ru": {
        "NUM009": r"[Пп]ункт\w{0,3}",
        "NUM010": r"[Сс]тат\w{1,3}|[Рр]аздел\w{0,3}|[Пп]риложени\w{1,2}|[Гг]лав\w{1,2}|[Цц]ел\w{1,3}",
    },
    "ar": {
        "NUM009": r"(?:لل|[وبفك]?(?:ال)?)فقر(?:ة|ات)",
        "NUM010": r"(?:لل|[وبفك]?(?:ال)?)(?:مادة|مواد|قسم|أقسام|مرفق|فصل|هدف|أهداف)",
    },
    "zh": {"NUM009": r"段", "NUM010": r"[条节章]"},
}
"""Patterns of the words for parts of texts, by the check that compares their numbers."""

LETTERS: Mapping[Lang, tuple[str, ...]] = {"ar": ("ألف", "باء", "جيم", "دال")}
"""Composite letters where they are not `A`, `B`, `C`, `D`."""

FORMULAS: Mapping[Lang, tuple[str, ...]] = {
    "en": (
        "The secretariat keeps the register of all communications received",
        "Copies are sent to every office that asks for them in writing",
    ),
    "fr": (
        "Le secrétariat tient le registre de toutes les communications reçues",
        "Des copies sont adressées à tout bureau qui en fait la demande par écrit",
    ),
    "es": (
        "La secretaría lleva el registro de todas las comunicaciones recibidas",
        "Se envían copias a toda oficina que las solicite por escrito",
    ),
    "ru": (
        "Секретариат ведет реестр всех полученных сообщений",
        "Копии направляются каждому бюро, которое письменно их запросит",
    ),
    "ar": (
        "تحتفظ الأمانة بسجل لجميع الرسائل الواردة إليها",
        "ترسل نسخ إلى كل مكتب يطلبها كتابة",
    ),
    "zh": ("秘书处保存所有来函的登记册", "副本应书面请求寄送各办事处"),
}
"""Sentences that belong nowhere, for a clause that one version alone has."""
