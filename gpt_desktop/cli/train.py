"""``gpt-desktop train``: a model trained on a person's own text."""

from __future__ import annotations

import sys
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.app.compose_corpus import opened_corpus
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import Output, print_json
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.cli.train_arguments import ENVIRONMENT
from gpt_desktop.cli.train_preview import plan_lines, preview_object, text_lines, timed
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.filters import FilterSettings
from gpt_desktop.core.training.phase_words import event_words
from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.run import TrainingTexts
from gpt_desktop.core.training.sources import SourceChoice
from gpt_desktop.services.training_ports import TrainedModel, TrainsModels

_GIGABYTE = 1_000_000_000
# By the options' names: the plan's own.
_NUMBERS = {
    "epochs": "epochs",
    "rate": "learning_rate",
    "rank": "rank",
    "block": "block",
    "batch": "batch",
    "accumulation": "accumulation",
    "most_steps": "most_steps",
    "check_every": "check_every",
    "threads": "threads",
    "weight_bits": "bits",
}


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Train, or set up, export or go back; returns the exit code; raises UserFacingError."""
    training = tools.training
    if training is None:
        raise UserFacingError(tr("Models cannot be trained here."))
    token = CancelToken()
    python = None if arguments.env is None else Path(arguments.env)
    with interruptible(token):
        if arguments.files == [ENVIRONMENT]:
            return _set_up(training, token, python)
        base = arguments.base or _usual(tools)
        if arguments.back:
            training.back(base)
            return 0
        if arguments.export is not None:
            training.export(base, Path(arguments.export), token)
            return 0
        return _train(arguments, tools, training, base, token)


def _set_up(training: TrainsModels, token: CancelToken, asked: Path | None) -> int:
    there = training.environment(asked)
    if there.python is not None:
        tell(tr("Training is set up: {python}", python=there.python) + "\n")
        return 0
    if there.problem is not None:
        raise there.problem
    sizes = {
        "download": round(there.download_bytes / _GIGABYTE, 1),
        "disk": round(there.installed_bytes / _GIGABYTE, 1),
        "minutes": there.minutes,
    }
    words = tr(
        "This downloads about {download} GB and takes {disk} GB of the disk, and about {minutes} "
        "min beside the download. Ended before, it goes on where it was.",
        **sizes,
    )
    tell(words + "\n")
    output = Output(as_json=False)
    python = finish(training.set_up(token, asked), output.take)
    output.progress_done()
    tell(tr("Training is set up: {python}", python=python) + "\n")
    return 0


def _train(
    arguments: Arguments, tools: Toolbox, training: TrainsModels, base: str, token: CancelToken
) -> int:
    if not arguments.training_name and not arguments.only_plan:
        raise UserFacingError(tr("The new model needs a name."), "", tr("Give one with --out."))
    python = None if arguments.env is None else Path(arguments.env)
    output = Output(as_json=arguments.json)
    steps: Generator[TrainingEvent, None, TrainedModel | None]
    if arguments.resume:
        steps = training.resume(arguments.training_name, token, python)
    else:
        plan = _plan(arguments, base)
        preview = _preview(arguments, tools, base, token)
        if arguments.only_plan:
            needs = training.needs(plan)
            time = finish(timed(training, plan, preview, python, token))
            if arguments.json:
                print_json(preview_object(plan, preview, needs, time))
            else:
                lines = [*text_lines(preview), *plan_lines(plan, preview, needs, time)]
                sys.stdout.write("\n".join(lines) + "\n")
            return 0
        tell("\n".join(text_lines(preview)) + "\n")
        steps = training.train(plan, _texts(preview), token, python)
    trained = finish(steps, lambda event: output.progress(event_words(event)))
    output.progress_done()
    if trained is None:
        tell(tr("Paused; go on with --resume.") + "\n")
    elif arguments.json:
        print_json({"model": trained.model.facts.id, **trained.history})
    else:
        sys.stdout.write("\n".join(_lines(trained)) + "\n")
    return 0


def _plan(arguments: Arguments, base: str) -> TrainingPlan:
    given = {
        theirs: value
        for own, theirs in _NUMBERS.items()
        if (value := getattr(arguments, own)) is not None
    }
    return TrainingPlan(
        base=base,
        name=arguments.training_name,
        method=TrainingMethod(arguments.method),
        prompts=tuple(arguments.prompts),
        **given,
    )


def _preview(
    arguments: Arguments, tools: Toolbox, base: str, token: CancelToken
) -> TrainingPreview:
    """What is left of what was named; raises UserFacingError where it is nothing."""
    named = [Path(name) for name in arguments.files]
    choice = SourceChoice(
        tuple(path for path in named if not path.is_dir()),
        tuple(path for path in named if path.is_dir()),
        questions=arguments.own_turns,
        answers=arguments.answers,
        texts=arguments.texts,
    )
    if choice.empty:
        raise UserFacingError(
            tr("There is nothing to learn from."), "", tr("Name documents, or folders with them.")
        )
    settings = FilterSettings(names=tuple(arguments.put_away))
    if arguments.unfiltered:
        settings = replace(settings, on=frozenset())
    output = Output(as_json=arguments.json)
    with opened_corpus(tools.documents, tools.library) as corpus:
        material = finish(corpus.read(choice, token), output.take)
        preview = finish(corpus.preview(material, settings, token, base), output.take)
    output.progress_done()
    if not preview.split.training:
        left = tr("Nothing is left to learn from: choose more, or switch filters off.")
        raise UserFacingError(left, "\n".join(text_lines(preview)))
    return preview


def _texts(preview: TrainingPreview) -> TrainingTexts:
    return TrainingTexts(
        tuple(each.text for each in preview.split.training),
        tuple(each.text for each in preview.split.validation),
        (paths.resources_dir() / "samples" / "sample.md").read_text(encoding="utf-8"),
    )


def _usual(tools: Toolbox) -> str:
    """The model that answers where none is named; raises UserFacingError."""
    facts = tools.model.facts("")
    if facts is None:
        raise UserFacingError(
            tr("No model is installed."), "", tr("Get one with “gpt-desktop models fetch”.")
        )
    return facts.id


def _lines(trained: TrainedModel) -> list[str]:
    history = trained.history
    lines = [tr("The model “{name}” is in the list.", name=trained.model.facts.name)]
    for name, words in (
        ("validation", tr("Perplexity of text like yours: {before} before, {after} after")),
        ("general", tr("Perplexity of other text: {before} before, {after} after")),
    ):
        sides = [history.get(when, {}).get(name) for when in ("before", "after")]
        if all(sides):
            before, after = (side["perplexity"] for side in sides)
            lines.append(words.format(before=before, after=after))
    return lines
