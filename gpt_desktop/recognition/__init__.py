"""Text in pictures, recognised on this computer: by ocrust, which runs its models in onnxruntime.

It works in the process that reads files. Nothing is ever fetched: library and models are named.
"""

import os

# As in ``inference``: said before onnxruntime is loaded, by whichever module.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
