"""The person's own words, which proofreading leaves as they are."""

from __future__ import annotations

from gpt_desktop.core.conversations import DraftStore

_KEY = "proofread-words"
_MOST = 5000


class OwnWords:
    """Kept over restarts, in small letters."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store
        self._words: dict[str, None] | None = None  # read when they are first needed

    def all(self) -> tuple[str, ...]:
        """In the order in which they were added."""
        return tuple(self._loaded())

    def add(self, word: str) -> None:
        """Raises UserFacingError where it cannot be saved."""
        words = {**self._loaded(), word.lower(): None}
        self._save(dict.fromkeys(list(words)[-_MOST:]))

    def remove(self, word: str) -> None:
        """Raises UserFacingError where it cannot be saved."""
        self._save({each: None for each in self._loaded() if each != word.lower()})

    def _save(self, words: dict[str, None]) -> None:
        self._store.save_draft(_KEY, {"words": list(words)})
        self._words = words

    def _loaded(self) -> dict[str, None]:
        if self._words is None:
            kept = self._store.load_draft(_KEY).get("words")
            self._words = dict.fromkeys(map(str, kept if isinstance(kept, list) else ()))
        return self._words
