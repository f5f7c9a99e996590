"""A process that opens the window on what is kept, and says when.

``python -m benchmarks.stored.window``, with GPT_DESKTOP_DATA set. Prints JSON: seconds since the
process began until the window and until its list is there, and peak resident megabytes.
"""

from __future__ import annotations

import json
import os
import time

_BEGAN = time.perf_counter()

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> int:
    """Open it, wait for the list of conversations, close."""
    from gpt_desktop import paths
    from gpt_desktop.app.build_window import build_main_window
    from gpt_desktop.app.compose import compose
    from gpt_desktop.app.window import make_application
    from gpt_desktop.background.lanes import Lanes
    from gpt_desktop.services.peak_memory import peak_memory

    application = make_application(paths.resources_dir())
    services = compose()
    lanes = Lanes()
    window = build_main_window(application, services, lanes, paths.resources_dir())
    window.show()
    application.processEvents()
    shown = time.perf_counter() - _BEGAN
    while lanes.io.jobs:
        application.processEvents()
    listed = time.perf_counter() - _BEGAN
    found = {"shown": shown, "listed": listed, "megabytes": peak_memory() / 1e6}
    print(json.dumps(found), flush=True)
    window.close()
    lanes.close()
    services.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
