"""``python -m gpt_desktop``: the same as the ``gpt-desktop`` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from gpt_desktop.app.frozen import READ_DOCUMENT


def main(argv: Sequence[str]) -> int:
    """The command, or the reading of one document for a frozen app that started itself anew.

    Returns:
        The exit code.
    """
    if argv[:1] == [READ_DOCUMENT]:
        # Nothing else is imported: each document pays for this start.
        from gpt_desktop.documents.child import main as read_document

        return read_document(argv[1:])
    from gpt_desktop.cli.main import main as run_command

    return run_command(argv)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
