"""What a model is told of a calculation, so that it says the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gpt_desktop.core.annotations import Calculation
from gpt_desktop.core.calculation.result_words import result_words

_HAN = re.compile("[\u3400-\u9fff]")
_NOTE = "Computed exactly: {results}. Give this result in your answer; do not calculate yourself."
_HAN_NOTE = "已经精确算出：{results}。请在回答中直接给出这个结果，不要自己再计算。"


def calculation_note(question: str, calculations: Sequence[Calculation]) -> str:
    """In the question's language: a model keeps to the one it is told in."""
    in_chinese = _HAN.search(question) is not None
    results = ("；" if in_chinese else "; ").join(result_words(one) for one in calculations)
    return (_HAN_NOTE if in_chinese else _NOTE).format(results=results)
