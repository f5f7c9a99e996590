"""Who did what, as far as words tell."""

from __future__ import annotations

import pytest

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText


def has_check(text: str, sentence: str, name: str) -> bool:
    return name in [one.name for one in check_sentence(sentence, SourceText.of_text(text)).checks]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The guide paid the driver. Anna slept.", "Anna paid the driver."),
        ("The plan was rejected by the mayor. The priest came.", "The priest rejected the plan."),
        ("Bisi stayed and collected 400 signatures. Amara left.", "Amara collected signatures."),
        (
            "Yusuf showed results. He thinks the cooling helped; Marta doubts it.",
            "Marta thinks that the cooling helped.",
        ),
        (
            "The ward nurse helps. The ward doctor decides on pills.",
            "The ward nurse decides on pills.",
        ),
        ("甲方安排运输。乙方安排保险。", "乙方安排运输。"),
        ("后端由罗佳负责开发。前端由贺东负责开发。", "罗佳负责开发前端。"),
        ("卫生局要求医院上报人数。", "医院要求卫生局上报人数。"),
    ],
)
def test_another_doer_is_told(text: str, sentence: str) -> None:
    assert has_check(text, sentence, "roles")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The guide paid the driver.", "The driver was paid by the guide."),
        ("The mayor, Karin Dahl, opened the fair.", "Karin Dahl opened the fair."),
        ("Customer: Mrs Han\nThe customer paid the bill.", "Mrs Han paid the bill."),
        ("I have sold the old car.\n\nNina", "Nina sold the old car."),
        ("Anna came. She brought the cake.", "Anna brought the cake."),
        ("甲方：东湾食品。甲方支付余款三成。", "东湾食品支付余款三成。"),
        ("校长周敏介绍预算。", "周敏介绍了预算。"),
    ],
)
def test_the_same_doer_in_other_words_is_not(text: str, sentence: str) -> None:
    assert not has_check(text, sentence, "roles")


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        (
            "In spring the harbour master sent Mira a silver medal. Mira rowed home.",
            "The harbour master sent Mira a medal made of silver.",
            "Mira sent the harbour master a silver medal.",
        ),
        (
            "Lena kept the trees. Paul wanted half of the money, but Lena refused.",
            "Paul wanted half of the money, but Lena refused.",
            "Lena wanted half of the money, but Paul refused.",
        ),
    ],
)
def test_two_who_change_places_are_marked(text: str, true: str, false: str) -> None:
    source = SourceText.of_text(text)
    assert not check_sentence(true, source).checks
    assert "roles" in [check.name for check in check_sentence(false, source).checks]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("工程由中岳建设公司承担，预计2027年年底完工。市民很高兴。", "工程预计在2027年年底完成。"),
        ("村长送给阿福一头小牛，阿福却把牛转送给了寡妇秦嫂。", "秦嫂从阿福那里得到了小牛。"),
    ],
)
def test_chinese_topics_and_receivers_are_no_other_doers(text: str, sentence: str) -> None:
    assert not has_check(text, sentence, "roles")


def test_who_asks_whom_in_chinese() -> None:
    text = "王涛请林芳向总部申请两名新员工，林芳答应了。下次例会定于四月九日。"
    assert has_check(text, "林芳请王涛向总部申请两名新员工。", "roles")
    assert not has_check(text, "王涛请林芳向总部申请两名员工。", "roles")
