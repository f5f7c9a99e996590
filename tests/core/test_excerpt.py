"""Titles made of a text's beginning."""

from __future__ import annotations

import pytest

from gpt_desktop.core.excerpt import beginning


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Short question?", "Short question?"),
        ("A question, that\nis somewhat longer", "A question, that is…"),
        ("An answer about mountains", "An answer about…"),
        ("An answer about fish tanks", "An answer about fish…"),
        ("A plan for the week; mountains first", "A plan for the week…"),
        ("山の天気 について教えてください", "山の天気 について教…"),
        ("关于这些山的天气 以及其他", "关于这些山的天气…"),
        # A word that begins in the first half is cut: more of it says more.
        ("Die Donaudampfschifffahrt", "Die Donaudampfschiff…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr…"),
        ("请帮我写一封给老板的邮件说明情况", "请帮我写一封给老板的…"),
        ("", ""),
    ],
)
def test_the_beginning_fits_its_width(text: str, title: str) -> None:
    assert beginning(text, 20) == title
