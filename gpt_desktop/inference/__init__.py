"""The engine: onnxruntime and what is around it."""

import os

# onnxruntime's wheels send telemetry and keep an identifier of the computer unless this is set
# before their import. Here it comes before any module of the package, whichever is first.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
