"""The built app under strace: it opens nothing but local sockets."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import proof_network
from proof.built_app import PROGRAM, TITLE
from proof.home import Home
from proof.screen import ProofError, Screen, wait_for

_SECONDS = 900
_QUESTION = "Name three fruits."


def prove_silence(screen: Screen, window_home: Home, demo_home: Home) -> tuple[str, ...]:
    """Ask in the window on the screen; then let the app's own demo use every view, undrawn.

    Returns:
        The places of the local sockets it connected to.

    Raises:
        ProofError: it did not come to its end, used the network or kept something for
            telemetry, or strace is missing.
    """
    environment = demo_home.environment(screen.display)
    pictures = str(demo_home.root / "pictures")
    places = (
        *_use_window(screen, window_home),
        *traced(["demo", "--output", pictures], {**environment, "QT_QPA_PLATFORM": "offscreen"}),
    )
    if kept := [*window_home.identifiers(), *demo_home.identifiers()]:
        raise ProofError(f"onnxruntime's telemetry is on: {kept}")
    return tuple(dict.fromkeys(places))


def _use_window(screen: Screen, home: Home) -> tuple[str, ...]:
    """A question with real keys, and the end by the shortcut."""
    with ThreadPoolExecutor(1) as pool:
        tracing = pool.submit(traced, [], home.environment(screen.display))

        def shown() -> list[str]:
            return ["ended"] if tracing.done() else screen.windows(TITLE)

        window = wait_for("The window under strace", shown, _SECONDS)[0]
        if not tracing.done():
            screen.focus(window)
            screen.type(_QUESTION)
            screen.press("Return")
            wait_for("The answer under strace", lambda: _answered(home), _SECONDS)
            screen.press("ctrl+q")
        return tracing.result()


def _answered(home: Home) -> bool:
    return any(answer.state == "complete" for answer in home.answers())


def traced(arguments: list[str], environment: Mapping[str, str]) -> tuple[str, ...]:
    """Start the app so under strace; returns the places of local sockets it connected to.

    Raises:
        ProofError: it failed, or used the network.
    """
    command = [str(PROGRAM), *arguments]
    try:
        proof = proof_network.prove_local(command, environment, _SECONDS)
    except proof_network.ProofError as error:
        raise ProofError(str(error)) from error
    if proof.outside:
        raise ProofError("The app used the network:\n" + "\n".join(proof.outside))
    if proof.returncode:
        raise ProofError(f"The app ended with {proof.returncode} under strace: {arguments}")
    return proof.local
