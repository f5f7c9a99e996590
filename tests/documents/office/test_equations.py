"""Formulas of Word in a line."""

from __future__ import annotations

import pytest
from lxml import etree

from gpt_desktop.documents.office.equations import linear
from gpt_desktop.documents.office.xml_part import parse_part
from tests.documents.office.word_files import NAMES


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def made(name: str, properties: str = "", **parts: str) -> str:
    inside = "".join(f"<m:{part}>{content}</m:{part}>" for part, content in parts.items())
    about = f"<m:{name}Pr>{properties}</m:{name}Pr>" if properties else ""
    return f"<m:{name}>{about}{inside}</m:{name}>"


A, B, N = letters("a"), letters("b"), letters("n+1")


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (made("sSup", e=A, sup=letters("2")), "a^2"),
        (made("sSub", e=A, sub=N), "a_(n+1)"),
        (made("sSubSup", e=A, sub=B, sup=N), "a_b^(n+1)"),
        (made("f", num=N, den=B), "(n+1)/b"),
        (made("rad", deg="", e=N), "√(n+1)"),
        (made("nary", '<m:chr m:val="∑"/>', sub=letters("i=1"), sup=A, e=B), "∑_(i=1)^a b"),
        (made("nary", sub="", sup="", e=B), "∫ b"),
        (made("d", '<m:begChr m:val="["/><m:endChr m:val=""/>', e=N), "[n+1"),
        (made("d", e=N), "(n+1)"),
        (made("func", fName=letters("sin"), e=A), "sin a"),
        (made("m", mr=f"<m:e>{A}</m:e><m:e>{B}</m:e>"), "[a, b]"),
        (made("acc", '<m:chr m:val="x"/>', e=A), "a"),
    ],
)
def test_a_form(formula: str, line: str) -> None:
    assert linear(etree.fromstring(f"<m:oMath {NAMES}>{formula}</m:oMath>")) == line


def test_a_formula_deeper_than_anyone_writes() -> None:
    formula = "<m:box><m:e>" * 300 + A + "</m:e></m:box>" * 300
    root, whole = parse_part(f"<m:oMath {NAMES}>{formula}</m:oMath>".encode())
    assert whole
    assert linear(root) == "a"
