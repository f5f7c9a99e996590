"""Problems of one kind each, beside those that a word turns into another one, which stay alone."""

from __future__ import annotations

import pytest

from gpt_desktop.core.exercises.solve import solve
from gpt_desktop.units.pint_converter import PintConverter
from tests.core.calculation.questions import TODAY

CONVERTER = PintConverter()


def result(text: str) -> str | None:
    solved = solve(text, TODAY, CONVERTER)
    return None if solved is None else solved.result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann ate 1/3 of a cake and Ben ate 2/5 of it. What fraction of the cake is left?", "4/15"),
        ("小明看一本240页的书，第一天看了全书的1/4，第二天看了全书的1/3，还剩多少页没看？", "100"),
        ("某班男生有24人，女生人数是男生的5/6，女生有多少人？", "20"),
        ("某班男生有24人，女生人数是男生的5/6，全班共有多少人？", "44"),
        ("甲、乙两数的比是3:4，它们的差是6，乙数是多少？", "24"),
        ("在比例尺为1:50000的地图上，甲乙两地的实际距离是2千米，图上距离是多少厘米？", "4 cm"),
        (
            ("Two trains 480 km apart travel towards each other at 70 km/h and 50 "
            "km/h. When do they meet?"), "4 h",
        ),
        (
            ("Tickets cost $8 for adults and $5 for children. 30 tickets were sold "
            "for $192. How many child tickets?"), "16",
        ),
        ("A film ends at 21:00 and lasts 135 minutes. At what time does it start?", "18:45"),
        (
            ("The bus leaves at 9:40 am and arrives at 1:25 pm. How long does the "
            "journey take?"), "3 h 45 min",
        ),
        ("What is the size of each interior angle of a regular octagon?", "135°"),
        ("一个梯形的上底是4厘米，下底是10厘米，高是6厘米，求面积。", "42 cm²"),
        ("李阿姨把5000元存入银行，定期三年，年利率是2.75%，到期时可得利息多少元？", "412.5"),
        ("一辆汽车4小时行驶260千米，平均每小时行驶多少千米？", "65 km"),
        ("5平方米 = （　　）平方分米", "500 dm²"),
        ("Add 2 m 45 cm and 1 m 80 cm.", "4.25 m"),
        ("学校买来5箱苹果，每箱24个，平均分给8个班，每班分到多少个？", "15"),
        (
            ("Tom has $50. He buys 3 notebooks at $4.50 each and a bag for $22. How much "
             "money does he have left?"),
            "$14.50",
        ),
        (
            ("Anna buys 2 pens at $1.20 each and a book for $7. How much does she pay in "
             "total?"),
            "$9.40",
        ),
        ("一件商品原价250元，打八折后再降价20元，现价是多少元？", "180"),
        ("一件商品原价250元，先涨价10%，再降价10%，现价是多少元？", "247.5"),
        ("A population of 5000 grows by 10% each year. What will it be after 2 years?", "6050"),
        ("6 workers can build a wall in 10 days. How many days would 4 workers take?", "15 d"),
        (
            ("Maria is 4 years older than her brother. Together they are 26 years old. "
             "How old is her brother?"),
            "11",
        ),
        ("鸡兔同笼，共有头20个，脚56只，兔有多少只？", "8"),
        ("一项工程，甲队单独做需要10天，乙队单独做需要15天，两队合作需要多少天？", "6 d"),
        (
            ("The mean of five numbers is 8. Four of them are 6, 7, 9 and 10. Find the "
             "fifth number."),
            "8",
        ),
        ("一个圆的半径是5厘米，求它的面积。（π取3.14）", "78.5 cm²"),
        (
            ("A book has 240 pages. Tom read 1/4 of the pages on Monday and 1/3 of the "
             "pages on Tuesday. How many pages are left?"),
            "100",
        ),
        (
            (
                "Divide 84 sweets between Ali and Bea in the ratio 3 : 4. "
                "How many does Bea get?"
            ),
            "48",
        ),
        ("小明早上7:35从家出发，走了25分钟到学校，他几点到学校？", "8:00"),
    ],
)  # fmt: skip
def test_it_is_computed(text: str, expected: str) -> None:
    assert (result(text) or "").removesuffix(" 元") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna ate 1/3 of a cake and Ben ate 2/5 of the rest. What fraction of the cake is left?",
        "小明看一本240页的书，第一天看了全书的1/4，第二天看了余下的1/3，还剩多少页没看？",
        "小明看一本240页的书，第一天看了全书的1/4，第二天看了20页，还剩多少页没看？",
        "小明看一本240页的书，第一天看了全书的1/4，第二天比第一天多看了全书的1/12，还剩多少页？",
        "某班男生有24人，是女生人数的4/5，全班有多少人？",
        "某班有48人，男生人数是女生的5/7，男生有多少人？",
        (
            "甲乙两地相距480千米，两车同时从两地相对开出，甲车每小时行70千米，"
            "乙车每小时行50千米，甲车先行1小时，再过几小时相遇？"
        ),
        (
            "甲乙两地相距480千米，两车同时从两地相对开出，甲车每小时行70千米，"
            "乙车每小时行50千米，相遇时甲车行了多少千米？"
        ),
        (
            "Two cars start together and drive in opposite directions at 70 km/h "
            "and 50 km/h. When will they be 480 km apart?"
        ),
        (
            "Tickets cost $8 for adults and $5 for children. 30 adults and some "
            "children paid $192. How many children?"
        ),
        (
            "A film starts at 18:45 and lasts 135 minutes with a break of 10 "
            "minutes. At what time does it end?"
        ),
        "The bus leaves at 9:40 and arrives at 1:25. How long does the journey take?",
        "学校上午8:20上课，每节课40分钟，第二节课几点下课？",
        "一个等腰梯形的上底是4厘米，下底是10厘米，腰是5厘米，求面积。",
        "What is the sum of the exterior angles of a hexagon?",
        "On a map with scale 1 : 25000 a field has area 4 cm². What is the actual area?",
        "李阿姨把5000元存入银行，定期三年，年利率是2.75%，利息税5%，到期时可得利息多少元？",
        "学校买来5箱苹果，每箱24个，分给8个班，每班20个，还差多少个？",
        "Find the sum of 3 cm and 2 kg.",
        (
            "Tom has $50. He buys 3 notebooks for $4.50 and a bag for $22. How much "
            "money does he have left?"
        ),
        ("苹果每千克8元，梨每千克6元，妈妈买了3千克苹果和2千克梨，付了50元，应找回多少元？"),
        "一件商品打八折后再降价20元是180元，原价是多少元？",
        (
            "6 workers can build a wall in 10 days. How many days would 4 workers take "
            "to build two walls?"
        ),
        (
            "Maria is 4 years older than her brother. In 2 years they will be 26 "
            "together. How old is Maria?"
        ),
        "一项工程，甲队单独做需要10天，甲乙两队合作需要6天，乙队单独做需要多少天？",
        (
            "The ratio of boys to girls in a class is 4 : 5. There are 36 pupils. How "
            "many girls are there?"
        ),
        ("A film starts at 18:45 and the first half lasts 60 minutes. At what time does it end?"),
        (
            "A class has 40 pupils. 1/4 of the boys and 1/5 of the girls are ill. How "
            "many pupils are left?"
        ),
        "A class has 40 pupils. 1/4 of the boys are ill. How many pupils are left?",
        "一个半圆的半径是5厘米，求它的周长。（π取3.14）",
        "84 sweets are shared by Ali and Bea in the ratio 3 : 4. How many does Bea get?",
        "84 sweets are shared by Ali and Bea in the ratio 3 : 4. How many more does Bea get?",
        "Divide 84 sweets between Ali and Bea in the ratio 3 : 4. How many more does Bea get?",
        "A population of 5000 grows by 10% each year. What will the increase be after 2 years?",
    ],
)
def test_another_question_is_left_alone(text: str) -> None:
    assert result(text) is None
