"""The parts of Translate, in the order in which they are asked."""

from __future__ import annotations

from gpt_desktop.ui.translate.part import TranslatePart

PARTS: tuple[type[TranslatePart], ...] = ()
