"""Which languages a text may be in, and when a model lacks one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from gpt_desktop.core.language_detection import (
    detect_languages,
    detection_ready,
    unknown_language,
    use_identifier,
)
from gpt_desktop.core.languages import LANGUAGES, OTHER_LANGUAGES, language

ONE_SCRIPT = {
    "zh": "请帮我写一封信给我的老师，告诉他我明天不能来上课。",
    "zh-Hant": "請幫我寫一封信給我的老師，告訴他我明天不能來上課。",
    "ja": "明日の会議の議事録を書いてください。",
    "ko": "내일 회의에 대해 알려 주세요.",
    "el": "Πώς γράφω ένα γράμμα;",
    "th": "เขียนจดหมายอย่างไร",
    "ta": "நாளை காலை எங்களுக்கு ஒரு கூட்டம் உள்ளது.",
    "te": "రేపు ఉదయం మాకు సమావేశం ఉంది.",
    "ka": "ხვალ დილით შეხვედრა გვაქვს.",
}
GERMAN = "Wie schreibe ich einen Brief?"
CYRILLIC = "Как мне написать письмо?"


class SaidIdentifier:
    """Says what the test told it, whatever the text."""

    def __init__(self) -> None:
        self.said: dict[str, float] = {}
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.ready = True

    def prepare(self) -> bool:
        return self.ready

    def likelihoods(self, text: str, codes: Sequence[str]) -> Mapping[str, float]:
        self.asked.append((text, tuple(codes)))
        return self.said


@pytest.fixture
def identifier() -> Iterator[SaidIdentifier]:
    said = SaidIdentifier()
    use_identifier(said)
    yield said
    use_identifier(None)


@pytest.mark.parametrize(("code", "sentence"), ONE_SCRIPT.items())
def test_a_script_of_one_language_tells_it(code: str, sentence: str) -> None:
    assert detect_languages(sentence) == (code,)


@pytest.mark.parametrize("text", ["", "   ", "12 + 30 = 42", "🙂 ¿? …", "\n\t"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert detect_languages(text) == ()
    assert unknown_language(text, ("en",)) is None


def test_within_a_script_the_identifier_is_asked(identifier: SaidIdentifier) -> None:
    identifier.said = {"en": 0.1, "de": 0.7, "nl": 0.2}
    assert detect_languages(GERMAN) == ("de",)
    text, codes = identifier.asked[0]
    assert text == GERMAN
    assert {"en", "de", "nl"} <= set(codes)
    assert "ru" not in codes


def test_below_a_half_it_stays_open(identifier: SaidIdentifier) -> None:
    identifier.said = {"en": 0.25, "de": 0.26, "nl": 0.49}
    assert detect_languages(GERMAN) == ("nl", "de", "en")


def test_without_an_identifier_a_shared_script_stays_open() -> None:
    found = detect_languages("Rotterdam")
    assert len(found) > 5
    assert "en" in found
    assert detection_ready()


def test_whether_it_answers_at_once(identifier: SaidIdentifier) -> None:
    assert detection_ready()
    identifier.ready = False
    assert not detection_ready()


def test_latin_names_in_a_chinese_text_do_not_make_it_latin() -> None:
    assert detect_languages("用 Python 写一个 hello world 程序，这是为了学习。") == ("zh",)


def test_a_foreign_word_in_an_english_text_does_not_change_it(identifier: SaidIdentifier) -> None:
    identifier.said = {"en": 0.9, "de": 0.1}
    text = "The word 山 means mountain, and it is one of the first that you learn."
    assert detect_languages(text) == ("en",)


def test_shared_han_characters_stay_open() -> None:
    assert detect_languages("山水") == ("zh", "zh-Hant", "ja")


def test_only_the_start_of_a_long_text_is_looked_at(identifier: SaidIdentifier) -> None:
    identifier.said = {"en": 1.0}
    detect_languages("long " * 10_000)
    assert len(identifier.asked[0][0]) == 1000


def test_every_language_asked_for_has_a_name(identifier: SaidIdentifier) -> None:
    for text in (GERMAN, CYRILLIC, "مرحبا", "नमस्ते", "שלום", "শুভ"):
        detect_languages(text)
    asked = {code for _, codes in identifier.asked for code in codes}
    assert {language(code).code for code in asked} == asked


def test_no_language_stands_twice() -> None:
    codes = [each.code for each in (*LANGUAGES, *OTHER_LANGUAGES)]
    assert len(codes) == len(set(codes))


def test_a_model_lacks_a_language(identifier: SaidIdentifier) -> None:
    assert unknown_language(ONE_SCRIPT["zh"], ("en",)) == "zh"
    assert unknown_language("山水", ("en",)) == "zh"
    assert unknown_language(ONE_SCRIPT["ta"], ("en", "hi")) == "ta"
    identifier.said = {"de": 0.8, "nl": 0.18, "en": 0.02}
    assert unknown_language(GERMAN, ("en",)) == "de"


def test_a_model_may_have_the_language(identifier: SaidIdentifier) -> None:
    identifier.said = {"de": 0.8, "nl": 0.16, "en": 0.04}
    assert unknown_language(GERMAN, ("en",)) is None
    assert unknown_language(ONE_SCRIPT["zh-Hant"], ("en", "zh")) is None
    assert unknown_language("山水", ("en", "ja")) is None


def test_no_language_is_named_that_is_not_clear(identifier: SaidIdentifier) -> None:
    identifier.said = {"de": 0.4, "nl": 0.35, "af": 0.25}
    assert unknown_language(GERMAN, ("en",)) is None
