"""Markdown as HTML: for a page of its own, for the clipboard, and for what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from gpt_desktop.core.printable import printable
from gpt_desktop.ui.widgets.markdown_rules import markdown_parser

_STYLE = (
    "body{max-width:45em;margin:2em auto;padding:0 1em;font:1em/1.55 sans-serif}"
    "table{border-collapse:collapse}th,td{border:1px solid #999;padding:.3em .6em}"
    "pre{white-space:pre-wrap}"
)


def html_of(markdown: str) -> str:
    """A piece of HTML; what looks like HTML in the text stays text."""
    return str(_parser().render(printable(markdown)))


def page_of(markdown: str, title: str) -> str:
    """A whole page that needs nothing else."""
    return (
        '<!DOCTYPE html>\n<html dir="auto">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(printable(title))}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{html_of(markdown)}</body>\n</html>\n"
    )


def page_file(markdown: str, title: str) -> bytes:
    """The page as a file has it."""
    return page_of(markdown, title).encode()


@cache
def _parser() -> MarkdownIt:
    parser = markdown_parser()
    parser.add_render_rule("formula", _formula)
    return parser


def _formula(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """As it was written: the letters of a formula are in no language of the page."""
    del renderer, options, env
    return escape(tokens[index].content)
