"""Whether a model's probabilities tell a planted fault of a translation from a right one.

    .venv/bin/python -m benchmarks.translation_scores MODEL [EVERY]

For each pair the log-probability a token of the source after the translation (and of the
translation after the source), with sentence pairs as examples before; the lowest four tokens one
after the other beside the mean. The number told is how often a right translation is above a wrong
one of the same pair of languages: 0.5 is chance, 1 tells all. EVERY takes each nth only.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.abilities import Scores, scores
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.languages import language
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.prompts import PromptBook, load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.paths import resources_dir
from tests.core.translation.faults import KINDS, RIGHT, Judged, judged_translations

_WINDOW = 4
_WAYS = ("source, mean", "source, lowest", "translation, mean", "translation, lowest")


def main(arguments: list[str]) -> int:
    tools = compose_toolbox()
    token = CancelToken()
    generator = finish(tools.model.ready(token, arguments[0]), lambda _: None)
    scorer = scores(generator)
    assert scorer is not None
    book = load_prompts(resources_dir() / "prompts")
    found: dict[tuple[str, str], list[tuple[float, ...]]] = defaultdict(list)
    every = int(arguments[1]) if len(arguments) > 1 else 1
    for judged in judged_translations()[::every]:
        pair = f"{judged.pair.source}>{judged.pair.target}"
        found[pair, judged.kind].append(_measured(scorer, book, judged, token))
    for kind in KINDS:
        told = []
        for way in range(len(_WAYS)):
            above = [
                right[way] > wrong[way]
                for pair, each in found
                if each == kind
                for right, wrong in product(found[pair, RIGHT], found[pair, kind])
            ]
            told.append(f"{sum(above) / max(1, len(above)):.2f}")
        print(f"| {kind} | {' | '.join(told)} |")
    tools.model.close()
    return 0


def _measured(
    scorer: Scores, book: PromptBook, judged: Judged, token: CancelToken
) -> tuple[float, ...]:
    ours, theirs = judged.pair.source, judged.pair.target
    return (
        *_of(scorer, book, (theirs, judged.target), (ours, judged.source), token),
        *_of(scorer, book, (ours, judged.source), (theirs, judged.target), token),
    )


def _of(
    scorer: Scores,
    book: PromptBook,
    given: tuple[str, str],
    asked: tuple[str, str],
    token: CancelToken,
) -> tuple[float, float]:
    """The mean and the lowest window of what a text's tokens are worth after another one."""
    one, other = language(given[0]).name, language(asked[0]).name
    shown = [
        f"{one}: {pair[given[0]]}\n{other}: {pair[asked[0]]}\n"
        for pair in book.parallel
        if given[0] in pair and asked[0] in pair
    ]
    prompt = TextPrompt("\n".join([*shown, f"{one}: {given[1]}\n{other}:"]))
    [scored] = scorer.score(prompt, [f" {asked[1]}"], token)
    return _mean_and_lowest([each.logprob for each in scored])


def _mean_and_lowest(logprobs: Sequence[float]) -> tuple[float, float]:
    windows = [
        sum(logprobs[at : at + _WINDOW]) / _WINDOW
        for at in range(max(1, len(logprobs) - _WINDOW + 1))
    ]
    return sum(logprobs) / len(logprobs), min(windows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
