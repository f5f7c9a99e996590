"""Titles of conversations: what the first question is about, without its manners."""

from __future__ import annotations

import pytest

from gpt_desktop.core.automatic_title import automatic_title, is_greeting

TITLES = [
    ("When do I sow beans?", "When do I sow beans?"),
    ("Hi, when do I sow beans?", "When do I sow beans?"),
    ("Hello there! Could you please explain photosynthesis?", "Explain photosynthesis?"),
    ("hey can you fix this sentence", "Fix this sentence"),
    ("Good morning. I have a north-facing garden. What grows there?", "What grows there?"),
    ("Please translate “good night” into French.", "Translate “good night” into French"),
    ("I would like to know why the sky is blue.", "Why the sky is blue"),
    ("I'd like you to write a poem about rain", "Write a poem about rain"),
    ("Do you know who wrote Faust?", "Who wrote Faust?"),
    ("Tell me about the Hanseatic League.", "The Hanseatic League"),
    ("I need help with my tax return", "My tax return"),
    ("Help me plan a trip to Norway, thanks!", "Plan a trip to Norway"),
    ("Summarize the meeting notes below, please.", "Summarize the meeting notes below"),
    ("I was wondering if you could recommend a novel", "Recommend a novel"),
    ("Quick question: is mercury a metal?", "Is mercury a metal?"),
    ("I have a question. How long do eggs boil?", "How long do eggs boil?"),
    ("ok so what is entropy", "What is entropy"),
    ("My cat is ill. She will not eat. What can I do?", "What can I do?"),
    ("My landlord raised the rent.", "My landlord raised the rent"),
    ("Hello, how are you? Write a haiku.", "Write a haiku"),
    (
        "Dear assistant, explain chess. Thank you very much!",
        "Explain chess",
    ),
    ("what's up with the economy", "What's up with the economy"),
    ("hiya", "hiya"),
    ("What is 17 % of 248?", "What is 17 % of 248?"),
    ("> old mail\n> more of it\n\nAnswer this politely.", "Answer this politely"),
    ("Why does this fail?\n```python\nprint(1/0)\n```", "Why does this fail?"),
    ("```python\nprint(1)\n```\nExplain the code above", "Explain the code above"),
    ("Can you swim in the Dead Sea?", "Swim in the Dead Sea?"),
    ("So, we met Dr. Smith. When is his next talk?", "When is his next talk?"),
    ("Now compare tea with coffee", "Compare tea with coffee"),
    ("Hallo, erkläre mir Mietrecht.", "Erkläre mir Mietrecht"),
    ("Bonjour, explique la photosynthèse", "Explique la photosynthèse"),
    (
        "Give five names for a bakery in a town by the sea",
        "Give five names for a bakery in a town…",
    ),
    ("HELLO! WHAT IS LIFE?", "WHAT IS LIFE?"),
    ("Also tell me the capital of Peru", "The capital of Peru"),
    ("Write an email to my boss. I am ill.", "Write an email to my boss"),
    ("I am ill. Write an email to my boss.", "Write an email to my boss"),
    ("List three birds, pls", "List three birds"),
    ("Is this right: 2 + 2 = 5?", "Is this right: 2 + 2 = 5?"),
    ("Solomon's temple: where was it", "Solomon's temple: where was it"),
    ("你好，请问黑洞是什么？", "黑洞是什么？"),
    ("您好！能不能帮我写一封请假信？", "写一封请假信？"),
    ("请假条怎么写", "请假条怎么写"),
    ("请解释一下相对论，谢谢", "解释一下相对论"),
    ("我想知道为什么天空是蓝色的。", "为什么天空是蓝色的"),
    ("麻烦你把这段话翻译成英文", "把这段话翻译成英文"),
    ("早上好，今天适合种什么菜？", "今天适合种什么菜？"),
    ("能源危机是怎么发生的？", "能源危机是怎么发生的？"),
    ("你能推荐几本小说吗？", "推荐几本小说吗？"),
    ("我家的猫不吃东西。该怎么办？", "该怎么办？"),
    ("帮我总结会议纪要，谢谢你！", "总结会议纪要"),
    ("给我讲个故事", "讲个故事"),
    ("可以告诉我北京的人口吗", "北京的人口吗"),
    ("可以吃生鸡蛋吗？", "可以吃生鸡蛋吗？"),
    ("在吗？我想请教一下合同法的问题", "合同法的问题"),
    ("你好吗", "你好吗"),
    ("请客吃饭有什么讲究？", "请客吃饭有什么讲究？"),
    ("麻烦的邻居怎么应付？", "麻烦的邻居怎么应付？"),
    ("我要你扮演一位面试官。问我三个问题。", "扮演一位面试官"),
    ("晚上好呀，写一首关于雨的诗，好吗？", "写一首关于雨的诗"),
]


def test_there_are_sixty() -> None:
    assert len(TITLES) == 60


@pytest.mark.parametrize(("question", "title"), TITLES)
def test_the_title_says_what_it_is_about(question: str, title: str) -> None:
    assert automatic_title(question) == title


@pytest.mark.parametrize(
    ("question", "documents", "title"),
    [
        ("Summarize this, please", ["report.pdf"], "report.pdf: Summarize this"),
        ("", ["report.pdf", "b.pdf"], "report.pdf"),
        ("Hello", ["report.pdf"], "report.pdf"),
        ("总结一下", ["合同.docx"], "合同.docx: 总结一下"),
        ("What does the contract say of rent?", ["c.docx"], "What does the contract say of rent?"),
        ("Summarize", [""], "Summarize"),
    ],
)
def test_a_short_request_is_named_by_its_document(
    question: str, documents: list[str], title: str
) -> None:
    assert automatic_title(question, documents) == title


@pytest.mark.parametrize(
    "text",
    [
        "Hi",
        "hello there!",
        "Good morning",
        "How are you today?",
        "你好",
        "您好！在吗？",
        "Hi, thanks!",
        "下午好呀",
    ],
)
def test_greetings(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize(
    "text",
    ["", "History of Rome", "Highlands", "What?", "你好奇吗", "Hi, what is rain?", "```\nhi\n```"],
)
def test_no_greetings(text: str) -> None:
    assert not is_greeting(text)


def test_a_long_paste_takes_no_time() -> None:
    assert automatic_title("word " * 200_000).startswith("Word word")
