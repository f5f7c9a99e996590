"""The hash by which a hub names a file's contents."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.file_hash import hash_pieces
from gpt_desktop.core.hub import HubFile


def has_contents(path: Path, file: HubFile, token: CancelToken) -> bool:
    """Whether what lies at a path is the hub's file; False where neither hash is known.

    Raises:
        CancelledError: the token was cancelled.
        OSError: it cannot be read.
    """
    if path.stat().st_size != file.size:
        return False
    digest = hashlib.sha256()
    if not file.sha256:
        # Git's own name for contents, by which hubs name small files; no secret rests on it.
        digest = hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as opened:
        for _ in hash_pieces(opened, (digest,), token):
            pass
    return digest.hexdigest() == (file.sha256 or file.blob)
