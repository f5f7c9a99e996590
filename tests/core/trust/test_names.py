"""Names that a document has, and those it does not."""

from __future__ import annotations

import pytest

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.names import find_chinese_people, find_names
from gpt_desktop.core.trust.source import SourceText

TEXT = (
    "The European Space Agency hired Greta Holm. Ben Koch leads the ward at St Anne's. "
    "Model B-12 is sold by Sparkle & Sons in Leeds."
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr Fraser came with Mrs Lang.", ["Fraser", "Lang"]),
        ("Residents met Peter Lund on Monday in May.", ["Peter Lund"]),
        ("Karlsson will write.", ["Karlsson"]),
        ("Funding was cut. People left.", []),
        ("Die Stadt und der Rat haben Geld für das Haus.", []),
    ],
)
def test_names_are_found_by_their_capitals(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_chinese_names_are_found_by_their_surnames() -> None:
    assert find_chinese_people("由工程师罗文斌安装。") == ("罗文斌",)
    assert find_chinese_people("由于缺少医生，高度关注。") == ()


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Greta Holm works for ESA.", []),
        ("The agency hired Peter Lund.", ["Peter Lund"]),
        ("Greta Koch leads the ward.", ["Greta Koch"]),
        ("Model B-13 is sold in Leeds.", ["Model B-13"]),
        ("NASA hired Greta Holm.", ["NASA"]),
        ("The ward is in Leeds, UK.", ["UK"]),
    ],
)
def test_a_name_the_document_lacks_is_told(sentence: str, missing: list[str]) -> None:
    checks = check_sentence(sentence, SourceText.of_text(TEXT)).checks
    told = [check.words for check in checks if check.name == "names"]
    assert told == [f"{name} is not in the document" for name in missing]
