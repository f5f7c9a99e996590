"""``gpt-desktop summarize FILE…``: one summary of all the files."""

from __future__ import annotations

from gpt_desktop.app.compose import Toolbox
from gpt_desktop.cli.arguments import Arguments, option_values
from gpt_desktop.cli.generate import generate
from gpt_desktop.cli.terminal import read_standard_input
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.summarize.task import SummarizeTask


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Summarize, and return the exit code; raises UserFacingError."""
    files = arguments.files
    if "-" in files and len(files) > 1:
        raise UserFacingError(
            tr("Standard input and files cannot be summarized together."),
            "",
            tr("Give either - or files."),
        )
    piped = files == ["-"]
    request = TaskRequest(
        text=read_standard_input() if piped else "",
        options=option_values(arguments, SummarizeTask.options),
    )
    drafts = arguments.style != "outline"
    files = [] if piped else files
    return generate(arguments, tools, "summarize", request, files=files, drafts=drafts)
