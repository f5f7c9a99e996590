"""``python -m gpt_desktop``: the same as the ``gpt-desktop`` command."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from gpt_desktop.documents import READ_DOCUMENT
from gpt_desktop.documents.rewritten import REWRITE_DOCUMENT
from gpt_desktop.export import EXPORT_MODEL
from gpt_desktop.formulas import DRAW_FORMULAS
from gpt_desktop.rules import MATCH_RULES

# By their subcommands: modules whose ``main`` is the work of a child process. A frozen app has
# them by being named in packaging/freezing/content.py.
WORKERS = {
    READ_DOCUMENT: "gpt_desktop.documents.child",
    REWRITE_DOCUMENT: "gpt_desktop.documents.rewritten.child",
    EXPORT_MODEL: "gpt_desktop.export.child",
    DRAW_FORMULAS: "gpt_desktop.formulas.child",
    MATCH_RULES: "gpt_desktop.rules.child",
}


def main(argv: Sequence[str]) -> int:
    """The command, or a worker's work where the app started itself anew (``child.command``).

    Returns:
        The exit code.
    """
    if argv and argv[0] in WORKERS:
        # Nothing else is imported: each document pays for this start.
        code: int = importlib.import_module(WORKERS[argv[0]]).main(argv[1:])
        return code
    from gpt_desktop.cli.main import main as run_command

    return run_command(argv)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
