"""The items of a large JSON list, one after the other, without the whole of it in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

MOST_BYTES_OF_ITEM = 256 * 1024 * 1024
_CHUNK = 1024 * 1024  # characters
_LONGEST_HEAD = 64 * 1024
_BETWEEN = " \t\r\n,"


class JsonItems:
    """Reads the first list of a text: all of it, or that of an object's first list.

    Args:
        file: text, read once from its beginning.

    Attributes:
        head: what came before the list.
        read: characters taken from the file so far.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._decoder = json.JSONDecoder()
        self.read = 0
        self._text = ""
        self._more(_LONGEST_HEAD)
        start = self._text.find("[")
        if start < 0:
            raise ValueError("there is no list near the beginning")
        self.head, self._text = self._text[:start].lstrip("\ufeff"), self._text[start + 1 :]

    def __iter__(self) -> Iterator[Any]:
        """The items.

        Raises:
            ValueError: the text is no JSON from here on, or an item is too long.
        """
        while True:
            self._text = self._text.lstrip(_BETWEEN)
            if not self._text:
                if not self._more(_CHUNK):
                    raise ValueError("the list has no end")
                continue
            if self._text[0] == "]":
                return
            yield self._item()

    def _item(self) -> Any:
        wanted = _CHUNK
        while True:
            try:
                item, end = self._decoder.raw_decode(self._text)
            except RecursionError as error:
                raise ValueError("it is nested too deep") from error
            except ValueError:
                # Most likely it is not all there yet; each time twice as much is read.
                if len(self._text) > MOST_BYTES_OF_ITEM or not self._more(wanted):
                    raise
                wanted *= 2
                continue
            self._text = self._text[end:]
            return item

    def _more(self, characters: int) -> bool:
        chunk = self._file.read(characters)
        self.read += len(chunk)
        self._text += chunk
        return bool(chunk)
