"""Checkpoints of any decoder that transformers knows, through optimum's exporter to ONNX.

torch, transformers and optimum are an extra of the package, and only the child process imports
them: ``child`` and what it imports. The others here are this side of it.
"""

EXPORT_MODEL = "export-model"  # the subcommand of the child process
