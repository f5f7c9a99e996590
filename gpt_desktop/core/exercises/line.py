"""One line of a learner's way as mathematics."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Node, Unknown
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.relation import Relation, is_relation, relation
from gpt_desktop.core.exercises.values import names_of
from gpt_desktop.core.lazy_pattern import LazyPattern

_BEFORE = LazyPattern(
    r"(?:\s*(?:[-*•]\s+|\(?\d{1,2}[.)]\s+|step \d+\s*[:.]?|line \d+\s*[:.]?"
    r"|第[一二三四五六\d]步[:：]?"
    r"|[∴∵⇒→⟹]|=>|\\therefore"
    r"|so|either|then|therefore|hence|thus|and so"
    r"|which gives|we get|gives|giving|this gives|we have|i\.e\.|that is"
    r"|answer|the answer is|final answer|solution|simplify|check|expand"
    r"|the solution is|the solutions are"
    r"|由[^=，,]{1,8}得|所以|因此|因为|于是|得到|得出|可得|解得|得|即|则|故|解|答案|答|答案是|化简得|化简"
    r"|整理得|移项得|移项|合并得|合并同类项得|合并同类项"
    r"|去括号得|去括号|系数化为1得|两边同除以\s*\d+得|原式)\s*[:：,，]?\s*)+(?![a-z])",
    re.I,
)
_REMARK = LazyPattern(
    r"[(（][^()（）]*?(?:(?<![\\a-z])(?!sqrt|sin|cos|tan|log|exp|abs|arc|cbrt)[a-z]{3,}"
    r"|[\u4e00-\u9fff])[^()（）]*[)）]\s*$",
    re.I,
)
_WORDED = LazyPattern(
    r"^[A-Za-z\u4e00-\u9fff ,，']*?(?:[a-z]{3,}|[\u4e00-\u9fff])[^:：=]*[:：](?P<rest>.+)$", re.I
)
_PUT_IN = LazyPattern(r"[^:：]*(?:代入|substitut)[^:：]*[:：](?P<rest>.+)$", re.I)
_OR = LazyPattern(r"\s*\bor\b\s*|\s*或者?\s*|\s*\\text\{\s*or\s*\}\s*|\s*\\lor\s*|\s*∨\s*", re.I)
_AND = LazyPattern(r"\s*[,，;；、]\s*(?![^()]*\))|\s*\band\b\s*|\s*[和且]\s*", re.I)
_HEAD = LazyPattern(
    r"\s*(?:[fgy]\s*['′’]\s*(?:\(\s*[^()=]{1,9}\s*\))?|dy\s*/\s*dx|\\frac\{dy\}\{dx\}"
    r"|(?P<plain>[fgyASVP]\s*(?:\(\s*[^()=]{1,9}\s*\))?))\s*=",
)
_NAMED = LazyPattern(r"\b([a-z])_?\{?[12]\}?(?=\s*[=<>≈])|\b([a-z])[₁₂](?=\s*[=<>≈])")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says.

    Attributes:
        groups: alternatives, each with what holds together: x = 2 or x = 3 are two of one.
        formulas: where it is no relation: what stands alone, or after a leading sign.
        head: a function or its derivative named before: “f'(x)”, “y”, or "".
        said: the line without the words around it.
    """

    groups: tuple[tuple[Relation, ...], ...] = ()
    formulas: tuple[Node, ...] = ()
    head: str = ""
    said: str = ""


def read_line(text: str) -> Line | None:
    """What a line says; None where it is none, or has words that are no part of it."""
    said = without_words(text)
    if not said:
        return None
    try:
        return _read(said)
    except (NotComputedError, RecursionError):
        return None


def without_words(text: str) -> str:
    """A line without what leads to its mathematics."""
    bare = re.sub(r"\\left(?![a-z])|\\right(?![a-z])|\\(?= )|[$&]", "", text)
    said = re.sub(r"\\text\{([^{}]*)\}", r" \1 ", bare).replace(r"\pi", "π").strip()
    said = _REMARK.sub("", said).strip()
    before = _BEFORE.match(said)
    if before:
        said = said[before.end() :]
    worded = _WORDED.match(said) or _PUT_IN.match(said)
    if worded:
        said = worded["rest"]
    return said.strip().strip(".。;；,，:： ").replace("\\\\", "").strip()


def _read(said: str) -> Line:
    head = ""
    match = _HEAD.match(said)
    body = said
    if match:
        head = match.group().rstrip("= ").strip()
        body = said[match.end() :]
        if match["plain"] and len(match["plain"].strip()) == 1 and not is_relation(body):
            # “y = 3” says what y is; it is the head of a formula only where others follow.
            body, head = said, ""
    body = _NAMED.sub(lambda one: one[1] or one[2], body)
    if body.startswith(("=", "≈")):
        body = body[1:]
        head = head or "="
    if head:
        return Line(formulas=tuple(_sides(body)), head=head, said=said)
    if not is_relation(body):
        return Line(formulas=(formula(body),), said=said)
    groups = [
        tuple(relation(part) for part in _parts(each))
        for alternative in _OR.split(body)
        for each in _of_signs(alternative)
    ]
    return Line(groups=tuple(one for group in groups for one in _each_value(group)), said=said)


def _each_value(group: tuple[Relation, ...]) -> list[tuple[Relation, ...]]:
    """“x₁ = 1, x₂ = 3” are two values that one letter may have."""
    letters = {one.sides[0] for one in group}
    alike = len(letters) == 1 and isinstance(group[0].sides[0], Unknown)
    if len(group) > 1 and alike and all(one.is_equation for one in group):
        return [(one,) for one in group]
    return [group]


def _parts(text: str) -> list[str]:
    """“x = 3, y = 2”; of “x = 1, 2” the letter is said once."""
    parts = [part for part in _AND.split(text) if part]
    if not all(is_relation(part) for part in parts):
        raise NotComputedError
    return parts


def _of_signs(text: str) -> list[str]:
    if "±" not in text and r"\pm" not in text:
        return [text]
    return [text.replace("±", sign).replace(r"\pm", sign) for sign in "+-"]


def _sides(text: str) -> list[Node]:
    if not is_relation(text):
        return [formula(text)]
    made = relation(text)
    if any(sign not in "=≈" for sign in made.signs):
        raise NotComputedError
    return list(made.sides)


def letters_of(line: Line) -> frozenset[str]:
    """All letters of a line."""
    found = [relation.names for group in line.groups for relation in group]
    return frozenset().union(*found, *(names_of(node) for node in line.formulas))
