"""``gpt-desktop models list|fetch|import|remove|measure``."""

from __future__ import annotations

import sys
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.compose import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.measure import measure
from gpt_desktop.cli.output import arrival_words, print_json
from gpt_desktop.cli.standard_error import is_watched, tell
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish

_CLEAR_LINE = "\r\x1b[K"


def run(arguments: Arguments, tools: Toolbox) -> int:
    """List, fetch, import, remove or measure: the exit code; raises UserFacingError."""
    if arguments.models_command == "fetch":
        return _fetch(arguments, tools)
    if arguments.models_command == "import":
        return _import(arguments, tools)
    if arguments.models_command == "remove":
        return _remove(arguments, tools)
    if arguments.models_command == "measure":
        return measure(arguments, tools)
    return _list(arguments, tools)


def _list(arguments: Arguments, tools: Toolbox) -> int:
    rows = _rows(tools)
    if arguments.json:
        print_json({"models": rows})
        return 0
    for row in rows:
        state = tr("installed") if row["installed"] else tr("can be fetched")
        default = tr(", default") if row["default"] else ""
        sys.stdout.write(f"{row['id']}  {row['name']}  ({state}{default})\n")
    return 0


def _rows(tools: Toolbox) -> list[dict[str, object]]:
    """Installed models first, then the rest of the catalogue."""
    installed = tools.library.installed()
    rows: list[dict[str, object]] = [_installed_row(model) for model in installed]
    ids = {model.facts.id for model in installed}
    rows += [
        {
            "id": entry.id,
            "name": entry.name,
            "default": entry.default,
            "installed": False,
            "licence": entry.licence,
            "languages": list(entry.languages),
            "size_bytes": entry.installed_bytes,
        }
        for entry in tools.library.available()
        if entry.id not in ids
    ]
    return rows


def _installed_row(model: InstalledModel) -> dict[str, object]:
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


def _fetch(arguments: Arguments, tools: Toolbox) -> int:
    model_id = arguments.model_id or _default_id(tools)
    token = CancelToken()
    with interruptible(token):
        try:
            model = _follow(tools.library.fetch(model_id, token))
        except UserFacingError:
            # The child process gets the terminal's Ctrl+C as well and ends by it.
            token.raise_if_cancelled()
            raise
    return _say_installed(arguments, model)


def _import(arguments: Arguments, tools: Toolbox) -> int:
    token = CancelToken()
    with interruptible(token):
        model = _follow(tools.import_model(Path(arguments.path), arguments.name, token))
    return _say_installed(arguments, model)


def _say_installed(arguments: Arguments, model: InstalledModel) -> int:
    if arguments.json:
        print_json({"model": _installed_row(model)})
    else:
        sys.stdout.write(tr("{name} is installed.", name=model.facts.name) + "\n")
    return 0


def _follow(fetching: Generator[Progressed, None, InstalledModel]) -> InstalledModel:
    reporter = _Steps()
    try:
        return finish(fetching, reporter.take)
    finally:
        reporter.clear()


def _remove(arguments: Arguments, tools: Toolbox) -> int:
    model_id = arguments.model_id or ""
    tools.library.remove(model_id)
    if arguments.json:
        print_json({"removed": model_id})
    else:
        sys.stdout.write(tr("{name} is removed.", name=model_id) + "\n")
    return 0


def _default_id(tools: Toolbox) -> str:
    for entry in tools.library.available():
        if entry.default:
            return entry.id
    raise UserFacingError(
        tr("The catalogue has no default model."), "", tr("Name the model to fetch.")
    )


class _Steps:
    """Progress on standard error: a moving line on a terminal, else a line a step."""

    def __init__(self) -> None:
        self._step = ""
        self._shown = False

    def take(self, progress: Progressed) -> None:
        if is_watched():
            tell(_CLEAR_LINE + arrival_words(progress))
            self._shown = True
        elif (step := arrival_words(replace(progress, total=0))) != self._step:
            tell(step + "\n")
            self._step = step

    def clear(self) -> None:
        if self._shown:
            tell(_CLEAR_LINE)
            self._shown = False
