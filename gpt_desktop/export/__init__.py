"""Checkpoints of any decoder that transformers knows, through optimum's exporter to ONNX.

torch, transformers and optimum lie in a Python environment of their own, for optimum's transformers
does not fit beside the app's huggingface-hub. Only the child process, run by that Python, imports
them: ``child`` and what it imports. The others here are this side of it.
"""

import os

# As in ``inference``: onnxruntime, which optimum imports too, sends telemetry otherwise.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

EXPORT_MODEL = "export-model"  # the subcommand of the child process
