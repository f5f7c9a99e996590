"""The checkers on this computer: Harper, and the Hunspell dictionaries of system and person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from gpt_desktop.core.languages import is_known
from gpt_desktop.core.proofread.checker import Checker
from gpt_desktop.proofing.harper_checker import HarperChecker
from gpt_desktop.proofing.hunspell_checker import HunspellChecker

_MOST_LOADED = 2  # dictionaries; a large one takes 300 MB in memory
SYSTEM_FOLDERS = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/local/share/hunspell"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/Library/Spelling"),
)


class InstalledCheckers:
    """Harper for English, a dictionary for every other language that has one.

    Args:
        own: the person's folder, looked into first; it need not exist.
        system: folders of the system's packages.
    """

    def __init__(self, own: Path, system: Sequence[Path] = SYSTEM_FOLDERS) -> None:
        self._own = own
        self._folders = (own, *system)
        self._lock = Lock()
        self._harper = HarperChecker()
        self._loaded: dict[Path, HunspellChecker] = {}

    def folder(self) -> str:
        return str(self._own)

    def checker(self, language: str) -> Checker | None:
        if language == "en":
            return self._harper
        path = self._dictionary(language)
        if path is None:
            return None
        with self._lock:
            found = self._loaded.pop(path, None) or HunspellChecker(path)
            self._loaded[path] = found  # the one used last is the last one
            while len(self._loaded) > _MOST_LOADED:
                del self._loaded[next(iter(self._loaded))]
            return found

    def _dictionary(self, language: str) -> Path | None:
        """The file of a language: its plain name before those of regions, by name."""
        for folder in self._folders:
            paths = sorted(_dictionaries(folder), key=lambda path: (len(path.stem), path.stem))
            for path in paths:
                if _code_of(path.stem) == language:
                    return path
        return None


def _dictionaries(folder: Path) -> list[Path]:
    """Dictionaries with both their files; nothing in a folder that is not there."""
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return []
    return [
        folder / name
        for name in names
        if name.endswith(".dic") and f"{name.removesuffix('.dic')}.aff" in names
    ]


def _code_of(name: str) -> str:
    """The language of ``de_DE_frami``, ``pt-BR``, ``nb_NO``; "" for what is none."""
    code = name.replace("-", "_").split("_")[0].lower()
    code = {"nb": "no", "nn": "no", "iw": "he"}.get(code, code)
    return code if is_known(code) else ""
