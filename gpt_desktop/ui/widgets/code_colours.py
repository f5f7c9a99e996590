"""Code in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound

from gpt_desktop.ui.theme.tokens import Palette

_COMMON = ("python", "bash", "javascript", "html", "css", "json", "java", "c", "sql")

# Characters; no person looks through a longer one by its colours.
LONGEST_COLOURED = 100_000
LONGEST_GROWING = 1500  # while it is written anew thirty times a second


def coloured_code(code: str, language: str, palette: Palette) -> Iterator[tuple[str, str]]:
    """Pieces of the code and their colours; joined, the pieces are the code.

    Args:
        language: a name or alias that Pygments knows; with any other, all is text.
    """
    lexer = None
    if language:
        try:
            lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
        except ClassNotFound:
            lexer = None
    if lexer is None:
        yield code, palette.text
        return
    for kind, piece in lexer.get_tokens(code):
        yield piece, _colour(kind, palette)


def load_lexers() -> Iterator[None]:
    """Load the lexers that answers need most, one a step: each takes tens of milliseconds."""
    for language in _COMMON:
        get_lexer_by_name(language)
        yield


def _colour(kind: _TokenType, palette: Palette) -> str:
    """The colour of a token, named by itself or the nearest of its parents."""
    colours = {
        Token.Comment: palette.second_text,
        Token.Literal.String: palette.good,
        Token.Literal.Number: palette.warning,
        Token.Keyword: palette.accent,
        Token.Operator.Word: palette.accent,
        Token.Name.Tag: palette.accent,
        Token.Name.Decorator: palette.warning,
    }
    ancestry = reversed(kind.split())
    return next((colours[each] for each in ancestry if each in colours), palette.text)
