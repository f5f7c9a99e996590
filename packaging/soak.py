"""Use the built app for hours, at random but sensibly; kill it again and again first.

    .venv/bin/python packaging/soak.py [--minutes 120] [--kills 30] [--seed 1]

Real keys on a screen without a monitor, over one home. First the program is killed in the middle
of what it does, and no question that was asked more than two seconds before may be missing.
Then it runs on without kills: its memory has to stay flat after the first ten minutes, and
nothing may be logged as an error. Linux with Xvfb and xdotool.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

from proof.built_app import running
from proof.home import Home
from proof.memory import Memory
from proof.person import STORED_SECONDS, Person
from proof.screen import ProofError, Screen, screen


def main() -> int:
    """0: nothing was lost, nothing was logged, memory stayed flat."""
    parser = argparse.ArgumentParser(prog="packaging/soak.py", description=__doc__)
    parser.add_argument("--minutes", type=float, default=120, help="after the kills")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as root, screen() as shown:
            home = Home(Path(root) / "person")
            person = Person(shown, home, random.Random(arguments.seed))
            kill_again_and_again(shown, home, person, arguments.kills)
            memory = run_on(shown, home, person, arguments.minutes * 60)
            log = home.log()
    except ProofError as error:
        print(f"Not proved. {error}", file=sys.stderr)
        return 1
    errors = [line for line in log.splitlines() if "ERROR" in line or "Traceback" in line]
    print(f"{len(person.asked)} questions kept over {arguments.kills} kills. {memory.verdict()}")
    for line in errors:
        print(line)
    return 0 if memory.flat and not errors else 1


def kill_again_and_again(shown: Screen, home: Home, person: Person, kills: int) -> None:
    """Kill the app at random moments.

    Raises:
        ProofError: something asked was lost, or the app does not start.
    """
    for number in range(1, kills + 1):
        with running(shown, home) as app:
            app.window()
            for _ in range(person.chance.randint(1, 5)):
                person.hurried = person.chance.random() < 0.5
                person.act()
            sleep(person.chance.uniform(0, 3))
            killed = monotonic()
        person.check(killed)
        person.forget_unstored()
        print(f"Kill {number}: {len(person.asked)} questions, none lost.", flush=True)


def run_on(shown: Screen, home: Home, person: Person, seconds: float) -> Memory:
    """Use the app without kills, and measure it on the way.

    Raises:
        ProofError: something asked was lost, or the app ended by itself or not well.
    """
    person.hurried = False
    with running(shown, home) as app:
        app.window()
        memory = Memory(min(600.0, seconds / 3), app.resident_bytes)
        end = monotonic() + seconds
        while monotonic() < end:
            for _ in range(10):
                person.act()
            print(memory.sample(), flush=True)
        sleep(STORED_SECONDS)
        person.check(monotonic())
        app.quit()
    return memory


if __name__ == "__main__":
    sys.exit(main())
