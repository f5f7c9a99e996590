"""``gpt-desktop models measure ID``: what a model can do on this computer."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import Output, print_json
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.measurement import Measurement
from gpt_desktop.core.steps import finish

_MEGABYTE = 1_000_000


def measure(arguments: Arguments, tools: Toolbox) -> int:
    """Measure, show the figures, and return the exit code; raises UserFacingError."""
    if arguments.tokens < 2:
        raise UserFacingError(tr("Measuring takes two tokens or more."))
    model_id = arguments.model_id or ""
    text = _text(arguments.text) if arguments.text is not None else ""
    output = Output(as_json=arguments.json)
    token = CancelToken()
    with interruptible(token):
        measured = finish(tools.measure(model_id, text, arguments.tokens, token), output.take)
    output.progress_done()
    if arguments.json:
        print_json({"model": model_id, **asdict(measured)})
    else:
        sys.stdout.write("\n".join(_lines(measured)) + "\n")
    return 0


def _text(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserFacingError(
            tr("The text {name} could not be read.", name=name),
            str(error),
            tr("Choose a UTF-8 text file."),
        ) from error


def _lines(measured: Measurement) -> list[str]:
    lines = [
        tr("Reading: {value} tokens a second", value=measured.prefill),
        tr("Writing: {value} tokens a second", value=measured.decode),
        tr("Loading: {value} s", value=measured.load_seconds),
    ]
    if measured.perplexity is not None:
        count, value = measured.tokens, measured.perplexity
        lines.insert(0, tr("Perplexity over {count} tokens: {value}", count=count, value=value))
    if measured.peak_memory_bytes:
        megabytes = measured.peak_memory_bytes // _MEGABYTE
        lines.append(tr("Memory at the peak: {value} MB", value=megabytes))
    return lines
