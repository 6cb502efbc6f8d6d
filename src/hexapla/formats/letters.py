"""How letters usually follow one another, to tell a text from bytes read in a wrong encoding.

The tables are counted over general texts (TICO-19, Tatoeba) and hold the 250 most frequent pairs
with their edges of words; for Chinese the most frequent characters. They judge no spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise
from math import log

from hexapla.text.scripts import Script

_CYRILLIC = {
    " ": "абвгдезиклмнопрстуфчэя",
    "а": " бвдежзклмнпрстхцчюя",
    "б": "елоры",
    "в": " аеилнорсы",
    "г": "аиор",
    "д": "аеилнору",
    "е": " вгдезйклмнпрстч",
    "ж": "деин",
    "з": " адино",
    "и": " авдезийклмнорстхцчюя",
    "й": " ",
    "к": " аилорту",
    "л": " аеиоуьюя",
    "м": " аеиоуы",
    "н": " адеиностуфы",
    "о": " бвгдежзйклмнопрстч",
    "п": "аеиор",
    "р": " аеинотуы",
    "с": " авеиклнопрстья",
    "т": " авеинорсуыь",
    "у": " дстчю",
    "ф": "еи",
    "х": " о",
    "ц": "еи",
    "ч": "аеинт",
    "ш": "еи",
    "щ": "еи",
    "ы": " ейлмтх",
    "ь": " нс",
    "э": "т",
    "ю": " тщ",
    "я": " т",
}

_ARABIC = {
    " ": "أإابتجحخدذرسشعغفقكلمنهوي",
    "ء": " ",
    "أ": "عكمنوي",
    "إ": "لن",
    "ا": " ءئبتجحدرسصضعفقلمني",
    "ب": " اةرشعلوي",
    "ة": " ",
    "ت": " ابجحخرشعفقمنهوي",
    "ث": " ",
    "ج": " ارمهي",
    "ح": " اةتدوي",
    "خ": "اتدرل",
    "د": " اةرموي",
    "ذ": "الي",
    "ر": " ابةتسضكوي",
    "ز": " ي",
    "س": " ابتلي",
    "ش": "اخر",
    "ص": " احي",
    "ض": " ا",
    "ط": " ا",
    "ع": " اةدرلمني",
    "غ": "ي",
    "ف": " اةري",
    "ق": " ادلي",
    "ك": " النوي",
    "ل": " أإابةتجحخدذرسصطعغفقكلمنهوىي",
    "م": " اةتحدرسعكلنوي",
    "ن": " اتسظفهوي",
    "ه": " اذمو",
    "و": " ابتجرسعفقلمني",
    "ى": " ",
    "ي": " ابةتدرسعفقكلمنهو",
}

_SIMPLIFIED = (
    "一万三上下不与且世业东两严个中临为主么义之也书了争事二于五亚些亡交产人什今从他代以们件任伙会传估伴似但位低住体何作你使例"
    "供便促保信候做健像儿先光克免入全公共关其具内再军冠决况准减几出分切则利别到制剂前力加务动助励包化北区医十南卫即却原去又及"
    "反发取受变口只可司各合同名后向听吸告员周呼命和品响四回因国在地场均型域基境增声处备复外多大天太头女她好如妇子存学它安完宗"
    "定实宣室宪家宿对导将小少尔就届展山工己已市布师带常平年并床序应府度康建开式引张强当形影很得德心必思急性总患您情想意感成我"
    "或战截所手才打执把抗护报拉括持指据接控措提援放政效教数文斯新方施无日旨时明是显更最月有望期未本术机权条来构果染标校样格检"
    "次欢正此死每比民气水求没治法注洗活流测济海消液清源炎点然爆物特状率王环现球理生用由申电界疗疫疾病白的监目直相看真眼着知研"
    "确示社神离种科秘称程究穷空立章童第等管类系约组细织经结给统续维美群老者而联能自至致色苗英药蛋血行表被裁西要见观规觉解触言"
    "计认让议记许论设证识诊试话该说请调象贫资走起路身较边达过迎运还这进通道那部都采里重量金长门闭问间队防际限院除险隔难集需非"
    "面项顾预领题风马验高鼓"
)
_TRADITIONAL = (
    "並亞來們備傳兒內兩別則劑動務勵區卻員問嚴國執報場夥婦學實將對導屆師帶幾張強後從復憲應戰採據數於時書會東條業構標樣機檢權歡"
    "氣決沒況減測準濟無爭爲爾牀狀現環產當療發監確祕種稱窮箇約細組結給統經維總織續纔羣義聯聲聽臨與萬藥處術衛裏裡製見規覺觀觸計"
    "記設許診試話該認說調請論證識議護變讓貧資軍較這進運過達還邊醫長門閉開間關隊際險離難電響項預領頭題類顧顯風馬驗體麼點齣"
)

_ACCENTED = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝŸ")
"""What western languages add to the letters of ASCII, names of countries and people included."""

# No-break spaces, soft hyphen, what is used as apostrophe, dashes, dots: may stand between letters.
_ANYWHERE = frozenset(
    "\u00a0\u202f\u2007\u00ad\u2018\u2019\u2013\u2014\u2011\u2026\u00b7\u2022\u2010\u2212\u00b4\u200b"
)

_APART = frozenset("«»\u201c\u201d\u201e\u201a\u2039\u203a°ºª§\u2116€£©®™½¼¾±×÷µ¿¡†‡‰\u200e\u200f\ufeff")
"""Marks of any language that do not stand between two letters."""

# The fractions and the ligatures are the same bytes in windows-1252 and in iso-8859-15.
_FIGURES, _LIGATURES = "¼½¾€£±×÷", "œŒ"

_OPENING, _CLOSING = "«\u201c\u201e\u2039¿¡", "»\u201d\u203aªº°©®™"

_WEDGED = re.compile(rf"(?<=[^\W\d_])[{''.join(sorted(_APART))}](?=[^\W\d_])")

_OWN_MARKS: dict[Script, frozenset[str]] = {
    "Latn": frozenset(),
    "Cyrl": frozenset("\u0301"),
    # Comma, semicolon, question mark, per cent and digits of Arabic.
    "Arab": frozenset("\u060c\u061b\u061f\u066a\u066b\u066c٠١٢٣٤٥٦٧٨٩"),
    "Hans": frozenset(
        "\u3000\u3001\u3002\u3003\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015"
        "\u3007\u2015\u2500\u30fb\u2225\u2027\ufe30\uff5e"
        + "".join(map(chr, range(0xFF01, 0xFF5E)))
        + "".join(map(chr, (*range(0x2160, 0x216C), *range(0x2460, 0x249C), *range(0x3220, 0x322A))))
    ),
}

# A letter on its own is a word, a label or a symbol read wrongly: it tells nothing.
_ALONE = re.compile(r"(?<![^\W\d_])(?![œŒ])[^\W\d_](?![^\W\d_])")

# Tatweel and vowel marks say nothing of the letters around them.
_DECORATION = re.compile("[\u0640\u064b-\u0652\u0670]")

# How often what is found in a text is usual there, and how often in bytes read wrongly: measured on
# the Universal Declaration, the Sustainable Development Goals and news.
_RATES: dict[Script, tuple[float, float]] = {
    "Latn": (0.98, 0.35),
    "Cyrl": (0.90, 0.30),
    "Arab": (0.84, 0.30),
    "Hans": (0.76, 0.15),
}

SCRIPTS: tuple[Script, ...] = tuple(_RATES)


@cache
def _pairs(script: Script) -> frozenset[str]:
    followers = {"Cyrl": _CYRILLIC, "Arab": _ARABIC}.get(script, {"\u00e9": "\u00e9"})
    return frozenset(first + second for first, seconds in followers.items() for second in seconds)


@cache
def _common() -> frozenset[str]:
    return frozenset("".join((*_SIMPLIFIED, *_TRADITIONAL)))


def likelihood(text: str, script: Script) -> float:
    """Log odds that *text* is in *script* rather than bytes read wrongly; 0.0: nothing tells.

    Only what is not ASCII tells. What speaks against it counts for all of it, so the figures of
    several readings of the same bytes compare.
    """
    text = unicodedata.normalize("NFC", text)
    usual, odd = (_characters if script == "Hans" else _neighbours)(text, script)
    right, wrong = _RATES[script]
    found = usual * log(right / wrong) + odd * log((1 - right) / (1 - wrong))
    # More than three times as much is odd as in any text: no text of ours, whatever the odds.
    return -abs(found) - 10 if odd > 2 + 3 * (1 - right) * (usual + odd) else found


def _characters(text: str, script: Script) -> tuple[int, int]:
    """How many characters are usual, and how many are not, where words are not separated."""
    usual = odd = 0
    passed = _ANYWHERE | _APART | _OWN_MARKS[script]
    for char, times in Counter(text).items():
        if char in _common():
            usual += times
        elif not char.isascii() and char not in passed:
            odd += times
    return usual, odd


def _neighbours(text: str, script: Script) -> tuple[int, int]:
    """How many pairs of neighbours are usual, and how many are not, where one is not ASCII."""
    text = _ALONE.sub(" ", _DECORATION.sub("", f" {text} "))
    usual, odd = 0, 2 * len(_WEDGED.findall(text))
    for (first, second), times in Counter(pairwise(text)).items():
        if first.isascii() and second.isascii():
            continue
        verdict = _verdict(first, second, script)
        if verdict is True:
            usual += times
        elif verdict is False:
            odd += times
    return usual, odd


def _verdict(first: str, second: str, script: Script) -> bool | None:
    """Whether the two are usual neighbours in *script*; `None` where that tells nothing."""
    pair = _class(first, script) + _class(second, script)
    if "?" in pair or not _stands(first, second):
        return False
    if "o" not in pair:
        # Marks in their places speak for a text in Latin letters, which has little else beyond ASCII.
        return True if script == "Latn" and _in_place(first, second) else None
    if (first.islower() and second.isupper()) or (script != "Latn" and "a" in pair):
        return False
    if script == "Latn" and pair != "oo":
        return True
    lowered = (
        char.lower() if kind == "o" else " " for char, kind in zip((first, second), pair, strict=True)
    )
    return "".join(lowered) in _pairs(script)


def _stands(first: str, second: str) -> bool:
    """Whether figures stand apart from letters, and the ligature before one and after no digit."""
    if (first in _FIGURES and second.isalpha()) or (second in _FIGURES and first.isalpha()):
        return False
    return not (first in _LIGATURES and not second.isalpha()) and not (
        second in _LIGATURES and first.isdigit()
    )


def _in_place(first: str, second: str) -> bool:
    """Whether a mark and a neighbour in ASCII stand as they do in a text."""
    if not (first.isascii() or second.isascii()):
        return False
    opens_late = second in _OPENING and first.isalnum()
    closes_early = first in _CLOSING and second.isalnum()
    return not opens_late and not closes_early and not (second in "ªº°" and first == " ")


def _class(char: str, script: Script) -> str:
    """`o`: a letter of *script* beyond ASCII, `a`: one of ASCII, ` `: what separates, `?`: else."""
    if char.isascii():
        return "a" if char.isalpha() else " "
    if char in _ANYWHERE or char in _APART or char in _OWN_MARKS[script]:
        return " "
    own = char in _ACCENTED if script == "Latn" else char.lower() in _letters(script)
    return "o" if own else "?"


@cache
def _letters(script: Script) -> frozenset[str]:
    spelled = {"Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюя\u0451", "Arab": "\u0622\u0624\u0626\u0649"}
    return frozenset("".join(_pairs(script)).replace(" ", "") + spelled.get(script, ""))
