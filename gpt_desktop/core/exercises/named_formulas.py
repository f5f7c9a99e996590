"""Formulas whose letters have names in a problem: shapes and physics."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpt_desktop.core.lazy_pattern import LazyPattern

# A shape, its names, then what gives what; powers of a length: A is an area, V a volume.
SHAPES: dict[str, tuple[str, tuple[str, ...]]] = {
    "square": (r"squares?\b(?! (?:root|of|cent|met|kilo|inch|feet|foot))|正方形",
               ("A = s^2", "P = 4s", "s = P/4", "s = sqrt(A)", "d = s*sqrt(2)")),
    "rectangle": (r"rectang\w+\b(?! prism)|长方形|矩形",
                  ("A = l*w", "P = 2(l + w)", "w = A/l", "l = A/w", "w = P/2 - l", "l = P/2 - w",
                   "d = sqrt(l^2 + w^2)")),
    "right triangle": (r"right(?:-| )?(?:angled?)?[ -]?triangle|直角三角形",
                       ("c = sqrt(a^2 + b^2)", "b = sqrt(c^2 - a^2)", "A = (a*b)/2")),
    "triangle": (r"triang\w+|三角形", ("A = (b*h)/2", "h = 2A/b", "b = 2A/h")),
    "parallelogram": (r"parallelogram|平行四边形", ("A = b*h", "h = A/b", "b = A/h")),
    "circle": (r"circ(?:le|ular)\w*|圆(?![柱锥])",
               ("A = π*r^2", "C = 2π*r", "r = d/2", "d = 2r", "r = C/(2π)", "r = sqrt(A/π)")),
    "cube": (r"cubes?\b|正方体|立方体", ("V = s^3", "S = 6s^2", "s = cbrt(V)")),
    "cuboid": (r"cuboid|rectangular (?:prism|box|tank)|长方体",
               ("V = l*w*h", "S = 2(l*w + l*h + w*h)", "h = V/(l*w)")),
    "cylinder": (r"cylind\w+|圆柱", ("V = π*r^2*h", "r = d/2")),
    "sphere": (r"spher\w+|球", ("V = (4/3)*π*r^3", "S = 4π*r^2", "r = d/2")),
    "cone": (r"\bcone\b|圆锥", ("V = (π*r^2*h)/3", "r = d/2")),
}  # fmt: skip
NAMES: dict[str, str] = {
    "S": r"(?:total )?surface area|表面积",
    "A": r"area|面积",
    "P": r"perimeter|周长(?!.*圆)",
    "C": r"circumference|(?<=圆的)周长",
    "V": r"volume|体积|容积",
    "l": r"(?<!side )(?<!edge )length|long|(?<![边棱周])长(?!方)",
    "w": r"width|breadth|wide|宽",
    "h": r"(?:perpendicular )?height|high|tall|deep|depth|高",
    "b": r"base|底(?!面)(?:边)?",
    "s": r"sides?(?: lengths?)?|edges?(?: lengths?)?|边长|棱长",
    "r": r"radius|半径",
    "d": r"diameter|diagonal|直径|对角线",
    "c": r"hypotenuse|斜边",
}
POWERS = {"A": 2, "S": 2, "V": 3}
# What each pair of kinds gives: asked, its words, formula of their letters, the result's unit.
PHYSICS: tuple[tuple[str, str, str, str, str], ...] = (
    ("DV", r"mass|质量|how heavy", "D*V", "M", "density"),
    ("DM", r"volume|体积", "M/D", "V", "density"),
    ("MV", r"density|密度", "M/V", "D", "density"),
    ("Ma", r"force|(?<!重)力", "M*a", "N", "si"),
    ("FM", r"acceleration|加速度", "F/M", "m/s²", "si"),
    ("FL", r"work|功", "F*L", "J", "si"),
    ("AF", r"pressure|压强", "F/A", "Pa", "si"),
    ("ET", r"power|功率", "E/T", "W", "si"),
    ("IR", r"voltage|potential difference|电压", "I*R", "V", "si"),
    ("RU", r"current|电流", "U/R", "A", "si"),
    ("IU", r"resistance|电阻", "U/I", "Ω", "si"),
    ("MS", r"kinetic energy|动能", "(M*S^2)/2", "J", "si"),
    ("MS", r"momentum|动量", "M*S", "kg·m/s", "si"),
)
SI = {"M": "kg", "L": "m", "T": "s", "S": "m/s", "A": "m²", "V": "m³", "E": "J"}
_SAYS = (
    r"(?:\s*of (?:a|the|this|its) (?:square|rectangle|circle|triangle|cube|sphere)"
    r"(?= (?:is|was|=|equals)\b))?"
    r"(?:\s*(?:length|of|is|are|was|=|:|：|equals|equal to|measuring|a|both|各?是|各?为|等于))*\s*"
)
_AFTER = r"\s*(?:in|的)?\s*"


@dataclass(frozen=True, slots=True)
class Bound:
    """Letters with the places of their quantities, and letters that are named without one."""

    given: dict[str, str]
    asked: list[str]


def bound(words: str) -> Bound:
    """Which quantity each name of the words has: “radius of <L0>”, “<L0> long”, 长是<L0>."""
    given: dict[str, str] = {}
    asked: list[str] = []
    taken = words
    for letter, name in NAMES.items():
        for match in re.finditer(rf"(?:{name})", taken):
            value = re.compile(rf"{_SAYS}<([A-Z]\d+|n\d+)>").match(words, match.end())
            before = re.search(rf"<([A-Z]\d+|n\d+)>{_AFTER}$", words[: match.start()])
            found = value or before
            if found is None:
                asked.append(letter)
            elif letter in given or found[1] in given.values():
                return Bound({}, [])
            else:
                given[letter] = found[1]
            # “surface area” is no area.
            blank = " " * len(match.group())
            taken = taken[: match.start()] + blank + taken[match.end() :]
    return Bound(given, list(dict.fromkeys(asked)))


THREE_LENGTHS = LazyPattern(
    r"<(?P<a>[Ln]\d+)>\s*(?:by|x|×)\s*<(?P<b>[Ln]\d+)>\s*(?:by|x|×)\s*<(?P<c>[Ln]\d+)>"
)
TWO_LENGTHS = LazyPattern(r"<(?P<a>[Ln]\d+)>\s*(?:by|x|×|and|和)\s*<(?P<b>[Ln]\d+)>")
