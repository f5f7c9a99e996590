"""The database that is measured, and the written figures."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import Spread
from benchmarks.stored.__main__ import report
from benchmarks.stored.figures import Figure, searches, upgrade_figures
from benchmarks.stored.made import LONG, LONG_MESSAGES, make_database
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database


def test_what_is_measured_holds_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "many.sqlite3"
    make_database(path, LONG_MESSAGES + 200)
    assert len(upgrade_figures(path)) == 3
    database = open_database(path).database
    store = SqliteConversations(database)
    with database.reading() as connection:
        count = connection.execute("SELECT count(*) FROM message").fetchone()[0]
        waiting = connection.execute("SELECT count(*) FROM search_pending").fetchone()[0]
    assert (count, waiting) == (LONG_MESSAGES + 200, 0)
    assert len(store.messages(LONG)) == LONG_MESSAGES
    assert len(store.list_conversations(searches()[0][1])) > 1
    database.close()


def test_a_figure_stands_beside_what_it_may_be() -> None:
    figures = [
        Figure("search", "ms", Spread(49.0, 40.0, 60.0), 50),
        Figure("opening", "ms", Spread(6.0, 6.0, 6.0), 5),
        Figure("memory", "MB", Spread(107.0, 100.0, 110.0)),
    ]
    text = report(figures, {"Processor": "Z80"}, "How.")
    assert "| Processor | Z80 |" in text
    assert "| search | 49.0 ms (40.0–60.0) | 50 ms | yes |" in text
    assert "| opening | 6.00 ms | 5 ms | **no** |" in text
    assert "| memory | 107 MB (100–110) | – | – |" in text
