"""A long soak of the window in process: ``python -m tests.soak --minutes 120``.

The real services and the real default model, on a data folder of its own, offscreen. After every
round of steps the window is closed, and what the process then still has is printed: how full the
caches are at some moment says nothing. Fails where an error was logged, a question was lost, or
that memory grew by more than a twentieth after the first ten minutes.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from gpt_desktop import paths

_EXAMPLES, _STEPS = 4, 30  # of a round; the first example is always the shortest possible


def main() -> int:
    """0: nothing went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=120)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="gpt-desktop-soak-") as folder:
        os.environ["GPT_DESKTOP_DATA"] = folder
        return _soak(arguments.minutes)


def _soak(minutes: float) -> int:
    sys.path.insert(0, str(paths.program_dir() / "packaging"))
    from gpt_desktop.app.compose import compose
    from gpt_desktop.app.window import make_application
    from gpt_desktop.background.garbage import GuiGarbage
    from proof.memory import Memory
    from tests.soak.hands import Hands, LoggedErrors
    from tests.soak.machine import Person

    application = make_application(paths.resources_dir())
    garbage = GuiGarbage()
    Person.hands, Person.errors = Hands(application, compose), LoggedErrors()
    samples = paths.resources_dir() / "samples"
    Person.documents = tuple(samples / name for name in ("sample.md", "sample-zh.md", "sample.pdf"))
    logging.getLogger().addHandler(Person.errors)
    Person.hands.open()
    memory = Memory(min(600, minutes * 60 / 3), _resident_bytes)
    rounds = settings(
        max_examples=_EXAMPLES,
        stateful_step_count=_STEPS,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    end = monotonic() + minutes * 60
    while monotonic() < end:
        run_state_machine_as_test(Person, settings=rounds)
        used = _resident_bytes() / 2**20
        Person.hands.close()
        sys.stdout.write(f"{memory.sample()} closed, {used:.1f} MB before\n")
        sys.stdout.flush()
        Person.hands.open()
    Person.hands.close()
    garbage.close()
    sys.stdout.write(f"{len(Person.hands.asked)} questions kept. {memory.verdict()}\n")
    return 0 if memory.flat else 1


def _resident_bytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


if __name__ == "__main__":
    sys.exit(main())
