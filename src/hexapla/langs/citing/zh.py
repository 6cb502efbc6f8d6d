"""How Chinese cites: resolutions, paragraphs, articles and other divisions."""

from __future__ import annotations

from hexapla.langs.profile import Citations

CITATIONS = Citations(
    resolution=r"决议|决定",
    list_join=r"(?:、| ?(?:和|及|与|或|以及) ?)",
    range_join=r" ?[-\u2013\u2014~～] ?|至|到",
    session_numerals=r"[一二三四五六七八九十]{1,4}",
    # The date leads, the title stands between it and the number [S].
    dated_before=r"(?:题为|关于[^、，；\d]{0,60}|通过)?的?(?:大会)?第 ?",
    titled=r"[，,]?题为",
    titled_before=r"的?(?:大会)?第 ?",
    # What counts divisions stands after the number, and the ordinal mark before it.
    numbered={
        "annex": r"附件",
        "goal": r"(?<!具体)目标",
        "target": r"具体目标",
        "principle": r"原则",
        "item": r"(?:议程)?(?:分?项目|议题)",
    },
    numbered_after={
        "paragraph": r"分?段|款",
        "article": r"条",
        "chapter": r"章",
        "section": r"(?:部分|节|编)",
        "goal": r"项(?:可持续发展)?目标",
        "principle": r"项?原则",
        "meeting": r"次(?:[全公非闭正]\w{0,3})?会议",
        "session": r"届(?:[常特紧续年]\w{0,5})?会议?",
    },
    ordinal_opens=r"第 ?",
    agenda=r"(?!)",
    pointers_before={
        "above": r"(?:上文|以上|上述|前述|上面)$",
        "below": r"(?:下文|以下|下述|下列)$",
        "present": r"本(?:决议|决定|宣言|公约|文件|附件|报告|议定书|规约|条|章|节)(?:的|执行部分|序言部分|序言)?$",
        "other": r"(?:决议|决定|报告|宣言|公约|宪章|议程|议定书|规约|附件|条|章|节|部分|文件|说明|信|方案|计划|纲领|规则|协定|声明|序言|同上)[）)》”]*(?:的|中|附件|执行部分|序言部分|，)?$",
    },
)
