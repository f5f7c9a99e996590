"""The table of docs/models.md on what is no model of ours; run as a module, it writes it."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.foreign_models import Foreign

PAGE = Path(__file__).parents[2] / "docs" / "models.md"
BEGIN, END = "<!-- told -->\n", "<!-- end of told -->"


def foreign_table() -> str:
    """What is said of each kind, and what to take instead."""
    rows = [f"| {what.replace('{detail}', '…')} | {instead} |" for what, instead in _words()]
    return "\n".join(["| what the error says | what to take |", "| --- | --- |", *rows, ""])


def _words() -> list[tuple[str, str]]:
    return [kind.value for kind in Foreign]


def written() -> str:
    """The table as the page has it."""
    return PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page.replace(written(), foreign_table()), encoding="utf-8")
