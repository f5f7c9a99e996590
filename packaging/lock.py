"""Resolve every dependency for all systems and Pythons into requirements/*.txt, hashed.

The files name no package index, so they work with whichever one a computer is set to.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
    "--quiet",
]
# Later files agree with earlier ones.
LOCKS = {
    "runtime": ["pyproject.toml"],
    "build": ["requirements/build.in", "-c", "requirements/runtime.txt"],
    "dev": ["--group", "dev", "-c", "requirements/runtime.txt"],
    "bench": ["requirements/bench.in", "-c", "requirements/runtime.txt"],
    "package": ["requirements/package.in", "-c", "requirements/runtime.txt"],
    "numpy-build": ["requirements/numpy-build.in", "-c", "requirements/runtime.txt"],
    "core-test": ["requirements/core-test.in", "-c", "requirements/dev.txt"],
    # transformers 4 and the app want different versions of tokenizers, so this one is alone.
    "export": [
        "requirements/export.in",
        "--override=requirements/export-overrides.txt",
        "--no-emit-package=torch",
        "--no-emit-package=setuptools",
    ],
    # optimum and transformers 5 do not fit together either.
    "export5": [
        "requirements/export5.in",
        "--override=requirements/export-overrides.txt",
        "--no-emit-package=torch",
        "--no-emit-package=setuptools",
    ],
    # Training's own, which the app sets up as well (gpt_desktop/training/installation.py).
    "train": [
        "requirements/train.in",
        "-c",
        "requirements/core-test.txt",
        "--override=requirements/export-overrides.txt",
        "--no-emit-package=torch",
        "--no-emit-package=setuptools",
    ],
    # onnxruntime-genai's model builder needs transformers 5, optimum transformers 4.
    "genai": [
        "requirements/genai.in",
        "--override=requirements/export-overrides.txt",
        "--no-emit-package=torch",
        "--no-emit-package=setuptools",
    ],
}


def main() -> int:
    for name, sources in LOCKS.items():
        target = f"requirements/{name}.txt"
        command = [sys.executable, "-m", "uv", "pip", "compile", *sources, *OPTIONS, "-o", target]
        done = subprocess.run(command, check=False, cwd=ROOT)
        if done.returncode:
            return done.returncode
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
