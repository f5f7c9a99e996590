"""A line for a number that may be left out."""

from __future__ import annotations

import math

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role


class NumberField(QLineEdit):
    """Empty means that nothing is said; what is no number within bounds counts as empty.

    Args:
        whole: it takes whole numbers only.
    """

    def __init__(
        self, bounds: tuple[float, float], *, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bounds = bounds
        self._whole = whole
        words = tr("{least} to {most}", least=f"{bounds[0]:g}", most=f"{bounds[1]:g}")
        self.setPlaceholderText(tr("as usual"))
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.textChanged.connect(self._on_changed)

    def value(self) -> float | None:
        """The number, or None."""
        text = self.text().strip().replace(",", ".")
        try:
            number = float(text)
        except ValueError:
            return None
        least, most = self._bounds
        fits = math.isfinite(number) and least <= number <= most
        return number if fits and (number.is_integer() or not self._whole) else None

    def set_value(self, value: float | None) -> None:
        self.setText("" if value is None else repr(value).removesuffix(".0"))

    @property
    def wrong(self) -> bool:
        """Whether something stands in it that it cannot take."""
        return bool(self.text().strip()) and self.value() is None

    @Slot()
    def _on_changed(self) -> None:
        self.setProperty("asked", self.wrong)
        set_role(self, "")
