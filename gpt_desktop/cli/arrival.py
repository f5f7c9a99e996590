"""A model on its way into the library: steps on standard error, the model on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from time import monotonic

from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import arrival_words, print_json
from gpt_desktop.cli.standard_error import is_watched, tell
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.pace import Pace
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish

_CLEAR_LINE = "\r\x1b[K"


def say_installed(arguments: Arguments, model: InstalledModel) -> int:
    """Show the new model; the exit code."""
    if arguments.json:
        print_json({"model": installed_row(model), "notes": list(model.notes)})
    else:
        sys.stdout.write(tr("{name} is installed.", name=model.facts.name) + "\n")
        for note in model.notes:
            tell(f"{tr('note')}: {note}\n")
    return 0


def follow(fetching: Generator[Progressed, None, InstalledModel]) -> InstalledModel:
    """Do the work and show its steps."""
    reporter = Steps()
    try:
        return finish(fetching, reporter.take)
    finally:
        reporter.clear()


def installed_row(model: InstalledModel) -> dict[str, object]:
    """What ``--json`` says of a model that is here."""
    facts = model.facts
    return {
        "id": facts.id,
        "name": facts.name,
        "default": model.default,
        "installed": True,
        "licence": facts.licence,
        "languages": list(facts.languages),
        "size_bytes": facts.size_bytes,
        "quantization": facts.quantization,
        "context_length": facts.context_length,
        "sha256": facts.sha256,
        "perplexity": facts.perplexity,
        "folder": str(model.folder),
    }


class Steps:
    """Progress on standard error: a moving line on a terminal, else a line a step."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._pace = Pace()
        self._step = ""
        self._shown = False

    def take(self, progress: Progressed) -> None:
        """Show how far it is."""
        if is_watched():
            tell(_CLEAR_LINE + arrival_words(progress) + self._time_left(progress))
            self._shown = True
        elif (step := arrival_words(replace(progress, total=0))) != self._step:
            tell(step + "\n")
            self._step = step

    def clear(self) -> None:
        """Take the moving line away."""
        if self._shown:
            tell(_CLEAR_LINE)
            self._shown = False

    def _time_left(self, progress: Progressed) -> str:
        done, total, now = progress.done, progress.total, self._clock()
        seconds = self._pace.seconds_left(progress.phase, done, total, now)
        if seconds is None:
            return ""
        minutes, rest = divmod(round(seconds), 60)
        return tr(", {minutes}:{seconds} left", minutes=minutes, seconds=f"{rest:02}")
