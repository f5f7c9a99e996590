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
# What tests/storage/make_schema_1.py put in; later ones have it too.
_QUESTIONS = {"When do I sow?", "几点开门？"}


def prove_upgrades(screen: Screen, root: Path) -> list[int]:
    """Start the app over each frozen database, and return their schema versions.

    Raises:
        ProofError: one is not brought up to date, is not copied before, or loses something.
    """
    files = {int(re.sub(r"\D", "", file.stem)): file for file in FROZEN.glob("schema-*.sqlite3")}
    if not files:
        raise ProofError(f"There is no old database in {FROZEN}.")
    newest = max(files)
    for version, file in sorted(files.items()):
        home = Home(root / f"schema-{version}")
        shutil.copy(file, home.data / "gpt-desktop.sqlite3")
        with running(screen, home) as app:
            app.window()
            up_to_date = partial(_has_version, home, newest)
            wait_for(f"Schema {newest} from {version}", up_to_date, _START_SECONDS)
            app.quit()
        _check(home, version, newest)
    return sorted(files)


def _check(home: Home, version: int, newest: int) -> None:
    if lost := _QUESTIONS - set(home.questions()):
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
