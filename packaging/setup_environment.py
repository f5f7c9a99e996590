"""Make `.venv` and everything the app needs from a bare machine. Standard library only.

    python3 packaging/setup_environment.py run    what starting the app needs
    python3 packaging/setup_environment.py test   and what its tests need
    python3 packaging/setup_environment.py bench  and what its benchmarks compare it with
    python3 packaging/setup_environment.py export what the tests against torch need, alone
    python3 packaging/setup_environment.py export5 the same with transformers 5
    python3 packaging/setup_environment.py train  what training needs, alone
    python3 packaging/setup_environment.py peers  the same, and onnxruntime-genai's, for benchmarks
    python3 packaging/setup_environment.py package what freezing the app and proving it need
    python3 packaging/setup_environment.py installers  what making and checking installers needs

Each step is skipped when it is already done, so a second call takes a moment. On Debian and
Ubuntu the system libraries are installed where this runs as root; otherwise the command for
it is printed and nothing is done.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import plain_numpy

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
TORCH = "2.13.0"
# By purpose: what is locked alone, with torch beside it.
TORCH_ENVIRONMENTS = {
    "export": ["export"],
    "export5": ["export5"],
    "train": ["train"],
    "peers": ["export", "genai"],
}

# What tests take beside a lock of these; the app itself installs the lock alone.
BESIDE = {"train": ["core-test"]}

# What Qt and its platform plug-ins load. Looked for by library, since newer releases of Debian
# and Ubuntu give some of the packages other names (and still install them by these).
DEBIAN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# So that every text has its glyphs.
DEBIAN_FONTS = ["fonts-noto-core", "fonts-noto-cjk"]
DEBIAN_VENV = ["python3-venv"]
# What the installers are made and checked with.
DEBIAN_CHECKERS = ["appstream", "binutils", "desktop-file-utils", "man-db", "nsis", "shellcheck"]
# Shows what a program asks of the network. Without these their tests are skipped, so they are no
# reason to ask for a password.
DEBIAN_TEST = ["strace", *DEBIAN_CHECKERS]
# Debian's own judge of packages, and what makes a Debian to try them in.
DEBIAN_INSTALLERS = [*DEBIAN_CHECKERS, "lintian", "mmdebstrap", "zstd"]
# A screen without a monitor, hands for it, and what packs the portable archive.
DEBIAN_PROOF = ["binutils", "strace", "xvfb", "xdotool", "zstd"]
# numpy is built for the frozen app.
DEBIAN_COMPILERS = ["g++"]


class SetupError(Exception):
    """Told to the person in one line."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run a command quietly; what it printed is shown if it fails."""
    parts = [str(part) for part in command]
    done = subprocess.run(
        parts,
        check=False,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        say(done.stdout)
        raise SetupError(f"This command failed: {' '.join(parts)}")


def missing_debian_packages(names: list[str]) -> list[str]:
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names]
    out = subprocess.run(query, check=False, capture_output=True, text=True).stdout
    installed = {line.split()[0] for line in out.splitlines() if line.endswith(" installed")}
    return [name for name in names if name not in installed]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(purpose: str) -> None:
    """Debian's and Ubuntu's; other systems bring the libraries themselves."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-query"):
        return
    missing = [name for library, name in DEBIAN_LIBRARIES.items() if not loads(library)]
    missing += missing_debian_packages(DEBIAN_FONTS)
    if not can_make_environments():
        missing += DEBIAN_VENV
    if purpose == "package":
        missing += missing_debian_packages(DEBIAN_PROOF)
        missing += missing_libpython()
        if not shutil.which("cc") or not shutil.which("c++"):
            missing += DEBIAN_COMPILERS
    if purpose == "installers":
        missing += missing_debian_packages(DEBIAN_INSTALLERS)
    if purpose == "test" and os.geteuid() == 0:
        missing += missing_debian_packages(DEBIAN_TEST)
    if not missing:
        return
    if os.geteuid() != 0:
        raise SetupError(
            "System libraries are missing. Install them with\n\n"
            f"    sudo apt-get install --no-install-recommends {' '.join(missing)}\n\n"
            "and run this again."
        )
    say(f"Installing system libraries: {' '.join(missing)}")
    run("apt-get", "update", "-qq")
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
    run(*install, *missing, DEBIAN_FRONTEND="noninteractive")


def can_make_environments() -> bool:
    """Debian splits venv's pip off into a package of its own."""
    probe = [sys.executable, "-c", "import venv, ensurepip"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def missing_libpython() -> list[str]:
    """The frozen app takes Python's shared library along; Debian splits that off as well."""
    library = sysconfig.get_config_var("INSTSONAME") or ""
    folder = sysconfig.get_config_var("LIBDIR") or ""
    if loads(library) or Path(folder, library).is_file():
        return []
    return [f"libpython{sys.version_info.major}.{sys.version_info.minor}"]


def python_of(environment: Path) -> Path:
    folder = "Scripts" if sys.platform == "win32" else "bin"
    return environment / folder / ("python.exe" if sys.platform == "win32" else "python")


def fingerprint(files: list[Path]) -> str:
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_environment(environment: Path, locks: list[str], *, package: bool) -> None:
    """A virtual environment with the locked packages, hashes checked."""
    files = [REQUIREMENTS / f"{lock}.txt" for lock in locks]
    stamp = environment / f"installed-{'-'.join(locks)}"
    wanted = fingerprint([*files, ROOT / "pyproject.toml"])
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    python = python_of(environment)
    if not python.is_file():
        say(f"Making {environment.name}")
        run(sys.executable, "-m", "venv", environment)
    pip = (python, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    for file in files:
        say(f"Installing {file.relative_to(ROOT)}")
        run(*pip, "--no-deps", "--require-hashes", "-r", file)
    if package:
        run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    stamp.write_text(wanted)


def install_torch(environment: Path) -> None:
    """torch alone: on Linux the index's build comes with gigabytes of CUDA, so not that one."""
    python = python_of(environment)
    probe = f"import torch; raise SystemExit(not torch.__version__.startswith('{TORCH}'))"
    if subprocess.run([str(python), "-c", probe], check=False, capture_output=True).returncode == 0:
        return
    build = f"{TORCH}+cpu" if sys.platform.startswith("linux") else TORCH
    say(f"Installing torch {build}")
    try:
        run(python, "-m", "pip", "install", "-q", "--no-deps", f"torch=={build}")
    except SetupError as error:
        raise SetupError(
            f"pip finds no torch {build} here. Install it into {environment.name} as PyTorch's\n"
            "“Get started” page says for pip and CPU, and run this again."
        ) from error


def install_plain_numpy(environment: Path) -> None:
    """On Linux; elsewhere numpy's wheels bring less, or nothing. Takes minutes the first time."""
    python = python_of(environment)
    if not sys.platform.startswith("linux") or plain_numpy.has_plain_numpy(python):
        return
    lock = REQUIREMENTS / "runtime.txt"
    wheel = plain_numpy.kept_wheel(ROOT / "build" / "wheels", lock)
    if not wheel.is_file():
        builder = ROOT / ".venv-numpy"
        make_environment(builder, ["numpy-build"], package=False)
        say("Building numpy for the app, some minutes")
        wheel.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            command = plain_numpy.build_command(python_of(builder), lock, Path(folder))
            run(*command, PATH=plain_numpy.build_path(python_of(builder)))
            [built] = Path(folder).glob("numpy-*.whl")
            shutil.copyfile(built, wheel)
    install = ("install", "-q", "--disable-pip-version-check", "--no-deps", "--force-reinstall")
    run(python, "-m", "pip", *install, wheel)
    if not plain_numpy.has_plain_numpy(python):
        wheel.unlink()
        raise SetupError("The numpy that was built for the app brings a library it should not.")


def build_default_model() -> None:
    """The command shows its own progress, so its output is not held back."""
    command = [str(python_of(ROOT / ".venv")), "-m", "gpt_desktop", "models", "fetch"]
    place = {**os.environ, "GPT_DESKTOP_MODELS": str(ROOT / "models")}
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=place).returncode:
        raise SetupError("The default model could not be made.")


def main(purpose: str) -> int:
    try:
        if sys.version_info < (3, 11):
            raise SetupError("Python 3.11 or newer is needed; set PYTHON= to one.")
        if purpose in TORCH_ENVIRONMENTS:
            for lock in TORCH_ENVIRONMENTS[purpose]:
                locks = [lock, *BESIDE.get(lock, [])]
                make_environment(ROOT / f".venv-{lock}", locks, package=False)
                install_torch(ROOT / f".venv-{lock}")
            return 0
        install_system_packages(purpose)
        with_tools = purpose in {"test", "installers"}
        locks = ["build", "runtime", "dev"] if with_tools else ["build", "runtime"]
        make_environment(ROOT / ".venv", locks, package=True)
        if purpose == "test":
            make_environment(ROOT / ".venv-core", ["core-test"], package=False)
        if purpose == "package":
            make_environment(ROOT / ".venv-package", ["runtime", "package"], package=False)
            install_plain_numpy(ROOT / ".venv-package")
        if purpose == "bench":
            make_environment(ROOT / ".venv-bench", ["bench"], package=False)
        build_default_model()
    except SetupError as error:
        say(str(error))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
