"""Conversations into files, and out of those of this app and of ChatGPT."""

from __future__ import annotations

import json
import logging
import re
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversation_record import ConversationRecord, Imported
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.storage.conversation_records import ConversationRecords
from gpt_desktop.storage.exchange.chatgpt import is_chatgpt, record_from_chatgpt
from gpt_desktop.storage.exchange.items import JsonItems
from gpt_desktop.storage.exchange.json_form import (
    FORMAT,
    VERSION,
    record_from_json,
    record_to_json,
)

log = logging.getLogger(__name__)

_MEMBER = "conversations.json"
_MOST_BYTES = 4 * 1024**3  # of a file, unpacked
_EVERY = 20  # conversations between two words of progress
_OURS = re.compile(rf'"format"\s*:\s*"{FORMAT}"')
_VERSION = re.compile(r'"version"\s*:\s*(\d{1,9})\b')
_FAULTS = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError)


class ConversationExchange:
    """Implements ``Exchange`` on the database."""

    def __init__(self, records: ConversationRecords) -> None:
        self._records = records

    def save(
        self, conversation_ids: Sequence[str] | None, path: Path, token: CancelToken
    ) -> Generator[Progressed, None, int]:
        """Write conversations as JSON; see ``Exchange.save``."""
        ids = self._records.ids() if conversation_ids is None else list(conversation_ids)
        count = 0
        try:
            with whole_file(path, mode=shared_mode()) as file:
                file.write(f'{{"format": "{FORMAT}", "version": {VERSION}'.encode())
                file.write(b', "conversations": [')
                for number, conversation_id in enumerate(ids):
                    token.raise_if_cancelled()
                    yield Progressed(Phase.COPYING, number, len(ids), Unit.PARTS, path.name)
                    record = self._records.read(conversation_id)
                    if record is not None:
                        text = json.dumps(record_to_json(record), indent=1)
                        file.write((",\n" if count else "\n").encode() + text.encode())
                        count += 1
                file.write(b"\n]}\n")
        except OSError as error:
            raise write_error(error, path.parent) from error
        return count

    def read(self, path: Path, token: CancelToken) -> Generator[Progressed, None, Imported]:
        """Add a file's conversations; see ``Exchange.read``."""
        found: list[ConversationRecord] = []
        damaged = left_out = 0
        try:
            with _text_of(path) as (file, size):
                items = JsonItems(file)
                ours = _is_ours(items.head)
                for number, item in enumerate(items):
                    token.raise_if_cancelled()
                    if number % _EVERY == 0:
                        yield Progressed(Phase.OPENING, items.read, size, Unit.BYTES, path.name)
                    try:
                        record, lost = _record(item, ours)
                    except _FAULTS as error:
                        log.info("A conversation of a file could not be read: %r", error)
                        damaged += 1
                        continue
                    left_out += lost
                    if record.messages:
                        found.append(record)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise _unreadable(path, str(error)) from error
        except ValueError as error:
            if not found:
                raise _unreadable(path, "") from error
            damaged += 1  # what came before the damage is kept
        if not found and not damaged:
            raise _empty(path)
        if not found:
            raise _unreadable(path, "")
        return Imported(tuple(self._records.add(found)), tuple(_warnings(damaged, left_out)))


def _record(item: Any, ours: bool) -> tuple[ConversationRecord, int]:
    if ours:
        return record_from_json(item), 0
    if not is_chatgpt(item):
        raise ValueError("no conversation")
    taken = record_from_chatgpt(item)
    return taken.record, taken.left_out


def _is_ours(head: str) -> bool:
    """Raises UserFacingError for what a newer version wrote."""
    if not _OURS.search(head):
        return False
    version = _VERSION.search(head)
    if version is not None and int(version[1]) > VERSION:
        raise UserFacingError(
            tr("This file was written by a newer version of the app."),
            "",
            tr("Update GPT Desktop, then import it again."),
        )
    return True


@contextmanager
def _text_of(path: Path) -> Iterator[tuple[IO[str], int]]:
    """The JSON of a file, or of the archive that ChatGPT sends, and its size in bytes."""
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8", errors="replace") as file:
            yield file, _bounded(path.stat().st_size)
        return
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.split("/")[-1] == _MEMBER]
        if not names:
            raise ValueError("no conversations in it")
        size = _bounded(archive.getinfo(names[0]).file_size)
        with archive.open(names[0]) as member:
            yield TextIOWrapper(member, encoding="utf-8", errors="replace"), size


def _bounded(size: int) -> int:
    if size > _MOST_BYTES:
        raise ValueError("it is too large")
    return size


def _warnings(damaged: int, left_out: int) -> Iterator[str]:
    if damaged:
        yield tr_count(
            "{count} conversation of the file is damaged and was left out.",
            "{count} conversations of the file are damaged and were left out.",
            damaged,
        )
    if left_out:
        yield tr_count(
            "{count} picture, file or tool’s output was left out: only text is taken.",
            "{count} pictures, files or tools’ outputs were left out: only text is taken.",
            left_out,
        )


def _empty(path: Path) -> UserFacingError:
    return UserFacingError(tr("There is no conversation in {name}.", name=path.name))


def _unreadable(path: Path, why: str) -> UserFacingError:
    return UserFacingError(
        tr("{name} could not be imported.", name=path.name),
        why,
        tr("It takes conversations that this app exported, and ChatGPT’s conversations.json."),
    )
