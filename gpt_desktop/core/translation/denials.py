"""Words that deny, in seven languages.

``_PLAIN`` ones deny for certain. ``_NONE`` look like it and do not: not only, ``пока не``.
``_HIDDEN`` ones are lined up by what they mean, a block each: “only when” may well be “not
before” elsewhere, but where both texts have the same of them, none of them explains a denial.
``_EITHER`` ones, which say “this, not that”, need no denial there and are enough for one.
A line has a language's code and its words; ``_`` stands for a blank within a word.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from gpt_desktop.core.lazy_pattern import LazyPattern

_PLAIN = r"""
en not never no nobody none nothing neither nor nowhere cannot \w+n[’']t
en (?:ca|wo|do|does|did|is|are|was)nt
de nicht kein\w* nie niemals niemand\w* nichts nirgend\w* weder keinesfalls keineswegs nein
fr n(?:e_|[’'])\w+(?:_\w+){0,2}_plus ne_(?:peu\w*|pouv\w*|sau\w*|cess\w*|os\w+|puis\w*)
fr personne_n(?:e|[’']\w+) pas jamais rien
fr aucune? ni non nulle_part nul
fr personne_(?:de|du|des|d[’']\w+)(?=[^;.]*\bn(?:e\b|[’']))
es no nunca jamás nadie nada ningun[oa]s? ningún tampoco ni
ru не нет ни никогда никто никого никому ничего ничто ничем нигде никуда нельзя никак\w*
ru нету
zh 不 没(?!收) 沒 未(?!来|婚|成年|必) 无(?!论|锡|线) 無(?!論|線) 勿 莫(?=[要急])
zh 别(?=[人让去再把碰动忘说做吃看来开走打想]) 并非 (?<![是若])非(?=[法正官]) 从未
ja ない なかった なく ません ずに
ja (?<=[わかがさたなばまらえけげせてでねべめれじし])ず(?=[、。]) ぬ(?=[、。]) なし じゃな
ja 無(?!料|事|線|論) 不(?=[可要在参明能]) 禁止 厳禁 まい(?=[。、]) 未(?=[定満完解払成])
ja いいえ
"""
_NONE = r"""
en not_only not_just no_(?:fewer|less|later|more|earlier|sooner)_than no\._?\d+ no_doubt
en not_least no_matter why_not if_not or_not no_wonder
en (?:can|could)(?:_?not|n[’']t)_(?:help|wait)
en (?:is|are|do|does|did|wo|was)n[’']t_(?:it|he|she|they|you|we|i)(?=\?)
de nicht_nur nicht_zuletzt nicht_(?:mehr|weniger|später)_als ob_nicht nicht_wahr
de warum_nicht(?=_?[?])
de oder_nicht
fr non_seulement n[’']est-ce_pas n(?:e_|[’'])\w+(?:_(?!pas\b|jamais\b|plus\b|rien\b)\w+){0,3}_que
fr sans(?:_\w+)?_rien pas_(?:moins|plus)_de pourquoi_pas(?=_?[?])
fr un_pas les_pas ou_non pas_seulement
es no_(?:solo|sólo|solamente) no_obstante ¿no(?=\?) no_menos_de no_más_de por_qué_no(?=_?[?]) o_no
es de_nada
ru не_только не_(?:менее|более|позднее|позже|раньше|меньше|больше) не_правда_ли не_так_ли
ru почему_бы_не или_нет ни_в_коем не_(?:подскажете|скажете|могли|мог)(?:_бы)?
ru пока_(?:\w+_){0,3}не чуть_не не_раз
zh 不仅 不但 不只 不过 不久 不断 不同 不少 不错 不管 不论 不得不 差不多 对不起 不客气
zh 不好意思 不用谢 是不是 能不能 要不要 好不好 会不会 可不可以 有没有 不一会 不时 不禁
zh 不由得 不由 没关系 没问题 毫无疑问 不料 不锈 不动产 不妨 不愧 了不起 不超过 不少于 不足
zh 不到(?=[\d一二两三四五六七八九十百千万]) 没有问题 不如 巴不得 要不 不然 对不对 来不及 别人
ja しか[^。、]{0,12}?(?:ません(?:でした)?|ない|なかった)
ja かもしれない かもしれません なければなら(?:ない|なかった|ず)
ja なければなりません(?:でした)? なければいけ(?:ない|ません) なくてはなら(?:ない|ず)
ja なくてはなりません なくてはいけ(?:ない|ません) ないといけ(?:ない|ません)
ja ざるを得(?:ない|ず) すみません だけで(?:は)?なく のみならず ではないか ではないでしょうか
ja じゃないか じゃない(?=[?？]) 間違いな[いく] 少な(?:い|く|かった) 危な(?:い|く|かった)
ja ませんか ないか(?=[。？]) もったいない つまらない 仕方(?:が)?ない なくな(?:る|った|り)
ja ほかならない にすぎない 思わず 必ず まもなく 間もなく 問題な[いく]
ja 申し訳(?:あり|ござい)ません やむを得ず 相変わらず わずか 少なくとも 必ずしも 絶えず
ja くれませんか 未満
"""
_EITHER = r"""
en and_not (?:not|n[’']t)(?:_\w+){1,5}_but not_so_much
de und_nicht nicht(?:_\w+){1,5},_sondern
fr et_non(?!_plus) (?:pas|non)(?:_\w+){1,5},?_mais
es y_no no(?:_\w+){1,5},?_sino
ru а_не не(?:_\w+){1,5},?_а
zh 而不是 不是[^，。]{1,8}而是
ja ではなく(?![な])
"""
_HIDDEN = r"""
en without
de ohne
fr sans
es sin
ru без
zh 无 没 免(?!费)
ja なしで ずに 抜き

en except unless instead rather_than
de außer statt anstatt anstelle sondern
fr sauf hors hormis excepté au_lieu plutôt_que
es salvo excepto en_vez en_lugar sino
ru кроме вместо
zh 除 而不是 代替 以外
ja 以外 外です 除 代わり ではなく

en until till before
de bis erst bevor
fr jusqu\w* avant
es hasta antes
ru до пока прежде
zh 直到 才 以前 之前 前
ja まで 前

en only just
de nur bloß lediglich
fr seule?s? seulement
es solo sólo solamente únic\w+
ru только лишь
zh 只 仅 才
ja だけ(?=[でがをはにのし、。]) のみ しか

en refus\w* reject\w* declin\w* den(?:y|ies|ied)
de (?:ab|ge)*lehn\w* ablehn\w* \w*weiger\w*
fr refus\w* rejet\w* ni(?:é|er)
es rechaz\w* neg(?:ó|aron|ar|ado)
ru отказ\w* отклон\w* отверг\w*
zh 拒 否
ja 拒 断 否

en forbid\w* forbad\w* prohibit\w* bann?e?d?
de verbot\w* verbiet\w* untersag\w*
fr interdi\w* défen\w*
es prohib\w* prohíb\w*
ru запре\w*
zh 禁 严禁
ja 禁

en avoid\w* prevent\w* stop\w* keep_from kept_from
de vermeid\w* verhinder\w* stopp\w*
fr évit\w* empêch\w* arrêt\w*
es evit\w* impid\w* impedi\w* dej\w+_de
ru избега\w* предотвра\w* прекра\w*
zh 避免 防止 停
ja 避 防 止

en fail\w* lack\w* absen\w* missing miss(?:es|ed)? lost
de \w*fehl\w* mangel\w* verpass\w* misslang scheiter\w* verlor\w*
fr manqu\w* absen\w* échou\w* perdu\w*
es falt\w* care[zc]\w* ausen\w* fracas\w* perd\w*
ru отсутств\w* не_хвата\w* пропус\w* провал\w* потер\w*
zh 缺 失 错过
ja 欠 失 足り

en forg[eo]t\w* ignor\w* neglect\w* omit\w* (?:leave|leaving|left|keep|kept)(?:_\w+)?_out
de verg[ae]ss\w* vergaß\w* ignor\w*
fr oubli\w* ignor\w* omet\w*
es olvid\w* ignor\w* omit\w*
ru забы\w* игнор\w*
zh 忘 忽
ja 忘 無視

en hardly barely rarely seldom scarcely
de kaum selten
fr rarement à_peine guère
es apenas rara_vez
ru едва редко почти
zh 很少 几乎 难得
ja めったに ほとんど ほぼ

en few little less fewer
de wenig\w*
fr peu moins
es poc[oa]s? menos
ru мало меньше немного
zh 少
ja 少

en too so_\w+_that
de zu
fr trop
es demasiado
ru слишком
zh 太 过于
ja すぎ 過ぎ

en \w*free empty vacant zero off
de \w*frei leer\w* kostenlos\w* null umsonst
fr gratuit\w* libre\w* vide\w* zéro
es gratis gratuit\w* libre\w* vací\w* cero
ru бесплатн\w* свободн\w* пуст\w* ноль
zh 免 空 零
ja 無料 空 ゼロ

en cancel\w* end(?:s|ed)? closed? over finish\w*
de abgesagt absag\w* geschlossen zu vorbei gesperrt
fr annul\w* ferm\w* fini\w*
es cancel\w* cerrad\w* termin\w* acab\w*
ru отмен\w* закры\w* конч\w*
zh 取消 停 关 结束 休息
ja 中止 取り消 閉 終 休

en wrong false different other\w*
de falsch\w* ander\w* verschieden\w*
fr faux fausse\w* différen\w* autre\w*
es fals\w* equivocad\w* distint\w* otr[oa]s? diferent\w*
ru неправильн\w* ошиб\w* друг\w* разн\w*
zh 错 误 异 别
ja 違 誤 異 別

en against beyond far_from out_of
de gegen aus weit_entfernt
fr contre loin_de
es contra lejos_de
ru против далеко
zh 反对 以外 远
ja 反対 離れ

en un(?!der|til|ion|i[tv]|cle|less)\w{3,}
en mis(?!s)\w{3,} improper\w* conflict\w* eliminat\w* in(?:effect|compat)\w*
en in(?:ability|capab|complet|correct|suffic|valid|visib|secure|active)\w*
en in(?:expens|dispens|evitab|offens|accura|adequa|depend)\w*
en im(?:possib|patien|perfect|mobil|moral)\w* ir(?:regular|respons|relevan)\w*
en il(?:legal|legib)\w* dis(?:agree|like|allow|appear|continu|honest|connect|able)\w*
en non-?\w{4,} \w{3,}less(?:ly)?
de un(?!d\b|ser|s\b|ter|gefähr|fall|iversit)\w{3,} \w{3,}los(?:e[nrsm]?)?
de in(?:komp|effiz|akt)\w* nicht\w{3,}
fr im(?:possib|patien|parfai|mobil)\w*
fr in(?:capab|complet|correct|suffis|visib|valid|actif|connu|utile|nombr|attend|dépend|évitab)\w*
fr ir(?:régul|respons)\w* illé\w* dés?(?:accord|agréab|activ)\w* mal\w{4,}
es des(?:conoc|acuerd|agradab|activ|hones)\w*
es in(?:capa|complet|correct|sufic|visib|válid|activ|útil|numer|evitab|depend)\w*
es im(?:posib|pacien|perfect)\w* ir(?:regul|respons)\w* ilegal\w*
ru не(?!го|му\b|й\b|ё\b|е\b|сколько|дел|много|смотря|обходим|которы|посредств|скольк)\w{3,}
ru бес\w{3,} без\w{3,}
zh 非 未必 难 陌生 不
ja 不 非 未 無 にく 難
"""


_KEYWORD = LazyPattern(r"\b(?:NOT|NO|NONE)\b")  # of a program, within other words


@dataclass(frozen=True, slots=True)
class Denials:
    """How a text denies.

    Attributes:
        plain: how often for certain.
        first: the first word that does, or "".
        contrasts: it says “this, not that” somewhere.
        hidden: how often it has a word that may deny, by its meaning.
    """

    plain: int
    first: str
    contrasts: bool
    hidden: Counter[int]


def count_denials(text: str, family: str) -> Denials | None:
    """The denials of a text; None where the words of its language are not known."""
    if family not in _by_language(_PLAIN):
        return None
    none, either, plain, *hidden = _patterns(family)
    if not text.isupper():
        text = _KEYWORD.sub(lambda match: " " * len(match.group()), text)
    rest = none.sub(lambda match: " " * len(match.group()), text)
    contrasts = either.search(rest) is not None
    rest = either.sub(lambda match: " " * len(match.group()), rest)
    found = [match.group() for match in plain.finditer(rest)]
    others = plain.sub(" ", text)
    meanings = {number: len(pattern.findall(others)) for number, pattern in enumerate(hidden)}
    return Denials(len(found), found[0] if found else "", contrasts, Counter(meanings))


@cache
def _patterns(family: str) -> tuple[re.Pattern[str], ...]:
    """For what denies nothing, what contrasts, what denies plainly, and each hidden meaning."""
    blocks = (_NONE, _EITHER, _PLAIN, *_HIDDEN.strip().split("\n\n"))
    return tuple(_pattern(_by_language(block)[family], family) for block in blocks)


def _by_language(block: str) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for line in block.strip().splitlines():
        code, *listed = line.split()
        words.setdefault(code, []).extend(listed)
    return words


def _pattern(words: list[str], family: str) -> re.Pattern[str]:
    either = "|".join(words).replace("_", "[ \u00a0]")
    # A word may begin with a mark: ¿no.
    whole = either if family in ("zh", "ja") else rf"(?<!\w)(?:{either})(?!\w)"
    return re.compile(whole, re.IGNORECASE)
