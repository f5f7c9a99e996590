"""Reading files the way the app does: in a child process, with everything that goes wrong."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.documents import BlockKind, PasswordNeededError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.loader import ChildProcessReader
from tests.documents import files
from tests.expected_log import ExpectedLog

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits of POSIX")


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "letter.TXT"
    path.write_text("Dear Ada,\n\nthank you.\n", encoding="utf-8")
    document, progress = files.read(path)
    assert [block.text for block in document.blocks] == ["Dear Ada,", "thank you."]
    assert (document.path, document.title, document.page_count) == (path, "letter", None)
    assert progress[-1] == Progressed(Phase.OPENING, 1, 1, Unit.PARTS, "letter.TXT")


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "- 信 letter.md").write_text("# Title\n\ntext", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    document, _ = files.read(Path("- 信 letter.md"))
    assert document.title == "Title"


def test_thirty_pages_with_progress_for_each(tmp_path: Path) -> None:
    names = [chr(ord("A") + n % 26) * (3 + n // 26) for n in range(30)]
    pages = [[f"{name} ran. {files.LOREM}", f"{files.LOREM * 2}So {name}."] for name in names]
    document, progress = files.read(files.pdf(tmp_path / "long.pdf", pages))
    assert document.page_count == 30
    assert [step.done for step in progress] == list(range(31))
    assert {step.unit for step in progress} == {Unit.PAGES}
    head, *blocks = document.blocks
    assert (head.text, head.page) == ("Annual report", 1)  # what repeats stays once
    assert [block.text for block in blocks] == [t.strip() for p in pages for t in p]
    assert [block.page for block in blocks] == [n for n in range(1, 31) for _ in "ab"]


def make_empty(path: Path) -> Path:
    path = path.with_suffix(".txt")
    path.touch()
    return path


def make_blank(path: Path) -> Path:
    path = path.with_suffix(".md")
    path.write_text(" \n\n\t\n", encoding="utf-8")
    return path


def make_binary(path: Path) -> Path:
    path = path.with_suffix(".txt")
    path.write_bytes(bytes(range(256)) * 50)
    return path


def make_folder(path: Path) -> Path:
    path = path.with_suffix(".pdf")
    path.mkdir()
    return path


def make_sheet(path: Path) -> Path:
    return files.archive(path.with_suffix(".docx"), {"xl/workbook.xml": b"<workbook/>"})


def make_cut_off_word(path: Path) -> Path:
    made = files.word(path.with_suffix(".docx"))
    made.write_bytes(made.read_bytes()[:9000])
    return made


def make_word_of_garbage(path: Path) -> Path:
    return files.word_body(path.with_suffix(".docx"), "<w:p>")


def make_word_without_styles(path: Path) -> Path:
    return files.archive(path.with_suffix(".docx"), {"word/document.xml": b"<w/>"})


def make_locked_word(path: Path) -> Path:
    path = path.with_suffix(".docx")
    path.write_bytes(OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    return path


def make_archive(path: Path) -> Path:
    return files.archive(path.with_suffix(".zip"), {"photo.raw": b"x"})


def written(suffix: str, content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path = path.with_suffix(suffix)
        path.write_bytes(content)
        return path

    return make


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda path: path.with_suffix(".txt"), "is not there"),
    "below a file": (lambda path: make_empty(path) / "x.txt", "is not there"),
    "folder": (make_folder, "is a folder"),
    "empty": (make_empty, "is empty"),
    "blank": (make_blank, "is empty"),
    "binary": (make_binary, "not a text file"),
    "pdf named txt": (written(".txt", b"%PDF-1.7 and so on"), "is damaged"),
    "encrypted pdf": (
        lambda path: files.pdf(path.with_suffix(".pdf"), [["a"]], password="x"),
        "protected with a password",
    ),
    "scanned pdf": (
        lambda path: files.picture_pdf(path.with_suffix(".pdf"), 3),
        "Its pages are pictures",
    ),
    "pdf of garbage": (written(".pdf", b"%PDF-1.7\ngarbage"), "is damaged"),
    "unsupported": (make_archive, r"\.txt, .*\.md, \.pdf, \.docx"),
    "old word of garbage": (written(".doc", OLE), "is damaged"),
    "locked word": (make_locked_word, "protected with a password"),
    "empty spreadsheet": (make_sheet, "is empty"),
    "cut off word": (make_cut_off_word, "is damaged"),
    "word of garbage": (make_word_of_garbage, "is damaged"),
    "word without styles": (make_word_without_styles, "is damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_with_a_next_step(tmp_path: Path, name: str) -> None:
    make, words = BAD[name]
    error = files.failure(make(tmp_path / "bad"))
    assert error.next_step
    assert error.why
    with pytest.raises(type(error), match=words):
        raise error


@pytest.mark.parametrize("name", ["letter", "letter.pdf", "letter.docx", "letter.xyz"])
def test_text_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Dear Ben, come in May.", encoding="utf-8")
    assert files.read(path)[0].text == "Dear Ben, come in May."


def test_a_password_opens_what_it_protects_and_is_asked_for(tmp_path: Path) -> None:
    path = files.pdf(tmp_path / "locked.pdf", [["Dear Ben, come in May."]], password="sésame")
    for given, wrong in (("", False), ("sesam", True)):
        with pytest.raises(PasswordNeededError) as told:
            files.read(path, password=given)
        assert told.value.wrong is wrong
    assert files.read(path, password="sésame")[0].blocks[-1].text == "Dear Ben, come in May."


@POSIX
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "cannot read" in files.failure(path).what


AS_NOBODY = """
import os, sys
from gpt_desktop.documents import child, plain
os.setgroups([])
os.setuid(65534)
sys.exit(child.main(sys.argv[1:]))
"""


@POSIX
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("secret", encoding="utf-8")
    path.chmod(0)
    # Root may read everything, so there the child becomes somebody who may not.
    command = [sys.executable, "-c", AS_NOBODY] if os.geteuid() == 0 else None
    error = files.failure(path, ChildProcessReader(command=command))
    assert "does not allow" in error.why


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (ReadLimits(file_bytes=100), "too large"),
        (ReadLimits(text_characters=100), "too long"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx"])
def test_limits(tmp_path: Path, limits: ReadLimits, words: str, suffix: str) -> None:
    path = tmp_path / f"big{suffix}"
    if suffix == ".pdf":
        files.pdf(path, [[files.LOREM]])
    elif suffix == ".docx":
        files.word_body(path, f"<w:p><w:r><w:t>{files.LOREM}</w:t></w:r></w:p>")
    else:
        path.write_text(files.LOREM, encoding="utf-8")
    assert words in files.failure(path, ChildProcessReader(limits)).what


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    zeros = bytes(30 * 1024 * 1024)
    path = files.archive(tmp_path / "bomb.docx", {"word/document.xml": zeros})
    assert path.stat().st_size < 50_000
    reader = ChildProcessReader(ReadLimits(unpacked_bytes=20 * 1024 * 1024))
    assert "no ordinary document" in files.failure(path, reader).why


def test_a_part_larger_than_it_declares_is_not_unpacked(tmp_path: Path) -> None:
    path = files.archive(tmp_path / "lie.docx", {"word/document.xml": bytes(1_000_000)})
    content = path.read_bytes().replace((1_000_000).to_bytes(4, "little"), b"\1\0\0\0")
    path.write_bytes(content)
    assert "is damaged" in files.failure(path).what


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_too_little_memory_is_told(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("word " * 10_000_000, encoding="utf-8")
    limits = ReadLimits(
        text_characters=100_000_000, child=ChildLimits(memory_bytes=100 * 1024 * 1024)
    )
    assert "memory" in files.failure(path, ChildProcessReader(limits)).why


def script(code: str, idle_seconds: float = 60) -> ChildProcessReader:
    """A reader whose child runs this instead of ours."""
    limits = ReadLimits(child=ChildLimits(idle_seconds=idle_seconds))
    return ChildProcessReader(limits, [sys.executable, "-c", code])


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ada", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.kill(os.getpid(), 9)" if sys.platform != "win32" else "1/0",
        "raise ValueError('a bug')",
        "",
        'print(\'["progress", 1, 2, "parts"]\')',
        'print(\'["progress", 1, 2, "miles"]\')',
        "print('hello')",
        "print('{}')",
        "print('[1, 2]')",
        "print('[\"blocks\", 5]')",
        'print(\'["failure", "unheard of"]\')',
        "print('[' * 100000)",
        "import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\n')",
    ],
)
def test_a_child_that_goes_wrong_is_told(
    letter: Path, code: str, expected_log: ExpectedLog
) -> None:
    expected_log("The process that reads files ended with")
    assert "stopped unexpectedly" in files.failure(letter, script(code)).why


def test_a_traceback_goes_to_the_log(letter: Path, expected_log: ExpectedLog) -> None:
    expected_log("ValueError: a bug")
    files.failure(letter, script("raise ValueError('a bug')"))


def test_a_child_that_cannot_be_started_is_told(letter: Path, expected_log: ExpectedLog) -> None:
    reader = ChildProcessReader(command=["/no/such/program"])
    expected_log("The process that reads files did not start")
    assert "could not be read" in files.failure(letter, reader).what


SAID = '["progress", 1, 9, "parts"]'
ENDLESS = f"import sys\nprint('{SAID}', flush=True)\nsys.stdin.read(1)\nwhile True: pass"


def test_a_child_that_says_nothing_is_given_up(letter: Path) -> None:
    assert "gave up" in files.failure(letter, script(ENDLESS, 0.5)).why


def test_a_child_that_floods_us_is_stopped(letter: Path) -> None:
    code = (
        "import json\nline = json.dumps(['blocks', [['paragraph', 'x' * 1000, 0, None, False]]])\n"
        "while True: print(line)"
    )
    limits = ReadLimits(text_characters=50_000)
    reader = ChildProcessReader(limits, [sys.executable, "-c", code])
    assert "too long" in files.failure(letter, reader).what


def test_cancelling_while_it_reads_kills_the_child(letter: Path) -> None:
    token = CancelToken()
    reader = ChildProcessReader(command=[sys.executable, "-c", ENDLESS])
    steps = reader.read(letter, token)
    assert next(steps) == Progressed(Phase.OPENING, 1, 9, Unit.PARTS, "letter.txt")
    token.cancel()
    with pytest.raises(CancelledError):
        next(steps)


def test_cancelling_in_the_middle_of_a_pdf(tmp_path: Path) -> None:
    path = files.pdf(tmp_path / "long.pdf", [[files.LOREM * 5]] * 20)
    token = CancelToken()
    steps = ChildProcessReader().read(path, token)
    next(steps)
    token.cancel()
    with pytest.raises(CancelledError):
        for _ in steps:
            pass


def test_a_reading_cancelled_before_starts_nothing(letter: Path) -> None:
    token = CancelToken()
    token.cancel()
    reader = ChildProcessReader(command=["/no/such/program"])
    with pytest.raises(CancelledError):
        next(reader.read(letter, token))


def test_a_reading_given_up_leaves_no_process(letter: Path) -> None:
    said = '["progress", {os.getpid()}, 9, "parts"]'
    code = f"import os\nprint(f'{said}', flush=True)\nwhile True: pass"
    steps = ChildProcessReader(command=[sys.executable, "-c", code]).read(letter, CancelToken())
    pid = next(steps).done
    steps.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_modules_beside_the_document_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "letter.txt").write_text("Dear Ada", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    document, _ = files.read(Path("letter.txt"))
    assert document.text == "Dear Ada"


def test_the_samples_are_read_whole() -> None:
    from gpt_desktop import paths

    samples = paths.resources_dir() / "samples"
    texts = {path.name: files.read(path)[0] for path in sorted(samples.iterdir())}
    assert set(texts) == {"sample.md", "sample-zh.md", "sample.pdf"}
    headings = [b.text for b in texts["sample.pdf"].blocks if b.kind is BlockKind.HEADING]
    source = (Path(__file__).parent.parent / "data" / "sample-pdf.md").read_text(encoding="utf-8")
    assert [block.text for block in texts["sample.pdf"].blocks] == [
        part.strip().lstrip("# ") for part in source.split("\n\n")
    ]
    assert headings[:2] == ["Keeping Bees on a Hospital Roof", "A three-year report"]
    assert texts["sample.pdf"].page_count == 4
    assert texts["sample-zh.md"].title == "老车站里的读书会"


def test_a_copy_elsewhere_reads_the_same(tmp_path: Path) -> None:
    first = files.word(tmp_path / "report.docx")
    (tmp_path / "深 folder").mkdir()
    second = Path(shutil.copy(first, tmp_path / "深 folder" / "report.docx"))
    assert files.read(first)[0].blocks == files.read(second)[0].blocks
