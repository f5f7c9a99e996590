import pytest

from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair

_POEM = """Das Meer ist tief und blau,
der Himmel ist nur grau,
und alle Schiffe ziehen fort
an einen fernen Ort."""
_REASONS = """Dogs bark because they are bored. They bark because they want food. They bark because
they hear something strange outside."""


def _names(source: str, target: str, pair: str) -> set[str]:
    ours, theirs = pair.split(">")
    return {check.name for check in check_translation(source, target, Pair(ours, theirs))}


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("What is the capital of Norway?", "Die Hauptstadt von Norwegen ist Oslo.", "en>de"),
        ("挪威的首都是哪里？", "The capital of Norway is Oslo.", "zh>en"),
        ("ノルウェーの首都はどこですか。", "Oslo.", "ja>en"),
        ("Write a poem about the sea.", _POEM, "en>de"),
        ("Nenne drei Gründe, warum Hunde bellen.", _REASONS, "de>en"),
    ],
)
def test_an_answer_is_no_translation(source: str, target: str, pair: str) -> None:
    assert "obeyed" in _names(source, target, pair)


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("What is the capital of Norway?", "Was ist die Hauptstadt von Norwegen?", "en>de"),
        ("Where is it?", "どこですか。", "en>ja"),
        ("挪威的首都是哪里？", "What is the capital of Norway?", "zh>en"),
        ("Write a poem about the sea.", "Schreibe ein Gedicht über das Meer.", "en>de"),
    ],
)
def test_a_translated_order_or_question_is_no_answer(source: str, target: str, pair: str) -> None:
    assert "obeyed" not in _names(source, target, pair)
