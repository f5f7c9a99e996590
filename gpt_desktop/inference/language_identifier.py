"""Languages of one script told apart by py3langid, a naive Bayes classifier of byte n-grams."""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_log = logging.getLogger(__name__)

# Labels that stand for another's language here: creoles and dialects of which single words
# are those of the larger one, and standards that short texts cannot tell apart.
_STANDS_FOR = {
    "pcm": "en",
    "nn": "no",
    "nb": "no",
    "ms": "id",
    "bs": "hr",
    "ary": "ar",
    "arz": "ar",
}


class NgramIdentifier:
    """Loads its 68 MB of tables at the first need, which takes about two seconds.

    Safe to call from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loading: threading.Thread | None = None
        self._model: LanguageIdentifier | None = None
        self._failed = False

    def prepare(self) -> bool:
        """Whether the tables are there; if not, a thread begins to read them."""
        if self._model is not None or self._failed:
            return True
        if self._loading is None:
            self._loading = threading.Thread(target=self._load, name="languages", daemon=True)
            self._loading.start()
        return False

    def likelihoods(self, text: str, codes: Sequence[str]) -> Mapping[str, float]:
        """How likely each language is, given that it is one of these; together 1.

        All the same where the tables cannot be read, which is logged once.
        """
        model = self._load()
        if model is None:
            return dict.fromkeys(codes, 1 / len(codes))
        found = dict.fromkeys(codes, 0.0)
        for label, share in model.rank(text):
            code = _STANDS_FOR.get(label, label)
            if code in found:
                found[code] += share
        total = sum(found.values())
        return {code: share / total for code, share in found.items()} if total else found

    def _load(self) -> LanguageIdentifier | None:
        with self._lock:
            if self._model is None and not self._failed:
                try:
                    # Not above: the start need not wait for what it brings.
                    from py3langid.langid import MODEL_FILE, LanguageIdentifier

                    self._model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
                except (ImportError, OSError, ValueError, MemoryError):
                    _log.exception("languages cannot be told apart")
                    self._failed = True
            return self._model


@functools.cache
def ngram_identifier() -> NgramIdentifier:
    """The process's one, so that its tables are there once."""
    return NgramIdentifier()
