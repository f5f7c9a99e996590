"""An empty home for the built app, and what the app has left in it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

# Of onnxruntime 1.32, below XDG_CACHE_HOME/Microsoft/DeveloperTools/.onnxruntime.
_TELEMETRY = {"Microsoft", ".onnxruntime", "deviceid", "onnxruntime.db"}
# The app's folder under XDG_DATA_HOME, its files, and its settings' names.
_DATA = Path("share") / "gpt-desktop"
_GREEDY = {"temperature": 0.0, "language": "en"}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as the app keeps it; ``receipt`` says what made it."""

    content: str
    state: str
    receipt: dict[str, object]


class Home:
    """The folders of a person who has nothing yet but asks for the likeliest answers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / _DATA
        for name in ("home", "run", "config", "cache", "share", "state", "nothing"):
            (root / name).mkdir(parents=True)
        (root / "run").chmod(0o700)
        self.data.mkdir()
        (self.data / "settings.json").write_text(json.dumps(_GREEDY), encoding="utf-8")

    def environment(self, display: str) -> dict[str, str]:
        """All variables the app gets; there is no program on its path at all."""
        return {
            "DISPLAY": display,
            "HOME": str(self.root / "home"),
            "LANG": "C.UTF-8",
            "PATH": str(self.root / "nothing"),
            "XDG_CACHE_HOME": str(self.root / "cache"),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "XDG_DATA_HOME": str(self.root / "share"),
            "XDG_RUNTIME_DIR": str(self.root / "run"),
            "XDG_STATE_HOME": str(self.root / "state"),
        }

    def answers(self) -> list[Answer]:
        """All answers, the oldest first; none before there is a database."""
        query = "SELECT content, state, receipt FROM message WHERE role = ? ORDER BY created"
        return [
            Answer(content, state, json.loads(receipt) if receipt else {})
            for content, state, receipt in self._rows(query, "assistant")
        ]

    def summaries(self) -> list[Answer]:
        """What was made in Summarize, the oldest first."""
        query = "SELECT text, state, receipt FROM work WHERE kind = ? ORDER BY number"
        return [
            Answer(content, state, json.loads(receipt) if receipt else {})
            for content, state, receipt in self._rows(query, "summarize")
        ]

    def questions(self) -> list[str]:
        """All that the person asked, but in what they deleted."""
        query = """
            SELECT content FROM message WHERE role = ? AND conversation_id IN
                (SELECT id FROM conversation WHERE deleted IS NULL)
        """
        return [row[0] for row in self._rows(query, "user")]

    def drafts(self) -> list[str]:
        """All that is kept of what is not finished."""
        return [row[0] for row in self._rows("SELECT content FROM draft WHERE key <> ?", "")]

    def identifiers(self) -> list[str]:
        """What onnxruntime's telemetry leaves where it is on: an identifier, and its events."""
        return [str(path) for path in self.root.rglob("*") if path.name in _TELEMETRY]

    def database_state(self) -> str:
        """What SQLite finds wrong with the database, or "ok"."""
        return "\n".join(
            row[0] for row in self._rows("SELECT * FROM pragma_integrity_check(?)", "100")
        )

    def log(self) -> str:
        """All that the app wrote into its log."""
        files = sorted(self.data.rglob("*.log"))
        return "".join(file.read_text(encoding="utf-8", errors="replace") for file in files)

    def _rows(self, query: str, value: str) -> list[tuple[str, ...]]:
        file = self.data / "gpt-desktop.sqlite3"
        if not file.is_file():
            return []
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            try:
                return connection.execute(query, (value,)).fetchall()
            except sqlite3.OperationalError:
                # Its tables are being made, or it is being written; whoever asks, asks again.
                return []
