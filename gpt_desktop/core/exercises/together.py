"""What two come to together or one of them alone: ages, work, animals, parts of a ratio, means."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.money import amount
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Stated
from gpt_desktop.core.exercises.wording import Rounding

_ONE, _TWO, _FOUR = (Number(Fraction(one)) for one in (1, 2, 4))
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "second": 2, "third": 3,
    "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "last": 0, "other": 0, "remaining": 0,
    "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
}  # fmt: skip
_ALONE = re.compile(
    r"(?:(?:一项|一个|某项)工程|一件工作|一批零件)[,，](?:由)?(?P<one>[甲a][\u4e00-\u9fff]?)(?:单独|独)(?:做|完成|修)"
    r"(?:需要?|要)?<T0>(?:完成)?[,，](?:由)?(?P<other>[乙b][\u4e00-\u9fff]?)(?:单独|独)?(?:做|完成|修)?(?:需要?|要)?"
    r"<T1>(?:完成)?[,，。](?:如果)?(?:甲乙)?两[\u4e00-\u9fff](?:一起)?合作[,，]?(?:完成)?(?:需要?|要)?(?:多少|几)天"
    r"(?:可以|能)?(?:完成)?[?？]?"
    r"|(?P<en>[a-z]+) can (?P<does>[a-z]+ (?:a|an|the) [a-z]+)(?: alone)? in <T0>(?:"
    r" and|,|[.;])? [a-z]+ can "
    r"(?:(?:do|paint|build|finish|complete) (?:it|the same [a-z]+|the [a-z]+|(?:a|an)"
    r" [a-z]+) )?(?:alone )?in <T1>[.;] ?"
    r"how long (?:will|would|does|do) (?:it take )?(?:them|they|both)"
    r"(?: take)?(?: working)? together"
    r"(?: to (?:do|paint|build|finish) (?:it|the [a-z]+))?\?"
)
_WORKERS = re.compile(
    r"(?:if )?<n0> (?P<who>[a-z]+) (?:can |could )?(?:build|paint|do|dig|finish"
    r"|complete|harvest|clean)"
    r" (?:a|an|the) [a-z]+ in <T1>[.,;] ?how (?:many days|many hours|long) "
    r"(?:would|will|does|do|did) (?:it take )?<n2> (?P=who)(?: take)?"
    r"(?: to (?:build|do|finish|paint) (?:it|the same [a-z]+|the [a-z]+))?\?"
    r"|<n0>(?P<man>[个名位]?工人|人)(?:做|修|完成)[\u4e00-\u9fff]{1,8}(?:需要?|要|用)<T1>(?:完成)?[,，]"
    r"(?:如果)?<n2>(?P=man)(?:做|修|完成)?[\u4e00-\u9fff]{0,6}?(?:需要?|要)(?:多少|几)(?:天|小时)[?？]?"
)
_AGES = re.compile(
    r"(?P<one>[a-z]+) is <T0> older than (?:(?P<her>his|her) )?(?P<other>[a-z]+)[.;,] ?"
    r"(?:together they are <T1>(?: old)?|(?:the sum of their ages|their total age) is"
    r" <[Tn]1>(?: old)?)"
    r"[.;] ?how old is (?:(?:his|her) )?(?P<asked>[a-z]+)\?"
)
_ANIMALS = re.compile(
    r"(?:鸡兔同笼|(?:笼子里|笼里)有(?:若干只)?鸡和兔)[,，](?:一?共|从上面数)?有?(?:头)?<n0>(?:个头|只|个|头)?[,，]"
    r"(?:从下面数)?(?:一?共)?有?(?:脚|腿|足)?(?:有)?<n1>(?:只脚|条腿|只|条|足)?[,，。]?(?:问|求)?(?:有)?"
    r"(?P<asked>鸡|兔)(?:子)?(?:各?有)?(?:多少|几)只[?？]?"
)
_OTHER_PART = re.compile(
    r"the ratio of (?P<one>[a-z]+) to (?P<other>[a-z]+) (?:in [a-z ]+ )?is <n0>"
    r" ?[:：∶] ?<n1>[.;,] ?"
    r"(?:if )?there are <n2> (?P<known>[a-z]+)[.;,] ?how many (?P<asked>[a-z]+) are there\?"
)
_LAST_OF_MEAN = re.compile(
    r"the (?:mean|average) of (?P<all>two|three|four|five|six|seven) numbers is <n0>[.;] ?"
    r"(?:(?P<some>two|three|four|five|six) of (?:them|the numbers|these) are|the (?:first|other) "
    r"(?P<some2>two|three|four|five|six) (?:numbers )?are) (?P<list><n\d+>(?:(?:, and"
    r"|,| and) <n\d+>)*)[.;] ?"
    r"(?:find|what is) the (?P<last>second|third|fourth|fifth|sixth|seventh|last|other|remaining) "
    r"(?:number|one)[.?]?"
    r"|(?P<zall>[三四五六七])个数的平均数(?:是|为)<n0>[,，](?:其中)?(?P<zsome>[两二三四五六])个数?(?:分别)?是"
    r"(?P<zlist><n\d+>(?:[、,，和]<n\d+>)*)[,，](?:求)?(?:第[三四五六七]个|另一个|剩下的?(?:一个)?)数"
    r"(?:是)?(?:多少|几)?[?？。]?"
)
_MEAN_GOES_ON = re.compile(
    r"[\u4e00-\u9fff]{0,4}?前(?P<some>[两二三四五六])次[\u4e00-\u9fff]{0,6}?的?平均(?:分|成绩)(?:是|为)<n0>分?[,，]"
    r"第(?P<next>[三四五六七])次[\u4e00-\u9fff]{0,6}?(?:得了?|考了?|是)<n1>分?[,，](?:那么)?(?:这)?"
    r"(?P<all>[三四五六七])次[\u4e00-\u9fff]{0,4}?的?平均(?:分|成绩)(?:是)?(?:多少|几)分?[?？]?"
)


def of_two(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """What such a problem comes to; None where it is not plain."""
    for rule in (_work, _workers, _ages, _animals, _other_part, _last, _mean_goes_on):
        found = rule(asked, rounding)
        if found is not None:
            return found
    return None


def _work(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Ann can paint a room in 6 hours and Ben in 3 hours. How long will they take together?”"""
    if asked.kinds != "TT" or not _ALONE.fullmatch(asked.words):
        return None
    one, other = asked.quantities
    if one.unit != other.unit or not one.value or not other.value:
        return None
    rate = Binary("+", Binary("/", _ONE, one.node), Binary("/", _ONE, other.node))
    return amount(Binary("/", _ONE, rate), one, rounding)


def _workers(asked: Stated, rounding: Rounding | None) -> Solved | None:
    if asked.kinds != "Tnn" or not _WORKERS.fullmatch(asked.words):
        return None
    few, time, many = asked.quantities
    if not many.value:
        return None
    return amount(Binary("/", Binary("*", few.node, time.node), many.node), time, rounding)


def _ages(asked: Stated, rounding: Rounding | None) -> Solved | None:
    match = _AGES.fullmatch(asked.words)
    if match is None or match["asked"] not in (match["one"], match["other"]):
        return None
    gap, total = asked.quantities
    sign = "+" if match["asked"] == match["one"] else "-"
    node = Binary("/", Binary(sign, total.node, gap.node), _TWO)
    return amount(node, "", rounding) if total.value > gap.value else None


def _animals(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """鸡兔同笼，共有头20个，脚56只，鸡有多少只？"""
    match = _ANIMALS.fullmatch(asked.words)
    if match is None or asked.kinds != "nn":
        return None
    heads, feet = asked.quantities
    hens = (4 * heads.value - feet.value) / 2
    if hens.denominator != 1 or not 0 <= hens <= heads.value:
        return None
    all_but: Node = Binary("-", Binary("*", _FOUR, heads.node), feet.node)
    if match["asked"] == "兔":
        all_but = Binary("-", feet.node, Binary("*", _TWO, heads.node))
    return amount(Binary("/", all_but, _TWO), "", rounding)


def _other_part(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“The ratio of boys to girls is 4 : 5. There are 16 boys. How many girls are there?”"""
    match = _OTHER_PART.fullmatch(asked.words)
    if match is None or asked.kinds != "nnn":
        return None
    parts = {match["one"]: asked.quantities[0], match["other"]: asked.quantities[1]}
    known, wanted = match["known"], match["asked"]
    if known == wanted or known not in parts or wanted not in parts or not parts[known].value:
        return None
    each = Binary("/", asked.quantities[2].node, parts[known].node)
    return amount(Binary("*", each, parts[wanted].node), "", rounding)


def _last(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“The mean of five numbers is 8. Four of them are 6, 7, 9 and 10. Find the fifth number.”"""
    match = _LAST_OF_MEAN.fullmatch(asked.words)
    if match is None:
        return None
    count = _COUNTS[match["all"] or match["zall"]]
    some = _COUNTS[match["some"] or match["some2"] or match["zsome"]]
    places = re.findall(r"<n(\d+)>", match["list"] or match["zlist"])
    if some != count - 1 or len(places) != some or len(asked.quantities) != some + 1:
        return None
    if match["last"] and _COUNTS[match["last"]] not in (0, count):
        return None
    node: Node = Binary("*", Number(Fraction(count)), asked.quantities[0].node)
    for place in places:
        node = Binary("-", node, asked.quantities[int(place)].node)
    return amount(node, "", rounding)


def _mean_goes_on(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """前三次的平均分是88分，第四次得了96分，四次的平均分是多少？"""
    match = _MEAN_GOES_ON.fullmatch(asked.words)
    if match is None or len(asked.quantities) != 2:
        return None
    some, following, count = (_COUNTS[match[name]] for name in ("some", "next", "all"))
    if following != some + 1 or count != following:
        return None
    mean, further = asked.quantities
    total = Binary("+", Binary("*", mean.node, Number(Fraction(some))), further.node)
    return amount(Binary("/", total, Number(Fraction(count))), "", rounding)
