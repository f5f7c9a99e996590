"""``gpt-desktop write ACTION [FILE]``: a text from a brief, or work on a text."""

from __future__ import annotations

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import WRITE_OPTIONS, Arguments, option_values
from gpt_desktop.cli.generate import generate
from gpt_desktop.cli.terminal import checked_argument, read_standard_input
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.write.options import KIND_VALUES


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Write, and return the exit code; raises UserFacingError.

    For a kind of text without a file the instruction is the brief.
    """
    options = option_values(arguments, WRITE_OPTIONS)
    wish = checked_argument(arguments.instruction)
    file = arguments.file
    if file is None and wish and arguments.action in KIND_VALUES:
        return generate(arguments, tools, "write", TaskRequest(text=wish, options=options))
    if file is None or file == "-":
        request = TaskRequest(text=read_standard_input(), options=options, instruction=wish)
        return generate(arguments, tools, "write", request)
    request = TaskRequest(options=options, instruction=wish)
    return generate(arguments, tools, "write", request, files=[file])
