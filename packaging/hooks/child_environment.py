"""Runs first in the frozen app: programs it starts get the libraries of the system, not ours.

PyInstaller's loader points ``LD_LIBRARY_PATH`` at the app's folder and keeps what was there
before in ``LD_LIBRARY_PATH_ORIG``. The dynamic loader read it when this process began.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before
