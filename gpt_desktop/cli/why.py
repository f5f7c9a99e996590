"""``gpt-desktop why PROMPT``: an answer, how probable its words were, and what mattered."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import exp

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.generate import INTERRUPTED, chosen_model, own_sampling
from gpt_desktop.cli.output import Output, print_json
from gpt_desktop.cli.terminal import checked_argument, interruptible, read_standard_input
from gpt_desktop.core.abilities import scores
from gpt_desktop.core.annotations import LeftOut, Probability
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.certainty import probabilities_of
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.services.context_lens import Plans
from gpt_desktop.services.why import each_left_out

_TASK = "assistant"


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Measure, and return the exit code; raises UserFacingError."""
    asked = arguments.prompt
    text = read_standard_input() if asked == "-" else checked_argument(asked)
    sampling, own = own_sampling(arguments, _TASK)
    request = TaskRequest(text=text.strip(), sampling=sampling, model_sampling=own)
    model_id = chosen_model(arguments, tools, _TASK)
    token, output = CancelToken(), Output(as_json=arguments.json, whole=True)
    task = find_task(tools.tasks, _TASK)
    with interruptible(token):
        answer = arguments.text
        if answer is None:
            made = finish(tools.run_task(task, request, token, model_id), output.take)
            answer = made.text
        generator = finish(tools.model.ready(token, model_id), output.take)
        if not isinstance(task, Plans):
            raise UserFacingError(tr("What was asked cannot be built again."))
        with tools.model.using(generator):
            prompt = task.plan(request, generator).prompt.prompt
            tokens = _tokens(prompt, answer, generator, token)
            found = []
            for event in each_left_out(prompt, answer, generator, token):
                if isinstance(event, LeftOut):
                    found.append(event)
                else:
                    output.take(event)
        output.progress_done()
    _tell(arguments, answer, tokens, sorted(found, key=lambda each: each.change))
    return INTERRUPTED if token.cancelled else 0


def _tokens(
    prompt: Prompt, answer: str, generator: TextGenerator, token: CancelToken
) -> tuple[Probability, ...]:
    scorer = scores(generator)
    if scorer is None or not answer.strip():
        name = generator.facts.name
        raise UserFacingError(tr("{model} does not say how sure it is.", model=name))
    [found] = scorer.score(prompt, [answer], token)
    return probabilities_of(answer, found)


def _tell(
    arguments: Arguments,
    answer: str,
    tokens: Sequence[Probability],
    parts: Sequence[LeftOut],
) -> None:
    if arguments.json:
        print_json(
            {
                "text": answer,
                "tokens": [
                    {"text": each.span.of(answer), "logprob": each.logprob} for each in tokens
                ],
                "left_out": [
                    {"kind": str(each.kind), "words": each.words, "change": each.change}
                    for each in parts
                ],
            }
        )
        return
    lines = [answer, "", tr("How probable each word was")]
    lines += [f"{100 * exp(each.logprob):6.1f} %  {each.span.of(answer)!r}" for each in tokens]
    lines += ["", tr("How probable each word is without a part of what was asked, on average:")]
    lines += [f"× {exp(each.change):.2f}  {' '.join(each.words.split())}" for each in parts]
    sys.stdout.write("\n".join(lines) + "\n")
