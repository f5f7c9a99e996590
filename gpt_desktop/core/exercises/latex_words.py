"""An exercise's LaTeX that is more than one formula, in plain signs: systems, limits, integrals."""

from __future__ import annotations

import re

from gpt_desktop.core.lazy_pattern import LazyPattern

_BLOCK = LazyPattern(
    r"\\begin\{(?P<kind>cases|align\*?|aligned|array|split)\}(?:\{[lcr|]+\})?"
    r"(?P<body>.*?)\\end\{(?P=kind)\}",
    re.DOTALL,
)
_BRACED = LazyPattern(r"(?<![\\\w^_}{])\{\s*([^{}]*[=<>≤≥][^{}]*?)\s*\}")
_LIMIT = LazyPattern(
    r"(?:\\lim|\blim\b)\s*(?:\\limits\s*)?_?\s*[{(]\s*(?P<name>[a-z])\s*(?:\\to|\\rightarrow|→|->)"
    r"\s*(?P<at>[^{}()]+?)\s*[})]\s*(?P<body>[^$。，,?？]+?)(?=\s*\.?\s*(?:$|[$。，,?？]))"
)
_ADDED = LazyPattern(
    r"^(?:add|find the (?:total|sum) of)\s+(?P<one>\d[\d.]* ?[a-z]+(?: \d[\d.]* ?[a-z]+)?) and "
    r"(?P<other>\d[\d.]* ?[a-z]+(?: \d[\d.]* ?[a-z]+)?)(?=\s*[.]?$)",
    re.I,
)
_PLAIN = (
    (r"\\left\s*\\\{|\\right\s*\.", " "),
    (r"\\int(?![a-z])", "∫"),
    (r"\\(?:to|rightarrow)(?![a-z])|->", "→"),
    (r"\\infty(?![a-z])", "∞"),
    (r"\\neq?(?![a-z])", "≠"),
    (r"\\[,;:!]|\\q?quad(?![a-z])", " "),
    (r"\\text\{([^{}]*)\}", r" \1 "),
)
# What says only that a division is allowed, or how the answer is to be written.
_ASIDE = LazyPattern(
    r"[,，]?\s*[(（]?\s*(?:where|given that|with|其中|且)?\s*[a-z]\s*≠\s*0\s*[)）]?"
    r"(?=\s*[,.，。;；]|\s*$)"
    r"|[,，.]?\s*(?:giving|leaving|give|leave) (?:your|the) answers? (?:in surd form|as surds|exact"
    r"|in exact form)\b"
    r"|\s+in the form [a-z]√\d+"
    r"|[,，]\s*giving (?:your|the) answers?(?= (?:in|as) )",
    re.I,
)
# 5平方米 = （　　）平方分米
_BLANK = LazyPattern(
    r"\s*(?:[=＝]|是|合|等于)\s*(?:[（(]\s*[)）]|_{2,})\s*(?=[A-Za-z\u4e00-\u9fff°])"
)


def plain_exercise(text: str) -> str:
    """The same exercise; LaTeX within single formulas stays."""
    text = _BLOCK.sub(_rows, text)
    for pattern, instead in _PLAIN:
        text = re.sub(pattern, instead, text)
    text = _LIMIT.sub(r"limit of \g<body> as \g<name> → \g<at>", text)
    text = _BRACED.sub(r"\1", text)
    text = _ADDED.sub(r"\g<one> + \g<other>", text.strip())
    blank = "等于多少" if re.search(r"[\u4e00-\u9fff]", text) else " equals how many "
    return _BLANK.sub(blank, _ASIDE.sub(" ", text)).strip()


def _rows(match: re.Match[str]) -> str:
    rows = [row.replace("&", " ").strip(" ,;.\n") for row in match["body"].split(r"\\")]
    return ", ".join(row for row in rows if row)
