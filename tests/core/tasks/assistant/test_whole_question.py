"""Which questions are about a whole document: none of those that a passage answers.

The last 25 of each list were written when the expressions were done: 15 of those about the whole
were known then, and none of the others was taken for one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gpt_desktop.core.tasks.assistant.whole_question import is_open, whole_wish

QUESTIONS = Path(__file__).parents[3] / "data" / "papers" / "questions.toml"
WHOLE = """
Summarize it
Summarize this document.
Please summarise the attached report in three sentences.
Can you sum up the minutes for me?
Give me a short summary
Give me a summary of this contract in German
What is this document about?
What's it about?
What are the main points?
What are the key takeaways of the paper?
What is missing?
What is missing in this contract?
What does the plan leave out?
TL;DR
tl;dr please
List all the dates and figures
List the decisions in the minutes
Make an outline of the whole document
What does this document say?
I'd like a brief overview of these files
Summarize everything about rent
Could you give me five bullet points?
总结一下
请总结这份文件
概括全文的主要内容
这篇文章讲了什么？
这份合同的要点是什么？
请用三句话概括这份报告
帮我写一个摘要
列出所有日期和数字
这份合同缺少什么？
文件里遗漏了什么内容？
这个文档主要说了什么
给我一份大纲
用英文总结一下这篇论文
把这份文件总结成五点
Could you summarise this PDF for me please?
I need a summary of the report
What does the paper say?
Sum it all up
Give me the gist
Please outline the document
What are the most important points in this text?
Write a one-page summary of these notes
Can you give me an overview of everything in the folder?
What's missing from this plan?
Which topics does the document cover?
List every deadline in the contract
Tell me what this is about
Summarize these three files
Shorten this text
Recap the meeting minutes in five sentences
把附件概括一下
这篇论文的主要观点是什么
请列出文中的所有日期
帮我总结这几份文件的要点
这份报告说的是什么
全文大意是什么？
写个简短的总结
这份方案还缺哪些内容？
整理出所有待办任务
"""
OTHERS = """
What is the rent?
What is missing in the drip tray?
Summarize the advantages of tea over coffee
Who wrote the summary?
What is the summary fee?
How do I write an outline?
Give me the phone number
Thanks!
What does the landlord say about pets?
What are the main causes of the war?
When does it start?
Is anything about dogs forbidden?
Translate the second paragraph
Which date is the meeting?
What does it cost?
Explain the second rule
List the members of the committee
What is it?
租金是多少？
总经理是谁？
会议决定在哪里修路？
押金什么时候退？
摘要写在第几页？
缺席六次会怎样？
这是什么？
你会说什么语言？
谢谢
他说了什么理由？
什么时候开会？
这台机器有什么功能？
What does the report say about costs?
Who is responsible for the summary?
What is the deadline for the tender?
Why was the outline rejected?
How long is the contract?
What are the points I get for attending?
Is lunch included?
What does this word mean?
Which chapter is about bees?
What is missing from the box when it arrives?
Give me an example
Tell me a joke
What is the capital of France?
List three advantages of solar panels
Write a poem about autumn
When do the minutes have to be signed?
合同第几条讲违约金？
谁写的总结报告？
提纲要在什么时候交？
任务由谁负责？
日期写错了怎么办？
这台洗衣机的主要部件是什么材料？
会议讲到几点结束？
今天天气怎么样
写一首关于春天的诗
"""


@pytest.mark.parametrize("question", WHOLE.strip().splitlines())
def test_it_is_about_the_whole(question: str) -> None:
    assert whole_wish(question) is not None


def test_no_other_question_is() -> None:
    asked = tomllib.loads(QUESTIONS.read_text("utf-8"))["question"]
    others = [*OTHERS.strip().splitlines(), *(each["question"] for each in asked)]
    assert [each for each in others if whole_wish(each) is not None] == []


@pytest.mark.parametrize(
    ("question", "wish"),
    [
        ("Summarize it briefly", {"style": "paragraph", "length": "short"}),
        ("TL;DR", {"style": "tldr", "length": "short"}),
        ("What are the main points?", {"style": "bullets"}),
        ("List all the dates and figures", {"style": "figures"}),
        ("List the decisions in the minutes", {"style": "minutes"}),
        ("给我一份大纲", {"style": "outline"}),
        ("用英文总结一下这篇论文", {"style": "paragraph", "language": "en"}),
        ("Give me a summary of this contract in German", {"language": "de"}),
        ("Summarize everything about rent", {"focus": "rent"}),
    ],
)
def test_its_words_choose_the_form(question: str, wish: dict[str, str]) -> None:
    found = whole_wish(question)
    assert found is not None
    assert {**found, **wish} == found


def test_what_a_document_lacks_is_asked_of_all_of_it() -> None:
    assert is_open("What is missing in this contract?")
    assert is_open("这份合同缺少什么？")
    assert not is_open("Summarize it")


@pytest.mark.parametrize(
    "text",
    ["give me a " + "very short " * 12 + "x", "请麻烦帮我" * 30, "用" * 150, "what is " * 18],
)
def test_no_text_takes_long(text: str) -> None:
    """An expression that tries all ways of reading these would not come to an end."""
    assert whole_wish(text) is None
