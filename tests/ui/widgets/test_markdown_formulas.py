"""Formulas in a text: letters until they are drawn, then pictures that are copied as LaTeX."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.formula_object import OBJECT_LETTER, formula_of
from gpt_desktop.ui.widgets.formula_pictures import Formula, FormulaPicture, FormulaPictures
from gpt_desktop.ui.widgets.markdown_view import MarkdownView

# A filled square: it stands on the baseline and goes down to half an em under it.
_SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="150" viewBox="0 -100 200 150">'
    '<rect x="0" y="-100" width="200" height="150" fill="currentColor"/></svg>'
)


class ScriptedPictures(FormulaPictures):
    """Draws when it is told to."""

    def __init__(self) -> None:
        super().__init__([])
        self.asked: list[Formula] = []

    def _next(self) -> None:
        self.asked += list(self._waiting)
        self._waiting.clear()

    def draw(self, latex: str, picture: FormulaPicture | None = None) -> None:
        for formula in self.asked:
            if formula.latex == latex:
                self._pictures[formula] = picture or FormulaPicture(_SQUARE, 2.0, 1.0, 0.5)
                self.known.emit(formula)

    def refuse(self, latex: str) -> None:
        for formula in self.asked:
            if formula.latex == latex:
                self._pictures[formula] = None
                self.known.emit(formula)


@pytest.fixture
def pictures() -> ScriptedPictures:
    return ScriptedPictures()


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, pictures: ScriptedPictures) -> Iterator[MarkdownView]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = MarkdownView(context.theme, pictures)
    column.addWidget(made)
    column.addStretch()
    holder.resize(760, 900)
    qtbot.addWidget(holder)
    holder.show()
    yield made
    holder.close()


def drawn(view: MarkdownView) -> list[str]:
    """The formulas that are pictures now, as they came."""
    found = []
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            form: QTextCharFormat = iterator.fragment().charFormat()
            if OBJECT_LETTER in iterator.fragment().text():
                found.append(form.toolTip())
            iterator += 1
        block = block.next()
    return found


@pytest.mark.parametrize(
    ("source", "latex", "display"),
    [
        (r"\(x\)", "x", False),
        ("$x$", "x", False),
        (r"\[ x + y \]", "x + y", True),
        ("$$x$$", "x", True),
    ],
)
def test_all_four_ways_of_writing_one(
    view: MarkdownView, pictures: ScriptedPictures, source: str, latex: str, display: bool
) -> None:
    assert formula_of(source) == Formula(latex, display)
    view.set_text(f"Words {source} and more.")
    assert pictures.asked == [Formula(latex, display)]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and that is $6.",
        "Between $5 and 10$ a piece.",
        "US$5 or US$6",
        "Five $ and six $ more",
        "echo $HOME and $PATH, or $PATH:$HOME",
        "价格是 $5 到 10$ 之间",
        "`$x$` and `\\(x\\)` in code",
        "```\n$x$ \\[ y \\]\n```",
        "    $$x$$",
        r"\[ left open",
        "a $ alone",
    ],
)
def test_money_and_code_are_no_formulas(
    view: MarkdownView, pictures: ScriptedPictures, text: str
) -> None:
    view.set_text(text)
    view.finish()
    assert pictures.asked == []


@pytest.mark.parametrize(
    "text",
    ["$n$th", "the $x$-axis", r"$\text{speed} = 5$", "其中 $v$ 为速度", "$5$ 个", "$O(n \\log n)$"],
)
def test_dollars_around_mathematics_are_formulas(
    view: MarkdownView, pictures: ScriptedPictures, text: str
) -> None:
    view.set_text(text)
    assert len(pictures.asked) == 1


def test_letters_become_a_picture_in_their_place(
    qtbot: QtBot, view: MarkdownView, pictures: ScriptedPictures
) -> None:
    view.set_text("First $a$ and $b$.\n\nThen $a$ again.")
    assert view.toPlainText() == "First $a$ and $b$.\nThen $a$ again."
    pictures.draw("a")
    qtbot.waitUntil(lambda: drawn(view) == ["$a$", "$a$"])
    pictures.draw("b")
    qtbot.waitUntil(lambda: drawn(view) == ["$a$", "$b$", "$a$"])
    assert view.text() == "First $a$ and $b$.\n\nThen $a$ again."


def test_what_has_no_picture_stays_as_it_came(
    qtbot: QtBot, view: MarkdownView, pictures: ScriptedPictures
) -> None:
    view.set_text(r"Bad $\foo{*a*}$ and good $a$.")
    pictures.refuse(r"\foo{*a*}")
    pictures.draw("a")
    qtbot.waitUntil(lambda: drawn(view) == ["$a$"])
    assert view.toPlainText().replace(OBJECT_LETTER, "") == r"Bad $\foo{*a*}$ and good ."
    view.restyle()
    assert drawn(view) == ["$a$"]


def test_a_picture_that_is_there_is_shown_at_once(
    view: MarkdownView, pictures: ScriptedPictures
) -> None:
    view.set_text("$a$")
    pictures.draw("a")
    view.set_text("New $a$")
    assert drawn(view) == ["$a$"]


def test_one_far_wider_than_the_text_stays_letters(
    qtbot: QtBot, view: MarkdownView, pictures: ScriptedPictures
) -> None:
    view.set_text("$a$ and $b$")
    pictures.draw("a", FormulaPicture(_SQUARE, 300.0, 1.0, 0.5))
    pictures.draw("b")
    qtbot.waitUntil(lambda: drawn(view) == ["$b$"])
    assert view.document().idealWidth() <= view.width()


def test_a_growing_formula_is_never_taken_for_something_else(
    qtbot: QtBot, view: MarkdownView
) -> None:
    text = "See\n\n\\[\n- a_1 * b * c\n+ d\n\\]\n\nand \\(x * y * z\\) so."
    for letter in text[: text.index(r"\]")]:
        view.append_text(letter)
        assert view.document().lastBlock().textList() is None
    qtbot.waitUntil(lambda: not view.feeding)
    assert "- a_1 * b * c" in view.toPlainText()
    view.append_text(text[text.index(r"\]") :])
    qtbot.waitUntil(lambda: not view.feeding)
    view.finish()
    assert r"\(x * y * z\)" in view.toPlainText()


def test_pictures_that_come_while_text_comes_do_not_mix_it_up(
    qtbot: QtBot, view: MarkdownView, pictures: ScriptedPictures
) -> None:
    text = "One $a+b+c$ two.\n\nThree $a+b+c$.\n\n- Four $d+e+f$\n- five $a+b+c$ end.\n\nLast."
    for number, letter in enumerate(text):
        view.append_text(letter)
        if number == len(text) - 25:
            qtbot.waitUntil(lambda: not view.feeding)
            pictures.draw("a+b+c")
            qtbot.waitUntil(lambda: "$a+b+c$" in drawn(view))
    view.finish()
    pictures.draw("d+e+f")
    qtbot.waitUntil(lambda: not view.feeding and len(drawn(view)) == 4)
    view.selectAll()
    copied = view.createMimeDataFromSelection().text()
    assert copied == text.replace("\n\n", "\n").replace("- ", "")


def test_one_left_open_is_text_in_the_end(qtbot: QtBot, view: MarkdownView) -> None:
    for letter in r"Open \( a *b* c":
        view.append_text(letter)
    qtbot.waitUntil(lambda: not view.feeding)
    assert "*b*" in view.toPlainText()
    view.finish()
    assert view.toPlainText() == "Open ( a b c"


def test_one_by_itself_stands_in_the_middle(view: MarkdownView) -> None:
    view.set_text("Words.\n\n\\[ x \\].\n\nWords $$x$$ here.")
    alignments = []
    block = view.document().begin()
    while block.isValid():
        alignments.append(block.blockFormat().alignment().name)
        block = block.next()
    assert [("HCenter" in str(name)) for name in alignments] == [False, True, False]


def test_a_selection_is_copied_as_latex(
    qtbot: QtBot, view: MarkdownView, pictures: ScriptedPictures
) -> None:
    view.set_text("Area $a$:\n\n| x | y |\n|---|---|\n| $a$ | **2** |\n\nEnd 🫖.")
    pictures.draw("a")
    qtbot.waitUntil(lambda: len(drawn(view)) == 2)
    view.selectAll()
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied == "Area $a$:\nx\ty\n$a$\t2\nEnd 🫖."


def test_it_is_painted_on_the_baseline_in_the_colour_of_the_text(
    qtbot: QtBot, view: MarkdownView, pictures: ScriptedPictures, context: ViewContext
) -> None:
    view.set_text("$a$ $b$")
    pictures.draw("a")
    # Another that is higher, so that the line is not as high as the first alone.
    pictures.draw("b", FormulaPicture(_SQUARE, 2.0, 3.0, 1.0))
    qtbot.waitUntil(lambda: len(drawn(view)) == 2)
    text_colour = QColor(context.theme.palette.text)
    rows = _rows_in(view, text_colour)
    line = view.document().begin().layout().lineAt(0)
    baseline = line.y() + line.ascent()
    size = context.theme.text_size * 1.12
    assert rows[0] == pytest.approx(baseline - size, abs=2)
    assert rows[1] == pytest.approx(baseline + size / 2, abs=2)
    settings = context.settings()
    context.theme.apply(Appearance.DARK, settings.text_size)
    light = QColor(context.theme.palette.text)
    assert light != text_colour
    assert _rows_in(view, light)[1] - _rows_in(view, light)[0] == pytest.approx(
        rows[1] - rows[0], abs=2
    )
    context.theme.apply(settings.appearance, settings.text_size)


def _rows_in(view: MarkdownView, colour: QColor) -> tuple[int, int]:
    """The first and the last row of pixels of a colour, through the first formula."""
    image: QImage = view.grab().toImage()
    x = view.viewport().mapTo(view, QPoint(8, 0)).x()
    rows = [y for y in range(image.height()) if image.pixelColor(x, y) == colour]
    return rows[0], rows[-1]
