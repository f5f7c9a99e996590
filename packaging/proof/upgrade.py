"""The built app over the database of every earlier version."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import product
from proof.built_app import running
from proof.home import Home
from proof.screen import ProofError, Screen, wait_for

FROZEN = product.ROOT / "tests" / "data"
_START_SECONDS = 60


def prove_upgrades(screen: Screen, root: Path) -> list[int]:
    """Start the app over each frozen database, and return their schema versions.

    Raises:
        ProofError: one is not brought up to date, is not copied before, or loses something.
    """
    files = sorted(FROZEN.glob("schema-*.sqlite3"))
    if not files:
        raise ProofError(f"There is no old database in {FROZEN}.")
    # The schema of now is frozen, too, with the version that first has it.
    newest = max(_version_of(file) for file in files)
    for file in files:
        version = _version_of(file)
        home = Home(root / file.stem)
        shutil.copy(file, home.data / "gpt-desktop.sqlite3")
        asked = set(home.questions())
        if not asked:
            raise ProofError(f"There is no question in {file.name}.")
        with running(screen, home) as app:
            app.window()
            up_to_date = partial(_has_version, home, newest)
            wait_for(f"Schema {newest} from {file.stem}", up_to_date, _START_SECONDS)
            app.quit()
        _check(home, version, newest, asked)
    return sorted({_version_of(file) for file in files})


def _version_of(file: Path) -> int:
    return int(re.sub(r"\D", "", file.stem))


def _check(home: Home, version: int, newest: int, asked: set[str]) -> None:
    if lost := asked - set(home.questions()):
        raise ProofError(f"The upgrade from schema {version} lost {lost}.")
    copies = list(home.data.glob(f"*.schema-{version}-*"))
    if (version < newest) != bool(copies):
        raise ProofError(f"Copies made of schema {version}: {copies}")
    if "ERROR" in home.log():
        raise ProofError(f"The app's log has errors:\n{home.log()}")


def _has_version(home: Home, wanted: int) -> bool:
    file = home.data / "gpt-desktop.sqlite3"
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version == wanted
