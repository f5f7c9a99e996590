"""The ``gpt-desktop`` command: the window, or one piece of work in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.app.display import platforms
from gpt_desktop.app.portable import use_portable_data
from gpt_desktop.app.system_libraries import qt_libraries
from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.cli import (
    agenda,
    cards,
    chat,
    conversations,
    exercise,
    glossary,
    learn,
    memory,
    models,
    proofread,
    study,
    summarize,
    train,
    translate,
    why,
    write,
)
from gpt_desktop.cli.arguments import Arguments, parse_arguments
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import (
    give_up_output,
    hold_standard_streams,
    interrupts_end_at_once,
    require_output,
    use_terminal_language,
    use_utf8,
)
from gpt_desktop.core.cancel import CancelledError
from gpt_desktop.core.disk_errors import is_full
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.private_files import make_files_private, put_right

USER_ERROR = 2
INTERRUPTED = 130  # 128 + SIGINT
BROKEN_PIPE = 141  # 128 + SIGPIPE

Command = Callable[[Arguments, Toolbox], int]

_COMMANDS: dict[str, Command] = {
    "chat": chat.run,
    "summarize": summarize.run,
    "translate": translate.run,
    "write": write.run,
    "proofread": proofread.run,
    "learn": learn.run,
    "study": study.run,
    "exercise": exercise.run,
    "cards": cards.run,
    "why": why.run,
    "models": models.run,
    "train": train.run,
    "agenda": agenda.run,
    "glossary": glossary.run,
    "memory": memory.run,
    "conversations": conversations.run,
}


def main(
    argv: Sequence[str] | None = None, compose: Callable[[], Toolbox] = compose_toolbox
) -> int:
    """Run the command and return its exit code.

    0 done; 2 something the person can put right, told in one line; 130 interrupted.
    """
    hold_standard_streams()
    use_utf8()
    use_terminal_language(paths.resources_dir() / "translations", os.environ)
    try:
        code = _run(sys.argv[1:] if argv is None else argv, compose)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserFacingError as error:
        _say_error(error)
        return USER_ERROR
    except (KeyboardInterrupt, CancelledError):
        return INTERRUPTED
    except BrokenPipeError:
        give_up_output()
        return BROKEN_PIPE
    except OSError as error:
        if not is_full(error):
            raise
        give_up_output()
        _say_error(full_output_error())
        return USER_ERROR
    return code


def _run(argv: Sequence[str], compose: Callable[[], Toolbox]) -> int:
    arguments = parse_arguments(argv)
    if arguments.portable:
        use_portable_data()
    make_files_private()
    put_right(paths.data_dir(), paths.own_files(), paths.own_folders())
    if arguments.command == "window":
        with interrupts_end_at_once(), qt_libraries(*platforms(os.environ)):
            from gpt_desktop.app.file_arguments import file_arguments
            from gpt_desktop.app.window import run_window
        files = file_arguments(arguments.files, Path.cwd())
        return run_window(files, summarize=arguments.show_summarize)
    if arguments.command == "demo":
        from gpt_desktop.app.demo import run_demo

        with qt_libraries():
            return run_demo(Path(arguments.output))
    require_output()
    return _COMMANDS[arguments.command](arguments, compose())


def full_output_error() -> UserFacingError:
    """What standard output leads to is full."""
    return UserFacingError(
        tr("The answer could not be written."),
        tr("There is no room left where the output goes."),
        tr("Free some, or send the output elsewhere."),
    )


def _say_error(error: UserFacingError) -> None:
    line = " ".join(str(error).split())
    tell(f"gpt-desktop: {line}\n")
