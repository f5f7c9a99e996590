"""A process in which the tutor writes a solution without an end; killed by its test.

Standard output has a line for each word, after it was told.

``python -m tests.services.learning_child FOLDER``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.tasks.base import TextAdded
from tests.services.tutor_bench import tutor_bench

_WORDS = 100_000


def main(folder: Path) -> None:
    """Check a step, then write until killed."""
    bench = tutor_bench(folder)
    bench.say(" ".join(f"word{number}" for number in range(_WORDS)))
    work = bench.sessions.begin("Why is the sky blue?", {})
    work = bench.sessions.check(work, ["x = 5"]).work
    for event in bench.sessions.ask(work, Role.SOLUTION, CancelToken()):
        if isinstance(event, TextAdded):
            sys.stdout.write(event.text.strip() + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
