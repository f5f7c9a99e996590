"""Terms are those that a text explains, each with the sentence that does."""

from __future__ import annotations

import pytest

from gpt_desktop.core.learning.terms import explained_terms
from gpt_desktop.core.trust.source import SourceText


def _terms(text: str) -> list[str]:
    return [each.term for each in explained_terms(SourceText.of_text(text))]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Osmosis refers to the movement of water through a membrane.", "Osmosis"),
        ("By yield we mean the harvest of one hectare.", "yield"),
        ("A chloroplast is an organelle in which light is caught.", "chloroplast"),
        ("The cell wall is a rigid layer that surrounds the plant cell.", "cell wall"),
        ("Photosynthesis is the process by which plants turn light into sugar.", "Photosynthesis"),
        ("The green pigment in leaves is called chlorophyll.", "chlorophyll"),
        ("The stomata, also known as breathing pores, open in the morning.", "breathing pores"),
        ("Xylem: the tissue that carries water up from the roots.", "Xylem"),
        ("Eine Hypothek ist eine Last, die auf einem Grundstück liegt.", "Hypothek"),
        ("L’osmose désigne le passage de l’eau par une membrane.", "osmose"),
        ("La ósmosis es un paso del agua por una membrana.", "ósmosis"),
        ("所谓渗透，是指水分子透过半透膜的运动。", "渗透"),
        ("国内生产总值（GDP）是指一个国家一年内生产的最终产品的总价值。", "国内生产总值"),
        ("叶子里的绿色色素称为叶绿素。", "叶绿素"),
        ("光合作用是绿色植物利用光能把水转化成有机物的过程。", "光合作用"),
        ("吉他是一种有六根弦的乐器。", "吉他"),
        ("通货膨胀：货币供应过多引起的物价持续上涨。", "通货膨胀"),
    ],
)
def test_what_is_explained_is_a_term(sentence: str, term: str) -> None:
    assert term in _terms(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This is a big problem in summer.",
        "It is called a vacuole.",
        "The value is a list of platforms.",
        "Everything else is a bug: it is logged.",
        "Close while busy: cancel, then wait.",
        "She went to the market and bought three apples.",
        "What is a term?",
        "这是一个大问题。",
        "他是一个农民。",
        "春天来了，花都开了。",
        "Because trust is a concept for adults, it takes time to learn.",
        "Default: the size of a page as the printer has it.",
        "Embedded systems are a bit special in this regard.",
        "Handlers can not be called directly by other parts of the program.",
        "Methods are called using the iterator in the loop.",
        "The iterator trait is defined as follows:",
        "A feature can refer to an optional dependency of the crate.",
        "类型的差异意味着可以执行不同的操作。",
        "一些条件是由编译器隐式提供的。",
        "Please refer to the manual in case you want to know more.",
        "Predefined variables are set automatically by the program.",
        "Asynchrony is a good example of this.",
        "Following is an example of a letter that was sent.",
        "Water under the machine: the seal of the tank is worn.",
        "The variable s refers to the distance that was gone.",
        "下面是一个比较长的例子。",
        "由于这是一个常见的操作，可以省略。",
        "额外练习：查看分支语句以及绝对值函数。",
        "要了解散列（有时称为哈希）的工作原理，请参阅百科页面。",
    ],
)
def test_what_explains_nothing_has_no_term(sentence: str) -> None:
    assert _terms(sentence) == []


def test_a_term_is_listed_once_with_its_surest_sentence() -> None:
    text = "A buffer is a place in memory. The term buffer means a place that is written later."
    (found,) = explained_terms(SourceText.of_text(text))
    assert found.sentence.text.startswith("The term buffer means")
    assert found.times == 2


def test_long_lines_without_an_end_take_no_time() -> None:
    assert _terms("a " * 100_000) == []
    assert _terms("is called " * 20_000) == []
