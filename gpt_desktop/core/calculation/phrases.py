"""Turns of phrase put into the order of a formula: “20% off 80”, 4和6的和, 2的10次方."""

from __future__ import annotations

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.lexer import TWICE, Token
from gpt_desktop.core.calculation.lexicon import Kind

_PLUS = Token(Kind.OPERATOR, "+")
_MINUS = Token(Kind.OPERATOR, "-")
_POWER = Token(Kind.OPERATOR, "^")


def rearranged(tokens: list[Token]) -> list[Token]:
    """The same calculation, each operation where a formula has it.

    Raises:
        NotComputedError: its words leave open what they belong to.
    """
    _refuse_loose_squares(tokens)
    _refuse_loose_exponents(tokens)
    for step in (_manifold, _raised, _list_first, _reduced, _with_extra, _of_after_number, _joined):
        tokens = step(tokens)
    return tokens


def _kinds(tokens: list[Token], place: int, *kinds: Kind) -> bool:
    return tuple(token.kind for token in tokens[place : place + len(kinds)]) == kinds


def _refuse_loose_squares(tokens: list[Token]) -> None:
    """“3 plus 4 squared”: of four, or of both? Said, not written, it is left open."""
    worded = each = False
    for token in tokens:
        if token.kind is Kind.OPERATOR and token.spelled:
            worded = True
        elif token.kind is Kind.POSTFIX and token.spelled:
            if worded and not each:
                raise NotComputedError
            # “3 squared plus 4 squared”
            each = True


def _refuse_loose_exponents(tokens: list[Token]) -> None:
    """“9 to the power of 1/2”: said so, the half is meant, which a formula would not have."""
    for place, token in enumerate(tokens):
        said = token.kind is Kind.OPERATOR and token.word == "^" and token.spelled
        if said and tokens[place + 2 : place + 3] == [Token(Kind.OPERATOR, "/")]:
            raise NotComputedError


def _manifold(tokens: list[Token]) -> list[Token]:
    """12的3倍"""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind is not Kind.MANIFOLD:
            found.append(token)
        elif place < 1 or not (
            (place > 1 and _kinds(tokens, place - 2, Kind.OF, Kind.NUMBER))
            or _kinds(tokens, place - 1, Kind.NUMBER, Kind.MANIFOLD, Kind.OF)
        ):
            raise NotComputedError
    if len(found) == len(tokens):
        return tokens
    return [Token(Kind.OF, TWICE) if token.kind is Kind.OF else token for token in found]


def _raised(tokens: list[Token]) -> list[Token]:
    """2的10次方"""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind is Kind.RAISED:
            continue
        if _kinds(tokens, place, Kind.OF, Kind.NUMBER, Kind.RAISED):
            found.append(_POWER)
        else:
            found.append(token)
    if any(token.kind is Kind.RAISED for token in tokens) and _POWER not in found:
        raise NotComputedError
    return found


def _list_first(tokens: list[Token]) -> list[Token]:
    """4、8、12的平均数"""
    last = tokens[-1] if tokens else None
    if last is None or last.kind is not Kind.LIST_AFTER:
        return tokens
    return [Token(Kind.LIST, last.word), *tokens[:-1]]


def _reduced(tokens: list[Token]) -> list[Token]:
    """“20% off 80”"""
    if _kinds(tokens, 0, Kind.NUMBER, Kind.PERCENT, Kind.OFF):
        rest = tokens[3:]
        rest = rest[1:] if _kinds(rest, 0, Kind.OF) else rest
        return [*rest, _MINUS, *tokens[:2]]
    return tokens


def _with_extra(tokens: list[Token]) -> list[Token]:
    """“45.80 with 18% tip”, “12.50 plus 30% tip”"""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind is Kind.EXTRA:
            if not _kinds(tokens, place - 1, Kind.PERCENT) or place == 0:
                raise NotComputedError
            if _kinds(tokens, place + 1, Kind.ON):
                found.append(Token(Kind.OF))
            continue
        if token.kind is Kind.ON:
            if place and _kinds(tokens, place - 1, Kind.EXTRA):
                continue
            raise NotComputedError
        if token.kind is Kind.WITH:
            if not _kinds(tokens, place + 1, Kind.NUMBER, Kind.PERCENT, Kind.EXTRA):
                raise NotComputedError
            found.append(_PLUS)
        else:
            found.append(token)
    return found


def _of_after_number(tokens: list[Token]) -> list[Token]:
    """“Half the 80” says nothing; 8的 neither: “of” stands between two things."""
    if tokens and (tokens[0].kind is Kind.OF or tokens[-1].kind is Kind.OF):
        raise NotComputedError
    return tokens


def _joined(tokens: list[Token]) -> list[Token]:
    """A comma before “then” or “split” belongs to it."""
    return [
        token
        for place, token in enumerate(tokens)
        if not (
            token.kind in (Kind.COMMA, Kind.AND)
            and _kinds(tokens, place + 1, Kind.THEN) | _kinds(tokens, place + 1, Kind.SPLIT)
        )
    ]
