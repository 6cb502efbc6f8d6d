"""Words with which no term begins or ends: data by language, with one reader.

Pronouns, auxiliaries, adverbs, quantities, words of comparing and citing. Words that join the
parts of a term may stand inside one (`text.function_words.CONNECTIVES`), these may not.
"""

from __future__ import annotations

from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.text.arabic import strippings
from hexapla.text.function_words import CONNECTIVES, INSERTIONS, SUBORDINATORS
from hexapla.text.normalise import matched

_COMMON: dict[Lang, str] = {
    "en": """
        million millions billion billions hundred hundreds thousand thousands dozen
        aren couldn d didn doesn don hadn hasn haven isn ll m re s shouldn t ve wasn weren won wouldn
        about above according account achieve achieving across actual add additional address
        addressing aforementioned after again against ago all allow allowed almost alone along
        already also although always am among an another any anyone anything appropriate are
        around aside available away based be became because become been before began behind being
        below better between beyond both but call can cannot case cases certain clear come
        consider considered contain continue contribute could current currently days despite
        develop develops did different do does doing done down due during each effective
        effectively either else enable enabling encourage encouraging end enhance enhancing
        enough ensure ensuring especially establish etc even ever every everyone everything
        example except facilitate facilitating few find first five following former forward
        foster fostering found four full fully further gave generally get give given go goes
        great greater had half has have having he help hence her here him his how however i if
        implement important improve improving include included includes including inclusive
        increase increasing instead inter into is it itself just keep key kind know known large
        largely last late later latter less let like likely little long look lot made main mainly
        make makes making manner many may me mean means might mine month months more moreover
        most mostly much must my namely near necessary needed neither never nevertheless new next
        no nobody non none nor not notably nothing now number numbers obtain off often old once
        one only onto other others otherwise our out outside over overall own part particular
        particularly per perhaps place possible present previous previously primarily promote
        promoting protect provide providing put quite rather re reduce reducing regard regarding
        relate related relevant respect respective respectively result results s said same say
        says second see seem seen set seven several shall she should show shown similar since six
        so some someone something sometimes soon specific still strengthen strengthening such
        take taken taking than that the their them themselves then there thereby therefore these
        they thing things third this those though three through throughout thus time times
        together too toward towards two under undertake undertaken unless until up upon us used
        useful using usually various very via view was way ways we week weeks well went were what
        whatever when where whereas wherever whether which while who whole whom whose why will
        within without would years yes yet you your
    """,
    "fr": """
        million millions milliard milliards cent mille
        accroître actuel actuelle afin aider ainsi ait alors améliorer année ans approprié
        appropriée appropriées appropriés appuyer après as assez assurer atteindre au aucun
        aucune aujourd auprès auquel aussi autant autour autre autres aux auxquels avant avec
        avoir avons ayant beaucoup besoin bon bonne c car cas ce ceci cela celle celles celui
        cependant certain certaine certaines certains ces cet cette ceux chacun chaque chez ci
        cinq combien comme comment compris concernant contre cours d davantage depuis dernier
        dernière derrière desquelles desquels deux deuxième devant devenir devoir devraient
        devrait différent différentes différents dire dit divers diverses doit doivent donc
        donner donné dont durant dès développer efficace efficaces elle elles encore encourager
        ensemble ensuite entre environ est eu eux exemple existant face faire fait faite faits
        favoriser façon fin fois font fournir fut garantir grand grande grandes grands grâce hors
        hui ici il ils important importante importantes importants j jamais je jour jours jusqu
        jusque l laquelle lequel lesquelles lesquels leur leurs lien lors lorsqu lorsque lui là m
        ma mais manière me meilleur meilleure mes mettre mieux mis moi moins mois moment mon
        moyen même mêmes n ne ni nombre nombreuses nombreux nos notamment notre nous nouveau
        nouveaux nouvel nouvelle nouvelles nécessaire nécessaires on ont outre où par parce
        parfois parmi part particulier particulière particulièrement partir pas pendant
        permettant permettre peu peut peuvent plus plusieurs plutôt point pourrait pouvoir
        prendre presque principal principale principaux procurer promouvoir propre propres près
        précédent présent présente puis puisque qu quand quant quatre que quel quelle quelles
        quelque quelques quels qui quoi raison regard relatif relatifs relative relatives rendre
        renforcer rien réduire s sa sans sauf se second selon sera serait ses seul seulement si
        soi soient soit son sont sous souvent suivant suivante suivants sur t tandis tant tel
        telle telles tels temps tous tout toute toutefois toutes travers trois troisième trop
        très un une utile utiliser utilisé veiller vers via vis voir vos votre vous vue y égard
        étaient était étant été être
    """,
    "es": """
        millón millones mil cien
        acerca actual actualmente adecuada adecuadas adecuado adecuados además ahora alcanzar
        algo alguien alguna algunas alguno algunos algún allí ante anterior antes apenas apoyar
        aquel aquella aquellas aquellos aquí asegurar asimismo así aumentar aun aunque ayudar año
        años aún bajo bastante bien buen buena bueno cada casi caso casos cerca cierta ciertas
        cierto ciertos cinco como conforme conseguir consiguiente contra contribuir cual cuales
        cualquier cualquiera cuando cuanto cuatro cuya cuyo cómo da dar de debe deben debería
        deberían debido decir deja del demás dentro desarrollar desde después dicha dichas dicho
        dichos diferente diferentes diversas diversos donde dos durante día días eficaces eficaz
        ella ellas ellos embargo entonces entre era eran es esa esas ese eso esos esta estaba
        estamos estar estas este estos estuvo está están existente existentes facilitar fin final
        fomentar forma fortalecer fue fuera fueron garantizar gracias gran grande grandes ha
        haber había habían hace hacer hacia haciendo han hasta hay haya he hecho hemos i igual
        igualmente importante importantes incluida incluidas incluido incluidos incluso incluye
        ir junto la le les llevar lo lograr luego lugar manera mas mayor me mediante mejor
        mejorar menor menos mes meses mi mientras mis misma mismas mismo mismos momento mucha
        muchas mucho muchos muy más nada nadie necesaria necesarias necesario necesarios ni
        ninguna ninguno ningún nos nosotros nuestra nuestras nuestro nuestros nueva nuevas nuevo
        nuevos nunca número obtener ocho otra otras otro otros para particular partir pero pesar
        poca pocas poco pocos poder podría podrían porque posible posibles primer primera primero
        principal principales promover pronto propia propias propio propios proporcionar próximo
        puede pueden pues puesto que quien quienes quiere qué razón reducir referente relativa
        relativas relativo relativos respectivos respecto s se sea sean segunda segundo según
        seis ser será serán si sido siempre siendo siete siguiente siguientes sin sino sobre sola
        solamente solo somos son su suficiente sus sí sólo tal tales también tampoco tan tanta
        tantas tanto tantos te tener tenga tengan tenía tercera tercero tiempo tiene tienen toda
        todas todavía todo todos total tras través tres tu un una unas uno unos usar uso usted
        utilizar va varias varios veces ver vez vista vía y ya yo él
    """,
    "ru": """
        миллион миллионов млн миллиард миллиардов млрд тысяча тысяч тыс
        а без более большая больше большинство большой бы был была были было быть важная важное
        важный вам вас ваш вдоль ведь весь весьма вместе вне во вокруг вот времени время все
        всего всей всем всеми всему всех всю вся всякий вторая второй вы где главный года годов
        году годы да даже далее данная данные данный дать два две двух делать день для дней дня
        до должен должна должно должны достаточно другая другие другими других другого другое
        другой другом другую его ее ей ему если есть еще ею же за зачем здесь и из или им имеет
        именно иметь имеют имеющие имеющий имеющих ими иногда иной иных использованием
        использования итак их к каждая каждого каждое каждой каждый как какая какие какой
        касающийся касающихся качестве кем когда кого количество который кроме кто куда лет лишь
        любая любой любых между менее меньше меня мне многие многих много могут может можно мой
        мы на над надлежащий надлежащих надо назад наиболее найти нам нами направленный
        направленных нас наш наша наши не него нее ней некоторые некоторых нельзя нем необходимо
        необходимость необходимый нескольких несколько нет ни нибудь никакой никто ним ними них
        ничего но новая новое новые новый ну нужно о об обеспечивать обеспечить образ образом
        один одна однако одни одним одних одно одного одной около он она они оно опять основа
        основанный основанных основе особенно особый от отношение отношении очень первая первое
        первый перед по повышать под поддерживать пока полная полное полный помимо пор после
        последние последний потом потому почему почти поэтому при принимать про против пусть
        путем путь раз развивать различный рамкам рамках рамки ранее расширение с сам сама сами
        само самый свое своего своей своем свои своим своими своих свой свою связанный связанных
        связи себе себя сегодня сейчас следует следующие следующий следующих словам случае
        случаев случаи случай снова со собой согласно содействие содействовать соответствии
        соответствующий соответствующих способствовать сразу среди столь существующий так такая
        также такие таким такого такое такой такому там те тебя тем теперь тех течение течении то
        тобой тогда того тоже той только том тому тот третий три тут ты у уже укреплять улучшать
        улучшение усилий усилия условиях хороший хорошо хотя целом части часто часть чего чем
        через числе число что чтобы чье чья эта эти этим этими этих это этого этой этом этому
        этот эту эффективная эффективно эффективное эффективный я является являются являющийся
        являющихся
    """,
    "ar": """
        مليون مليار ألف
        آخر آخرين آنذاك أبدا أثناء أجل أحد أخرى أخيرا أدنى أقل أكبر أكثر ألا أم أما أمام أن أنا
        أنت أنه أنها أو أول أولى أي أيام أيضا أين إذ إذا إزاء إضافة إطار إلا إلى إليه إليها إما
        إن إنه إنها استخدام الآخر الآخرين الآن الأخرى الأمر التالي التالية التي الجهود الحالي
        الحالية الذي الذين العديد الفعال الفعالة الكامل الكاملة اللاتي اللازم اللازمة اللتين
        اللذين المتعلق المتعلقة المختلفة المزيد المعني المعنية الممكن المناسب المناسبة النحو
        الهام الهامة بأن بأنه باستمرار بالإضافة بالتالي بالغ ببعض بحيث بد بدلا بدون بسبب بشأن
        بشكل بصفة بصورة بطريقة بعد بعض بعضها بعيدا بغية بل بلا بما به بها بهدف بهذا بهذه بهم بين
        بينما بينها تجاه تحت تحسين تحقيق تشجيع تعزيز تكون تلك تم توفير ثالث ثان ثانية ثلاث ثلاثة
        ثم ثمة جدا جديد جديدة جزء جميع جميعا جهود جوانب حاجة حال حالات حالة حتى حد حسب حوالي حول
        حيث حين خارج خاصة خلال دائما داخل دعم دون ذات ذلك ربما رغم زال زيادة سائر ساعد سبيل سنة
        سنوات سواء سوف سيما شأن شأنه شأنها شتى شيء صدد ضد ضرورة ضروري ضرورية ضمان ضمن طريق طوال
        عاما عبر عدا عدة عدد عدم عديد عقب على عليه عليها عليهم عموما عن عند عندما عنه عنها غير
        غيره غيرها غيرهم فإن فضلا فعال فعالة فقط فهم فوق في فيما فيه فيها قال قبل قد قدر قدرا قدم
        قيام كاف كافة كافية كان كانت كبير كبيرة كثير كثيرا كثيرة كذلك كل كلا كلما كم كما كن كون
        كي كيف لأن لا لابد لاسيما لدى لديها لديهم لذا لذلك لعل لقد لكل لكن لكنه لم لما لماذا لن
        له لها لهذا لهذه لهم لو لولا ليس ليست ما ماذا مازال متعلق متعلقة مثل مثلا مجال مجالات
        مجرد محدد محددة مدى مرات مرة مزيد مع معا معظم معه معها معهم معين معينة مقارنة من منذ منه
        منها منهم مهم مهما مهمة نحو نظرا نفس نفسه نفسها هؤلاء هام هامة هذا هذان هذه هل هم هن هنا
        هناك هو هي وإن واحد واحدة وجه وجود وراء وضع وفقا وقت وهو وهي يتعلق يجب يزال يكون يلي يمكن
        ينبغي يوجد يوم
    """,
    "zh": """
        一 一个 一些 一切 一名 一定 一样 一次 一直 一种 一般 一项 七 三 上
        下 下列 不仅 不会 不得 不断 不同 不是 不能 不论 且 个 中 为了 为此
        主要 九 之前 之后 之间 之一 也 予以 二 于 五 些 交 产生 人们 今 从
        从而 他 他们 以 以下 以上 以便 以外 以来 以期 任 任何 会 但 但是 何
        作为 作出 你 你们 使 使用 例如 依照 便 促进 做 像 充分 先 八 六 共
        其 其中 其他 其它 具有 再 几 出 出现 分 则 别 到 到达 前 加强 加以
        包括 十 千 却 又 及其 及时 双 发生 发挥 受 受到 只 可以 可能 各
        各个 各种 各级 各自 同 同时 名 后 向 否 吗 呢 和 哪 啊 四 因 因此
        因为 在内 地 基于 处 大 大多数 大量 她 好 如 如何 如果 如此 它 它们
        完全 实现 实行 对于 将 尽可能 尽管 尽量 就 尤其 尤其是 属于 岁 已
        已经 希望 年 并 并且 应 应当 应该 建立 开展 开始 当 当前 彼此 往往
        很 很多 得 得到 必要 必须 快 怎么 情况 成为 我 我们 或 或者 所 所有
        所需 才 把 拥有 按 按照 据 接受 推动 提供 提高 改善 方面 无论 日 时
        时候 是 是否 曾 更 更加 更多 最 最大 最近 月 有 有关 有利于 有助于
        有效 有些 未 本 来 来自 某 某些 根据 次 正在 此 此外 每 每个 比
        比如 没 没有 注意 然后 然而 特别是 现 现有 由 由于 百 的话 目前 相关
        着 确保 万 种 称 积极 立即 第 第一 第二 等等 等 第三 继续 维护 而
        而且 能 能够 至 至少 获得 虽然 被 要 要求 认为 许多 该 说 请 谁 较
        还 这 这些 这个 这样 这种 进一步 进行 适当 通过 逐步 造成 那 那些 都
        采取 采用 重要 长 除 除了 随着 需要 面临 非常 项 须 首先 鉴于 尚
        酌情 旨在 继而 得以 亦 均 均应 务必 有所 从事 针对 其余 着重 增加
        减少 推进 努力 关于 涉及 有权 享有 保证
    """,
}

_INSIDE: dict[Lang, str] = {
    "en": "against among between under without",
    "fr": "contre entre sans sous",
    "es": "contra entre sin bajo",
    "ru": "без между под при против",
    "ar": "ضد بدون دون",
    "zh": "",
}
"""Common words besides connectives that may stand inside a term: `fight against corruption`."""


def may_be_inside(form: str, lang: Lang) -> bool:
    """Whether *form*, a word with which no term begins or ends, may stand between others."""
    return form in _inside(lang)


def is_common(form: str, lang: Lang) -> bool:
    """Whether no term begins or ends with *form*, a word in its matching form."""
    words = _words(lang)
    if form in words:
        return True
    return lang == "ar" and any(bare in words for bare in strippings(form)[1:])


@cache
def _words(lang: Lang) -> frozenset[str]:
    written = _COMMON[lang].split()
    small = (CONNECTIVES[lang], INSERTIONS.get(lang, ()), SUBORDINATORS.get(lang, ()))
    # Openings of clauses are met inside of clauses too: `emphasizing`.
    opening = (lead.split()[0] for lead in profile(lang).drafting.preambular_leads)
    return frozenset(matched(word, lang) for some in (written, *small, opening) for word in some)


@cache
def _inside(lang: Lang) -> frozenset[str]:
    return frozenset(matched(word, lang) for word in (*CONNECTIVES[lang], *_INSIDE[lang].split()))
