"""Folders of onnxruntime-genai below a repository's, one for each kind of hardware."""

from __future__ import annotations

import re
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub_folder import GENAI_CONFIG
from gpt_desktop.core.i18n import tr

# Kinds of hardware that folders are named after and this app does not use.
OTHER_HARDWARE = re.compile(r"(^|[/_-])(cuda|gpu|dml|directml|webgpu|npu|qnn|openvino|trt)")
# Activations of 8 bits have the quickest products; then weights of 4.
_QUICKEST = ("acc-level-4", "int4", "")


def genai_folder_below(path: Path) -> Path | None:
    """The quickest folder for processors, at most two levels below; None where there is none.

    Raises:
        UserFacingError: all are for other hardware.
    """
    patterns = (f"*/{GENAI_CONFIG}", f"*/*/{GENAI_CONFIG}")
    folders = sorted(file.parent for pattern in patterns for file in path.glob(pattern))
    names = {folder: folder.relative_to(path).as_posix().lower() for folder in folders}
    fitting = [folder for folder in folders if not OTHER_HARDWARE.search(names[folder])]
    if folders and not fitting:
        raise UserFacingError(
            tr("“{name}” cannot be imported.", name=path.name),
            tr("It is made for other hardware than the processor; take one for “cpu”."),
            tr("Choose another model, or another version of this one."),
        )
    for mark in _QUICKEST:
        found = next((folder for folder in fitting if mark in names[folder]), None)
        if found is not None:
            return found
    return None
