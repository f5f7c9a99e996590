"""Files of pandoc and LibreOffice rewritten with a translator that only shouts, and compared.

``python -m benchmarks.round_trips FOLDER [NAME …]``: makes files of the project's own documents in
each format, rewrites them, and compares what pandoc or LibreOffice then reads. Both must be
installed. Prints a line a file: units, and what differs of structure, formats and words.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gpt_desktop.core.languages import language
from gpt_desktop.core.translation.marked_text import MarkedText, tagged
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.core.translation.unit_text import put_back, unit_text
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.formats import opener_of

_SOURCES = ("README.md", "CONTRIBUTING.md", "docs/quality.md", "docs/architecture.md")
_TAG = re.compile(r"[^<>]+")  # tags have no letters
_READ_BY = {".docx": "docx", ".odt": "odt", ".html": "html", ".epub": "epub", ".md": "gfm"}


def main(folder: Path, names: list[str]) -> None:
    """Make, rewrite and compare; the files stay in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or _SOURCES:
        for path in _made(Path(name), folder):
            out = path.with_name(f"out-{path.name}")
            units, exact = _rewrite(path, out)
            print(f"{path.name}: {units} units, marks kept {exact}; {_difference(path, out)}")


def _made(source: Path, folder: Path) -> Iterator[Path]:
    for suffix in (".docx", ".odt", ".html", ".epub", ".pptx", ".md"):
        path = folder / f"{source.stem}{suffix}"
        _run("pandoc", source, "--standalone", "-f", "gfm", "-o", path)
        yield path
    office = folder / "office"
    for kind in ("docx", "odt"):  # what LibreOffice makes of the other's file
        other = folder / f"{source.stem}.{'odt' if kind == 'docx' else 'docx'}"
        _run("soffice", "--headless", "--convert-to", kind, "--outdir", office, other)
        yield office / f"{source.stem}.{kind}"


def _run(program: str, *arguments: str | Path) -> bytes:
    command = [shutil.which(program) or program, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _rewrite(path: Path, out: Path) -> tuple[int, str]:
    file = opener_of(path)(path, ReadLimits(), "")
    units, kept, all_units = file.units, 0, 0
    targets = {}
    for number, unit in enumerate(units):
        shouted = MarkedText(_shout(unit.text), unit.marks)
        asked = unit_text(unit, tags=True)
        placed = put_back(asked, _TAG.sub(lambda found: _shout(found[0]), asked.text)).text
        all_units += bool(unit.marks)
        kept += bool(unit.marks) and tagged(placed) == tagged(shouted)
        targets[number] = WrittenUnit(number, placed)
    file.write(targets, language("de"), out)
    return len(units), f"{kept} of {all_units}"


def _shout(text: str) -> str:
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in text)


def _difference(before: Path, after: Path) -> str:
    if before.suffix not in _READ_BY:
        return f"pages {_pages(before)} and {_pages(after)}"
    old, new = (_shape(path) for path in (before, after))
    counts = Counter(each for each, _ in old)
    words = [word for _, word in old if word]
    same = sum(a == b for a, b in zip((w for _, w in new if w), map(_shout, words), strict=False))
    if [each for each, _ in old] == [each for each, _ in new]:
        shape = f"structure equal ({sum(counts.values())} elements)"
    else:
        lost = counts - Counter(each for each, _ in new)
        more = Counter(each for each, _ in new) - counts
        shape = f"structure differs: lost {dict(lost)}, more {dict(more)}"
    return f"{shape}; {same} of {len(words)} stretches of words shouted (code is not)"


def _pages(path: Path) -> int:
    import pypdfium2

    folder = path.parent / "pdf"
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, path)
    return len(pypdfium2.PdfDocument(folder / f"{path.stem}.pdf"))


def _shape(path: Path) -> list[tuple[str, str]]:
    """The kinds of all elements in order, and the words that are told by neighbouring ones."""
    tree = json.loads(_run("pandoc", path, "-f", _READ_BY[path.suffix], "-t", "json"))
    found: list[tuple[str, str]] = []
    _walk(tree["blocks"], found)
    merged: list[tuple[str, str]] = []
    for kind, words in found:
        if kind == "Words" and merged and merged[-1][0] == "Words":
            merged[-1] = ("Words", merged[-1][1] + words)
        else:
            merged.append((kind, words))
    return [
        (kind, " ".join(words.split()))
        for kind, words in merged
        if kind != "Words" or words.strip()
    ]


def _walk(node: Any, found: list[tuple[str, str]]) -> None:
    if isinstance(node, list):
        for each in node:
            _walk(each, found)
    elif isinstance(node, dict) and "t" in node:
        if node["t"] in ("Str", "Space", "SoftBreak"):
            found.append(("Words", node.get("c", " ")))
        else:
            found.append((node["t"], ""))
            _walk(node.get("c", []), found)
            found.append(("/" + node["t"], ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
