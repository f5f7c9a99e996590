"""The built app under strace: it uses every view and opens nothing but local sockets."""

from __future__ import annotations

import proof_network
from proof.built_app import PROGRAM
from proof.home import Home
from proof.screen import ProofError, Screen

_SECONDS = 1200


def prove_silence(screen: Screen, home: Home) -> tuple[str, ...]:
    """Let the app's own demo ask, summarize, translate and write with the real model.

    Returns:
        The places of the local sockets it connected to.

    Raises:
        ProofError: it did not come to its end, or used the network, or strace is missing.
    """
    command = [str(PROGRAM), "demo", "--output", str(home.root / "pictures")]
    environment = {**home.environment(screen.display), "QT_QPA_PLATFORM": "xcb"}
    try:
        proof = proof_network.prove_local(command, environment, _SECONDS)
    except proof_network.ProofError as error:
        raise ProofError(str(error)) from error
    if proof.outside:
        raise ProofError("The app used the network:\n" + "\n".join(proof.outside))
    if proof.returncode:
        raise ProofError(f"The app's demo ended with {proof.returncode}.")
    return proof.local
