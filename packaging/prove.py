"""Use the built app as a person would, and fail unless the real model did the work.

    .venv/bin/python packaging/prove.py [--no-figures | --only-figures]

The app starts on a screen without a monitor, in an empty home and with no program on its path.
Its answer and its summary must be, letter for letter, those of the engine in this source tree,
asked for the likeliest text. Under strace it opens nothing but local sockets. Pictures of
every view and the figures go to build/proof/.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import product
from freezing.content import DEFAULT_MODEL
from proof.figures import measure, told, too_large
from proof.formulas import prove_formulas
from proof.home import Answer, Home
from proof.network import prove_silence
from proof.recognition import prove_recognition
from proof.screen import ProofError, screen
from proof.session import QUESTION, VIEWS, use_app
from proof.units import prove_units
from proof.upgrade import prove_upgrades

OUTPUT = product.ROOT / "build" / "proof"
DOCUMENT = product.ROOT / "resources" / "samples" / "sample.md"


def main(arguments: list[str]) -> int:
    try:
        if "--only-figures" not in arguments:
            show_proof()
        if "--no-figures" not in arguments:
            show_figures()
    except (ProofError, product.PackagingError) as error:
        print(f"Not proved. {error}", file=sys.stderr)
        return 1
    return 0


def show_proof() -> None:
    """Prove all and print what came of it; raises ProofError."""
    answer, summary = prove()
    print(f"Answer: {answer.content}")
    print(f"Summary: {summary.content[:100]}…")
    print(f"{len(VIEWS)} pictures are in {OUTPUT.relative_to(product.ROOT)}.", flush=True)
    with tempfile.TemporaryDirectory() as root, screen() as shown:
        homes = [Home(Path(root) / name) for name in ("window", "demo", "scan", "units")]
        places = prove_silence(shown, *homes[:2])
        page = prove_recognition(shown, homes[2])
        prove_formulas(shown, homes[2])
        prove_units(shown, homes[3])
        versions = prove_upgrades(shown, Path(root))
    print(f"Recognised: {page[:100]}…")
    print("onnxruntime's telemetry is off: it keeps no identifier and no events.")
    print(f"No network; local sockets: {', '.join(places) or 'none'}.")
    print(f"Databases brought up to date from schema {', '.join(map(str, versions))}.", flush=True)


def show_figures() -> None:
    """Measure, print, and keep the figures; raises ProofError, also where a size is too large."""
    figures = measure()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(figure) for figure in figures], indent=2)
    (OUTPUT / "figures.json").write_text(text + "\n", encoding="utf-8")
    print(told(figures))
    if large := too_large(figures):
        raise ProofError(f"Too large: {told(large)}")


def prove() -> tuple[Answer, Answer]:
    """Use the app and compare.

    Raises:
        ProofError: something did not come about, or did not come from the real model.
    """
    with tempfile.TemporaryDirectory() as root, screen() as shown:
        home = Home(Path(root) / "person")
        answer, summary = use_app(shown, home, DOCUMENT, OUTPUT)
        log = home.log()
    _compare("answer", answer, _engine("chat", QUESTION))
    _compare("summary", summary, _engine("summarize", str(DOCUMENT)))
    model = (product.ROOT / "models" / DEFAULT_MODEL / "model.toml").read_text(encoding="utf-8")
    digest = str(answer.receipt.get("model_sha256", ""))
    if len(digest) != 64 or digest not in model:
        raise ProofError(f"The answer names another model: {answer.receipt}")
    if "ERROR" in log or "Traceback" in log:
        raise ProofError(f"The app's log has errors:\n{log}")
    return answer, summary


def _compare(what: str, answer: Answer, expected: str) -> None:
    if not expected or answer.content.strip() != expected:
        raise ProofError(
            f"The {what} is not the model's.\nThe app: {answer.content}\nThe engine: {expected}"
        )


def _engine(command: str, request: str) -> str:
    """What the engine of the source tree says to the same."""
    program = [sys.executable, "-m", "gpt_desktop", command, request, "--temperature", "0"]
    done = subprocess.run(
        program, check=True, cwd=product.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    return done.stdout.decode("utf-8").strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
