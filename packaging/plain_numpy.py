"""numpy without OpenBLAS, for the frozen app. Standard library only.

numpy's wheels bring a linear algebra library of 28 MB, which text work never calls: products of
matrices are onnxruntime's. Built from the locked source without it, numpy computes the few small
ones by its own loops, and what else it does is as fast.
"""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
from pathlib import Path

OPTIONS = ("allow-noblas=true", "blas=none", "lapack=none")


def has_plain_numpy(python: Path) -> bool:
    """Whether an environment's numpy is one without a library for linear algebra."""
    probe = (
        "import numpy; blas = numpy.show_config(mode='dicts')['Build Dependencies']['blas'];"
        "raise SystemExit(blas['name'] != 'none')"
    )
    return (
        subprocess.run([str(python), "-c", probe], check=False, capture_output=True).returncode == 0
    )


def kept_wheel(folder: Path, lock: Path) -> Path:
    """Where the wheel of the locked version is kept, whether or not it is there."""
    found = re.search(r"^numpy==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise LookupError(f"{lock} names no numpy.")
    tag = f"cp{sysconfig.get_config_var('py_version_nodot')}"
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return folder / f"numpy-{found[1]}-{tag}-{tag}-{platform}.whl"


def build_command(python: Path, lock: Path, folder: Path) -> list[str]:
    """Builds the wheel from the locked source, its hash checked.

    Args:
        python: of an environment that has what numpy is built with.
        folder: for the wheel, and for a file that names numpy alone, with its options.
    """
    alone = folder / "numpy.txt"
    lines = lock.read_text(encoding="utf-8")
    begin = lines.index("\nnumpy==") + 1
    end = re.compile(r"^\S", re.MULTILINE).search(lines, begin + 1)
    first, rest = lines[begin : end.start() if end else None].split("\n", 1)
    # pip gives what stands on its command line to nothing that a file names.
    settings = [f"    --config-settings=setup-args=-D{option} \\" for option in OPTIONS]
    alone.write_text("\n".join([first, *settings, rest]), encoding="utf-8")
    command = [str(python), "-m", "pip", "wheel", "-q", "--disable-pip-version-check"]
    # pip keeps what it builds by its source alone, whatever it was built with.
    command += ["--no-cache-dir"]
    command += ["--no-deps", "--no-build-isolation", "--no-binary=numpy", "--require-hashes"]
    return [*command, "-w", str(folder), "-r", str(alone)]


def build_path(python: Path) -> str:
    """PATH with the environment's own programs first: numpy's build looks for cython and ninja."""
    return f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"
