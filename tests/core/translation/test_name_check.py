import pytest

from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair


def _words(source: str, target: str, pair: str) -> list[str]:
    ours, theirs = pair.split(">")
    checks = check_translation(source, target, Pair(ours, theirs))
    return [check.words for check in checks if check.name == "names"]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("We met Anna Keller.", "Мы встретили Анну Келлер.", "en>ru"),
        ("We met Anna Keller.", "私たちはアンナ・ケラーに会った。", "en>ja"),
        ("We met Anna Ferguson.", "我们见到了安娜·弗格森。", "en>zh"),
        ("We met Anna Keller.", "我們見到了安娜·凱勒。", "en>zh-Hant"),
        ("We met Mr. Tanaka.", "我们见到了田中先生。", "en>zh"),
        ("He flew to Geneva.", "Er flog nach Genf.", "en>de"),
        ("The Ministry of Health", "Das Gesundheitsministerium", "en>de"),
        ("Nous avons vu Jean Dupont.", "We saw Jean Dupont.", "fr>en"),
        ("Yesterday Clara came.", "Ayer vino Clara.", "en>es"),
        ("Rain is expected.", "Es wird Regen erwartet.", "en>de"),
        ("THE SHOP IN BRIGHTON IS CLOSED", "DER LADEN IST ZU", "en>de"),
    ],
)
def test_a_name_in_another_form_is_no_fault(source: str, target: str, pair: str) -> None:
    assert _words(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "words"),
    [
        ("We met Anna Keller.", "Wir trafen Anna Weber.", "en>de", ["Keller is missing"]),
        ("We met Anna Ferguson.", "Мы встретили Анну Петрову.", "en>ru", ["Ferguson is missing"]),
        ("We met Anna Ferguson.", "アンナ・ロドリゲスに会った。", "en>ja", ["Ferguson is missing"]),
        ("汤姆·弗格森来了。", "We saw Tom Hanks.", "zh>en", ["Hanks is not in the source text"]),
    ],
)
def test_another_name_is_told(source: str, target: str, pair: str, words: list[str]) -> None:
    assert _words(source, target, pair) == words
