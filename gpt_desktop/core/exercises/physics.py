"""Problems of motion, density and other laws where two quantities give a third."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter, measure_of
from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.named_formulas import PHYSICS, SI
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.shown import latex
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Quantity, Stated, in_unit
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.values import value_of
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding

_SPEED = r"每小时[^<]*多少(?:千米|公里)|每秒[^<]*多少米|speed|how fast|velocity|速度|时速"
_DISTANCE = (
    r"how far|distance|how many (?:km|kilomet\w+|miles|met\w+)|多远|路程|距离|多少(?:千米|公里"
    r"|米)|有多长"
)
_DURATION = (
    r"how long|how many (?:hours|minutes|seconds)|what time does it take|多长时间|多少时间"
    r"|几个?小时|多少小时|多久|多少分钟|几分钟"
)
_MORE = re.compile(
    r"\b(?:return\w*|back|each|stops?|stopp\w+|rests?|waits?|break|then|after|another"
    r"|remain\w*|left"
    r"|still|meet|overtak\w+|wind|upstream|downstream|apart|towards?|twice|half"
    r"|double|faster|slower|more|less|than|first|second part|starts? from rest|late|early|two|three"
    r"|both|friction|angle|percent|decelerat\w+|lengths?|bridge|tunnel"
    r"|ways?|laps?|times|same|another|other|ago)\b|返|往返|来回|剩|还剩|相向|同时|相距|然后"
    r"|再|后来|逆|顺"
    r"|追|相遇|倍|一半|比|每隔|桥|隧道|车长|又|两|三|休息|停|先"
)


def of_law(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """What two quantities give; None where it is not plain what is asked.

    Raises:
        NotComputedError: their units are of no use together.
    """
    if len(asked.quantities) != 2 or any(one.value <= 0 for one in asked.quantities):
        return None
    kinds = asked.kinds
    moving = kinds in ("LT", "ST", "LS")
    words = asked.words
    words = re.sub(r"[甲a][、,]?[乙b]两地(?:之间)?(?:的?距离|相距)|两地相距|平均", " ", words)
    if _MORE.search(words if not moving else re.sub(r"how long|average speed", " ", words)):
        return None
    if moving and re.search(r"accelerat", words):
        return None
    if moving:
        found = _motion(asked, kinds, rounding, converter)
        if found is not None:
            return found
    return _law(asked, kinds, rounding, converter)


def _motion(
    asked: Stated, kinds: str, rounding: Rounding | None, converter: UnitConverter
) -> Solved | None:
    names = {"LT": _SPEED, "ST": _DISTANCE, "LS": _DURATION}
    wanted = [each for each, spelling in names.items() if re.search(spelling, asked.words)]
    if kinds == "ST" and re.search(r"速度|speed", asked.words) and "ST" in wanted:
        wanted = ["ST"]
    if kinds == "LS" and "LS" in wanted:
        wanted = ["LS"]
    if kinds not in wanted:
        return None
    if (
        kinds == "LT"
        and wanted != ["LT"]
        and "ST" in wanted
        and not re.search(
            r"(?:find|what|calculate|求|的)[^.?？]*(?:speed|速度|velocity)|how fast|每小时|每秒",
            asked.words,
        )
    ):
        return None
    if kinds == "LT":
        way, time = asked.of("L"), asked.of("T")
        return _speed(way, time, asked.words, rounding, converter)
    speed = asked.of("S")
    length, duration = _parts(speed)
    if kinds == "ST":
        hours = in_unit(asked.of("T"), duration, converter)
        node = Binary("*", speed.node, Number(hours))
        return _told("distance = speed × time", r"s = v t", node, length, rounding)
    way_value = in_unit(asked.of("L"), length, converter)
    node = Binary("/", Number(way_value), speed.node)
    match = re.search(r"how many (hours|minutes|seconds)|(小时|分钟|秒)", _question(asked.words))
    unit, asked_unit = duration, match and (match[1] or match[2])
    target = {"hours": "h", "minutes": "min", "seconds": "s", "小时": "h", "分钟": "min", "秒": "s"}
    if asked_unit and target[asked_unit] != duration:
        total = in_unit(Quantity(_fraction(node), "T", duration), target[asked_unit], converter)
        return _told("", r"t = \frac{s}{v}", Number(total), target[asked_unit], rounding)
    return _told("time = distance ÷ speed", r"t = \frac{s}{v}", node, unit, rounding)


def _speed(
    way: Quantity, time: Quantity, words: str, rounding: Rounding | None, converter: UnitConverter
) -> Solved | None:
    unit = f"{way.unit}/{time.unit}"
    node = Binary("/", way.node, time.node)
    wanted = re.search(
        r"in (?:km/h|kmh|kilomet\w+ per hour)|in (?:m/s|met\w+ per second)|多少(?:千米"
        r"|公里)[每/]小?时"
        r"|多少米[每/]秒",
        words,
    )
    target = ""
    each = re.search(r"每(小时|分钟?|秒)[^,，。?？]*?(?:多少|几)(千米|公里|米)", _question(words))
    if each and wanted is None:
        # Asked for is a length: so many km in each hour.
        length = {"米": "m"}.get(each[2], "km")
        duration = {"小时": "h", "秒": "s"}.get(each[1], "min")
        over, under = in_unit(way, length, converter), in_unit(time, duration, converter)
        each_one = Binary("/", Number(over), Number(under))
        return _told("speed = distance ÷ time", r"v = \frac{s}{t}", each_one, length, rounding)
    if wanted:
        hours = re.search(r"km|kilo|千米|公里", wanted.group())
        target = "km/h" if hours else "m/s"
    elif re.search(r"\bin [a-z]+(?: per|/)", _question(words)):
        return None
    if target and target != unit:
        length, duration = _parts(Quantity(Fraction(1), "S", target))
        over, under = in_unit(way, length, converter), in_unit(time, duration, converter)
        node, unit = Binary("/", Number(over), Number(under)), target
    if measure_of(way.unit) is None or measure_of(time.unit) is None:
        raise NotComputedError
    return _told("speed = distance ÷ time", r"v = \frac{s}{t}", node, unit, rounding)


def _parts(speed: Quantity) -> tuple[str, str]:
    parts = {"mph": ("mi", "h"), "kn": ("nmi", "h")}.get(speed.unit)
    if parts is None:
        length, _, duration = speed.unit.partition("/")
        parts = (length, duration)
    return parts


def _law(
    asked: Stated, kinds: str, rounding: Rounding | None, converter: UnitConverter
) -> Solved | None:
    found = [
        law
        for law in PHYSICS
        if "".join(sorted(law[0])) == kinds
        and re.search(rf"(?<![a-z])(?:{law[1]})", _question(asked.words))
    ]
    if len(found) != 1:
        return None
    _, _, text, unit, system = found[0]
    if system == "density":
        values, unit = _of_density(asked, unit, converter)
    else:
        values = {
            one.kind: one.value if one.kind not in SI else in_unit(one, SI[one.kind], converter)
            for one in asked.quantities
        }
    law_formula = formula(text)
    node = replaced(law_formula, {kind: Number(value) for kind, value in values.items()})
    return _told("", latex(law_formula), node, unit, rounding)


def _of_density(
    asked: Stated, wanted: str, converter: UnitConverter
) -> tuple[dict[str, Fraction], str]:
    if wanted == "D":
        mass, volume = asked.of("M"), asked.of("V")
        grams = mass.unit == "g" and volume.unit in ("cm³", "mL")
        mass_unit, volume_unit = ("g", "cm³") if grams else ("kg", "m³")
        values = {
            "M": in_unit(mass, mass_unit, converter),
            "V": in_unit(volume, volume_unit, converter),
        }
        return values, f"{mass_unit}/{volume_unit}"
    density = asked.of("D")
    mass_unit, volume_unit = density.unit.split("/")
    if wanted == "M":
        volume_value = in_unit(asked.of("V"), volume_unit, converter)
        return {"D": density.value, "V": volume_value}, mass_unit
    return {"D": density.value, "M": in_unit(asked.of("M"), mass_unit, converter)}, volume_unit


def _told(law: str, tex: str, node: Node, unit: str, rounding: Rounding | None) -> Solved:
    value = _fraction(node)
    steps = [line(tex), line(f"= {latex(node)}")]
    solved = of_value(law or latex(node), Number(value), steps, rounding, unit)
    return of_value(
        law or latex(node), Number(value), [*steps, line(f"= {solved.latex}")], rounding, unit
    )


def _fraction(node: Node) -> Fraction:
    value = value_of(node)
    if not isinstance(value, Fraction):
        raise NotComputedError
    return value


def _question(words: str) -> str:
    """The last sentence: what is asked."""
    parts = [
        part for part in re.split(r"(?<!\d)[.。?？;；，](?!\d)|(?<=>)\.", words) if part.strip()
    ]
    return parts[-1] if parts else ""
