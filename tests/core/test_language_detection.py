"""Which languages a text may be in, and when a model lacks one."""

from __future__ import annotations

import pytest

from gpt_desktop.core.language_detection import detect_languages, unknown_language
from gpt_desktop.core.languages import LANGUAGES

SENTENCES = {
    "en": "What is the best way to learn how to cook for a family?",
    "zh": "请帮我写一封信给我的老师，告诉他我明天不能来上课。",
    "zh-Hant": "請幫我寫一封信給我的老師，告訴他我明天不能來上課。",
    "ja": "明日の会議の議事録を書いてください。",
    "ko": "내일 회의에 대해 알려 주세요.",
    "ru": "Как мне написать письмо, чтобы это было понятно? Мы были рады.",
    "uk": "Напиши, будь ласка, лист моїй вчительці, її ім'я Ірина.",
    "de": "Wie schreibe ich einen Brief an die Schule, und was ist zu beachten?",
    "fr": "Je ne sais pas où est la gare, vous pouvez le dire avec une carte ?",
    "es": "¿Qué es lo más importante para una familia que vive en el campo?",
    "it": "Non so come si fa la pasta con il pomodoro, che è una cosa semplice.",
    "ar": "كيف أكتب رسالة إلى المدرسة؟",
    "he": "איך כותבים מכתב לבית הספר?",
    "el": "Πώς γράφω ένα γράμμα;",
    "hi": "मैं पत्र कैसे लिखूँ?",
    "th": "เขียนจดหมายอย่างไร",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_a_sentence_is_recognized(code: str, sentence: str) -> None:
    assert detect_languages(sentence) == (code,)


@pytest.mark.parametrize("text", ["", "   ", "12 + 30 = 42", "🙂 ¿? …", "\n\t"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert detect_languages(text) == ()


def test_a_single_name_leaves_latin_languages_open() -> None:
    found = detect_languages("Rotterdam")
    assert len(found) > 5
    assert "en" in found


def test_latin_names_in_a_chinese_text_do_not_make_it_latin() -> None:
    assert detect_languages("用 Python 写一个 hello world 程序，这是为了学习。") == ("zh",)


def test_a_foreign_word_in_an_english_text_does_not_change_it() -> None:
    text = "The word 山 means mountain, and it is one of the first that you learn."
    assert detect_languages(text) == ("en",)


def test_shared_han_characters_stay_open() -> None:
    assert detect_languages("山水") == ("zh", "zh-Hant", "ja")


def test_only_codes_we_know_are_given() -> None:
    codes = {language.code for language in LANGUAGES}
    texts = [*SENTENCES.values(), "Rotterdam", "山水", "Да"]
    assert {code for text in texts for code in detect_languages(text)} <= codes


def test_a_model_lacks_a_language() -> None:
    assert unknown_language(SENTENCES["zh"], ("en",)) == "zh"
    assert unknown_language("山水", ("en",)) == "zh"
    assert unknown_language(SENTENCES["de"], ("en",)) == "de"


def test_a_model_has_the_language_or_nothing_is_clear() -> None:
    assert unknown_language(SENTENCES["en"], ("en",)) is None
    assert unknown_language("Rotterdam", ("en",)) is None
    assert unknown_language("42", ("en",)) is None
    assert unknown_language(SENTENCES["zh-Hant"], ("en", "zh")) is None
