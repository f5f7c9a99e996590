"""Ways of proofreading a sentence: each gives the sentence with each of its changes alone."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from gpt_desktop import paths
from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Message, Role
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.proofread.task import ProofreadTask
from gpt_desktop.inference.engine import Engine
from gpt_desktop.proofing.harper_checker import HarperChecker
from gpt_desktop.proofing.installed import InstalledCheckers

Propose = Callable[[str], list[str]]


def proofreading(engine: Engine) -> Propose:
    """The app's own task."""
    checkers = InstalledCheckers(paths.dictionaries_dir())
    task = ProofreadTask(ProofreadMeans(paths.resources_dir() / "proofread", checkers))

    finish(task.run(TaskRequest(text="It is loaded."), engine, CancelToken()))

    def propose(text: str) -> list[str]:
        request = TaskRequest(text=text, options={"language": "en"})
        result = finish(task.run(request, engine, CancelToken()))
        edits = [each for each in result.annotations if isinstance(each, Edit)]
        return [text[: each.span.start] + each.after + text[each.span.end :] for each in edits]

    return propose


def harper_alone() -> Propose:
    """Each finding with its first suggestion, as an editor that has Harper shows it."""
    checker = HarperChecker()
    checker.find("It is loaded.")

    def propose(text: str) -> list[str]:
        return [
            text[: each.start] + each.afters[0] + text[each.start + len(each.before) :]
            for each in checker.find(text)
        ]

    return propose


def free_generation(engine: Engine) -> Propose:
    """The model is asked for the right sentence; what differs in words are its changes."""

    def propose(text: str) -> list[str]:
        asked = (
            f"Correct the grammar and spelling of this text. Answer with the text only.\n\n{text}"
        )
        prompt = ChatPrompt((Message(Role.USER, asked),))
        params = SamplingParams(temperature=0, max_tokens=60)
        answer = "".join(delta.text for delta in engine.generate(prompt, params, CancelToken()))
        return _changes(text.split(), answer.strip().strip('"').split())

    return propose


def _changes(words: list[str], others: list[str]) -> list[str]:
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return [
        " ".join([*words[:first], *others[second:second_end], *words[first_end:]])
        for tag, first, first_end, second, second_end in matcher.get_opcodes()
        if tag != "equal"
    ]
