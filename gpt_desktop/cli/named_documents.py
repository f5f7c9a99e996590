"""The documents that a command names: files, folders, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.generate import read_document
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import read_standard_input
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.folder_files import gather_files
from gpt_desktop.core.i18n import tr


def read_documents(
    names: Sequence[str], tools: Toolbox, output: Output, token: CancelToken
) -> tuple[tuple[Document, ...], list[tuple[str, str]]]:
    """What can be read, and why the others cannot, each told on standard error at once.

    Raises:
        UserFacingError: none can, or standard input is named beside files.
    """
    if "-" in names and len(names) > 1:
        raise UserFacingError(
            tr("Standard input and files cannot be read together."),
            "",
            tr("Give either - or files."),
        )
    if list(names) == ["-"]:
        return (make_document(Path(), "", text_blocks(read_standard_input())),), []
    documents: list[Document] = []
    failed: list[tuple[str, str]] = []
    paths = list(named_files(names))
    for path in paths:
        try:
            documents.append(read_document(tools, str(path), output, token))
        except UserFacingError as error:
            if len(paths) == 1:
                raise
            words = " ".join(str(error).split())
            output.progress_done()
            tell(f"gpt-desktop: {path}: {words}\n")
            failed.append((str(path), words))
    if not documents:
        raise UserFacingError(tr("None of the files could be read."), "", tr("Choose other files."))
    return tuple(documents), failed


def named_files(names: Sequence[str]) -> Iterator[Path]:
    """The files, and those of folders that are read, by name; hidden ones are left out.

    Raises:
        UserFacingError: a folder has none.
    """
    for name in names:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        inside = gather_files(path, CancelToken(), most=sys.maxsize).files
        if not inside:
            raise UserFacingError(
                tr("There is no document in {folder}.", folder=name),
                "",
                tr("Choose another folder."),
            )
        yield from inside
