"""Personal data behind words, and what only looks like it left alone."""

from __future__ import annotations

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.training.masking import PersonalKind, masked
from tests.core.training.texts import documents

ALL = frozenset(PersonalKind)


def left(text: str, *names: str) -> str:
    return masked(documents(text), ALL, names, CancelToken()).documents[0].text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Write to a.b+c@mail.example.org.", "Write to [e-mail]."),
        ("Write to anna (at) example.org today.", "Write to [e-mail] today."),
        ("Call +49 171 1234567 now.", "Call [phone] now."),
        ("Call (415) 555-2671 now.", "Call [phone] now."),
        ("Ring 020 7946 0958 tonight.", "Ring [phone] tonight."),
        ("Tel: 4471 9920", "Tel: [phone]"),
        ("我的手机是13812345678。", "我的手机是[电话]。"),
        ("请打办公室电话010-62781234联系。", "请打办公室电话[电话]联系。"),
        ("Card 4111 1111 1111 1111, please.", "Card [card], please."),
        ("IBAN DE89 3704 0044 0532 0130 00 here.", "IBAN [account] here."),
        ("身份证号11010519491231002X已登记。", "身份证号[证件号]已登记。"),
        ("See https://x.example/p?token=abcdef12 now", "See [link] now"),
        ("He lives at 12 Baker Street, London NW1 6XE.", "He lives at [address]."),
        ("我家住在上海市浦东新区张江路123号5号楼601室。", "我家住在[地址]。"),
        ("公司地址是北京市海淀区中关村大街27号。", "公司地址是[地址]。"),
        ("Er wohnt Hauptstraße 12, 10115 Berlin.", "Er wohnt [address]."),
    ],
)
def test_personal_data_is_put_away(text: str, after: str) -> None:
    assert left(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "On 2024-03-15 we sold 1,234,567 pieces.",
        "See https://www.example.org/news/2024/spring.html for more.",
        "Order 4111 1111 1111 1112 was sent.",
        "ISBN 978-3-16-148410-0",
        "The code is 110105194912310021.",
        "Pi is 3.14159265358979.",
        "Street lights went out on the main road at 10.",
        "版本号是2024.10.12，共有12345678条记录。",
        "We met @anna at the fair.",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert left(text) == text


def test_names_on_the_list_are_whole_words_and_any_case() -> None:
    text = "Ann met ANN LEE and Anna; 王小明来了。"

    assert left(text, "Ann", "Ann Lee", "王小明") == "[name] met [name] and Anna; [姓名]来了。"


def test_only_the_kinds_that_are_wanted() -> None:
    text = "a@example.org, +49 171 1234567"

    done = masked(documents(text), frozenset({PersonalKind.PHONE}), (), CancelToken())

    assert done.documents[0].text == "a@example.org, [phone]"
    assert [(each.words, each.put) for each in done.taken] == [("+49 171 1234567", "[phone]")]
    assert done.taken[0].before == "a@example.org, "
