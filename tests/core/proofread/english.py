"""The real word lists and thresholds."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.proofread.lexicon import read_lexicon
from gpt_desktop.core.proofread.thresholds import read_thresholds

FOLDER = Path(__file__).parents[3] / "resources" / "proofread" / "en"
LEXICON = read_lexicon(FOLDER)
THRESHOLDS = read_thresholds(FOLDER / "thresholds.toml")
