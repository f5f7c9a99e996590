"""Titles made of a text's beginning."""

from __future__ import annotations

import pytest

from gpt_desktop.core.excerpt import beginning


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Short question?", "Short question?"),
        ("A question, that\nis somewhat longer", "A question, that is…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr…"),
        ("请帮我写一封给老板的邮件说明情况", "请帮我写一封给老板的…"),
        ("", ""),
    ],
)
def test_the_beginning_fits_its_width(text: str, title: str) -> None:
    assert beginning(text, 20) == title
