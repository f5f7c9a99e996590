"""Very many short generations on the default model, with the memory they take on the way.

Too long for the test suite: ``python -m tests.inference.long_run`` takes a quarter of an hour.
It ends with 1 where the memory is not flat.
"""

from __future__ import annotations

import argparse
import sys
import time

from gpt_desktop import paths
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine
from tests.conftest import DEFAULT_MODEL
from tests.inference.mixed_work import do_work, resident_bytes

_WARM_UP = 1_000
_BOUND = 20_000_000  # bytes, of about 300 million
_STEP = 500


def main() -> int:
    """Run and say after each 500 works what the process takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="generations, warm-up included")
    count = parser.parse_args().count
    engine = open_engine(read_model_folder(paths.bundled_models_dir() / DEFAULT_MODEL))
    start = time.monotonic()
    before = 0
    for done in range(0, count, _STEP):
        do_work(engine, done, _STEP)
        now = resident_bytes()
        if done + _STEP <= _WARM_UP:
            before = now
        line = (
            f"{done + _STEP:6} generations  {now / 1e6:7.1f} MB  {time.monotonic() - start:6.0f} s"
        )
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    grown = resident_bytes() - before
    sys.stdout.write(f"grown by {grown / 1e6:.1f} MB since the first {_WARM_UP}\n")
    engine.close()
    return int(grown > _BOUND)


if __name__ == "__main__":
    sys.exit(main())
